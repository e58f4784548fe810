import type {TextBatch, TextColumn} from '../model/batch.ts';
import {Distinct} from './distinct.ts';

/** Values of a column that recognition is shown. */
const SAMPLE = 200;
/** Rows in which distinct texts are looked for. */
const MOST_ROWS = 300_000;

const decoder = new TextDecoder();

/**
 * Looks at the rows of data of a sheet as they come: up to 200 texts of each column, how many cells hold one, and the
 * distinct texts of columns that have few.
 */
export class Samples {
  readonly texts: string[][];
  readonly filled: number[];
  readonly #distinct: Distinct[];
  #rows = 0;

  constructor(width: number) {
    this.texts = Array.from({length: width}, () => []);
    this.filled = Array.from({length: width}, () => 0);
    this.#distinct = Array.from({length: width}, () => new Distinct());
  }

  /** All texts of a column (from 1), where they are few. */
  distinct(position: number): readonly string[] | undefined {
    return this.#distinct[position - 1]?.texts;
  }

  take({rows, aside, columns}: TextBatch): void {
    this.#rows += rows;
    for (const [i, column] of columns.entries()) {
      const texts = this.texts[i];
      const distinct = this.#distinct[i];
      if (!texts || !distinct) continue;
      if (this.#rows > MOST_ROWS) distinct.close();
      let filled = 0;
      for (let row = 0; row < rows; row++) {
        if (aside[row] !== 0 || isEmpty(column, row)) continue;
        filled++;
        if (texts.length < SAMPLE) texts.push(textAt(column, row));
        if (distinct.isOpen) distinct.take(column, row);
      }
      this.filled[i] = (this.filled[i] ?? 0) + filled;
    }
  }
}

function isEmpty({valid}: TextColumn, row: number): boolean {
  return ((valid[row >> 3] ?? 0) & (1 << (row & 7))) === 0;
}

function textAt({bytes, offsets}: TextColumn, row: number): string {
  return decoder.decode(bytes.subarray(offsets[row], offsets[row + 1]));
}
