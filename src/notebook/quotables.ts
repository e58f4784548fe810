import type {Session} from '../model/engine.ts';
import type {Rows} from '../model/rows.ts';
import type {Resolve} from './prose.ts';
import {resolver} from './resolve.ts';
import type {CellResult} from './states.ts';

/** The first rows of the cells that texts quote; each is read once until its cell runs again. */
export class Quotables {
  readonly #session: Session;
  readonly #known = new Map<string, {readonly rows: Rows; readonly count: number}>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** A cell runs again, or is no more. */
  forget(name: string): void {
    this.#known.delete(name.toLowerCase());
  }

  /** Fills figures that quote cells of these names; `results` are those of the notebook, by the name as it is written. */
  async resolve(
    names: readonly string[],
    results: Iterable<readonly [string, CellResult | undefined]>
  ): Promise<Resolve> {
    const quoted = names.map((name) => name.toLowerCase());
    for (const [key, result] of results) {
      const name = key.toLowerCase();
      if (!quoted.includes(name) || this.#known.has(name) || result?.kind !== 'table') continue;
      const rows = await this.#session.page(key, {offset: 0, limit: 1});
      this.#known.set(name, {rows, count: result.table.count});
    }
    return resolver(this.#known);
  }
}
