import type {Filter} from '../model/engine.ts';
import type {TableSource} from './row-windows.ts';

/** The filters of a table that is shown, and the rows that pass them. */
export class Filtering {
  readonly source: TableSource;
  readonly #changed: (thrown?: unknown) => void;
  filters: readonly Filter[] = [];
  /** The column whose filter is being written. */
  editing: string | undefined;
  /** Undefined while all rows pass. */
  passing: TableSource | undefined;

  /** `changed` is called when there is something else to show, with what was thrown if it failed. */
  constructor(source: TableSource, changed: (thrown?: unknown) => void) {
    this.source = source;
    this.#changed = changed;
  }

  get rows(): TableSource {
    return this.passing ?? this.source;
  }

  get open(): boolean {
    return this.filters.length > 0 || this.editing !== undefined;
  }

  has(column: string): boolean {
    return this.filters.some((filter) => filter.column === column);
  }

  /** Opens the form of a column, or closes it. */
  edit(column: string): void {
    this.editing = this.editing === column ? undefined : column;
    this.#changed();
  }

  /** Takes these filters and closes the form; the latest asked wins. */
  async set(filters: readonly Filter[]): Promise<void> {
    this.editing = undefined;
    this.#changed();
    if (filters === this.filters) return;
    this.filters = filters;
    try {
      const passing = filters.length === 0 ? undefined : await this.source.filtered?.(filters);
      if (this.filters !== filters) return;
      this.passing = passing;
      this.#changed();
    } catch (thrown) {
      if (this.filters === filters) this.#changed(thrown);
    }
  }
}
