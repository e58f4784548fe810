import {STATES, type State} from '../model/chart.ts';
import type {ResultColumn, Value, ValueType} from '../model/rows.ts';
import {LANGS, type Lang} from '../model/text.ts';
import {formatFor, formatValue, type Format} from '../words/format.ts';
import {decimalText} from '../words/numbers.ts';
import {columnWords, type ColumnWords} from './column-words.ts';
import {labelled} from './labels.ts';
import {maskedText, type Masked} from './mask.ts';

/** A column of a result as a reader sees it. */
export type ShownColumn = {
  readonly name: string;
  /** Its place in the result's rows. */
  readonly index: number;
  readonly heading: string;
  /** '' where it has none. */
  readonly unit: string;
  readonly type: ValueType;
  readonly numeric: boolean;
  /** Shown as the engine has it: decimals as many as there are. */
  readonly plain: boolean;
  readonly format: Format;
  readonly masked: Masked | undefined;
  /** Place of the column that says what its colour means, if there is one. */
  readonly state: number | undefined;
};

const NUMERIC: readonly ValueType[] = ['integer', 'number', 'decimal'];
const SUFFIX = /_(zh|en|state)$/;

/** `own`: what a page says of columns of its own query. */
export type Showing = {
  readonly chosen?: readonly string[];
  readonly table?: string | undefined;
  readonly own?: Readonly<Record<string, Partial<ColumnWords>>>;
  /** Every column as the query names it, none joined or left out. */
  readonly plain?: boolean;
};

/**
 * The columns of a result: `name_zh` and `name_en` are one, in the reader's language; `name_state` colours `name`.
 * `chosen` names the columns that are shown, in their order; none means all. `table` is the registry table that they are of.
 */
export function shownColumns(
  columns: readonly ResultColumn[],
  lang: Lang,
  {chosen = [], table, own = {}, plain = false}: Showing = {}
): ShownColumn[] {
  if (plain) return columns.map((column, index) => plainColumn(column, index, lang, own));
  const names = chosen.length > 0 ? chosen : columnNames(columns);
  return names.flatMap((name) => {
    const index = indexOf(columns, name, lang);
    const column = columns[index];
    return column
      ? [
          {
            ...shown(column, name, index, columns),
            ...columnWords({...column, name}, lang, table),
            ...own[name]
          }
        ]
      : [];
  });
}

/** A year is written without separators, whatever table it comes from. */
function plainColumn(
  column: ResultColumn,
  index: number,
  lang: Lang,
  own: NonNullable<Showing['own']>
): ShownColumn {
  const {name, type} = column;
  const words = columnWords(column, lang);
  const year = type === 'integer' && /(?:^|_)year$|年度?$|年份$/i.test(name);
  const numeric = NUMERIC.includes(type);
  const format = year ? 'text' : formatFor(column);
  const {unit, masked} = words;
  const known = {heading: name, unit: numeric ? unit : '', format, masked};
  return {name, index, type, numeric, plain: true, state: undefined, ...known, ...own[name]};
}

/** Names without their suffixes, each once. */
function columnNames(columns: readonly ResultColumn[]): string[] {
  const all = columns.map(({name}) => name);
  const plain = all.map((name) => {
    const stem = name.replace(SUFFIX, '');
    if (name.endsWith('_state')) return all.includes(stem) || hasPair(all, stem) ? '' : name;
    return hasPair(all, stem) ? stem : name;
  });
  return [...new Set(plain)].filter((name) => name !== '');
}

function hasPair(names: readonly string[], stem: string): boolean {
  return LANGS.every((lang) => names.includes(`${stem}_${lang}`));
}

function indexOf(columns: readonly ResultColumn[], name: string, lang: Lang): number {
  const own = columns.findIndex((column) => column.name === name);
  return own >= 0 ? own : columns.findIndex((column) => column.name === `${name}_${lang}`);
}

function shown(
  column: ResultColumn,
  name: string,
  index: number,
  columns: readonly ResultColumn[]
): Omit<ShownColumn, keyof ColumnWords> {
  const state = columns.findIndex((other) => other.name === `${name}_state`);
  return {
    name,
    index,
    type: column.type,
    numeric: NUMERIC.includes(column.type),
    plain: false,
    state: state < 0 ? undefined : state
  };
}

/** A value of the column as text; masked unless names are shown. */
export function cellText(column: ShownColumn, value: Value, lang: Lang, names: boolean): string {
  if (column.masked && !names && value !== null) return maskedText(value, column.masked);
  if (column.plain && typeof value === 'number' && column.format !== 'text') {
    return decimalText(value, {digits: 0, upTo: 6});
  }
  return formatValue(labelled(value, lang), column.format, lang, 'table');
}

/** The state that a value of a state column names. */
export function stateOf(value: Value | undefined): State | undefined {
  return STATES.find((state) => state === value);
}
