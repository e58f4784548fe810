import type {TextBatch, TextColumn} from '../model/batch.ts';

/** Values of a column that recognition is shown. */
const SAMPLE = 200;

const decoder = new TextDecoder();

/** The first texts of each column, up to 200, of the rows of data of a sheet as they come. */
export class Samples {
  readonly texts: string[][];

  constructor(width: number) {
    this.texts = Array.from({length: width}, () => []);
  }

  take({rows, aside, columns}: TextBatch): void {
    for (const [i, column] of columns.entries()) {
      const texts = this.texts[i];
      if (!texts) continue;
      for (let row = 0; row < rows && texts.length < SAMPLE; row++)
        if (aside[row] === 0 && !isEmpty(column, row)) texts.push(textAt(column, row));
    }
  }
}

function isEmpty({valid}: TextColumn, row: number): boolean {
  return ((valid[row >> 3] ?? 0) & (1 << (row & 7))) === 0;
}

function textAt({bytes, offsets}: TextColumn, row: number): string {
  return decoder.decode(bytes.subarray(offsets[row], offsets[row + 1]));
}
