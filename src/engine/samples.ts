import type {TextBatch, TextColumn} from '../model/batch.ts';

/** Values of a column that recognition is shown. */
const SAMPLE = 200;

const decoder = new TextDecoder();

/** Looks at the rows of data of a sheet as they come: up to 200 texts of each column, and how many cells hold one. */
export class Samples {
  readonly texts: string[][];
  readonly filled: number[];

  constructor(width: number) {
    this.texts = Array.from({length: width}, () => []);
    this.filled = Array.from({length: width}, () => 0);
  }

  take({rows, aside, columns}: TextBatch): void {
    for (const [i, column] of columns.entries()) {
      const texts = this.texts[i];
      if (!texts) continue;
      let filled = 0;
      for (let row = 0; row < rows; row++) {
        if (aside[row] !== 0 || isEmpty(column, row)) continue;
        filled++;
        if (texts.length < SAMPLE) texts.push(textAt(column, row));
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
