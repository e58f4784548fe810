import type {TextBatch} from '../model/batch.ts';
import type {ColumnFacts} from '../model/sheet.ts';
import {Distinct} from './distinct.ts';
import {formNames, formsOf} from './plain-forms.ts';
import {isFilled} from './rows.ts';
import {INTEGER, NUMBER, typesOf} from './written-types.ts';

/** What is found out about one column while its cells pass. */
export class FactsOfColumn {
  filled = 0;
  #longest = 0;
  readonly #distinct = new Distinct();
  #types = -1;
  #forms = -1;

  /** Looks at the text in bytes[start, end) of a row of data; it is not empty. */
  take(bytes: Uint8Array, start: number, end: number): void {
    this.filled++;
    if (this.#distinct.isOpen && !this.#distinct.take(bytes, start, end)) return;
    if (end - start > this.#longest) this.#longest = end - start;
    if (this.#types !== 0) this.#types &= typesOf(bytes, start, end);
    if (this.#forms !== 0) this.#forms &= formsOf(bytes, start, end);
  }

  /** Takes what another found out about later cells of the same column. */
  add(later: FactsOfColumn): void {
    if (later.filled === 0) return;
    this.filled += later.filled;
    this.#longest = Math.max(this.#longest, later.#longest);
    this.#types &= later.#types;
    this.#forms &= later.#forms;
    this.#distinct.add(later.#distinct);
  }

  get facts(): ColumnFacts {
    const {texts} = this.#distinct;
    const isEmpty = this.filled === 0;
    const type = isEmpty ? undefined : nameOf(this.#types);
    const forms = isEmpty ? [] : formNames(this.#forms);
    return {
      filled: this.filled,
      longest: this.#longest,
      ...(texts === undefined ? {} : {few: texts}),
      ...(type === undefined ? {} : {type}),
      ...(forms.length === 0 ? {} : {forms})
    };
  }
}

/** The same for all columns of a sheet, batch by batch. */
export class FactsOfSheet {
  readonly #columns: readonly FactsOfColumn[];

  constructor(width: number) {
    this.#columns = Array.from({length: width}, () => new FactsOfColumn());
  }

  get facts(): readonly ColumnFacts[] {
    return this.#columns.map(({facts}) => facts);
  }

  take({rows, aside, columns}: TextBatch): void {
    for (const [k, column] of columns.entries()) {
      const {bytes, offsets} = column;
      const facts = this.#columns[k];
      if (facts === undefined || bytes.length === 0) continue;
      for (let row = 0; row < rows; row++)
        if (aside[row] === 0 && isFilled(column, row))
          facts.take(bytes, offsets[row] ?? 0, offsets[row + 1] ?? 0);
    }
  }
}

function nameOf(types: number): ColumnFacts['type'] {
  if (types === 0) return undefined;
  if ((types & INTEGER) !== 0) return 'integer';
  return (types & NUMBER) === 0 ? 'date' : 'number';
}
