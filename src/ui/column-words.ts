import type {Column} from '../model/dictionary.ts';
import type {ResultColumn} from '../model/rows.ts';
import type {Lang, Text} from '../model/text.ts';
import {TABLES} from '../registry/tables/index.ts';
import {columnWords as wordsOf} from '../words/columns.ts';
import type {ColumnWords as Words} from '../words/columns/column-words.ts';
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
  const words =
    table === undefined ? wordsOf(column.name, () => first && inDictionary(first)) : undefined;
  const {format, unit, ...heading} = words ?? (first ? inDictionary(first) : bare(column.name));
  return {
    heading: heading[lang],
    unit: unit?.[lang] ?? '',
    format: format ?? formatFor(column),
    masked: known.map(maskOf).find((masked) => masked !== undefined)
  };
}

function bare(name: string): Words {
  return {zh: name, en: name};
}

/** The dictionary's own words; a year is written without separators. */
function inDictionary({zh, en, unit, type}: Column): Words {
  const units = UNITS.find((each) => each.zh === unit);
  return {
    zh,
    en,
    ...(units ? {unit: units} : {}),
    ...(type === 'year' ? {format: 'text'} : {}),
    ...(type === 'month' ? {format: 'month'} : {})
  };
}

/** Units of the dictionary that a heading carries; a count of people says so itself. */
const UNITS: readonly Text[] = [
  {zh: '元', en: 'yuan'},
  {zh: '亩', en: 'mu'},
  {zh: '公里', en: 'km'},
  {zh: '平方米', en: 'm²'},
  {zh: '个月', en: 'months'},
  {zh: '月', en: 'months'},
  {zh: '天', en: 'days'}
];

/** Every column of that English or Chinese name; what one name means in several tables is as personal as the worst. */
function columnsNamed(name: string, table: string | undefined): readonly Column[] {
  const tables = Object.values(TABLES).filter((each) => table === undefined || each.name === table);
  return tables.flatMap(({columns}) =>
    columns.filter((column) => column.name === name || column.zh === name)
  );
}

/** How a column of the registry is masked; undefined for one that is not. */
export function maskOf(column: Column): Masked | undefined {
  if (column.personal !== 'direct' || READABLE.includes(column.name)) return undefined;
  return ['id-number', 'phone', 'key'].includes(column.type) ? 'number' : 'name';
}
