import type {Failure} from '../model/failure.ts';
import {
  draftOf,
  draftText,
  piecesOf,
  sameSource,
  type Draft,
  type Source
} from '../notebook/draft.ts';
import {editsBetween, type Edit} from '../notebook/edit.ts';
import {edited, historyOf, redone, sealed, undone, type History} from '../notebook/history.ts';
import {readingOf, type Reading} from '../notebook/reading.ts';
import {renaming} from '../notebook/rename.ts';
import {Store} from './store.ts';

/** The front matter, as the place of an edit. */
export const HEAD = -1;

export type EditingState = {
  /** The draft and its way; undefined as long as the text cannot be taken to pieces. */
  readonly history: History | undefined;
  /** What the draft read at the last pause of typing. */
  readonly reading: Reading | undefined;
  /** A text that cannot be taken to pieces, and why. */
  readonly broken: {readonly text: string; readonly failures: readonly Failure[]} | undefined;
  /** The cell that is open for editing, or HEAD. */
  readonly at: number | undefined;
};

export type EditingPort = {
  /** Has a text kept at once. */
  keep(text: string): void;
  /** What was chosen for an input goes on under its other name. */
  renamed(from: string, to: string): void;
  /** Lets the notebook go on with another reading. */
  become(reading: Reading): void;
  /** The text cannot be taken to pieces. */
  fail(failures: readonly Failure[]): void;
};

/** While one types, the text is read after a pause of this many milliseconds. */
const PAUSE_MS = 250;

let ids = 0;
const idOf = new WeakMap<Source, string>();

/** A name for a cell that stays with it while it is changed and moved. */
export function idOfSource(source: Source): string {
  const known = idOf.get(source);
  if (known !== undefined) return known;
  const id = `cell-${++ids}`;
  idOf.set(source, id);
  return id;
}

/** The editing of one notebook: every change is kept at once, and runs when it is whole. */
export class Editing extends Store<EditingState> {
  readonly #port: EditingPort;
  readonly #now: () => number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The cell that has been typed in and is not finished. */
  #typed: number | undefined;
  /** The draft has changed since it ran. */
  #changed = false;

  constructor(
    text: string,
    draft: ReturnType<typeof draftOf>,
    reading: Reading | undefined,
    port: EditingPort,
    now: () => number = Date.now
  ) {
    super({
      history: 'ok' in draft ? historyOf(draft.ok) : undefined,
      reading,
      broken: 'failures' in draft ? {text, failures: draft.failures} : undefined,
      at: undefined
    });
    this.#port = port;
    this.#now = now;
  }

  get draft(): Draft | undefined {
    return this.state.history?.draft;
  }

  /** The whole text as it stands. */
  get text(): string {
    return this.state.broken?.text ?? (this.draft ? draftText(this.draft).text : '');
  }

  /** Opens a cell (HEAD: the front matter) for editing, or closes the one that is open; what was typed there runs. */
  open(at: number | undefined): void {
    this.finish();
    this.set({at});
  }

  /** Another text of a cell, or of the front matter, while one types. Prose and charts follow at the next pause. */
  type(at: number, text: string): void {
    const source = this.draft?.cells[at];
    if (at !== HEAD && !source) return;
    const edit = source
      ? putEdit(at, withText(source, text))
      : ({kind: 'head', head: text} as const);
    const typing = source ? idOfSource(source) : 'head';
    this.#change([edit], typing);
    this.#typed = at;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#paused(at), PAUSE_MS);
  }

  #paused(at: number): void {
    const source = this.draft?.cells[at];
    const quick = source?.kind === 'prose' || source?.info.startsWith('chart') === true;
    if (quick) this.#run();
    else this.#read();
  }

  /**
   * What was typed is whole: prose that holds cells is divided, and what depends on the change runs. Whether anything ran.
   */
  finish(): boolean {
    if (this.#typed !== undefined) this.#divide(this.#typed);
    this.#typed = undefined;
    const {history} = this.state;
    if (history) this.set({history: sealed(history)});
    const changed = this.#changed;
    if (changed) this.#run();
    return changed;
  }

  #divide(at: number): void {
    const source = this.draft?.cells[at];
    if (source?.kind !== 'prose') return;
    const pieces = piecesOf(source.text, source.lang);
    const [only] = pieces;
    const whole = pieces.length === 1 && only && sameSource(only, source);
    if (!whole && pieces.length > 0)
      this.#change([{kind: 'splice', at, remove: 1, insert: pieces}]);
  }

  /** Edits that are whole in themselves, undone as one: add, delete, move, rename. */
  change(edits: readonly Edit[], at: number | undefined = this.state.at): void {
    this.finish();
    this.#change(edits);
    this.set({at});
    this.#run();
  }

  /** Another opening line, language or body of a cell. */
  put(at: number, source: Source): void {
    const former = this.draft?.cells[at];
    if (former) idOf.set(source, idOfSource(former));
    this.change([putEdit(at, source)]);
  }

  /** Another name of a cell, and with `uses` in all that names it; answers how many uses there were. One undo takes it back. */
  rename(at: number, name: string, uses = true): number {
    const {draft} = this;
    if (!draft) return 0;
    const found = renaming(draft, at, name);
    const edits = uses ? found.edits : found.edits.slice(0, 1);
    for (const edit of edits) keepId(draft, edit);
    if (found.input) this.#port.renamed(found.input.from, found.input.to);
    this.change(edits);
    return found.uses;
  }

  /** The whole as one text, while one types. */
  retext(text: string): void {
    const draft = this.draft;
    const next = draftOf(text, draft?.id ?? this.state.reading?.draft.id ?? '');
    clearTimeout(this.#timer);
    if ('failures' in next) {
      this.set({broken: {text, failures: next.failures}});
      this.#port.keep(text);
      this.#port.fail(next.failures);
      return;
    }
    this.set({broken: undefined});
    if (draft) this.#change(editsBetween(draft, next.ok), 'text');
    else {
      this.set({history: historyOf(next.ok)});
      this.#port.keep(text);
    }
    this.#changed = true;
    this.#timer = setTimeout(() => this.#read(), PAUSE_MS);
  }

  /** A text that cannot be taken to pieces is no step: its own editor undoes it. */
  get canUndo(): boolean {
    return !this.state.broken && (this.state.history?.past.length ?? 0) > 0;
  }

  get canRedo(): boolean {
    return !this.state.broken && (this.state.history?.future.length ?? 0) > 0;
  }

  undo(): void {
    this.#step(undone);
  }

  redo(): void {
    this.#step(redone);
  }

  #step(step: (history: History) => History): void {
    const {history, at} = this.state;
    if (!history) return;
    const next = step(history);
    if (next === history) return;
    const last = next.draft.cells.length - 1;
    this.#typed = undefined;
    this.set({history: next, at: at === undefined || at <= last ? at : undefined});
    this.#port.keep(this.text);
    this.#run();
  }

  #change(edits: readonly Edit[], typing?: string): void {
    const {history} = this.state;
    if (!history || edits.length === 0) return;
    this.#changed = true;
    this.set({history: edited(history, edits, this.#now(), typing)});
    this.#port.keep(this.text);
  }

  #read(): Reading | undefined {
    clearTimeout(this.#timer);
    const {draft} = this;
    if (!draft) return undefined;
    const reading = readingOf(draft, this.state.reading?.notebook);
    this.set({reading});
    return reading;
  }

  #run(): void {
    this.#changed = false;
    const reading = this.#read();
    if (reading) this.#port.become(reading);
  }
}

function withText(source: Source, text: string): Source {
  const next = source.kind === 'prose' ? {...source, text} : {...source, body: text};
  idOf.set(next, idOfSource(source));
  return next;
}

/** What takes the place of a cell is that cell. */
function keepId({cells}: Draft, edit: Edit): void {
  if (edit.kind !== 'splice') return;
  const [former, next] = [cells[edit.at], edit.insert[0]];
  if (former && next) idOf.set(next, idOfSource(former));
}

function putEdit(at: number, source: Source): Edit {
  return {kind: 'splice', at, remove: 1, insert: [source]};
}
