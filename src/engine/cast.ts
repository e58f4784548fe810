import type {Column} from '../model/dictionary.ts';
import {literal, quoted} from '../model/names.ts';
import type {Mapped} from '../model/projection.ts';
import {CODES} from '../registry/codes.ts';
import {knowsYesAndNo} from './cast-label.ts';

/** What casts a raw text expression to a column's stored type; some need habitOf() beside them. */
export function castOf(
  column: Column,
  raw: string,
  {column: position, factor = 1, unitIn, from1904 = false}: Mapped
): string {
  switch (column.type) {
    case 'label':
      return labelOf(column, raw, position);
    case 'labels':
      return column.codes === undefined
        ? `as_text_list(${raw})`
        : `as_${column.codes}_list(${raw})`;
    case 'place':
      return column.name.endsWith('village') ? `as_village(${raw})` : `as_place(${raw})`;
    case 'money':
      if (unitIn !== undefined) return `as_money(${withUnit(raw, staged(unitIn))})`;
      return factor === 1 ? `as_money(${raw})` : `as_money_in(${raw}, ${factor})`;
    case 'integer':
    case 'number':
      return `as_${column.type}(${raw}, ${factor}, ${literal(column.unit ?? '')})`;
    case 'area':
      return factor === 1 ? `as_area(${raw})` : `as_area(${raw}, ${factor})`;
    case 'percent':
      return position === 0 ? `as_percent(${raw})` : `as_percent(${raw}, h${position})`;
    case 'date':
    case 'month':
    case 'year':
      if (from1904) return daysFrom1904(column.type, raw);
      return `${PLAIN[column.type]}(${raw}${column.name === 'born_on' ? FIRST_BIRTH : ''})`;
    default:
      return `${PLAIN[column.type]}(${raw})`;
  }
}

/** The serial of 1927-05-18: of no other date than a birth is a number as small as that. */
const FIRST_BIRTH = `, '10000'`;

/** A cell with the unit that stands in another column of its row, unless it names one itself. */
function withUnit(raw: string, unit: string): string {
  return `CASE WHEN regexp_matches(${raw}, '[元万亿]') THEN ${raw} ELSE ${raw} || coalesce(trim(${unit}), '') END`;
}

/** A bare number of days of a workbook that counts from 1904; anything else as ever. */
function daysFrom1904(type: 'date' | 'month' | 'year', raw: string): string {
  const day = `as_date_1904(${raw})`;
  const part = {
    date: day,
    month: `date_trunc('month', ${day})::DATE`,
    year: `year(${day})::INTEGER`
  }[type];
  return `CASE WHEN regexp_full_match(clean(${raw}), '\\d{5}(\\.\\d+)?') THEN ${part} ELSE ${PLAIN[type]}(${raw}) END`;
}

function labelOf(column: Column, raw: string, position: number): string {
  if (column.codes === undefined) return `as_text(${raw})`;
  if (position === 0 || !isYesNoList(column)) return `as_${column.codes}(${raw})`;
  return `as_${column.codes}(${withYesAndNo(raw, position)})`;
}

/** A text whose 1 and 0 are 是 and 否 where habitOf() says so of the column. */
export function withYesAndNo(raw: string, position: number): string {
  return `CASE WHEN h${position} AND ${raw} = '1' THEN '是' WHEN h${position} AND ${raw} = '0' THEN '否' ELSE ${raw} END`;
}

/**
 * What only the whole column can tell, as column h<position> beside its texts: whether percentages are written 12.5 (any
 * without a sign of its own is above 1); whether 1 and 0 are yes and no (a list that knows 是 and 否, both digits occur
 * and no other number does, so that they are no codes). `few`: all texts of the column, where they are few. Undefined where nothing depends on it.
 */
export function habitOf(
  column: Column,
  position: number,
  from: string,
  few?: readonly string[]
): string | undefined {
  const raw = staged(position);
  if (column.type === 'percent')
    return `(SELECT coalesce(max(abs(as_number(${raw}))) > 1, false) FROM ${from}
      WHERE aside = 0 AND NOT contains(${raw}, '%')) AS h${position}`;
  if (!isYesNoList(column)) return undefined;
  if (few !== undefined) return `${hasOnlyOneAndZero(few)} AS h${position}`;
  return `(SELECT count(DISTINCT ${raw}) = 2 AND bool_and(${raw} IN ('0', '1')) FROM ${from}
    WHERE aside = 0 AND regexp_full_match(${raw}, '\\d+(\\.\\d+)?')) AS h${position}`;
}

function hasOnlyOneAndZero(texts: readonly string[]): boolean {
  const numbers = texts.filter((text) => /^\d+(\.\d+)?$/.test(text));
  return numbers.length === 2 && numbers.includes('0') && numbers.includes('1');
}

/** Whether 1 and 0 may be yes and no in a column, or codes. */
export function isYesNoList({type, codes}: Column): boolean {
  const list = type === 'label' && codes !== undefined ? CODES[codes] : undefined;
  return list !== undefined && knowsYesAndNo(list);
}

/** Whether a raw text that gave NULL only says that there is nothing; undefined where a cast cannot fail otherwise. */
export function missingIn(column: Column, raw: string): string | undefined {
  switch (column.type) {
    case 'text':
    case 'place':
      return undefined;
    case 'label':
    case 'labels':
      return column.codes === undefined ? undefined : `is_missing_label(${raw})`;
    case 'key':
    case 'id-number':
    case 'phone':
      return `is_missing_label(${raw})`;
    default:
      return saysEnd(column) ? `(is_missing(${raw}) OR is_open(${raw}))` : `is_missing(${raw})`;
  }
}

/** Whether a date says when something ends, where 至今 is as good as nothing; a beginning that is 至今 is unreadable. */
function saysEnd({name, type}: Column): boolean {
  return (
    (type === 'date' || type === 'month') &&
    /^(?:until|due|removed|repaid|completed|solved|closed)_on$/.test(name)
  );
}

/** Names the problem of a raw text that could not be read, one of model/report.ts's Problem. */
export function problemOf(column: Column, raw: string): string {
  switch (column.type) {
    case 'id-number':
    case 'key':
      return `key_problem(${raw})`;
    case 'label':
    case 'labels':
      return `label_problem(${raw})`;
    case 'percent':
      return `CASE WHEN as_percent(${raw}) IS NULL THEN 'not-percent' ELSE 'percent-or-ratio' END`;
    default:
      return literal(`not-${column.type}`);
  }
}

const PLAIN = {
  text: 'as_text',
  key: 'as_key',
  'id-number': 'as_id_number',
  phone: 'as_phone',
  'yes-no': 'as_yes_no',
  date: 'as_date',
  month: 'as_month',
  year: 'as_year'
} as const;

/** Column `position` (from 1) of a staged sheet. */
export function staged(position: number): string {
  return `c${position}`;
}

/** The staged text of a sheet. */
export function stageTable(sheet: number): string {
  return `stage.main.${quoted(`s${sheet}`)}`;
}
