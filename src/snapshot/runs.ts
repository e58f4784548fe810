import type {Session} from '../model/engine.ts';
import {DishuError, type Failure} from '../model/failure.ts';
import {NO_ROWS} from '../model/rows.ts';
import type {Lang} from '../model/text.ts';
import type {Take} from '../notebook/evaluate.ts';
import {OVERVIEW, type Taken} from '../notebook/take.ts';
import type {Plan} from './plan.ts';
import {replay, type Held, type Replayed} from './replay.ts';

/** A notebook of a snapshot: where it stands run, what of it goes into the file, and what its inputs hold. */
export type Part = {
  readonly plan: Plan;
  readonly session: Session;
  readonly inputs: ReadonlyMap<string, Held>;
};

/** What a notebook takes from another on the page, and that notebook with its lines as the only thing shown; none if it does not run. */
export type TakenPart = {readonly taken: Taken; readonly part?: Part};

/** The notebook of a snapshot with those that it takes from. */
export type Parts = {readonly own: Part; readonly taken: readonly TakenPart[]};

/** Those that run. */
export function runningParts({own, taken}: Parts): Part[] {
  return [own, ...taken.flatMap(({part}) => part ?? [])];
}

/** What stands in place of the cubes of a part, by name. */
export type Queries = (part: Part) => ReadonlyMap<string, string>;

/** Runs the notebooks of a snapshot on the sessions of one engine, one for each, as often as it is asked. */
export class Runs {
  readonly #parts: Parts;
  readonly #open: () => Promise<Session>;
  readonly #lang: Lang;
  readonly #sessions = new Map<Part, Session>();
  readonly #refused: Map<string, Failure>;

  /** `refused`: ids of notebooks that say nothing here, since they do not elsewhere. */
  constructor(
    parts: Parts,
    open: () => Promise<Session>,
    lang: Lang,
    refused: ReadonlyMap<string, Failure> = new Map()
  ) {
    this.#refused = new Map(refused);
    this.#parts = parts;
    this.#open = open;
    this.#lang = lang;
  }

  /** What the cells of the own notebook come to, on lines of the others that are made here too. */
  run(queries: Queries): Promise<Replayed> {
    return this.#replay(this.#parts.own, queries, (id) => this.#take(id, queries));
  }

  /** Ids of the notebooks whose lines need what is not there, each with why: they say nothing. */
  get refused(): ReadonlyMap<string, Failure> {
    return this.#refused;
  }

  async close(): Promise<void> {
    for (const session of this.#sessions.values()) await session.close();
  }

  async #replay(part: Part, queries: Queries, take?: Take): Promise<Replayed> {
    const session = this.#sessions.get(part) ?? (await this.#open());
    this.#sessions.set(part, session);
    return await replay(session, part, queries(part), {lang: this.#lang, ...(take ? {take} : {})});
  }

  async #take(id: string, queries: Queries): Promise<Taken> {
    const found = this.#parts.taken.find(({taken}) => taken.id === id);
    if (!found) throw new DishuError({code: 'notebook-unknown', values: {id}});
    if (this.#refused.has(id)) return {...found.taken, lines: NO_ROWS};
    if (!found.part) return found.taken;
    const said = (await this.#replay(found.part, queries)).get(OVERVIEW);
    if (said?.kind === 'refused') this.#refused.set(id, said.failure);
    return {...found.taken, lines: said?.kind === 'table' ? said.rows : NO_ROWS};
  }
}
