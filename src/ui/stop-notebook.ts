import type {Desk} from './desk.ts';
import './elements/stop-notice.ts';
import type {OpenNotebook} from './open-notebook.ts';
import {stopped} from './restart.ts';

/**
 * Stops a notebook that runs, and those that it waits for, within a second; where the engine does not hear it, it is started anew and
 * reads everything back. A notebook that was stopped runs again when it is asked to.
 */
export async function stopNotebook(desk: Desk, open: OpenNotebook): Promise<void> {
  if (!isRunning(open) || open.state.stop !== 'no') return;
  const all = [open, ...desk.state.notebooks.filter(({id}) => open.takes.includes(id))];
  const running = all.filter(isRunning);
  for (const each of running) each.set({stop: 'asked'});
  desk.set({});
  const over = (): boolean => !running.some(isRunning);
  const how = await stopped(
    desk,
    async () => void (await Promise.all(running.map(({run}) => run?.halt() ?? Promise.resolve()))),
    over
  );
  for (const each of running)
    each.set(how === 'restarted' ? {stop: how, is: 'stopped'} : {stop: how});
  desk.set({});
}

function isRunning({state}: OpenNotebook): boolean {
  return state.is === 'running';
}
