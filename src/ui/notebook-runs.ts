import {DishuError} from '../model/failure.ts';
import type {Graph} from '../notebook/graph.ts';
import {takenFrom, type TakeSource} from '../notebook/taken.ts';
import type {InputValue} from '../notebook/values.ts';
import type {Backend, DeskState} from './desk-state.ts';
import type {OpenNotebook} from './open-notebook.ts';

/** The reader's own notebooks that hold a connection at a time; the engine has 24 for all that asks it. */
const MOST_OWN = 8;

/** What running notebooks needs of the desk. */
export type RunsDesk = {
  readonly state: DeskState;
  set(changed: Partial<DeskState>): void;
  /** Registry tables that have no rows yet. */
  readonly missing: readonly string[];
  readonly busy: boolean;
  notebook(id: string): OpenNotebook | undefined;
};

/** Runs the desk's notebooks one after the other, and gives each what others say. */
export class NotebookRuns {
  readonly #desk: RunsDesk;
  #working = false;
  /** The reader's own notebooks that hold a connection, the one seen last at the end. */
  #seen: readonly OpenNotebook[] = [];

  constructor(desk: RunsDesk) {
    this.#desk = desk;
  }

  /** Runs what can run and has not: the notebook on the page first, then the others for their headline figures. */
  async waiting(): Promise<void> {
    this.#see(this.#onPage);
    if (this.#working) return;
    this.#working = true;
    try {
      for (let next = this.#next(); next; next = this.#next()) {
        await this.#start(next.open, next.backend);
        await this.#retake([next.open.id]);
        this.#desk.set({});
      }
    } finally {
      this.#working = false;
    }
  }

  /** Sets a parameter of a notebook; what others take from it is taken again. */
  async choose(open: OpenNotebook, name: string, value: InputValue): Promise<void> {
    const stopped = open.state.is === 'stopped';
    await open.choose(name, value);
    if (stopped) await this.anew(open);
    else await this.#retake([open.id]);
  }

  /** Runs a notebook that was stopped, from its start. */
  async anew(open: OpenNotebook): Promise<void> {
    open.set({is: 'waiting'});
    await this.waiting();
  }

  /** Notebooks that take from one of these take again. */
  async #retake(ids: readonly string[]): Promise<void> {
    for (const each of this.#desk.state.notebooks) {
      if (each.state.is === 'done' && each.takes.some((id) => ids.includes(id))) {
        await each.retake();
      }
    }
  }

  /** Runs the cells of every notebook again that are picked, what needs them, and what other notebooks take from it. */
  async again(pick: (graph: Graph) => readonly string[]): Promise<void> {
    const {notebooks} = this.#desk.state;
    const touched: string[] = [];
    for (const open of notebooks) {
      const ran = open.state.is === 'running' || open.state.is === 'done';
      const keys = open.run && ran ? pick(open.run.graph) : [];
      if (keys.length === 0) continue;
      touched.push(open.id);
      await open.rerun(keys);
    }
    await this.#retake(touched);
  }

  /** The notebook on the page first, then the ready-made, then one's own as far as there are connections. */
  #next(): {open: OpenNotebook; backend: Backend} | undefined {
    const {busy, missing, state} = this.#desk;
    if (busy || state.engine.is !== 'ready') return undefined;
    const waiting = state.notebooks.filter(
      (each) => each.notebook && each.state.is === 'waiting' && each.lacks(missing).length === 0
    );
    const shown = waiting.find((each) => each === this.#onPage);
    const open = shown ?? waiting.find((each) => !each.own || each.session || this.#hasRoom);
    return open && {open, backend: state.engine.backend};
  }

  get #onPage(): OpenNotebook | undefined {
    const {route} = this.#desk.state;
    if (route.page === 'notebook') return this.#desk.notebook(route.id);
    return route.page === 'rows' ? this.#desk.notebook(route.notebook) : undefined;
  }

  get #holding(): readonly OpenNotebook[] {
    return this.#desk.state.notebooks.filter((each) => each.own && each.session);
  }

  get #hasRoom(): boolean {
    return this.#holding.length < MOST_OWN;
  }

  #see(open: OpenNotebook | undefined): void {
    if (open?.own) this.#seen = [...this.#seen.filter((each) => each !== open), open];
  }

  /** The notebook that was seen longest ago gives its connection to another. */
  async #makeRoom(): Promise<void> {
    if (this.#hasRoom) return;
    const last = (each: OpenNotebook): number => this.#seen.indexOf(each);
    const unseen = this.#holding.filter((each) => each !== this.#onPage);
    const [rests] = unseen.sort((a, b) => last(a) - last(b));
    await rests?.rest();
  }

  async #start(open: OpenNotebook, backend: Backend): Promise<void> {
    if (open.own && !open.session) await this.#makeRoom();
    const ports = {
      openSession: () => backend.openSession(),
      take: async (id: string) => await takenFrom(await this.source(id))
    };
    await open.start(ports, this.#desk.state.lang, this.#desk.missing);
  }

  /** A ready-made notebook as it stands, for one that takes from it; it runs first if it has not. */
  async source(id: string): Promise<TakeSource> {
    const {engine, notebooks} = this.#desk.state;
    const open = notebooks.find((each) => each.id === id && !each.own);
    if (!open?.notebook || open.takes.length > 0 || engine.is !== 'ready') {
      throw new DishuError({code: 'notebook-unknown', values: {id}});
    }
    const missing = open.lacks(this.#desk.missing);
    if (missing.length > 0) return {notebook: open.notebook, missing};
    if (open.state.is === 'waiting') await this.#start(open, engine.backend);
    await open.settled();
    const {notebook, run, session} = open;
    return {notebook, missing, ...(run && session ? {standing: {run, session}} : {})};
  }
}
