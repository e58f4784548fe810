import {failureOf, type Failure} from '../model/failure.ts';
import {isShownOtherwise} from '../workspace/edits.ts';
import {Keeper} from '../workspace/keeper.ts';
import {Slots} from '../workspace/slots.ts';
import {Copies} from './copies.ts';
import {saveFile} from './export/save.ts';
import {openBrowserStore, wipe, type BrowserStore, type Refusal} from './storage/browser-store.ts';
import {Folders} from './storage/folders.ts';
import {roomLeft} from './storage/opfs.ts';
import {fileVault, pickPlace, readWorkspaceFile, workspaceFile} from './workspace-file.ts';
import {TabLock} from './storage/tab-lock.ts';

/** The analyst's work and the place where it is kept. */
export class KeptWork {
  readonly keeper: Keeper;
  /** What went wrong when it was opened. */
  readonly failure: Failure | undefined;
  readonly copies: Copies;
  /** Why this browser keeps nothing; undefined where it does. */
  readonly refusal: Refusal | undefined;
  readonly #lock: TabLock | undefined;
  #fileName = '';

  private constructor(keeper: Keeper, opened: Partial<Opened> = {}) {
    this.keeper = keeper;
    this.failure = opened.failure;
    const folders = opened.store && new Folders();
    this.copies = new Copies(opened.store?.files, roomLeft, folders);
    this.refusal = opened.refusal;
    this.#lock = opened.lock;
  }

  /** Opens what the browser's own storage holds; where there is none, an empty workspace that is kept nowhere. */
  static async open(): Promise<KeptWork> {
    const store = await openBrowserStore();
    if (typeof store === 'string') return KeptWork.nowhere(store);
    return await openIn(store, (...given) => new KeptWork(...given));
  }

  /** Work that is kept nowhere. */
  static nowhere(refusal: Refusal = 'refused'): KeptWork {
    return new KeptWork(new Keeper(), {refusal});
  }

  /** Whether there is data to be read back, or an import that was cut off. */
  get holdsData(): boolean {
    const {steps, unfinished} = this.keeper.workspace;
    return steps.length > 0 || unfinished.length > 0;
  }

  /** Name of the file that the work goes to; '' for none. */
  get fileName(): string {
    return this.#fileName;
  }

  /** Saves the workspace to a file that is chosen, which edits then go to; without such a picker it is a download, and false. */
  async saveFile(withData: boolean): Promise<boolean> {
    const copies = withData ? this.copies : undefined;
    const name = `workspace.dishu.${withData ? 'zip' : 'json'}`;
    const handle = await pickPlace(name, withData);
    if (handle === undefined) return true;
    if (handle === null) {
      saveFile(await workspaceFile(this.keeper.workspace, copies), name);
      this.keeper.handedOut();
      return false;
    }
    await this.#keepIn(handle, copies);
    return true;
  }

  /** Takes the workspace of a file in the place of this one; in the browser's storage it then lies there. */
  async openFile(file: File, handle?: FileSystemFileHandle): Promise<void> {
    const zipped = /\.zip$/i.test(file.name);
    const {workspace, copies} = await readWorkspaceFile(file, zipped);
    for (const [name, content] of copies) await this.copies.put(name, content);
    this.keeper.replace(workspace);
    await this.keeper.flush();
    if (this.copies.lasting) return;
    if (handle) await this.#keepIn(handle, zipped ? this.copies : undefined);
    else this.keeper.handedOut();
  }

  /** In the browser's storage the work stays there too; a file is then only a copy. */
  async #keepIn(handle: FileSystemFileHandle, copies: Copies | undefined): Promise<void> {
    const vault = fileVault(handle, copies);
    if (this.copies.lasting) {
      await vault.save(this.keeper.workspace);
      return this.keeper.handedOut();
    }
    this.#fileName = handle.name;
    this.keeper.use(vault);
    await this.keeper.flush();
  }

  /** Deletes all that this browser keeps of the work, and begins anew. */
  async deleteAll(): Promise<void> {
    this.keeper.leave();
    this.keeper.handedOut();
    await wipe();
    location.hash = '';
    location.reload();
  }

  /** This tab writes from now on; what it showed is read again. */
  async takeOver(): Promise<void> {
    await this.#lock?.takeOver();
    location.reload();
  }
}

type Opened = {
  readonly store: BrowserStore;
  readonly lock: TabLock;
  readonly failure: Failure | undefined;
  readonly refusal: Refusal;
};

async function openIn(
  store: BrowserStore,
  make: (keeper: Keeper, opened: Partial<Opened>) => KeptWork
): Promise<KeptWork> {
  let keeper = new Keeper();
  const lock = new TabLock({
    stepBack: () => keeper.flush(),
    lost: () => keeper.yield(),
    changed: () => keeper.outdate()
  });
  try {
    // Only then is nothing written any more of what is read.
    await lock.take();
    const slots = new Slots(store.workspace);
    const {workspace, bytes, damaged, lost} = await slots.open();
    keeper = new Keeper(workspace);
    tellSaves(keeper, lock);
    if (lock.held) keeper.use(slots, damaged.length > 0 ? undefined : bytes);
    else keeper.yield();
    const failure: Failure | undefined =
      damaged.length > 0 ? {code: lost ? 'workspace-damaged' : 'workspace-recovered'} : undefined;
    return make(keeper, {store, lock, failure});
  } catch (thrown) {
    lock.release();
    const failure = failureOf(thrown);
    keeper = new Keeper();
    keeper.leave({is: 'failed', failure});
    return make(keeper, {store, failure});
  }
}

/** Other tabs hear of each save that they would show. */
function tellSaves(keeper: Keeper, lock: TabLock): void {
  let told = keeper.workspace;
  keeper.subscribe(() => {
    const {keeping, workspace} = keeper;
    if (keeping.is !== 'saved' || !isShownOtherwise(told, workspace)) return;
    told = workspace;
    lock.tell();
  });
}
