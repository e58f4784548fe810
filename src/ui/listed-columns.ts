import type {Lang} from '../model/text.ts';
import type {Showing} from './shown-columns.ts';
import {LISTED} from './words/import.ts';

/** Columns of the report's lists that may hold numbers of persons. */
const PERSONAL: readonly string[] = ['raw', 'text', 'key', 'value', 'other'];

/** What is said of the columns of the report's lists. */
export function listedColumns(lang: Lang): NonNullable<Showing['own']> {
  return Object.fromEntries(
    Object.entries(LISTED).map(([name, text]) => [
      name,
      {heading: text[lang], unit: '', masked: PERSONAL.includes(name) ? 'raw' : undefined}
    ])
  );
}
