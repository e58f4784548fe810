import type {Doubt} from '../model/sheet.ts';

/** Watches elements that never hold their own kind: begun twice or ended twice, a tag between was lost. */
export class Balance<Name> {
  readonly #open = new Set<Name>();
  #count = 0;
  #row = 0;

  /** `row` is where the sheet is read. */
  begin(name: Name, row: number): void {
    if (this.#open.has(name)) this.#lose(row);
    this.#open.add(name);
  }

  end(name: Name, row: number): void {
    if (!this.#open.delete(name)) this.#lose(row);
  }

  #lose(row: number): void {
    if (this.#count++ === 0) this.#row = Math.max(1, row);
  }

  get doubts(): Doubt[] {
    if (this.#count === 0) return [];
    return [{code: 'cells-damaged', row: this.#row, values: {count: this.#count}}];
  }
}
