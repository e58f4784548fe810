import type {ColumnType} from '../model/dictionary.ts';
import type {Database} from '../model/engine.ts';
import {failureOf} from '../model/failure.ts';
import type {Projection, Recognition} from '../model/projection.ts';
import type {ColumnFacts, Piece, SheetHead} from '../model/sheet.ts';
import {isYesNoList} from './cast.ts';
import {EarlyOwn} from './early-own.ts';
import type {EarlyRows, Job} from './job.ts';
import type {Judge} from './judge.ts';
import {makeRoom, rowInsert} from './load.ts';
import {partsOf, type Casts, type Part, type Reading} from './load-select.ts';
import {rowsIn} from './stage-file.ts';
import type {Transaction, Work} from './work.ts';

/** A sheet whose rows go into their table as they come. */
type Sheet = Omit<EarlyRows, 'casts'> & {
  readonly part: Part;
  readonly casts: Casts[];
};

/**
 * Puts the rows of a large text into their table piece by piece, while the importer proves the next: in the transaction that the
 * load will finish. Whatever forbids it undoes all that came early, and the load reads the sheets as ever.
 */
export class Early {
  readonly #work: Work;
  readonly #judge: Judge;
  readonly #database: Partial<Database>;
  readonly #sheets = new Map<number, Sheet>();
  readonly #owns = new Map<number, EarlyOwn>();
  #begun: Transaction | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #pieces = 0;

  constructor(work: Work, judge: Judge, database: Partial<Database>) {
    this.#work = work;
    this.#judge = judge;
    this.#database = database;
  }

  /**
   * Loads a sheet early if it can: one table for certain, its rows as they are, or no registry table but its `own`. `source`: the
   * first that the load makes.
   */
  open(id: number, head: SheetHead, recognition: Recognition, source: number, own: string): void {
    const [projection, ...others] = recognition.projections;
    if (recognition.verdict === 'ask' || this.#database.register === undefined) return;
    if (projection === undefined) this.#owns.set(id, new EarlyOwn(own, head));
    if (projection === undefined || others.length > 0) return;
    const [part] = partsOf(projection);
    const isPlain = projection.grain.kind === 'row' && projection.where === undefined;
    if (!isPlain || part === undefined) return;
    const sourceId = source + this.#sheets.size;
    this.#sheets.set(id, {sourceId, projection, part, casts: []});
  }

  /**
   * Asks what the casts make of the labels, places and years of a sheet's first texts, by column, while the importer proves the
   * first piece: its rows then wait for no macro. And makes room for its columns.
   */
  async lookAhead(id: number, texts: readonly (readonly string[])[]): Promise<void> {
    const sheet = this.#sheets.get(id);
    if (sheet === undefined) return;
    const {sourceId, projection, part} = sheet;
    const columns = texts.map(factsOf);
    const slots = part.slots.filter(({column}) => LISTED.has(column.type));
    const asked = slots.map(({column, mapped}) => [column.name, [mapped]] as const);
    const listed = {...projection, columns: Object.fromEntries(asked)};
    const member = {sheet: id, sourceId, projection, columns};
    this.#begun ??= await this.#work.begin();
    await makeRoom(this.#work, projection);
    await this.#judge.castsFor(this.#work, [{members: [member], projection: listed}]);
  }

  /** Inserts the next rows of a sheet, if it is loaded early. Fails only where the import is to end. */
  async take(id: number, piece: Piece): Promise<void> {
    if (!this.#sheets.has(id) && !this.#owns.has(id)) return;
    const taken = this.#take(id, piece);
    this.#last = taken.catch(() => undefined);
    try {
      if (!(await taken)) await this.undo();
    } catch (thrown) {
      await this.undo();
      const {code} = failureOf(thrown);
      if (code === 'cancelled' || code === 'engine-memory') throw thrown;
    }
  }

  has({sheet: {id}}: Job): boolean {
    return this.#sheets.has(id) || this.#owns.has(id);
  }

  /** The job with what came early of its sheet. */
  placed(job: Job): Job {
    const early = this.#sheets.get(job.sheet.id);
    const isOwnThere = this.#owns.has(job.sheet.id);
    return early === undefined ? {...job, isOwnThere} : {...job, early};
  }

  /** Undoes what came early where these jobs ask for anything else. */
  async settle(jobs: readonly Job[]): Promise<void> {
    const areSame = [...this.#sheets].every(([id, {projection}]) =>
      jobs.some(({sheet, projections}) => sheet.id === id && isSame(projections, projection))
    );
    const areOwn = [...this.#owns].every(([id, {name}]) =>
      jobs.some(
        ({sheet, projections, own}) => sheet.id === id && projections.length === 0 && own === name
      )
    );
    if (!areSame || !areOwn) await this.undo();
  }

  /** Gives away the transaction in which rows came early, which is to be finished; undefined where none did. */
  handOver(): Transaction | undefined {
    const begun = this.#begun;
    this.#begun = undefined;
    return begun;
  }

  /** Forgets all that came early; the tables are as they were, unless the transaction was given away. */
  async undo(): Promise<void> {
    this.#sheets.clear();
    this.#owns.clear();
    await this.#last;
    await this.handOver()?.undo();
  }

  /** False where only the whole column tells how one is read. */
  async #take(id: number, piece: Piece): Promise<boolean> {
    this.#begun ??= await this.#work.begin();
    const name = `p${++this.#pieces}.csv`;
    const width = piece.columns.length;
    const from = `(${rowsIn(name, {...piece, width, skip: 0})})`;
    await this.#database.register?.(name, piece.bytes);
    try {
      const own = this.#owns.get(id);
      if (own !== undefined) return await own.take(this.#work, from, piece.columns);
      const sheet = this.#sheets.get(id);
      return sheet !== undefined && (await this.#insert(id, sheet, from, piece.columns));
    } finally {
      this.#database.forget?.(name);
    }
  }

  async #insert(
    id: number,
    sheet: Sheet,
    from: string,
    columns: Piece['columns']
  ): Promise<boolean> {
    const {sourceId, projection, part, casts} = sheet;
    const member = {sheet: id, sourceId, projection, columns, from};
    const reading: Reading = {members: [member], projection};
    const cast = (await this.#judge.castsFor(this.#work, [reading]))(reading);
    if (asksWhole(part, cast)) return false;
    await this.#work.run(rowInsert(reading, part, cast));
    casts.push(cast);
    return true;
  }
}

/** Types of columns that have few texts, which no other form shows to be plain. */
const LISTED: ReadonlySet<ColumnType> = new Set(['label', 'labels', 'place', 'yes-no', 'year']);
/** Of the first texts; a column that has more has many. */
const MOST_FIRST = 64;

function factsOf(texts: readonly string[]): ColumnFacts {
  const few = [...new Set(texts)];
  const facts = {filled: texts.length, longest: 0};
  return few.length > MOST_FIRST ? facts : {...facts, few};
}

function asksWhole({slots}: Part, casts: Casts): boolean {
  return slots.some(
    (slot) =>
      (slot.column.type === 'percent' || isYesNoList(slot.column)) && casts.cell(slot).asksHabit
  );
}

function isSame(projections: readonly Projection[], one: Projection): boolean {
  return JSON.stringify(projections) === JSON.stringify([one]);
}
