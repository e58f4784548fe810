import type {ImportProgress} from '../model/engine.ts';
import {failureOf, type Failure} from '../model/failure.ts';
import type {Decision, ImportReport} from '../model/report.ts';
import type {FileHint} from '../model/sheet.ts';
import type {KeptFile, Step} from '../workspace/document.ts';
import {withHints, withMapping} from '../workspace/edits.ts';
import type {Keeper} from '../workspace/keeper.ts';
import {
  abandoned,
  begun,
  decided,
  decisionsIn,
  imported,
  keptFiles,
  matched,
  namedCopies,
  neededCopies
} from '../workspace/recipe.ts';
import type {Copies} from './copies.ts';
import {FilesAtHand, mappingsOf} from './corrections.ts';
import type {Backend, DeskState} from './desk-state.ts';
import type {NamedFile} from './dropped-files.ts';
import {noticed, without, type Notice} from './notices.ts';

/** What the intake needs of the desk. */
export type IntakeDesk = {
  readonly state: DeskState;
  set(changed: Partial<DeskState>): void;
  readonly keeper: Keeper;
};

/** Whether the files were here before, or are read back after the page was opened; of an archive, the only file that is wanted. */
type How = {readonly again?: boolean; readonly restoring?: boolean; readonly only?: string};

/** The way of files into the tables, and back again after a reload: what was opened and decided is kept as a recipe. */
export class Intake {
  readonly #desk: IntakeDesk;
  readonly #copies: Copies;
  readonly #files = new FilesAtHand();
  #abort = new AbortController();

  constructor(desk: IntakeDesk, copies: Copies) {
    this.#desk = desk;
    this.#copies = copies;
    this.#files.hints = desk.keeper.workspace.hints;
  }

  /** What is asked for between two steps is heard at the next import. */
  cancel(): void {
    const {importing} = this.#desk.state;
    if (importing.is !== 'running') return;
    this.#desk.set({importing: {...importing, cancelling: true}});
    this.#abort.abort();
  }

  /** Takes files that were asked for again for what they are, and imports the others. */
  async open(backend: Backend, files: readonly NamedFile[]): Promise<void> {
    const others = await this.#reopen(backend, files);
    if (others.length > 0) await this.#openNew(backend, others);
  }

  /** Imports files and keeps them; what fails or is cancelled leaves the tables and the recipe as they were. */
  async #openNew(backend: Backend, files: readonly NamedFile[]): Promise<void> {
    const {keeper} = this.#desk;
    const kept = namedCopies(
      keeper.workspace,
      files.map(({path, file}) => ({path, size: file.size}))
    );
    const keeps = keeper.change(begun(kept));
    const copying = keeps ? this.#copies.keep(kept, files) : Promise.resolve(undefined);
    if (keeps) void keeper.flush();
    if (keeps && this.#copies.lasting) void navigator.storage.persist();
    this.#forget('unfinished');
    const before = this.#desk.state.report;
    const report = await this.#import(backend, files, {});
    const failure = await copying;
    if (!keeps) return;
    keeper.change(report ? imported(kept, before, report) : abandoned);
    if (failure && report) await this.#fleeting(failure, files);
    await this.#sweep();
  }

  /** Copies will not last: the folders that the files were dropped with are remembered instead. */
  async #fleeting(failure: Failure, files: readonly NamedFile[]): Promise<void> {
    const {folders} = this.#copies;
    const dropped = [...new Set(files.flatMap(({folder}) => folder ?? []))];
    if (dropped.length > 0) await folders?.remember(dropped);
    const whole = dropped.length > 0 && files.every(({folder}) => folder !== undefined);
    const [folder] = dropped;
    this.#say({is: 'fleeting', failure, ...(whole && folder ? {folder: folder.name} : {})});
  }

  /** Loads sheets again as the analyst says. Throws what the engine does. */
  async decide(backend: Backend, decisions: readonly Decision[]): Promise<void> {
    const report = await backend.decide(decisions);
    this.#desk.set({report});
    this.#desk.keeper.change(decided(decisions, report));
    for (const each of mappingsOf(decisions, report)) this.#desk.keeper.change(withMapping(each));
    void this.#desk.keeper.flush();
  }

  /** Reads a file again in the way that the analyst says; where it is not at hand, as soon as it is opened again. */
  async reread(backend: Backend, path: string, hint: FileHint): Promise<void> {
    this.#files.say(path, hint);
    this.#desk.keeper.change(withHints(this.#files.hints));
    const file = this.#files.find(path);
    if (file) await this.#import(backend, [file], {again: true, only: path});
    else this.#desk.set({wanted: path});
  }

  /** Reads the data of the recipe back from the copies; files without one are asked for. */
  async restore(backend: Backend): Promise<void> {
    const {workspace} = this.#desk.keeper;
    this.#files.hints = workspace.hints;
    await backend.setPolicy(workspace);
    const found = await this.#found(keptFiles(workspace));
    if (workspace.unfinished.length > 0 && this.#desk.keeper.writable) {
      this.#say({is: 'unfinished', files: workspace.unfinished.map(({path}) => path)});
    }
    await this.#replay(backend, found);
  }

  /** Files that were asked for again, if these are such; answers those that are not. */
  async #reopen(backend: Backend, files: readonly NamedFile[]): Promise<readonly NamedFile[]> {
    if (!this.#asks('missing') && !this.#asks('unread')) return files;
    const missing = new Set(this.#missing(keptFiles(this.#desk.keeper.workspace)));
    const sized = files.map((each) => ({...each, size: each.file.size}));
    const found = matched([...missing], sized);
    if (found.size === 0) return files;
    const failure = await this.#copies.keep([...found.keys()], [...found.values()]);
    await this.#replay(backend, found);
    if (failure) await this.#fleeting(failure, [...found.values()]);
    const used = new Set([...found.values()].map(({file}) => file));
    return files.filter(({file}) => !used.has(file));
  }

  /** Begins the import again that the end of the page cut off; its copies that are not whole are asked for. */
  async redo(backend: Backend): Promise<void> {
    const {unfinished} = this.#desk.keeper.workspace;
    const found = await Promise.all(unfinished.map((file) => this.#copies.find(file)));
    const files = found.flatMap((file) => file ?? []);
    this.#forget('unfinished');
    if (files.length > 0) await this.#openNew(backend, files);
    const lost = unfinished.filter((_, index) => !found[index]);
    if (lost.length > 0) await this.#sayMissing(lost);
  }

  /** The import that was cut off is not wanted any more. */
  async giveUp(): Promise<void> {
    this.#desk.keeper.change(abandoned);
    this.#forget('unfinished');
    await this.#sweep();
  }

  async #replay(backend: Backend, found: ReadonlyMap<KeptFile, NamedFile>): Promise<void> {
    const {steps} = this.#desk.keeper.workspace;
    this.#forget('unread');
    for (const step of found.size > 0 ? steps : []) {
      if (!(await this.#again(backend, step, found))) {
        this.#say({is: 'unread'});
        return;
      }
    }
    const missing = this.#missing(keptFiles(this.#desk.keeper.workspace));
    if (missing.length > 0) await this.#sayMissing(missing);
    else this.#forget('missing');
  }

  async #sayMissing(missing: readonly KeptFile[]): Promise<void> {
    const [folder] = (await this.#copies.folders?.names()) ?? [];
    const files = missing.map(({path}) => path);
    this.#say({is: 'missing', files, ...(folder === undefined ? {} : {folder})});
  }

  /** Reads missing files from the folders that they came from, as far as the browser lets it. */
  async fromFolder(backend: Backend): Promise<void> {
    const missing = this.#missing(keptFiles(this.#desk.keeper.workspace));
    await this.#replay(backend, await this.#found(missing));
  }

  async #found(files: readonly KeptFile[]): Promise<Map<KeptFile, NamedFile>> {
    const found = new Map<KeptFile, NamedFile>();
    for (const file of files) {
      const copy = await this.#copies.find(file);
      if (copy) found.set(file, copy);
    }
    return found;
  }

  /** One step of the recipe again; false when it was cancelled or failed. */
  async #again(
    backend: Backend,
    step: Step,
    found: ReadonlyMap<KeptFile, NamedFile>
  ): Promise<boolean> {
    if (step.is === 'import') {
      const files = step.files.flatMap((file) => found.get(file) ?? []);
      return (
        files.length === 0 || (await this.#import(backend, files, {restoring: true})) !== undefined
      );
    }
    const {report} = this.#desk.state;
    const decisions = report ? decisionsIn(report, step.sheets) : [];
    if (decisions.length > 0) this.#desk.set({report: await backend.decide(decisions)});
    return true;
  }

  /** Kept files of which the report knows nothing. */
  #missing(files: readonly KeptFile[]): KeptFile[] {
    const there = this.#desk.state.report?.files.map(({path}) => path) ?? [];
    return files.filter(
      ({path}) => !there.some((each) => each === path || each.startsWith(`${path}/`))
    );
  }

  /** The report of an import; undefined when it was cancelled or failed, which the state then says. */
  async #import(
    backend: Backend,
    files: readonly NamedFile[],
    {again = false, restoring = false, only}: How
  ): Promise<ImportReport | undefined> {
    this.#files.opened(files);
    const {wanted: former, importing: before} = this.#desk.state;
    const wanted = this.#files.find(former) ? '' : former;
    this.#abort = new AbortController();
    if (before.is === 'running' && before.cancelling) this.#abort.abort();
    const {signal} = this.#abort;
    const running = (progress: ImportProgress | null): void =>
      this.#desk.set({
        importing: {is: 'running', progress, cancelling: signal.aborted, restoring}
      });
    running(null);
    const start = performance.now();
    try {
      const report = await backend.importFiles(files, {
        signal,
        again: again || wanted !== former,
        hints: this.#files.hints,
        ...(only === undefined ? {} : {only}),
        remembered: this.#desk.keeper.workspace.mappings,
        onProgress: running
      });
      const took = this.#desk.state.took + performance.now() - start;
      const tables = await backend.tables();
      const importing = restoring ? this.#desk.state.importing : ({is: 'idle'} as const);
      this.#desk.set({importing, report, took, wanted, tables});
      return report;
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.code !== 'engine-ended')
        this.#desk.set({importing: signal.aborted ? {is: 'idle'} : {is: 'failed', failure}});
      return undefined;
    }
  }

  /** Copies go only when the recipe that needs them no more is saved. */
  async #sweep(): Promise<void> {
    const {keeper} = this.#desk;
    await keeper.flush();
    if (keeper.writable)
      await this.#copies.sweep(neededCopies(keeper.workspace)).catch(() => undefined);
  }

  #asks(kind: Notice['is']): boolean {
    return this.#desk.state.notices.some(({is}) => is === kind);
  }

  #say(notice: Notice): void {
    this.#desk.set({notices: noticed(this.#desk.state.notices, notice)});
  }

  #forget(kind: Notice['is']): void {
    if (this.#asks(kind)) this.#desk.set({notices: without(this.#desk.state.notices, kind)});
  }
}
