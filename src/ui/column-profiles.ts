import type {Profile} from '../model/engine.ts';
import type {TableSource} from './row-windows.ts';

/** What the columns of a table hold, learnt one column after the other as long as nobody stops it. */
export class ColumnProfiles {
  readonly #found = new Map<string, Profile>();
  readonly #source: TableSource;
  readonly #arrived: () => void;
  #running = true;

  /** `arrived` is called whenever another column is known. */
  constructor(source: TableSource, arrived: () => void) {
    this.#source = source;
    this.#arrived = arrived;
    void this.#learn();
  }

  of(column: string): Profile | undefined {
    return this.#found.get(column);
  }

  /** What runs is cancelled; what is known stays. */
  stop(): void {
    if (this.#running) this.#source.stop?.();
    this.#running = false;
  }

  /** A profile that cannot be had (cancelled, out of memory) is left out: the rows are there without it. */
  async #learn(): Promise<void> {
    for (const column of this.#source.columns) {
      if (!this.#running) return;
      const profile = await this.#source.profile?.(column).catch(() => undefined);
      if (!profile) break;
      this.#found.set(column.name, profile);
      this.#arrived();
    }
    this.#running = false;
  }
}
