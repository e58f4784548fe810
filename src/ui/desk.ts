import type {Session} from '../model/engine.ts';
import {DishuError, failureOf} from '../model/failure.ts';
import {quoted} from '../model/names.ts';
import type {CellAddress, Origin, SheetRow} from '../model/origin.ts';
import type {Decision} from '../model/report.ts';
import type {FileHint} from '../model/sheet.ts';
import type {Lang} from '../model/text.ts';
import {TABLES} from '../registry/tables/index.ts';
import {withMapping} from '../workspace/edits.ts';
import {Keeper} from '../workspace/keeper.ts';
import {FilesAtHand, mappingsOf} from './corrections.ts';
import {countyName} from './county.ts';
import type {Backend, DeskStart, DeskState} from './desk-state.ts';
import type {NamedFile} from './dropped-files.ts';
import {NotebookRuns} from './notebook-runs.ts';
import {openMappings} from './mapping-files.ts';
import type {OpenNotebook} from './open-notebook.ts';
import {openedOn, openNotebookText} from './own-notebooks.ts';
import type {Route} from './route.ts';
import type {TableSource} from './row-windows.ts';
import {Store} from './store.ts';

/** The state of the page, and what can be done with it. */
export class Desk extends Store<DeskState> {
  /** The analyst's work: `keeper.change(edit)` with the edits of workspace/edits.ts keeps it. */
  readonly keeper: Keeper;
  readonly #sample: () => Promise<readonly NamedFile[]>;
  readonly #files = new FilesAtHand();
  #abort = new AbortController();
  #attached: Promise<void> = Promise.resolve();
  #session: Promise<Session> | undefined;
  readonly runs = new NotebookRuns(this);

  constructor({settings, route, notebooks, sample, keeper = new Keeper()}: DeskStart) {
    super({
      ...settings,
      route,
      engine: {is: 'starting'},
      importing: {is: 'idle'},
      report: null,
      deciding: false,
      wanted: '',
      mapped: null,
      tables: [],
      county: '',
      notebooks: [],
      removed: null
    });
    this.#sample = sample;
    this.keeper = keeper;
    const own = keeper.workspace.notebooks;
    this.set({
      notebooks: [
        ...notebooks.map((text) => openedOn(this, text, false)),
        ...own.map((text) => openedOn(this, text, true))
      ]
    });
  }

  /** Waits for the engine and says how it went. */
  attach(starting: Promise<Backend>): Promise<void> {
    this.#attached = this.#attach(starting);
    return this.#attached;
  }

  async #attach(starting: Promise<Backend>): Promise<void> {
    try {
      const backend = await starting;
      this.set({engine: {is: 'ready', backend}, tables: await backend.tables()});
      void this.runWaiting();
    } catch (thrown) {
      this.set({engine: {is: 'failed', failure: failureOf(thrown)}});
    }
  }

  async openSample(): Promise<void> {
    if (this.busy) return;
    this.set({importing: {is: 'unpacking'}});
    try {
      await this.#import(await this.#sample());
      this.#leaveHome(this.#firstReady());
    } catch (thrown) {
      this.set({importing: {is: 'failed', failure: failureOf(thrown)}});
    }
  }

  /** Opens data files; a notebook (.md) among them joins the reader's own. */
  async openFiles(files: readonly NamedFile[]): Promise<void> {
    for (const {path, file} of files.filter(isNotebook)) {
      openNotebookText(this, path, await file.text());
    }
    const others = files.filter((file) => !isNotebook(file));
    if (this.busy) return;
    const data = await openMappings(this, others);
    if (data.length === 0) return;
    await this.#import(data);
    if (this.state.report) this.#leaveHome({page: 'import'});
  }

  /** Reads a file again in the way that the analyst says; where it is not at hand, as soon as it is opened again. */
  async reread(path: string, hint: FileHint): Promise<void> {
    this.#files.say(path, hint);
    const file = this.#files.find(path);
    if (!file) return this.set({wanted: path});
    if (!this.busy) await this.#import([file], true);
  }

  /** Who still looks at the first page is led on. */
  #leaveHome(route: Route): void {
    if (this.state.route.page === 'home' && this.state.importing.is === 'idle') this.go(route);
  }

  #firstReady(): Route {
    const ready = this.state.notebooks.find(
      (each) => each.notebook && each.lacks(this.missing).length === 0
    );
    return ready ? {page: 'notebook', id: ready.id} : {page: 'import'};
  }

  notebook(id: string): OpenNotebook | undefined {
    return this.state.notebooks.find((each) => each.id === id);
  }

  /** Registry tables that have no rows yet. */
  get missing(): string[] {
    const {tables} = this.state;
    return Object.keys(TABLES).filter(
      (name) => !tables.some((table) => table.name === name && table.rows > 0)
    );
  }

  go(route: Route): void {
    this.set({route});
    void this.runWaiting();
  }

  speak(lang: Lang): void {
    this.set({lang});
    for (const notebook of this.state.notebooks) void notebook.speak(lang);
  }

  /** Runs what can run and has not. */
  runWaiting(): Promise<void> {
    return this.runs.waiting();
  }

  /** The rows of a table as the views show them, at the page's date. */
  async tableSource(name: string): Promise<TableSource> {
    return await this.query(`${name} (rows)`, `FROM ${quoted(name)}`);
  }

  /** The result of a query of the page's own under a name; the same name again takes its place. */
  async query(name: string, sql: string): Promise<TableSource> {
    const {engine} = this.state;
    if (engine.is !== 'ready') throw new DishuError({code: 'engine-start'});
    this.#session ??= engine.backend.openSession();
    const session = await this.#session;
    const table = await session.runCell(name, sql);
    return {...table, page: (window) => session.page(name, window)};
  }

  /** Where a value of a table came from; null where its file is not open. */
  async origin(address: CellAddress): Promise<Origin | null> {
    const {engine} = this.state;
    if (engine.is !== 'ready') throw new DishuError({code: 'engine-start'});
    return await engine.backend.origin(address);
  }

  /** Some records of a sheet as they came; [] where it is not open. */
  async rows(sheet: number, rows: readonly number[]): Promise<readonly SheetRow[]> {
    const {engine} = this.state;
    return engine.is === 'ready' ? await engine.backend.rows(sheet, rows) : [];
  }

  /** Whether files are on their way in; a second batch waits until they are there. */
  get busy(): boolean {
    const {is} = this.state.importing;
    return is === 'unpacking' || is === 'running';
  }

  cancelImport(): void {
    const {importing} = this.state;
    if (importing.is !== 'running') return;
    this.set({importing: {...importing, cancelling: true}});
    this.#abort.abort();
  }

  async #import(files: readonly NamedFile[], again = false): Promise<void> {
    this.#files.opened(files);
    const wanted = this.#files.find(this.state.wanted) ? '' : this.state.wanted;
    this.#abort = new AbortController();
    const {signal} = this.#abort;
    this.set({importing: {is: 'running', progress: null, cancelling: false}});
    await this.#attached;
    const {engine} = this.state;
    if (engine.is !== 'ready') return this.set({importing: {is: 'idle'}});
    try {
      const report = await engine.backend.importFiles(files, {
        signal,
        again: again || wanted !== this.state.wanted,
        hints: this.#files.hints,
        remembered: this.keeper.workspace.mappings,
        onProgress: (progress) =>
          this.set({importing: {is: 'running', progress, cancelling: signal.aborted}})
      });
      this.set({importing: {is: 'idle'}, report, wanted});
    } catch (thrown) {
      const failure = failureOf(thrown);
      this.set({importing: signal.aborted ? {is: 'idle'} : {is: 'failed', failure}});
    }
    await this.#dataChanged(engine.backend);
  }

  /** Loads sheets again as the analyst says; what depends on it runs again. */
  async decide(decisions: readonly Decision[]): Promise<void> {
    const {engine} = this.state;
    if (engine.is !== 'ready' || this.state.deciding) return;
    this.set({deciding: true});
    try {
      const report = await engine.backend.decide(decisions);
      for (const mapping of mappingsOf(decisions, report)) this.keeper.change(withMapping(mapping));
      this.set({report, deciding: false});
      await this.#dataChanged(engine.backend);
    } catch (thrown) {
      this.set({deciding: false, importing: {is: 'failed', failure: failureOf(thrown)}});
    }
  }

  async #dataChanged(backend: Backend): Promise<void> {
    this.set({tables: await backend.tables()});
    this.set({county: await countyName(this)});
    for (const notebook of this.state.notebooks) notebook.outdate();
    void this.runWaiting();
  }
}

function isNotebook({path}: NamedFile): boolean {
  return path.toLowerCase().endsWith('.md');
}
