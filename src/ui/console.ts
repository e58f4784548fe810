import type {Plan, Session} from '../model/engine.ts';
import {DishuError, failureOf, type Failure} from '../model/failure.ts';
import {quoted} from '../model/names.ts';
import {checkStatement, explainedIn, OWN_NAME} from '../notebook/console-check.ts';
import {statementAt, statementsOf, type Statement} from '../notebook/script.ts';
import {variableNames} from '../notebook/variables.ts';
import {MACROS} from '../stats/sql.ts';
import {TABLES} from '../registry/tables/index.ts';
import {withDraft, withStatement} from '../workspace/edits.ts';
import {masksOf, readsPersonal} from './console-mask.ts';
import {ConsoleSession} from './console-session.ts';
import type {Desk} from './desk.ts';
import type {Masked} from './mask.ts';
import {stopped} from './restart.ts';
import {sessionSource, type TableSource} from './row-windows.ts';
import {mistakeIn, type Mistake} from './sql/explain.ts';
import {
  COLUMNS_SQL,
  FUNCTIONS_SQL,
  knownFunctions,
  knownTables,
  NO_WORDS,
  VARIABLES_SQL,
  type KnownFunction,
  type Vocabulary
} from './sql/vocabulary.ts';
import {Store} from './store.ts';

/** What stands below the editor. `gone`: rows that were in an engine that has been ended; `restarted`: to cancel it, the engine was. */
export type Shown =
  | {readonly is: 'nothing' | 'gone'}
  | {readonly is: 'failed'; readonly mistake: Mistake}
  | {readonly is: 'cancelled'; readonly restarted: boolean}
  | {readonly is: 'plan'; readonly plan: readonly Plan[]}
  | {readonly is: 'variable' | 'table'; readonly name: string}
  | {
      readonly is: 'rows';
      readonly source: TableSource;
      readonly sql: string;
      readonly ms: number;
      readonly masks: Readonly<Record<string, Masked | undefined>>;
    };

export type ConsoleState = {
  /** `late`: it cannot be cancelled before the step that the engine is at is done. */
  readonly running: 'no' | 'yes' | 'cancelling' | 'late';
  /** Milliseconds of performance.now() at which it began, or was asked to stop. */
  readonly since: number;
  /** Which of how many statements runs. */
  readonly part: {readonly at: number; readonly all: number};
  readonly shown: Shown;
  /** Variables that the last statement reads and that nobody has set. */
  readonly unset: readonly string[];
  /** Temp tables and variables that are no more, since the engine was started anew. */
  readonly lost: readonly string[];
  readonly vocabulary: Vocabulary;
};

/** Which part of the text is meant: the selection, or the statement at the cursor where nothing is selected; or all. */
export type Chosen = {readonly from: number; readonly to: number} | 'all';

const RESULT = `${OWN_NAME}result)`;
const WORDS = `${OWN_NAME}words)`;
const EVERYTHING = {offset: 0, limit: 1_000_000};

/**
 * The console: its own connection, its text, what ran last. It lives as long as the page, whatever page of the app is shown.
 * Statements that ran are kept in the workspace's history.
 */
export class Console extends Store<ConsoleState> {
  #text: string;
  readonly #desk: Desk;
  readonly #personal = new Set<string>();
  readonly #kinds = new Map<string, number | undefined>();
  readonly #session: ConsoleSession;
  /** Counts what was run. */
  #works = 0;
  #functions: readonly KnownFunction[] = [];
  #known: unknown;

  constructor(desk: Desk) {
    super({
      running: 'no',
      since: 0,
      part: {at: 0, all: 0},
      shown: {is: 'nothing'},
      unset: [],
      lost: [],
      vocabulary: NO_WORDS
    });
    this.#desk = desk;
    this.#session = new ConsoleSession(desk);
    const {draft, history} = desk.keeper.workspace;
    this.#text = draft ?? history.at(-1)?.sql ?? '';
  }

  /** What stands in the editor, finished or not; it is kept. */
  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    if (text === this.#text) return;
    this.#text = text;
    this.#desk.keeper.change(withDraft(text));
  }

  /** Whether statements can run: the engine is there, and the data that it is to hold. */
  get ready(): boolean {
    return this.#desk.state.engine.is === 'ready' && !this.#desk.restoring;
  }

  /** Learns tables, functions and variables anew when the data is another than at the last time; what was cut off is tried again. */
  async learn(): Promise<void> {
    const {tables} = this.#desk.state;
    if (!this.ready || this.#known === tables || this.state.running !== 'no') return;
    this.#known = tables;
    this.#kinds.clear();
    if (this.#session.ended && this.state.shown.is === 'rows') this.set({shown: {is: 'gone'}});
    try {
      await this.#learn();
    } catch {
      this.#known = undefined;
    }
  }

  async #learn(): Promise<void> {
    const session = await this.#session.open();
    const rows = async (sql: string) => {
      await session.runCell(WORDS, sql);
      return await session.page(WORDS, EVERYTHING);
    };
    if (this.#functions.length === 0) {
      this.#functions = knownFunctions(
        await rows(FUNCTIONS_SQL),
        new Map(MACROS.map(({name, doc}) => [name, doc]))
      );
    }
    const tables = knownTables(await rows(COLUMNS_SQL));
    const set = (await rows(VARIABLES_SQL)).values[0]?.map(String) ?? [];
    const variables = [...new Set([...set, '数据日期'])];
    const {lost} = this.#session;
    this.set({lost, vocabulary: {tables, functions: this.#functions, variables}});
  }

  /** What a statement can name, as soon as something of it is known. */
  async vocabulary(): Promise<Vocabulary> {
    await this.until(({vocabulary}) => vocabulary !== NO_WORDS);
    return this.state.vocabulary;
  }

  /** How many values a labelled column of the registry has; asked once for a table, known a moment later. */
  kinds(table: string, column: string): number | undefined {
    if (!this.#kinds.has(`${table} `)) void this.#count(table);
    return this.#kinds.get(`${table} ${column}`);
  }

  async #count(table: string): Promise<void> {
    this.#kinds.set(`${table} `, undefined);
    const names = (TABLES[table]?.columns ?? [])
      .filter(({type, personal}) => (type === 'label' || type === 'place') && personal !== 'direct')
      .map(({name}) => name);
    if (names.length === 0 || this.#desk.missing.includes(table)) return;
    const counts = names.map((name) => `count(DISTINCT ${quoted(name)}) AS ${quoted(name)}`);
    const source = await this.#desk.query(
      `${OWN_NAME}kinds of ${table})`,
      `SELECT ${counts.join(', ')} FROM ${quoted(table)}`
    );
    const page = await source.page({offset: 0, limit: 1});
    page.columns.forEach(({name}, at) => {
      this.#kinds.set(`${table} ${name}`, Number(page.values[at]?.[0] ?? 0));
    });
  }

  /** Runs what is chosen, one statement after the other, until one fails; the last result stays on the page. */
  async run(chosen: Chosen): Promise<void> {
    await this.#work(this.#statements(chosen), (session, statement) =>
      this.#step(session, statement)
    );
  }

  /** Shows how the engine would answer the query that is chosen. */
  async plan(chosen: Chosen): Promise<void> {
    await this.#work(this.#statements(chosen).slice(0, 1), async (session, {text}) => {
      const checked = checkStatement(text);
      if ('code' in checked) throw new DishuError(checked);
      return {is: 'plan', plan: await session.plan(explainedIn(text, checked))};
    });
  }

  #statements(chosen: Chosen): readonly Statement[] {
    if (chosen === 'all') return statementsOf(this.text);
    const {from, to} = chosen;
    if (from === to) return [statementAt(this.text, from)].filter((found) => found !== undefined);
    return statementsOf(this.text.slice(from, to)).map(({text, start, end}) => ({
      text,
      start: start + from,
      end: end + from
    }));
  }

  async #work(
    statements: readonly Statement[],
    step: (session: Session, statement: Statement) => Promise<Shown>
  ): Promise<void> {
    if (!this.ready || this.state.running !== 'no' || statements.length === 0) return;
    this.#works += 1;
    const {shown: former} = this.state;
    if (former.is === 'rows') former.source.stop?.();
    this.set({running: 'yes', since: performance.now(), unset: []});
    let shown: Shown = {is: 'nothing'};
    for (const [index, statement] of statements.entries()) {
      this.set({part: {at: index + 1, all: statements.length}});
      try {
        shown = await step(await this.#session.open(), statement);
      } catch (thrown) {
        shown = this.#failed(statement, failureOf(thrown));
        break;
      }
    }
    this.set({running: 'no', shown});
  }

  #failed(statement: Statement, failure: Failure): Shown {
    const restarted = failure.code === 'engine-ended';
    const asked = this.state.running !== 'yes';
    if (failure.code === 'cancelled' || (restarted && asked)) return {is: 'cancelled', restarted};
    const mistake = mistakeIn(this.text, statement, failure, this.state.vocabulary);
    return {is: 'failed', mistake};
  }

  async #step(session: Session, {text}: Statement): Promise<Shown> {
    const checked = checkStatement(text);
    if ('code' in checked) throw new DishuError(checked);
    this.#desk.keeper.change(withStatement({sql: text, at: new Date().toISOString()}));
    this.#warn(text);
    switch (checked.does) {
      case 'query':
        return await this.#query(session, text);
      case 'plan':
        return {is: 'plan', plan: await session.plan(explainedIn(text, checked))};
      case 'variable':
      case 'temp':
      default: {
        const {does, name} = checked;
        await session.run(text);
        this.#session.made(name, text);
        if (does === 'temp' && readsPersonal(text, this.#personal))
          this.#personal.add(name.toLowerCase());
        await this.#learn();
        return {is: does === 'temp' ? 'table' : 'variable', name};
      }
    }
  }

  async #query(session: Session, sql: string): Promise<Shown> {
    const began = performance.now();
    const table = await session.runCell(RESULT, sql);
    const ms = performance.now() - began;
    const masks = masksOf(sql, table.columns, this.#personal);
    return {is: 'rows', source: sessionSource(session, RESULT, table), sql, ms, masks};
  }

  #warn(sql: string): void {
    const {variables} = this.state.vocabulary;
    const unset = [...variableNames(sql).names].filter((name) => !variables.includes(name));
    this.set({unset});
  }

  /** What stands below the editor no longer fits what stands in it. */
  clear(): void {
    this.set({shown: {is: 'nothing'}, unset: []});
  }

  /** Stops what runs, within a second; where the engine does not hear it, it is started anew. True if something ran. */
  cancel(): boolean {
    const {running} = this.state;
    if (running === 'yes') void this.#stop();
    return running !== 'no';
  }

  async #stop(): Promise<void> {
    this.set({running: 'cancelling', since: performance.now()});
    const work = this.#works;
    const over = (): boolean => work !== this.#works || this.state.running === 'no';
    const how = await stopped(this.#desk, () => this.#session.cancel(), over);
    if (how === 'late' && !over()) this.set({running: 'late'});
  }
}

const consoles = new WeakMap<Desk, Console>();

/** The console of a desk; there is one. */
export function consoleOf(desk: Desk): Console {
  const known = consoles.get(desk) ?? new Console(desk);
  consoles.set(desk, known);
  return known;
}
