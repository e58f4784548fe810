import type {Column} from '../model/dictionary.ts';
import type {ResultColumn} from '../model/rows.ts';
import type {Lang} from '../model/text.ts';
import {TABLES} from '../registry/tables/index.ts';
import {formatFor, type Format} from '../words/format.ts';
import type {Masked} from './mask.ts';

/** What is said of a result's column. */
export type ColumnWords = {
  readonly heading: string;
  /** '' where it has none. */
  readonly unit: string;
  readonly format: Format;
  readonly masked: Masked | undefined;
};

/** Numbers of households and people are what lists are worked through by: they stay readable. */
const READABLE = ['household_id', 'person_id', 'settlement_no', 'contract_no'];

/** Heading, unit and format of a column, and whether it shows a person; `table` says of which registry table it is. */
export function columnWords(column: ResultColumn, lang: Lang, table?: string): ColumnWords {
  const known = columnsNamed(column.name, table);
  const [first] = known;
  return {
    heading: first ? first[lang] : column.name,
    unit: '',
    format: first?.type === 'year' ? 'text' : formatFor(column),
    masked: known.map(maskOf).find((masked) => masked !== undefined)
  };
}

/** Every column of that English or Chinese name; what one name means in several tables is as personal as the worst. */
function columnsNamed(name: string, table: string | undefined): readonly Column[] {
  const tables = Object.values(TABLES).filter((each) => table === undefined || each.name === table);
  return tables.flatMap(({columns}) =>
    columns.filter((column) => column.name === name || column.zh === name)
  );
}

function maskOf(column: Column): Masked | undefined {
  if (column.personal !== 'direct' || READABLE.includes(column.name)) return undefined;
  return ['id-number', 'phone', 'key'].includes(column.type) ? 'number' : 'name';
}
