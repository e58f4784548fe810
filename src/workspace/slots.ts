import {DishuError} from '../model/failure.ts';
import {EMPTY, type Workspace} from './document.ts';
import type {Folder} from './folder.ts';
import {parseWorkspace, printWorkspace, type Read} from './parse.ts';

/** The two files that take turns: while one is written, the other holds the state before. */
const SLOTS = ['workspace-a', 'workspace-b'] as const;
type Slot = (typeof SLOTS)[number];
type Whole = Read & {readonly slot: Slot; readonly text: string};

/** What was found at the start. `damaged`: names under which broken copies are kept aside; `lost`: nothing whole was there beside them. */
export type Opened = {
  readonly workspace: Workspace;
  readonly bytes: number;
  readonly damaged: readonly string[];
  readonly lost: boolean;
};

/**
 * A workspace in a folder, as two files with a sequence number and a hash each. A save goes to the older one, is read
 * back and compared; so the last whole state is there whenever the tab dies.
 */
export class Slots {
  readonly #folder: Folder;
  #current: Slot | undefined;
  #sequence = 0;

  constructor(folder: Folder) {
    this.#folder = folder;
  }

  /**
   * The later of the whole copies, or an empty workspace. A broken copy is kept aside under another name. Throws
   * `workspace-newer`, and touches nothing, when a later app wrote here.
   */
  async open(): Promise<Opened> {
    const whole: Whole[] = [];
    const damaged: string[] = [];
    for (const slot of SLOTS) {
      const text = await (await this.#folder.read(slot))?.text();
      if (text === undefined || (await this.#isUnwritten(text))) continue;
      const found = await wholeCopy(text);
      if (found) whole.push({...found, slot, text});
      else damaged.push(await this.#keepAside(slot, text, true));
    }
    whole.sort((a, b) => b.workspace.sequence - a.workspace.sequence);
    const [latest] = whole;
    if (latest && latest.refused > 0)
      damaged.push(await this.#keepAside(latest.slot, latest.text, false));
    this.#current = latest?.slot;
    this.#sequence = latest?.workspace.sequence ?? 0;
    const bytes = new Blob([latest?.text ?? '']).size;
    const lost = damaged.length > 0 && latest === undefined;
    return {workspace: latest?.workspace ?? EMPTY, bytes, damaged, lost};
  }

  /**
   * Saves under the next sequence number and answers the bytes written. Throws `workspace-taken` when another tab has saved
   * since, and `store-full` or `store-failed`; the former copy is whole in each case.
   */
  async save(workspace: Workspace): Promise<number> {
    if ((await this.#latest()) > this.#sequence) throw new DishuError({code: 'workspace-taken'});
    const slot = SLOTS.find((each) => each !== this.#current) ?? SLOTS[0];
    const sequence = this.#sequence + 1;
    const text = await sealed({...workspace, sequence});
    await this.#folder.write(slot, text);
    if ((await (await this.#folder.read(slot))?.text()) !== text) {
      throw new DishuError({code: 'store-failed'});
    }
    this.#current = slot;
    this.#sequence = sequence;
    return new Blob([text]).size;
  }

  /** The largest sequence number that stands in the folder now. */
  async #latest(): Promise<number> {
    const heads = await Promise.all(
      SLOTS.map(async (slot) =>
        sequenceIn(await (await this.#folder.read(slot))?.slice(0, 99).text())
      )
    );
    return Math.max(...heads);
  }

  /** The first save ever may end between making the file and writing it. */
  async #isUnwritten(text: string): Promise<boolean> {
    return text === '' && (await this.#folder.names()).length === 1;
  }

  /** Under another name; where there is no room for that it stays where it is until a save takes its place. */
  async #keepAside(slot: Slot, text: string, moves: boolean): Promise<string> {
    const names = await this.#folder.names();
    const count = names.filter((name) => name.startsWith('damaged-')).length;
    const name = `damaged-${count + 1}-${slot}`;
    try {
      await this.#folder.write(name, text);
    } catch {
      return slot;
    }
    if (moves) await this.#folder.remove(slot);
    return name;
  }
}

/** First line: sequence number and SHA-256 of the rest; then the document. */
async function sealed(workspace: Workspace): Promise<string> {
  const body = printWorkspace(workspace);
  return `${workspace.sequence} ${await sha256(body)}\n${body}`;
}

function sequenceIn(text = ''): number {
  return Number(/^(\d+) [0-9a-f]{64}\n/.exec(text)?.[1] ?? 0);
}

/** Undefined for a copy that is not whole. */
async function wholeCopy(text: string): Promise<Read | undefined> {
  const end = text.indexOf('\n');
  const [, hash] = text.slice(0, end).split(' ');
  const body = text.slice(end + 1);
  if (end < 0 || hash !== (await sha256(body))) return undefined;
  try {
    return parseWorkspace(body);
  } catch (thrown) {
    if (thrown instanceof DishuError && thrown.failure.code === 'workspace-newer') throw thrown;
    return undefined;
  }
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
