import type {Session} from '../model/engine.ts';
import {DishuError, failureOf, type Failure} from '../model/failure.ts';
import type {Notebook} from '../model/notebook.ts';
import type {Lang} from '../model/text.ts';
import {carriedStates, changesBetween, stateBefore, type Edition} from './changes.ts';
import {madeBy, runChart, runInput, runProse, runQuery, type Take} from './evaluate.ts';
import {graphOf, leavesOf, withDependents, type Graph, type Node} from './graph.ts';
import type {Resolve} from './prose.ts';
import {resolver} from './resolve.ts';
import {resultOf, waiting, type CellResult, type CellState} from './states.ts';
import {accepts, type InputValue} from './values.ts';

export type RunOptions = {
  readonly lang: Lang;
  /** Called after each change of a cell's state, with its key (graph.ts). */
  readonly onChange?: (key: string, state: CellState) => void;
  /**
   * Registry tables that are not loaded: cells that read one which the notebook needs fail with `table-missing`. What it only
   * uses is there, empty.
   */
  readonly missing?: readonly string[];
  /** What the reader chose before, by input. */
  readonly chosen?: Readonly<Record<string, InputValue>>;
  /** What is wrong with the text of cells, by key: they fail for that, and keep their last result. */
  readonly wrong?: ReadonlyMap<string, Failure>;
  /** The run before it: what that has left in the session and no cell makes any more is dropped; inputs show what they were. */
  readonly former?: Run;
  /** What other notebooks say, for take cells; without it there are none. */
  readonly take?: Take;
};

/** One run of one cell, and the tables that it makes. */
type Step = {readonly key: string; readonly makes: readonly string[]};

const INTERRUPT_MS = 20;

/** While the answer to one cell is on its way, and the page draws it, the engine is at the next. */
const AT_ONCE = 2;

/**
 * A notebook on a session: its cells run one after the other, in the order of the graph, none before those that it needs. Whatever becomes
 * stale meanwhile runs next; a result that is stale when it arrives is dropped. A failed cell fails those that need it (`cell-depends`).
 */
export class Run {
  readonly #session: Session;
  readonly #options: RunOptions;
  readonly #chosen: Map<string, InputValue>;
  #states = new Map<string, CellState>();
  #notebook: Notebook;
  #edition: Edition;
  #leaves: ReadonlySet<string>;
  #gone: readonly string[] = [];
  #lang: Lang;
  readonly #running = new Map<string, Step>();
  #halted = false;
  #work: Promise<void> | undefined;

  constructor(notebook: Notebook, session: Session, options: RunOptions) {
    this.#notebook = notebook;
    this.#session = session;
    this.#options = options;
    this.#lang = options.lang;
    this.#chosen = new Map(Object.entries(options.chosen ?? {}));
    this.#edition = this.#editionOf(notebook, options.wrong ?? new Map());
    this.#leaves = leavesOf(this.graph);
    const {former} = options;
    if (former) {
      this.#gone = [...former.#gone, ...changesBetween(former.#edition, this.#edition).gone];
    }
    for (const node of this.graph.nodes)
      this.#states.set(node.key, stateBefore(node, former?.state(node.key)));
  }

  get graph(): Graph {
    return this.#edition.graph;
  }

  /** Keys of the sql and cube cells that nothing else needs: they show as tables. */
  get leaves(): ReadonlySet<string> {
    return this.#leaves;
  }

  #editionOf(notebook: Notebook, wrong: ReadonlyMap<string, Failure>): Edition {
    const missing = this.#options.missing?.filter((table) => notebook.needs.includes(table));
    return {graph: graphOf(notebook), wrong, missing: new Set(missing)};
  }

  state(key: string): CellState {
    return this.#states.get(key) ?? {kind: 'idle'};
  }

  /** Runs every cell; settles when all are done or failed, or the run is cancelled. Never throws. */
  start(): Promise<void> {
    return this.rerun(this.graph.nodes.map(({key}) => key));
  }

  /** Runs the given cells and all that need them. */
  rerun(keys: Iterable<string>): Promise<void> {
    const stale = withDependents(this.graph, keys);
    for (const key of stale) this.#change(key, waiting('stale', this.state(key)));
    this.#halted = false;
    for (const [key, step] of this.#running) if (stale.has(key)) void this.#interrupt(step);
    this.#work ??= this.#workOff();
    return this.#work;
  }

  /**
   * Goes on with another text of the notebook: what is new or changed runs, with all that needs it or needed what is gone, and
   * nothing else. Settles like `rerun`.
   */
  update(notebook: Notebook, wrong: ReadonlyMap<string, Failure> = new Map()): Promise<void> {
    const next = this.#editionOf(notebook, wrong);
    const {kept, stale, gone} = changesBetween(this.#edition, next);
    this.#states = carriedStates(this.#states, this.graph, next.graph, kept);
    this.#notebook = notebook;
    this.#edition = next;
    this.#leaves = leavesOf(next.graph);
    this.#gone = [...this.#gone, ...gone];
    for (const step of this.#running.values())
      if (!this.#states.has(step.key)) void this.#interrupt(step);
    return this.rerun(stale);
  }

  /** Sets an input and runs what depends on it. Throws `input-value` for a value that the input does not take. */
  async set(name: string, value: InputValue): Promise<void> {
    const cell = this.graph.nodes.find(({key}) => key === name)?.cell;
    if (cell?.kind !== 'input' || !accepts(cell, value)) {
      const values = {name, value: String(value)};
      throw new DishuError({code: 'input-value', values});
    }
    this.#chosen.set(name, value);
    await this.rerun([name]);
  }

  /** What is chosen for an input that is to come with the next text of the notebook. */
  keep(name: string, value: InputValue): void {
    this.#chosen.set(name, value);
  }

  /** Changes the language of prose and charts; no query runs again. */
  async speak(lang: Lang): Promise<void> {
    this.#lang = lang;
    const said = this.graph.nodes.filter(
      ({key, cell}) =>
        (cell.kind === 'prose' || cell.kind === 'chart') && this.state(key).kind !== 'idle'
    );
    await this.rerun(said.map(({key}) => key));
  }

  /** Whether every cell has run. */
  get whole(): boolean {
    return [...this.#states.values()].every((state) =>
      state.kind === 'failed' ? state.failure.code !== 'cancelled' : state.kind === 'done'
    );
  }

  /**
   * Asks it to stop, without waiting: what has been asked of the engine fails with `cancelled` as soon as that hears it, the rest is idle
   * until it is asked for.
   */
  async halt(): Promise<void> {
    this.#halted = true;
    for (const [key, state] of this.#states) {
      if (state.kind === 'stale') this.#change(key, waiting('idle', state));
    }
    if (this.#running.size > 0) await this.#session.cancel();
  }

  /** Stops: what has been asked of the engine fails with `cancelled` or ends, the rest is idle until `start` or `rerun`. */
  async cancel(): Promise<void> {
    await this.halt();
    await Promise.all([...this.#running.values()].map((step) => this.#interrupt(step)));
    await this.#work;
  }

  /** Asks again until the cell has ended: a cancel that comes between two statements of a cell meets none. */
  async #interrupt(step: Step): Promise<void> {
    while (this.#running.get(step.key) === step) {
      await this.#session.cancel(step.makes);
      await new Promise((resolve) => setTimeout(resolve, INTERRUPT_MS));
    }
  }

  /** Begins a moment later, so that several changes at once are one. */
  async #workOff(): Promise<void> {
    await Promise.resolve();
    try {
      await this.#forget();
      const steps = new Set<Promise<unknown>>();
      for (let node = this.#next(); node || steps.size > 0; node = this.#next()) {
        const step = node && this.#step(node);
        if (step) steps.add(step);
        void step?.finally(() => steps.delete(step));
        if (!node || steps.size === AT_ONCE) await Promise.race(steps);
        await this.#forget();
      }
    } finally {
      this.#work = undefined;
    }
  }

  /** Drops what cells that are no more have left; what cannot be dropped now is tried again after the next cell. */
  async #forget(): Promise<void> {
    const gone = this.#gone;
    this.#gone = [];
    for (const name of gone) {
      await this.#session.forget(name).catch(() => (this.#gone = [...this.#gone, name]));
    }
  }

  /** The first that waits, and not for another. */
  #next(): Node | undefined {
    const is = (key: string): string => (this.#running.has(key) ? 'running' : this.state(key).kind);
    const rests = (key: string): boolean => ['done', 'failed'].includes(is(key));
    const stale = this.#halted ? [] : this.graph.nodes.filter(({key}) => is(key) === 'stale');
    const ready = stale.find(({needs}) => needs.every(rests));
    return ready ?? (this.#running.size === 0 ? stale[0] : undefined);
  }

  /**
   * A cell that has become stale while it ran stays stale; so does one that a belated cancel hit. One that ended with its engine
   * when it was to stop was cancelled.
   */
  async #step(node: Node): Promise<void> {
    const running = waiting('running', this.state(node.key));
    this.#running.set(node.key, {key: node.key, makes: madeBy(node.cell)});
    this.#change(node.key, running);
    const next = this.#halting(await this.#evaluated(node));
    this.#running.delete(node.key);
    if (this.state(node.key) !== running) return;
    if (next.kind !== 'failed') return this.#change(node.key, next);
    const belated = next.failure.code === 'cancelled' && !this.#halted;
    if (belated) return this.#change(node.key, waiting('stale', running));
    const last = resultOf(running);
    this.#change(node.key, {...next, ...(last ? {last} : {})});
  }

  #halting(next: CellState): CellState {
    const ended = next.kind === 'failed' && next.failure.code === 'engine-ended';
    return ended && this.#halted ? {...next, failure: {...next.failure, code: 'cancelled'}} : next;
  }

  async #evaluated(node: Node): Promise<CellState> {
    const failure = this.#blocked(node);
    if (failure) return {kind: 'failed', failure: this.#placed(failure, node)};
    try {
      return {kind: 'done', result: await this.#result(node)};
    } catch (thrown) {
      return {kind: 'failed', failure: this.#placed(failureOf(thrown), node)};
    }
  }

  /** Why a cell cannot even begin. */
  #blocked({key, needs, tables}: Node): Failure | undefined {
    const wrong = this.#edition.wrong.get(key);
    if (wrong) return wrong;
    const cycle = this.graph.cycles.find((keys) => keys.includes(key));
    if (cycle) return {code: 'cell-cycle', values: {cells: [...cycle, cycle[0]].join(' → ')}};
    const missing = tables.filter((table) => this.#edition.missing.has(table));
    if (missing.length > 0) return {code: 'table-missing', values: {tables: missing.join(', ')}};
    const failed = needs.filter((need) => this.state(need).kind !== 'done');
    if (failed.length === 0) return undefined;
    return {code: 'cell-depends', values: {cells: failed.join(', ')}};
  }

  async #result({cell}: Node): Promise<CellResult> {
    switch (cell.kind) {
      case 'prose':
        return runProse(cell, this.#resolve(), this.#lang);
      case 'chart':
        return await runChart(this.#session, cell, this.#resolve(), this.#lang);
      case 'input':
        return await runInput(this.#session, cell, this.#chosen.get(cell.name));
      case 'take':
      case 'sql':
      case 'cube':
      default:
        return {kind: 'table', table: await runQuery(this.#session, cell, this.#options.take)};
    }
  }

  /** Fills figures that quote the cells as they stand. */
  #resolve(): Resolve {
    const tables = this.graph.nodes.flatMap(({key}) => {
      const result = resultOf(this.state(key));
      return result?.kind === 'table' ? [[key.toLowerCase(), result.table] as const] : [];
    });
    return resolver(new Map(tables));
  }

  #placed(failure: Failure, {key, cell}: Node): Failure {
    const place = cell.kind === 'prose' ? {line: cell.line} : {cell: key};
    return {...failure, place: {notebook: this.#notebook.id, ...place, ...failure.place}};
  }

  #change(key: string, state: CellState): void {
    this.#states.set(key, state);
    this.#options.onChange?.(key, state);
  }
}
