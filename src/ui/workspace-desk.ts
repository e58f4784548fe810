import {DishuError, failureOf, type Failure} from '../model/failure.ts';
import {isEmpty} from '../workspace/document.ts';
import type {Keeper} from '../workspace/keeper.ts';
import type {DeskState} from './desk-state.ts';
import type {NamedFile} from './dropped-files.ts';
import type {KeptWork} from './kept-work.ts';
import {noticed, type Notice} from './notices.ts';

/** What opening a workspace needs of the desk. */
export type WorkspaceDesk = {
  readonly state: DeskState;
  set(changed: Partial<DeskState>): void;
  readonly keeper: Keeper;
  readonly work: KeptWork;
  readonly busy: boolean;
  dismiss(kind: Notice['is']): void;
  shelve(): void;
  restore(): Promise<void>;
};

/** Opens a workspace from a file; where that would replace work, it asks first. */
export async function openWorkspace(desk: WorkspaceDesk, file: NamedFile): Promise<void> {
  if (isEmpty(desk.keeper.workspace)) return await replaceWorkspace(desk, file);
  desk.set({notices: noticed(desk.state.notices, {is: 'replace', file})});
}

/**
 * The workspace of a file takes the place of this one. In the browser's storage the page then begins anew; a page without storage must
 * not have data of its own yet (`workspace-page-used`).
 */
export async function replaceWorkspace(
  desk: WorkspaceDesk,
  {file, handle}: NamedFile
): Promise<void> {
  if (desk.busy || !desk.keeper.writable) return;
  desk.dismiss('replace');
  try {
    const {lasting} = desk.work.copies;
    if (!lasting && desk.state.report) throw new DishuError({code: 'workspace-page-used'});
    await desk.work.openFile(file, handle);
    if (lasting) return location.reload();
    desk.shelve();
    await desk.restore();
  } catch (thrown) {
    const failure = failureOf(thrown);
    desk.set({notices: noticed(desk.state.notices, {is: 'failure', failure})});
  }
}

/** Lets the reader choose the folder that the files are read from after a reload, since the browser has no room for copies. */
export async function rememberFolder(desk: WorkspaceDesk, failure: Failure): Promise<void> {
  const folder = await desk.work.copies.folders?.choose();
  if (folder === undefined) return;
  desk.set({notices: noticed(desk.state.notices, {is: 'fleeting', failure, folder})});
}
