import type {Column, RegistryTable} from '../model/dictionary.ts';
import type {Database} from '../model/engine.ts';
import {DishuError} from '../model/failure.ts';
import type {Projection} from '../model/projection.ts';
import {TABLES} from '../registry/tables/index.ts';
import {Early} from './early.ts';
import type {Judge} from './judge.ts';
import {loadSheets} from './load-sheets.ts';
import type {Reading} from './load-select.ts';
import {madeUpPersons, type MadeUp} from './made-up.ts';
import {pacedConnection} from './paced.ts';
import {editionsSaid, findingCounts} from './report.ts';
import {Work} from './work.ts';

/** Milliseconds of work after which comes a pause, in which all else that is asked goes first. */
const STEP_MS = 15;
const PAUSE_MS = 8;
/** Made-up persons, how often each comes in one piece, how many pieces are loaded as one text, and how often. */
const FEW = 3000;
const PERSONS = 6000;
const COPIES = 4;
const PIECES = 4;
const ROUNDS = 3;
/** No sheet and no source has this number. */
const NONE = 0;

/**
 * What the engine does until the first import has begun, while nobody asks for anything: it has the macros judge the usual years, yes and
 * no, so that an import need not, and loads made-up persons in the very way of a large text, in a transaction that is undone. A
 * statement whose like has run takes a third of the time, since what it needs of the engine is compiled at its first call.
 */
export class Rehearsal {
  readonly #database: Database;
  readonly #judge: Judge;
  readonly #isBusy: () => boolean;
  #isStopped = false;
  #paused = -Infinity;
  #wake = (): void => undefined;
  #ended: Promise<void> = Promise.resolve();

  /** `isBusy`: whether somebody is waiting for the engine, who goes first. */
  constructor(database: Database, judge: Judge, isBusy: () => boolean) {
    this.#database = database;
    this.#judge = judge;
    this.#isBusy = isBusy;
  }

  /** Rehearses; answers when that has ended, whether it came to its end or not. Once. */
  async run(): Promise<void> {
    if (this.#isStopped) return;
    this.#ended = this.#rehearse().catch(() => undefined);
    await this.#ended;
  }

  /** Ends it for good, after the statement that runs; nothing of it is left then but what the judge has learned. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#wake();
    await this.#ended;
  }

  async #rehearse(): Promise<void> {
    const connection = await this.#database.connect();
    try {
      const work = new Work(pacedConnection(connection, () => this.#turn()));
      // Few first: an import that begins soon finds that all it needs has run once.
      await this.#load(work, madeUpPersons(FEW, 1, 1));
      await this.#judge.castsFor(work, Object.values(TABLES).map(usualIn));
      const persons = madeUpPersons(PERSONS, COPIES, PIECES);
      for (let n = 0; n < ROUNDS; n++) await this.#load(work, persons);
      await findingCounts(work);
      await editionsSaid(work);
    } finally {
      await connection.close();
    }
  }

  /** Inserts made-up persons some times over and loads what lies there then; what the connection does not commit is undone. */
  async #load(work: Work, {head, end, texts, recognition, pieces}: MadeUp): Promise<void> {
    const early = new Early(work, this.#judge, this.#database);
    try {
      early.open(NONE, head, recognition, NONE, '');
      await early.lookAhead(NONE, texts);
      for (const piece of pieces) await early.take(NONE, piece);
      const {verdict, projections} = recognition;
      const known = {columns: pieces[0]?.columns ?? [], file: undefined, verdict, score: 1};
      const jobs = [early.placed({sheet: {id: NONE, head, end, ...known}, projections, own: ''})];
      const begun = early.handOver();
      if (begun !== undefined)
        await loadSheets(work, this.#judge, jobs, NONE, () => undefined, begun);
    } catch (thrown) {
      if (this.#isStopped) throw thrown;
    } finally {
      await early.undo();
    }
  }

  /** Pauses when it is time to, and while others are served; fails where the rehearsal was stopped. */
  async #turn(): Promise<void> {
    if (!this.#isStopped && performance.now() - this.#paused > STEP_MS) await this.#pause();
    while (!this.#isStopped && this.#isBusy()) await this.#pause();
    if (this.#isStopped) throw new DishuError({code: 'cancelled'});
  }

  async #pause(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, PAUSE_MS);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#paused = performance.now();
  }
}

/** What columns of yes and no and of years usually hold; of labels the judge knows the words. */
function usualIn({name, columns}: RegistryTable): Reading {
  const asked = columns.map((column) => ({column, words: wordsOf(column)}));
  const told = asked.filter(({words}) => words.length > 0);
  const projection: Projection = {
    table: name,
    grain: {kind: 'row'},
    columns: Object.fromEntries(told.map(({column}, at) => [column.name, [{column: at + 1}]])),
    constants: {}
  };
  const facts = told.map(({words: few}) => ({filled: few.length, longest: 0, few}));
  return {members: [{sheet: NONE, sourceId: NONE, projection, columns: facts}], projection};
}

function wordsOf({type}: Column): readonly string[] {
  if (type === 'yes-no') return ['是', '否', '有', '无', '1', '0'];
  return type === 'year' ? yearsFrom(2010) : [];
}

/** To the next one. */
function yearsFrom(first: number): readonly string[] {
  const last = new Date().getFullYear() + 1;
  return Array.from({length: last - first + 1}, (_, at) => String(first + at));
}
