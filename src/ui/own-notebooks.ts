import type {Text} from '../model/text.ts';
import {draftText, type Draft} from '../notebook/draft.ts';
import {printFront} from '../notebook/front-matter.ts';
import {withNotebook, withoutNotebook, withParameter} from '../workspace/edits.ts';
import type {Keeper} from '../workspace/keeper.ts';
import type {DeskState} from './desk-state.ts';
import type {NamedFile} from './dropped-files.ts';
import {OpenNotebook} from './open-notebook.ts';
import type {Route} from './route.ts';
import type {NotebookText} from './shelf.ts';
import {EDITING} from './words/editing.ts';
import {say} from '../words/say.ts';

/** What the reader's own notebooks need of the desk. */
export type NotebooksDesk = {
  readonly state: DeskState;
  set(changed: Partial<DeskState>): void;
  readonly keeper: Keeper;
  notebook(id: string): OpenNotebook | undefined;
  runWaiting(): Promise<void>;
  go(route: Route): void;
};

export function isNotebookFile({path}: NamedFile): boolean {
  return path.toLowerCase().endsWith('.md');
}

/** A notebook with what was chosen in it before; what is chosen and edited from now on is kept. */
export function openedOn(desk: NotebooksDesk, text: NotebookText, own: boolean): OpenNotebook {
  const {keeper} = desk;
  return new OpenNotebook(text, {
    own,
    chosen: keeper.workspace.parameters[text.id] ?? {},
    onChoose: (name, value) => void keeper.change(withParameter(text.id, name, value)),
    onEdit: (edited) => {
      keeper.change(withNotebook(text.id, edited));
      void desk.runWaiting();
    }
  });
}

/** Puts a notebook of the reader's own on the desk, in the place of one of the same id, keeps it and shows it. */
export function placeNotebook(desk: NotebooksDesk, id: string, text: string): OpenNotebook {
  const added = openedOn(desk, {id, text}, true);
  desk.keeper.change(withNotebook(id, text));
  const {notebooks} = desk.state;
  const former = notebooks.find((each) => each.id === id);
  void former?.close();
  desk.set({
    notebooks: former
      ? notebooks.map((each) => (each === former ? added : each))
      : [...notebooks, added]
  });
  desk.go({page: 'notebook', id});
  return added;
}

/**
 * Opens a notebook from a file; with its `handle` it is saved there again. One that is on the desk with this very text is shown; one of the same name that says something else
 * stays, and the new one gets a name of its own.
 */
export function openNotebookText(
  desk: NotebooksDesk,
  path: string,
  text: string,
  handle?: FileSystemFileHandle
): OpenNotebook {
  const id = `my-${path.replace(/^.*\/|\.md$/gi, '')}`;
  const known = desk.notebook(id);
  const open = known?.editing?.text === text ? known : placeNotebook(desk, freeId(desk, id), text);
  open.handle = handle;
  desk.go({page: 'notebook', id: open.id});
  return open;
}

/** Opens a notebook for editing: one's own as it is; of a ready-made one the copy that was made before, or a new one. */
export function editNotebook(desk: NotebooksDesk, open: OpenNotebook): void {
  if (desk.state.readOnly) return;
  const copy = open.own ? open : (copyOf(desk, open) ?? copyNotebook(desk, open));
  if (!copy) return;
  copy.set({mode: copy.notebook ? 'edit' : 'text'});
  desk.go({page: 'notebook', id: copy.id});
}

function copyOf(desk: NotebooksDesk, {id}: OpenNotebook): OpenNotebook | undefined {
  return desk.state.notebooks.find((each) => each.own && each.notebook?.origin === id);
}

/** The analyst's own copy of a notebook, placed on the desk; undefined if its text cannot be read. */
export function copyNotebook(desk: NotebooksDesk, open: OpenNotebook): OpenNotebook | undefined {
  const {notebook, draft} = open;
  if (!notebook || !draft) return undefined;
  const origin = open.own ? notebook.origin : open.id;
  const title = titled(notebook.title, open.own ? EDITING.copied : EDITING.mine);
  const copied: Draft = {
    ...draft,
    head: printFront({...notebook, title, ...(origin ? {origin} : {})}).join('\n')
  };
  return placeNotebook(desk, freeId(desk, open.id), draftText(copied).text);
}

function titled(title: Text, mark: Text): Text {
  return {
    zh: say(mark, 'zh', {title: title.zh}),
    en: say(mark, 'en', {title: title.en})
  };
}

/** An empty notebook, open for editing. */
export function newNotebook(desk: NotebooksDesk): void {
  const {zh, en} = EDITING.untitled;
  const text = `---\ntitle.zh: ${zh}\ntitle.en: ${en}\n---\n`;
  placeNotebook(desk, freeId(desk, 'notebook'), text).set({mode: 'edit'});
}

/** 'my-causes', 'my-causes-2' ...: an id that no notebook has, nor the deleted one that can be had back. */
function freeId(desk: NotebooksDesk, id: string): string {
  const base = `my-${id.replace(/^my-|-\d+$/g, '')}`;
  const deleted = desk.state.removed?.open.id;
  let free = base;
  for (let n = 2; desk.notebook(free) || free === deleted; n++) free = `${base}-${n}`;
  return free;
}

/** Takes one of the reader's own away; `restoreNotebook` brings it back. */
export function removeNotebook(desk: NotebooksDesk, open: OpenNotebook): void {
  if (!open.own) return;
  const place = desk.state.notebooks.indexOf(open);
  const notebooks = desk.state.notebooks.filter((each) => each !== open);
  const chosen = desk.keeper.workspace.parameters[open.id] ?? {};
  desk.keeper.change(withoutNotebook(open.id));
  desk.set({notebooks, removed: {open, place, chosen}});
  const {route} = desk.state;
  if (route.page === 'notebook' && route.id === open.id) desk.go({page: 'home'});
  void open.close();
}

/** Brings back the notebook that was deleted last, where it stood, with its edits to undo and what was chosen in it. */
export function restoreNotebook(desk: NotebooksDesk): void {
  const {removed, notebooks} = desk.state;
  if (!removed) return;
  const {open, place, chosen} = removed;
  const next = [...notebooks];
  next.splice(place, 0, open);
  desk.keeper.change(withNotebook(open.id, open.editing?.text ?? ''));
  for (const [name, value] of Object.entries(chosen))
    desk.keeper.change(withParameter(open.id, name, value));
  desk.set({notebooks: next, removed: null});
  desk.go({page: 'notebook', id: open.id});
}
