import type {TextBatch, TextColumn} from '../model/batch.ts';
import type {ColumnFacts} from '../model/sheet.ts';
import {factsOf, knownOf} from './scan/known.ts';
import {newScan, type Scan} from './scan/scan.ts';

/** Scanners that nobody uses at the moment; each holds as much memory as its largest column took. */
const idle: Scan[] = [];
const MOST_IDLE = 2;

/** What is found out about the columns of a sheet while its batches pass; nothing passes any more once it was asked. */
export class FactsOfSheet {
  readonly #width: number;
  #scan: Scan | undefined = idle.pop() ?? newScan();
  #facts: readonly ColumnFacts[] = [];

  constructor(width: number) {
    this.#width = width;
    this.#scan?.open(width);
  }

  get facts(): readonly ColumnFacts[] {
    const scan = this.#scan;
    if (scan === undefined) return this.#facts;
    this.#facts = Array.from({length: this.#width}, (_, k) => factsOf(knownOf(scan, k)));
    this.#scan = undefined;
    if (idle.length < MOST_IDLE) idle.push(scan);
    return this.#facts;
  }

  take({rows, aside, columns}: TextBatch): void {
    const scan = this.#scan;
    if (scan === undefined) throw new Error('the sheet has ended');
    for (const [k, column] of columns.slice(0, this.#width).entries())
      if (column.bytes.length > 0) takeColumn(scan, k, column, rows, aside);
  }
}

function takeColumn(
  scan: Scan,
  k: number,
  {bytes, offsets, valid}: TextColumn,
  rows: number,
  aside: Uint8Array
): void {
  const offsetsAt = (bytes.length + 3) & ~3;
  const validAt = offsetsAt + 4 * (rows + 1);
  const asideAt = validAt + valid.length;
  const at = scan.space(asideAt + rows);
  const {buffer} = scan.memory;
  new Uint8Array(buffer, at).set(bytes);
  new Int32Array(buffer, at + offsetsAt, rows + 1).set(offsets.subarray(0, rows + 1));
  new Uint8Array(buffer, at + validAt).set(valid);
  new Uint8Array(buffer, at + asideAt).set(aside.subarray(0, rows));
  scan.column(k, rows, offsetsAt, validAt, asideAt);
}
