import {keptFiles} from '../workspace/recipe.ts';
import type {KeptFile} from '../workspace/document.ts';
import type {Copies} from './copies.ts';
import type {Desk} from './desk.ts';
import {READING_BACK} from './desk-state.ts';
import type {Stopped} from './open-notebook.ts';

/** How long the engine may take to hear that it is to stop. Some of its steps hear nothing until they are done. */
const HEARD_MS = 700;
const AGAIN_MS = 20;

/**
 * Stops what the engine does for somebody, and settles within a second. `ask` asks it to stop; `over` says whether it has. Where it has not
 * in time, the engine is ended and starts anew, if all that it holds can be read back.
 */
export async function stopped(
  desk: Desk,
  ask: () => Promise<void>,
  over: () => boolean
): Promise<Stopped> {
  const [may] = await Promise.all([mayRestart(desk), heard(ask, over)]);
  if (over()) return 'heard';
  if (!may) return 'late';
  void restart(desk);
  return 'restarted';
}

/** Asks again as long as it goes on: a request that comes between two statements meets none. */
async function heard(ask: () => Promise<void>, over: () => boolean): Promise<void> {
  const late = moment(HEARD_MS).then(() => 'late' as const);
  let said: 'late' | void = undefined;
  while (!over() && said !== 'late') {
    said = await Promise.race([ask().then(() => moment(AGAIN_MS)), late]);
  }
}

function moment(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Whether the engine may be ended: no files are on their way in, and all that it holds can be read back. */
async function mayRestart({state, busy, restoring, keeper, work}: Desk): Promise<boolean> {
  if (state.engine.is !== 'ready' || state.deciding || (busy && !restoring)) return false;
  const kept = keptFiles(keeper.workspace);
  const there = await Promise.all(kept.map((file) => isReadable(file, work.copies)));
  return there.every(Boolean);
}

async function isReadable(kept: KeptFile, copies: Copies): Promise<boolean> {
  try {
    const found = await copies.find(kept);
    await found?.file.slice(0, 1).arrayBuffer();
    return found !== undefined;
  } catch {
    return false;
  }
}

/** Ends the engine, whatever it is at, and starts another that reads back what this one held. */
export async function restart(desk: Desk): Promise<void> {
  const {engine, notebooks} = desk.state;
  if (engine.is !== 'ready') return;
  const importing = desk.work.holdsData ? READING_BACK : ({is: 'idle'} as const);
  desk.set({engine: {is: 'starting'}, tables: [], report: null, took: 0, importing});
  const next = engine.backend.restart();
  for (const open of notebooks) void open.rest();
  await desk.attach(next);
}
