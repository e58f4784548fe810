import type {TextBatch, TextColumn} from '../model/batch.ts';
import type {ColumnFacts} from '../model/sheet.ts';
import {factsOf, knownOf} from './scan/known.ts';
import {newScan, type Scan} from './scan/scan.ts';

/** Scanners that nobody uses at the moment; each holds as much memory as its largest column took. */
const idle: Scan[] = [];
const MOST_IDLE = 2;

/** What is found out about the columns of a sheet while its batches pass. To be asked once, after the last. */
export class FactsOfSheet {
  readonly #scan = idle.pop() ?? newScan();
  readonly #width: number;

  constructor(width: number) {
    this.#width = width;
    this.#scan.open(width);
  }

  get facts(): readonly ColumnFacts[] {
    const facts = Array.from({length: this.#width}, (_, k) => factsOf(knownOf(this.#scan, k)));
    if (idle.length < MOST_IDLE) idle.push(this.#scan);
    return facts;
  }

  take({rows, aside, columns}: TextBatch): void {
    for (const [k, column] of columns.slice(0, this.#width).entries())
      if (column.bytes.length > 0) this.#takeColumn(k, column, rows, aside);
  }

  #takeColumn(k: number, {bytes, offsets, valid}: TextColumn, rows: number, aside: Uint8Array) {
    const offsetsAt = (bytes.length + 3) & ~3;
    const validAt = offsetsAt + 4 * (rows + 1);
    const asideAt = validAt + valid.length;
    const at = this.#scan.space(asideAt + rows);
    const {buffer} = this.#scan.memory;
    new Uint8Array(buffer, at).set(bytes);
    new Int32Array(buffer, at + offsetsAt, rows + 1).set(offsets.subarray(0, rows + 1));
    new Uint8Array(buffer, at + validAt).set(valid);
    new Uint8Array(buffer, at + asideAt).set(aside.subarray(0, rows));
    this.#scan.column(k, rows, offsetsAt, validAt, asideAt);
  }
}
