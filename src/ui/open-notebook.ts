import type {Session} from '../model/engine.ts';
import {DishuError, failureOf, type Failure} from '../model/failure.ts';
import type {Notebook} from '../model/notebook.ts';
import type {Lang} from '../model/text.ts';
import type {Take} from '../notebook/evaluate.ts';
import {draftOf, type Draft} from '../notebook/draft.ts';
import {readingOf, type Reading} from '../notebook/reading.ts';
import {Run} from '../notebook/run.ts';
import {resultOf, type CellResult, type CellState} from '../notebook/states.ts';
import {isLinksOfLines} from '../notebook/take.ts';
import type {InputValue} from '../notebook/values.ts';
import {Editing} from './editing.ts';
import {sessionSource, type TableSource} from './row-windows.ts';
import type {NotebookText} from './shelf.ts';
import {Store} from './store.ts';
import type {Way} from './way.ts';

export type NotebookState = {
  /** Counts the changes of its cells. */
  readonly changes: number;
  /** `waiting`: it has not run on the data that is open now; `stopped`: the reader stopped it, and it runs when it is asked to. */
  readonly is: 'waiting' | 'running' | 'stopped' | 'done';
  /** How the reader's wish to stop it stands: `asked`, or how it ended (restart.ts). */
  readonly stop: 'no' | 'asked' | Stopped;
  /** What is wrong with its text, or why it got no session. */
  readonly failures: readonly Failure[];
  /** How the page shows it: to read, to edit cell by cell or as one text, beside the original. */
  readonly mode: Mode;
};

/** How a stop ended: the engine `heard` it, was ended and `restarted`, or may not be ended: it stops `late`, after the step it is at. */
export type Stopped = 'heard' | 'restarted' | 'late';

export type Mode = 'read' | 'edit' | 'text' | 'compare';

/** How a notebook comes onto the desk. */
export type Opening = {
  /** The reader's own, not one of the ready-made. */
  readonly own?: boolean;
  /** What was chosen in it before, by input. */
  readonly chosen?: Readonly<Record<string, InputValue>>;
  /** Called when the reader has set an input. */
  readonly onChoose?: (name: string, value: InputValue) => void;
  /** Called with the whole text after each edit of it. */
  readonly onEdit?: (text: string) => void;
};
/** What a notebook is given to run: a session of its own, and what other notebooks say. */
export type NotebookPorts = {readonly openSession: () => Promise<Session>; readonly take: Take};

/** A notebook with its run: what the page shows of it. It runs again whenever the data has changed. */
export class OpenNotebook extends Store<NotebookState> {
  readonly id: string;
  /** The reader's own, not one of the ready-made. */
  readonly own: boolean;
  /** The way of editing it; only of one's own. */
  readonly editing: Editing | undefined;
  /** The file that it was opened from, where the browser lets it be written. */
  handle: FileSystemFileHandle | undefined;
  run: Run | undefined;
  #reading: Reading | undefined;
  #session: Session | undefined;
  readonly #chosen: Map<string, InputValue>;
  readonly #onChoose: Opening['onChoose'];
  #lang: Lang = 'zh';
  #parts = 0;
  readonly #sources = new WeakMap<CellResult, TableSource>();

  constructor(
    {id, text}: NotebookText,
    {own = false, chosen = {}, onChoose, onEdit}: Opening = {}
  ) {
    const draft = draftOf(text, id);
    const reading = 'ok' in draft ? readingOf(draft.ok) : undefined;
    const failures = 'failures' in draft ? draft.failures : unplaced(reading);
    super({changes: 0, is: 'waiting', stop: 'no', failures, mode: 'read'});
    this.id = id;
    this.own = own;
    this.#chosen = new Map(Object.entries(chosen));
    this.#onChoose = onChoose;
    this.#reading = reading;
    if (own) {
      this.editing = new Editing(text, draft, reading, {
        keep: (edited) => onEdit?.(edited),
        renamed: (from, to) => this.#renamed(from, to),
        become: (next) => void this.#become(next),
        fail: (found) => this.set({failures: found})
      });
    }
  }

  /** What runs of its text; undefined if the text cannot even be taken to pieces. */
  get notebook(): Notebook | undefined {
    return this.#reading?.notebook;
  }

  /** Its text in pieces, as last edited. */
  get draft(): Draft | undefined {
    return this.editing?.draft ?? this.#reading?.draft;
  }

  /** Its text has changed: what depends on the change runs again. */
  async #become(reading: Reading): Promise<void> {
    this.#reading = reading;
    this.set({failures: unplaced(reading)});
    if (!this.run || this.state.is === 'waiting' || this.state.is === 'stopped') return;
    await this.#follow((run) => run.update(reading.notebook, reading.wrong));
  }

  /** The former name keeps its value too: an undo brings it back. */
  #renamed(from: string, to: string): void {
    const value = this.#chosen.get(from);
    if (value === undefined) return;
    this.#chosen.set(to, value);
    this.#onChoose?.(to, value);
    this.run?.keep(to, value);
  }

  /** The tables without which it says nothing, of those that are missing; one that needs none needs any that it uses. */
  lacks(missing: readonly string[]): string[] {
    const {needs = [], uses = []} = this.notebook ?? {};
    const without = (tables: readonly string[]) => tables.filter((name) => missing.includes(name));
    if (needs.length > 0) return without(needs);
    return without(uses).length === uses.length ? [...uses] : [];
  }

  /** Ids of the notebooks whose lines it takes. */
  get takes(): string[] {
    return this.notebook?.cells.flatMap((cell) => (cell.kind === 'take' ? cell.from : [])) ?? [];
  }

  /** Where it stands run; undefined before. */
  get session(): Session | undefined {
    return this.#session;
  }

  /** Runs cells again, and what needs them. */
  async rerun(keys: readonly string[]): Promise<void> {
    await this.#follow((run) => run.rerun(keys));
  }

  /** Takes the lines of other notebooks again. */
  async retake(): Promise<void> {
    const cells = this.notebook?.cells.filter((cell) => cell.kind === 'take') ?? [];
    await this.#follow((run) => run.rerun(cells.map(({name}) => name)));
  }

  /** Resolves when it has run, at once if it does not run. */
  settled(): Promise<void> {
    return this.until(({is}) => is !== 'running');
  }

  /** Runs it from the start with what was chosen before; settles when every cell is done or failed. */
  async start(
    {openSession, take}: NotebookPorts,
    lang: Lang,
    missing: readonly string[]
  ): Promise<void> {
    const reading = this.#reading;
    if (!reading) return;
    this.#lang = lang;
    this.set({is: 'running', stop: 'no', failures: unplaced(reading)});
    let session = this.#session;
    try {
      session ??= await openSession();
    } catch (thrown) {
      if (this.state.is === 'running') this.set({is: 'done', failures: [failureOf(thrown)]});
      return;
    }
    // What was closed or outgrown meanwhile needs none.
    if (this.state.is !== 'running') return await session.close();
    this.#session = session;
    const {notebook, wrong} = this.#reading ?? reading;
    const former = this.run;
    const run = new Run(notebook, session, {
      ...(former ? {former} : {}),
      lang: this.#lang,
      missing,
      take,
      wrong,
      chosen: Object.fromEntries(this.#chosen),
      onChange: () => {
        if (this.run === run) this.set({changes: this.state.changes + 1});
      }
    });
    this.run = run;
    await former?.cancel();
    await this.#follow(() => run.start());
  }

  /** Runs a part of the run; it is done when the last part is. What the data has outgrown waits for its whole run, before and after. */
  async #follow(work: (run: Run) => Promise<void>): Promise<void> {
    const {run} = this;
    if (!run || !this.#session || this.state.is === 'waiting') return;
    this.#parts += 1;
    this.set({is: 'running'});
    try {
      await work(run);
    } finally {
      this.#parts -= 1;
      const last = this.#parts === 0 && this.run === run && this.#session;
      if (last && this.state.is === 'running') this.set({is: run.whole ? 'done' : 'stopped'});
    }
  }

  /** Stops it and gives its connection back. */
  async close(): Promise<void> {
    await this.rest();
    this.run = undefined;
  }

  /** Stops it and gives its connection back; what it says stands until it runs again. */
  async rest(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    this.outdate();
    await this.run?.cancel();
    await session?.close();
  }

  /** The data has changed: it has to run again. One that was stopped waits to be asked. */
  outdate(): void {
    if (this.state.is !== 'stopped') this.set({is: 'waiting'});
  }

  async speak(lang: Lang): Promise<void> {
    if (lang === this.#lang) return;
    this.#lang = lang;
    await this.#follow((run) => run.speak(lang));
  }

  async choose(name: string, value: InputValue): Promise<void> {
    this.#chosen.set(name, value);
    this.#onChoose?.(name, value);
    if (this.state.is !== 'stopped') await this.#follow((run) => run.set(name, value));
  }

  cell(key: string): CellState {
    return this.run?.state(key) ?? {kind: 'idle'};
  }

  result(key: string): CellResult | undefined {
    return resultOf(this.cell(key));
  }

  /** The chart that holds the links of what it says to others, as it stands. */
  lines(): Way | undefined {
    const cell = this.notebook?.cells.find(isLinksOfLines);
    const result = cell && this.result(cell.name);
    if (!cell || result?.kind !== 'chart') return undefined;
    return {notebook: this.id, chart: cell.name, spec: result.spec, rows: result.rows};
  }

  /** A cell's rows, read from its temp table window by window; undefined until it has run. */
  source(key: string): TableSource | undefined {
    const state = this.cell(key);
    const [session, result] = [this.#session, resultOf(state)];
    if (!session || result?.kind !== 'table') return undefined;
    const known = this.#sources.get(result);
    if (known) return known;
    const source: TableSource = {...result.table, page: (window) => session.page(key, window)};
    this.#sources.set(result, source);
    return source;
  }

  /**
   * The result of a query of the page's own beside the cells, once they have all run; the same name again takes its place. What a
   * change of the notebook cancels is asked again.
   */
  async query(name: string, sql: string): Promise<TableSource> {
    for (;;) {
      await this.until(({is}) => is === 'done');
      const session = this.#session;
      if (!session) throw new DishuError({code: 'engine-start'});
      try {
        return sessionSource(session, name, await session.runCell(name, sql));
      } catch (thrown) {
        if (failureOf(thrown).code !== 'cancelled') throw thrown;
      }
    }
  }
}

/** What is wrong with the text and has no cell on the page to stand at. */
function unplaced(reading: Reading | undefined): readonly Failure[] {
  if (!reading) return [];
  const lost = reading.cells.filter(({key}) => key === undefined);
  return [...reading.failures, ...lost.flatMap(({failures}) => failures)];
}
