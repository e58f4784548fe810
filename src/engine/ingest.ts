import type {Connection, Database, HearsLoad, TableState} from '../model/engine.ts';
import {DishuError, type Failure} from '../model/failure.ts';
import type {CellAddress, Origin, SheetRow} from '../model/origin.ts';
import type {Policy} from '../model/policy.ts';
import type {Recognition} from '../model/projection.ts';
import type {Decision, ImportReport} from '../model/report.ts';
import type {ColumnFacts, ImportEvent, SheetEnd, SheetHead} from '../model/sheet.ts';
import {recognise} from '../registry/recognise.ts';
import type {BeginOptions} from './begin-options.ts';
import {forgetAside, writeAside, writeSheets} from './books.ts';
import {tableStates} from './catalog.ts';
import {quoted} from '../model/names.ts';
import {changeExemptions} from './exemption.ts';
import {changeLines} from './policy.ts';
import {Early} from './early.ts';
import {Judge} from './judge.ts';
import {jobOf, projectionsOf} from './held-job.ts';
import type {Job} from './job.ts';
import {judgeAhead, loadSheets, type Done} from './load-sheets.ts';
import {originOf, rowsAt} from './origin.ts';
import {ownView} from './own.ts';
import {editionsSaid, findingCounts, reportOf} from './report.ts';
import {createSchema, type SchemaOptions} from './schema.ts';
import type {Samples} from './samples.ts';
import {Shelf, type HeldSheet} from './shelf.ts';
import {changed, fromFile, inFileOrNot, isReadOnce} from './read-once.ts';
import {Stage} from './stage.ts';
import {Unstaged} from './unstaged.ts';
import {Work} from './work.ts';

/**
 * Files into tables: `begin`, an `accept` for each event of the importer, `finish`; then `decide` as often as the
 * analyst says what a sheet is. What is cancelled or fails leaves the tables as they were.
 */
export class Ingest {
  readonly #stage: Stage;
  readonly #work: Work;
  readonly #judge: Judge;
  #taking: BeginOptions = {};
  #unstaged = new Unstaged();
  readonly #shelf = new Shelf();
  /** What stands in schema file under the name of a sheet. */
  readonly #shown = new Map<number, Shown>();
  #nextSource = 1;
  readonly #early: Early;
  #cancelled = false;

  private constructor(stage: Stage, work: Work, judge: Judge, database: Database) {
    this.#stage = stage;
    this.#work = work;
    this.#judge = judge;
    this.#early = new Early(work, judge, database);
  }

  /** Makes schema, macros and views in a fresh database and keeps two of its connections. `judge`: one that may know something. */
  static async open(database: Database, options: IngestOptions = {}): Promise<Ingest> {
    const connection = await database.connect();
    await createSchema(connection, options);
    const stage = await Stage.open(database);
    return new Ingest(stage, new Work(connection), options.judge ?? new Judge(), database);
  }

  /** Begins an import; what a former one left without `finish` is dropped. */
  async begin(options: BeginOptions = {}): Promise<void> {
    await this.abandon();
    this.#taking = options;
    this.#unstaged = new Unstaged();
    for (const sheet of this.#shelf.clear()) await this.#stage.drop(sheet.id);
  }

  /** Takes the importer's events, in their order. A file that the engine cannot stage is refused; the others stay. */
  async accept(event: ImportEvent): Promise<void> {
    await this.#unstaged.pass(event, (each) => this.#take(each));
  }

  async #take(event: ImportEvent): Promise<void> {
    switch (event.type) {
      case 'sheet': {
        const id = await this.#stage.add(event.sheet.width);
        return this.#shelf.open(id, event.sheet);
      }
      case 'batch': {
        const {id, head, samples} = this.#shelf.opened(event.id);
        samples.take(event.batch);
        return await this.#stage.append(id, head.width, event.batch);
      }
      case 'proving': {
        const {id, head, samples} = this.#shelf.opened(event.id);
        samples.take(event.first);
        const recognition = this.#recognised(head, samples);
        this.#shelf.recognise(event.id, recognition);
        this.#early.open(id, head, recognition, this.#nextSource, this.#shelf.freeName(head));
        return await this.#early.lookAhead(id, samples.texts);
      }
      case 'piece':
        return await this.#early.take(this.#shelf.opened(event.id).id, event.piece);
      case 'irregular':
        await this.#early.undo();
        return await this.#stage.takeBack(this.#shelf.forget(event.id));
      case 'regular': {
        const {id, head} = this.#shelf.opened(event.id);
        return await this.#stage.keepInFile(id, head.width, event.text, event.first);
      }
      case 'sheet-end':
        return this.#end(event.end, event.columns);
      case 'file':
        return this.#shelf.close(event.file);
      case 'refused':
        return await this.#refuse(event.path, event.size, event.failure);
      case 'progress':
        return undefined;
    }
  }

  /** While nothing comes: asks what the casts make of the texts that are here, so that the load need not. */
  async lookAhead(): Promise<void> {
    const jobs = this.#jobs.filter((job) => !this.#early.has(job));
    await judgeAhead(this.#work, this.#judge, jobs);
  }

  /** Every sheet that was recognised for certain, and those of no registry table. */
  get #jobs(): readonly Job[] {
    return this.#shelf
      .arrived()
      .filter(({recognition}) => recognition.verdict !== 'ask')
      .map((sheet) => jobOf(sheet, sheet.recognition.projections));
  }

  /** Loads every sheet that was recognised for certain, and those of no registry table as themselves. */
  async finish(onProgress: HearsLoad = () => undefined): Promise<ImportReport> {
    const same = this.#shelf.setSameAside();
    const fresh = this.#shelf.arrived();
    const done = await this.#load(this.#jobs, onProgress);
    await this.#forget([...done.flatMap(({former}) => former), ...this.#shelf.outdated()]);
    for (const sheet of this.#shelf.arrived()) await this.#show(await this.#renamed(sheet));
    for (const sheet of same) await this.#stage.drop(sheet.id);
    if (this.#taking.again) this.#shelf.forgetSame();
    this.#shelf.keep();
    await this.#writeBooks(fresh);
    return await this.report();
  }

  /** Loads sheets as the analyst says, from the staged text. Fails with `sheet-no-table` when a sheet is not there. */
  async decide(decisions: readonly Decision[]): Promise<ImportReport> {
    const jobs = decisions.map((decision) => {
      const sheet = this.#shelf.sheet(decision.sheet);
      if (!sheet) throw new DishuError({code: 'sheet-no-table'});
      return jobOf(sheet, projectionsOf(sheet, decision));
    });
    const done = await this.#load(jobs);
    await this.#forget(done.flatMap(({former}) => former));
    for (const {sheet} of jobs) {
      const held = this.#shelf.sheet(sheet.id);
      if (held) await this.#show(held);
    }
    await this.#writeBooks([]);
    return await this.report();
  }

  async report(): Promise<ImportReport> {
    const findings = await findingCounts(this.#work);
    return reportOf(this.#shelf.files(), findings, await editionsSaid(this.#work));
  }

  /** Where a value of a table came from, read over another connection; undefined for a source that is not there (any more). */
  async origin(connection: Connection, address: CellAddress): Promise<Origin | undefined> {
    const source = this.#shelf.source(address.source);
    return (
      source && (await this.#looked(source.sheet, () => originOf(connection, source, address)))
    );
  }

  /** Some records of a sheet as they came, read over another connection; [] for a sheet that is not there (any more). */
  async rows(
    connection: Connection,
    sheet: number,
    rows: readonly number[]
  ): Promise<readonly SheetRow[]> {
    const held = this.#shelf.sheet(sheet);
    if (!held) return [];
    return await this.#looked(held, () => rowsAt(connection, sheet, held.head.width, rows));
  }

  /** Puts the analyst's policy values and exemptions in the place of his former ones, all or none. */
  async setPolicy({lines, exemptions}: Policy): Promise<void> {
    await this.#work.transaction(async () => {
      for (const sql of [...changeLines(lines), ...changeExemptions(exemptions)])
        await this.#work.run(sql);
    });
  }

  async tables(): Promise<readonly TableState[]> {
    return await tableStates(this.#work);
  }

  /** Ends an import that will not be finished; nothing has changed. */
  async abandon(): Promise<void> {
    await this.#early.undo();
  }

  /** Stops the load that runs: it fails with `cancelled` and nothing has changed. */
  cancel(): void {
    this.#cancelled = true;
    this.#stage.cancel();
    this.#work.cancel();
  }

  #end(end: SheetEnd, columns: readonly ColumnFacts[]): void {
    const {head, samples, recognition} = this.#shelf.opened(end.id);
    this.#shelf.end(end, columns, recognition ?? this.#recognised(head, samples));
  }

  #recognised(head: SheetHead, {texts}: Samples): Recognition {
    return recognise(head, texts, {remembered: this.#taking.remembered ?? []});
  }

  async #refuse(path: string, size: number, failure: Failure): Promise<void> {
    for (const sheet of this.#shelf.refuse({path, size, failure})) await this.#stage.drop(sheet.id);
  }

  async #load(jobs: readonly Job[], hear: HearsLoad = () => undefined): Promise<readonly Done[]> {
    const isInFile = ({sheet}: Job): boolean => this.#stage.isInFile(sheet.id);
    const inFile = jobs.filter(isInFile);
    this.#cancelled = false;
    await this.#early.settle(jobs);
    try {
      const done = await fromFile(inFile[0]?.sheet.head.file, async () => {
        for (const job of inFile)
          if (!this.#early.has(job) && !isReadOnce(job)) await this.#takeIn(job);
        const placed = jobs.map((job) => this.#early.placed(inFileOrNot(job, isInFile(job))));
        const [first, begun] = [this.#nextSource, this.#early.handOver()];
        return await loadSheets(this.#work, this.#judge, placed, first, hear, begun);
      });
      this.#nextSource += jobs.reduce((sum, {projections}) => sum + projections.length, 0);
      for (const [i, result] of done.entries())
        this.#shelf.loaded(result, jobs[i]?.projections ?? []);
      return done;
    } finally {
      await this.#early.undo();
    }
  }

  /** Reads rows of a sheet that may still lie in its file. */
  async #looked<T>({id, head}: HeldSheet, look: () => Promise<T>): Promise<T> {
    return await fromFile(this.#stage.isInFile(id) ? head.file : undefined, look);
  }

  async #takeIn({sheet: {id, head, end}}: Job): Promise<void> {
    const records = await this.#stage.takeIn(id, head.width, end.records);
    if (this.#cancelled) throw new DishuError({code: 'cancelled'});
    if (records !== end.records) throw changed(head.file);
  }

  /** Brings the books up to date: all sheets, and what was set aside of the fresh ones. */
  async #writeBooks(fresh: readonly HeldSheet[]): Promise<void> {
    const told = fresh.filter(({end}) => end.records > end.data);
    const widths = told.map(({id, head}) => ({id, width: head.width}));
    await writeAside(this.#work, widths);
    await writeSheets(this.#work, this.#shelf.files());
  }

  /** Makes a sheet readable as it stands: its own typed table, or a view of its text. */
  async #show({id, head, own, state}: HeldSheet): Promise<void> {
    const next: Shown = {name: own, as: state === 'own' ? 'TABLE' : 'VIEW'};
    if (next.as === 'VIEW') {
      await this.#hide(id);
      await this.#work.run(ownView(id, head, own));
    }
    this.#shown.set(id, next);
  }

  async #hide(id: number): Promise<void> {
    const shown = this.#shown.get(id);
    if (shown) await this.#work.run(`DROP ${shown.as} file.${quoted(shown.name)}`);
    this.#shown.delete(id);
  }

  /** A sheet takes the name of the one whose place it took. */
  async #renamed(sheet: HeldSheet): Promise<HeldSheet> {
    const free = this.#shelf.freeName(sheet.head, sheet.id);
    if (free === sheet.own) return sheet;
    if (sheet.state === 'own')
      await this.#work.run(`ALTER TABLE file.${quoted(sheet.own)} RENAME TO ${quoted(free)}`);
    return this.#shelf.rename(sheet.id, free) ?? sheet;
  }

  /** Forgets sheets that others replaced. */
  async #forget(sheets: readonly number[]): Promise<void> {
    for (const id of new Set(sheets)) {
      this.#shelf.remove(id);
      await this.#hide(id);
      await forgetAside(this.#work, id);
      await this.#stage.drop(id);
    }
  }
}

type IngestOptions = SchemaOptions & {readonly judge?: Judge};
type Shown = {readonly name: string; readonly as: 'TABLE' | 'VIEW'};
