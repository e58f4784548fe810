import {DishuError, failureOf} from '../model/failure.ts';
import {quoted} from '../model/names.ts';
import type {CellAddress, Origin, SheetRow} from '../model/origin.ts';
import type {Decision} from '../model/report.ts';
import type {FileHint} from '../model/sheet.ts';
import type {Lang} from '../model/text.ts';
import {TABLES} from '../registry/tables/index.ts';
import type {Keeper} from '../workspace/keeper.ts';
import {countyName} from './county.ts';
import {READING_BACK, type Backend, type DeskStart, type DeskState} from './desk-state.ts';
import type {NamedFile} from './dropped-files.ts';
import {Intake} from './intake.ts';
import {KeptWork} from './kept-work.ts';
import {NotebookRuns} from './notebook-runs.ts';
import {openMappings} from './mapping-files.ts';
import {without, type Notice} from './notices.ts';
import type {OpenNotebook} from './open-notebook.ts';
import {isNotebookFile, openedOn, openNotebookText} from './own-notebooks.ts';
import type {Route} from './route.ts';
import {pageQuery} from './page-query.ts';
import type {TableSource} from './row-windows.ts';
import type {NotebookText} from './shelf.ts';
import {Store} from './store.ts';
import {openWorkspace} from './workspace-desk.ts';
import {isWorkspaceFile} from './workspace-file.ts';

/** The state of the page, and what can be done with it. */
export class Desk extends Store<DeskState> {
  /** The analyst's work: `keeper.change(edit)` with the edits of workspace/edits.ts keeps it. */
  readonly keeper: Keeper;
  readonly work: KeptWork;
  readonly #sample: () => Promise<readonly NamedFile[]>;
  readonly #intake: Intake;
  readonly #shipped: readonly NotebookText[];
  #attached: Promise<void> = Promise.resolve();
  #decided: Promise<void> = Promise.resolve();
  readonly runs = new NotebookRuns(this);

  constructor({settings, route, notebooks, sample, work = KeptWork.nowhere()}: DeskStart) {
    super({
      ...settings,
      route,
      engine: {is: 'starting'},
      importing: work.holdsData ? READING_BACK : {is: 'idle'},
      report: null,
      took: 0,
      readOnly: !work.keeper.writable,
      deciding: false,
      wanted: '',
      mapped: null,
      tables: [],
      county: '',
      sought: '',
      notebooks: [],
      removed: null,
      notices: work.failure ? [{is: 'failure', failure: work.failure}] : []
    });
    this.#sample = sample;
    this.work = work;
    this.keeper = work.keeper;
    this.keeper.subscribe(() => this.#turned());
    this.#intake = new Intake(this, work.copies);
    this.#shipped = notebooks;
    this.shelve();
  }

  /** The workspace has been taken over by another tab. */
  #turned(): void {
    const readOnly = !this.keeper.writable;
    if (readOnly !== this.state.readOnly) this.set({readOnly});
  }

  /** Puts the notebooks on the desk anew: the ready-made, and the reader's own as they were kept. */
  shelve(): void {
    for (const open of this.state.notebooks) void open.close();
    const own = this.keeper.workspace.notebooks;
    this.set({
      notebooks: [
        ...this.#shipped.map((text) => openedOn(this, text, false)),
        ...own.map((text) => openedOn(this, text, true))
      ]
    });
  }

  /** Waits for the engine, says how it went, and reads back what the workspace held before: what is opened meanwhile waits by itself. */
  attach(starting: Promise<Backend>): Promise<void> {
    this.#attached = this.#attach(starting, this.work.holdsData);
    return this.#attached;
  }

  async #attach(starting: Promise<Backend>, holdsData: boolean): Promise<void> {
    try {
      const backend = await starting;
      await backend.setPolicy(this.keeper.workspace);
      this.set({engine: {is: 'ready', backend}, tables: await backend.tables()});
      if (holdsData) await this.#with(backend, (intake) => intake.restore(backend));
      else void this.runWaiting();
    } catch (thrown) {
      const engine = {is: 'failed', failure: failureOf(thrown)} as const;
      this.set({engine, importing: {is: 'idle'}});
    }
  }

  /** Reads back the data that was open before the page was loaded. */
  async restore(): Promise<void> {
    if (this.busy) return;
    this.set({importing: READING_BACK});
    await this.#taken((intake, backend) => intake.restore(backend));
  }

  async openSample(): Promise<void> {
    if (!this.takesFiles) return;
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
    if (this.state.readOnly) return;
    for (const {path, file, handle} of files.filter(isNotebookFile)) {
      openNotebookText(this, path, await file.text(), handle);
    }
    const others = files.filter((file) => !isNotebookFile(file) && !isWorkspaceFile(file));
    await this.#decided;
    await this.until(() => !this.busy);
    const workspace = files.find(isWorkspaceFile);
    if (workspace) return await openWorkspace(this, workspace);
    const data = await openMappings(this, others);
    if (data.length === 0) return;
    await this.#import(data);
    if (this.state.report) this.#leaveHome({page: 'import'});
  }

  /** Reads a file again in the way that the analyst says; where it is not at hand, as soon as it is opened again. */
  async reread(path: string, hint: FileHint): Promise<void> {
    if (this.takesFiles) await this.#taken((intake, backend) => intake.reread(backend, path, hint));
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

  /** Registry tables that no sheet was read as. */
  get missing(): string[] {
    const {tables} = this.state;
    return Object.keys(TABLES).filter(
      (name) => !tables.some((table) => table.name === name && table.state !== 'empty')
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

  get #backend(): Backend {
    const {engine} = this.state;
    if (engine.is !== 'ready') throw new DishuError({code: 'engine-start'});
    return engine.backend;
  }

  /** Whether this engine is the one that works: not one that was ended. */
  #serves(backend: Backend): boolean {
    return this.state.engine.is === 'ready' && this.#backend === backend;
  }

  /** The rows of a table as the views show them, at the page's date. */
  async tableSource(name: string): Promise<TableSource> {
    return await this.query(`${name} (rows)`, `FROM ${quoted(name)}`);
  }

  /** The result of a query of the page's own under a name; the same name again takes its place. */
  async query(name: string, sql: string): Promise<TableSource> {
    return await pageQuery(this.#backend, name, sql);
  }

  /** Where a value of a table came from; null where its file is not open. */
  async origin(address: CellAddress): Promise<Origin | null> {
    return await this.#backend.origin(address);
  }

  /** Some records of a sheet as they came; [] where it is not open. */
  async rows(sheet: number, rows: readonly number[]): Promise<readonly SheetRow[]> {
    return this.state.engine.is === 'ready' ? await this.#backend.rows(sheet, rows) : [];
  }

  /** Whether files are on their way in; a second batch waits until they are there. */
  get busy(): boolean {
    return ['unpacking', 'running'].includes(this.state.importing.is);
  }

  /** Whether files may be opened now, and said what they are. */
  get takesFiles(): boolean {
    return !this.busy && !this.state.readOnly;
  }

  /** Whether the data that was open before is on its way back. */
  get restoring(): boolean {
    const {importing} = this.state;
    return importing.is === 'running' && importing.restoring;
  }

  cancelImport(): void {
    this.#intake.cancel();
  }

  async #import(files: readonly NamedFile[]): Promise<void> {
    this.set({importing: {...READING_BACK, restoring: false}});
    await this.#taken((intake, backend) => intake.open(backend, files));
  }

  /** Lets the intake work as soon as the engine is there. */
  async #taken(work: (intake: Intake, backend: Backend) => Promise<void>): Promise<void> {
    await this.#attached;
    await this.#decided;
    const {engine} = this.state;
    if (engine.is === 'ready') {
      await this.#with(engine.backend, (intake) => work(intake, engine.backend));
    } else this.set({importing: {is: 'idle'}});
  }

  /** Lets the intake work; what depends on the data runs again. */
  async #with(backend: Backend, work: (intake: Intake) => Promise<void>): Promise<void> {
    try {
      await work(this.#intake);
      if (this.busy && this.#serves(backend)) this.set({importing: {is: 'idle'}});
    } catch (thrown) {
      if (this.#serves(backend)) this.set({importing: {is: 'failed', failure: failureOf(thrown)}});
    }
    await this.#dataChanged(backend);
  }

  /** A notice has been read. */
  dismiss(kind: Notice['is']): void {
    this.set({notices: without(this.state.notices, kind)});
  }

  /** Begins the import again that was cut off, or gives it up; reads missing files from their folder. */
  async settle(how: 'redo' | 'giveUp' | 'fromFolder'): Promise<void> {
    if (this.takesFiles) await this.#taken((intake, backend) => intake[how](backend));
  }

  /** Loads sheets again as the analyst says; what depends on it runs again. */
  async decide(decisions: readonly Decision[]): Promise<void> {
    const {engine} = this.state;
    if (engine.is !== 'ready' || this.state.deciding || !this.takesFiles) return;
    this.set({deciding: true});
    this.#decided = this.#decide(engine.backend, decisions);
    await this.#decided;
  }

  /** Files that come meanwhile wait for it; it never throws. */
  async #decide(backend: Backend, decisions: readonly Decision[]): Promise<void> {
    try {
      await this.#intake.decide(backend, decisions);
      this.set({deciding: false});
      await this.#dataChanged(backend);
    } catch (thrown) {
      this.set({deciding: false, importing: {is: 'failed', failure: failureOf(thrown)}});
    }
  }

  async #dataChanged(backend: Backend): Promise<void> {
    try {
      this.set({tables: await backend.tables()});
      this.set({county: await countyName(this)});
    } catch (thrown) {
      if (this.#serves(backend)) throw thrown;
    }
    for (const notebook of this.state.notebooks) notebook.outdate();
    void this.runWaiting();
  }
}
