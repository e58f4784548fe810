import type {Session} from '../model/engine.ts';
import {DishuError, failureOf, type Failure} from '../model/failure.ts';
import type {Notebook} from '../model/notebook.ts';
import type {Lang} from '../model/text.ts';
import {carriedStates, changesBetween, type Edition} from './changes.ts';
import {runChart, runInput, runProse, runQuery, type Take} from './evaluate.ts';
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
  /** The run before it on the same session: what that has left and no cell makes any more is dropped. */
  readonly former?: Run;
  /** What other notebooks say, for take cells; without it there are none. */
  readonly take?: Take;
};

/** One run of one cell. */
type Step = {readonly key: string};

const INTERRUPT_MS = 20;

/**
 * A notebook on a session. One cell runs at a time, in the order of the graph; whatever becomes stale meanwhile runs next,
 * and a result that is stale when it arrives is dropped. A failed cell fails those that need it with `cell-depends`.
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
  #running: Step | undefined;
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
    for (const {key} of this.graph.nodes) this.#states.set(key, {kind: 'idle'});
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
    if (this.#running && stale.has(this.#running.key)) void this.#interrupt(this.#running);
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
    if (this.#running && !this.#states.has(this.#running.key)) void this.#interrupt(this.#running);
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
   * Asks it to stop, without waiting: the running cell fails with `cancelled` as soon as the engine hears it, those behind it are idle
   * until they are asked for.
   */
  async halt(): Promise<void> {
    this.#halted = true;
    for (const [key, state] of this.#states) {
      if (state.kind === 'stale') this.#change(key, waiting('idle', state));
    }
    if (this.#running) await this.#session.cancel();
  }

  /** Stops: the running cell fails with `cancelled`, those behind it are idle until `start` or `rerun`. */
  async cancel(): Promise<void> {
    await this.halt();
    if (this.#running) await this.#interrupt(this.#running);
    await this.#work;
  }

  /** Asks again until the cell has ended: a cancel that comes between two statements of a cell meets none. */
  async #interrupt(step: Step): Promise<void> {
    while (this.#running === step) {
      await this.#session.cancel();
      await new Promise((resolve) => setTimeout(resolve, INTERRUPT_MS));
    }
  }

  /** Begins a moment later, so that several changes at once are one. */
  async #workOff(): Promise<void> {
    await Promise.resolve();
    try {
      await this.#forget();
      for (let node = this.#next(); node; node = this.#next()) {
        await this.#step(node);
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

  #next(): Node | undefined {
    if (this.#halted) return undefined;
    return this.graph.nodes.find(({key}) => this.state(key).kind === 'stale');
  }

  /**
   * A cell that has become stale while it ran stays stale; so does one that a belated cancel hit. One that ended with its engine
   * when it was to stop was cancelled.
   */
  async #step(node: Node): Promise<void> {
    const running = waiting('running', this.state(node.key));
    this.#running = {key: node.key};
    this.#change(node.key, running);
    const next = this.#halting(await this.#evaluated(node));
    this.#running = undefined;
    if (this.state(node.key) !== running) return;
    if (next.kind !== 'failed') return this.#change(node.key, next);
    const belated = next.failure.code === 'cancelled' && !this.#halted;
    const last = resultOf(running);
    this.#change(
      node.key,
      belated ? waiting('stale', running) : {...next, ...(last ? {last} : {})}
    );
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

  async #result(node: Node): Promise<CellResult> {
    const {cell} = node;
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
