import {failureOf, type Failure} from '../model/failure.ts';
import {EMPTY, type Workspace} from './document.ts';
import type {Edit} from './edits.ts';

/** Where a workspace is kept: the browser's storage, or a file. */
export type Vault = {
  /** Writes all of it and answers its size in bytes; throws DishuError and leaves what was there. */
  save(workspace: Workspace): Promise<number>;
};

/**
 * Whether the work is kept. `nowhere`: it has no place yet; `elsewhere`: another tab holds it, this one only reads;
 * `unsaved` says whether edits of this one did not get there before, `outdated` whether the other has saved since; `saved.at` is milliseconds since 1970, for
 * the eye only; it is missing as long as nothing was saved since the start.
 */
export type Keeping =
  | {readonly is: 'nowhere'}
  | {readonly is: 'elsewhere'; readonly unsaved: boolean; readonly outdated?: boolean}
  | {readonly is: 'saving'}
  | {readonly is: 'saved'; readonly at?: number; readonly bytes: number}
  | {readonly is: 'failed'; readonly failure: Failure};

/** An edit is on its way to the vault after this time at the latest. */
const DELAY_MS = 300;

/** What could not be saved is tried again after this time. */
const RETRY_MS = 5000;

/**
 * The workspace as it stands, and its way into the vault: edits are saved within a third of a second, one save after the
 * other. What cannot be saved stays in memory, is said, and is tried again until it is saved.
 */
export class Keeper {
  readonly #listeners = new Set<() => void>();
  readonly #now: () => number;
  #workspace: Workspace;
  #vault: Vault | undefined;
  #keeping: Keeping = {is: 'nowhere'};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<boolean> | undefined;
  #dirty = false;

  constructor(workspace: Workspace = EMPTY, now: () => number = Date.now) {
    this.#workspace = workspace;
    this.#now = now;
  }

  get workspace(): Workspace {
    return this.#workspace;
  }

  get keeping(): Keeping {
    return this.#keeping;
  }

  /** Whether edits may be made: not while another tab holds the workspace. */
  get writable(): boolean {
    return this.#keeping.is !== 'elsewhere';
  }

  /** Whether there are edits that no vault and no file has. */
  get unsaved(): boolean {
    return this.#dirty || this.#saving !== undefined;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Makes an edit and has it saved; does nothing, and answers false, while another tab holds the workspace. */
  change(edit: Edit): boolean {
    if (!this.writable) return false;
    this.#workspace = edit(this.#workspace);
    this.#dirty = true;
    if (this.#vault) this.#soon();
    else this.#tell();
    return true;
  }

  /** Takes another workspace in the place of this one: from a file, or an empty one. */
  replace(workspace: Workspace): boolean {
    return this.change(() => workspace);
  }

  /** From now on edits go to a vault. `bytes`: it holds this very workspace already. */
  use(vault: Vault, bytes?: number): void {
    this.#vault = vault;
    if (bytes === undefined) {
      this.#dirty = true;
      this.#soon();
    } else this.#set({is: 'saved', bytes});
  }

  /** There is no vault any more; edits stay in memory. */
  leave(why: Keeping = {is: 'nowhere'}): void {
    this.#stop();
    this.#vault = undefined;
    this.#set(why);
  }

  /** Another tab holds the workspace from now on; this one only reads. */
  yield(): void {
    this.leave({is: 'elsewhere', unsaved: this.unsaved});
  }

  /** The tab that holds the workspace has saved: what stands here is the state before. */
  outdate(): void {
    if (this.#keeping.is === 'elsewhere') this.#set({...this.#keeping, outdated: true});
  }

  /** The workspace as it stands lies in a file, or is not wanted any more: where there is no vault, nothing is to be saved. */
  handedOut(): void {
    if (!this.#vault) this.#dirty = false;
    const {is} = this.#keeping;
    this.#set(is === 'elsewhere' ? {...this.#keeping, unsaved: false} : this.#keeping);
  }

  /** Saves at once what is not saved yet; settles when it is. Never throws. */
  async flush(): Promise<void> {
    this.#stop();
    while (this.#dirty && this.#vault) {
      this.#saving ??= this.#save(this.#vault);
      if (!(await this.#saving)) return;
    }
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => void this.flush(), DELAY_MS);
    this.#begin();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#retry);
    this.#timer = undefined;
  }

  /** That saving failed stands until it succeeds. */
  #begin(): void {
    if (this.#keeping.is !== 'failed') this.#set({is: 'saving'});
    else this.#tell();
  }

  /** Whether all went well; edits made meanwhile are still to be saved. */
  async #save(vault: Vault): Promise<boolean> {
    this.#dirty = false;
    this.#begin();
    let next: Keeping;
    try {
      const bytes = await vault.save(this.#workspace);
      next = {is: 'saved', at: this.#now(), bytes};
    } catch (thrown) {
      this.#dirty = true;
      next = afterFailure(failureOf(thrown));
    }
    this.#saving = undefined;
    if (this.#vault !== vault) return false;
    if (next.is === 'elsewhere') this.#vault = undefined;
    if (next.is !== 'saved' || !this.#dirty) this.#set(next);
    if (next.is === 'failed') this.#retry = setTimeout(() => void this.flush(), RETRY_MS);
    return next.is === 'saved';
  }

  #set(keeping: Keeping): void {
    this.#keeping = keeping;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Who finds that another tab has saved since only reads from then on. */
function afterFailure(failure: Failure): Keeping {
  return failure.code === 'workspace-taken'
    ? {is: 'elsewhere', unsaved: true}
    : {is: 'failed', failure};
}
