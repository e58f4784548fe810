import type {CellTable, Filter, Order, Profile, Session, Window} from '../model/engine.ts';
import type {ResultColumn, Rows, Value} from '../model/rows.ts';

/** A table somewhere else, read window by window. What it offers besides, its table-view offers too. */
export type TableSource = {
  readonly columns: readonly ResultColumn[];
  readonly count: number;
  page(window: Window): Promise<Rows>;
  /** The rows that pass, as a table of their own. */
  filtered?(filters: readonly Filter[]): Promise<TableSource>;
  /** What a column holds; it fails with `cancelled` after `stop`. */
  profile?(column: ResultColumn): Promise<Profile>;
  stop?(): void;
};

/** A cell of a session as a source: sorted, filtered and profiled in the engine. */
export function sessionSource(session: Session, name: string, table: CellTable): TableSource {
  return {
    ...table,
    page: (window) => session.page(name, window),
    filtered: async (filters) => ({
      columns: table.columns,
      count: await session.matching(name, filters),
      page: (window) => session.page(name, {...window, filters})
    }),
    profile: (column) => session.profile(name, column),
    stop: () => void session.cancel()
  };
}

/** Rows that are already here as a source; it sorts by itself. */
export function sourceOf(rows: Rows): TableSource {
  return {
    columns: rows.columns,
    count: rows.count,
    page: ({offset, limit, order}) => {
      const taken = orderOf(rows, order).slice(offset, offset + limit);
      const values = rows.values.map((column) => taken.map((row) => column[row] ?? null));
      return Promise.resolve({columns: rows.columns, count: taken.length, values});
    }
  };
}

function orderOf(rows: Rows, order: Order | undefined): number[] {
  const all = Array.from({length: rows.count}, (_, row) => row);
  const column = rows.values[rows.columns.findIndex(({name}) => name === order?.column)];
  if (!order || !column) return all;
  const sign = order.descending ? -1 : 1;
  return all.sort((a, b) => compared(column[a] ?? null, column[b] ?? null, sign) || a - b);
}

/** Missing values last, whatever the direction, as the engine does. */
function compared(a: Value, b: Value, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  const [x, y] = [String(a), String(b)];
  return x === y ? 0 : sign * (x < y ? -1 : 1);
}

const BLOCK = 200;

/** The rows of a source around what is on screen, fetched in blocks; a new order forgets them all. */
export class RowWindows {
  readonly source: TableSource;
  readonly #order: Order | undefined;
  readonly #arrived: (failure: unknown) => void;
  readonly #blocks = new Map<number, Rows | null>();

  /** `arrived` is called when rows have come, or with what was thrown. */
  constructor(source: TableSource, order: Order | undefined, arrived: (failure: unknown) => void) {
    this.source = source;
    this.#order = order;
    this.#arrived = arrived;
  }

  /** The value in a row (from 0) and column; undefined while it is on its way. */
  value(row: number, column: number): Value | undefined {
    const block = Math.floor(row / BLOCK);
    const rows = this.#blocks.get(block);
    if (rows === undefined) void this.#fetch(block);
    return rows?.values[column]?.[row - block * BLOCK];
  }

  async #fetch(block: number): Promise<void> {
    this.#blocks.set(block, null);
    const window = {offset: block * BLOCK, limit: BLOCK, ...(this.#order && {order: this.#order})};
    try {
      this.#blocks.set(block, await this.source.page(window));
      this.#arrived(undefined);
    } catch (thrown) {
      this.#arrived(thrown);
    }
  }
}
