import type {Column} from '../model/dictionary.ts';
import {literal, quoted} from '../model/names.ts';
import type {Mapped} from '../model/projection.ts';

/** What casts a raw text expression to a column's stored type; a percentage needs hundredsIn() beside it. */
export function castOf(
  column: Column,
  raw: string,
  {column: position, factor = 1}: Mapped
): string {
  switch (column.type) {
    case 'label':
      return column.codes === undefined ? `as_text(${raw})` : `as_${column.codes}(${raw})`;
    case 'labels':
      return column.codes === undefined
        ? `as_text_list(${raw})`
        : `as_${column.codes}_list(${raw})`;
    case 'place':
      return column.name.endsWith('village') ? `as_village(${raw})` : `as_place(${raw})`;
    case 'money':
      return factor === 1 ? `as_money(${raw})` : `as_money_in(${raw}, ${factor})`;
    case 'integer':
      return factor === 1 ? `as_integer(${raw})` : `as_number(${raw}, ${factor})::INTEGER`;
    case 'number':
      return factor === 1 ? `as_number(${raw})` : `as_number(${raw}, ${factor})`;
    case 'area':
      return factor === 1 ? `as_area(${raw})` : `as_area(${raw}, ${factor})`;
    case 'percent':
      return position === 0 ? `as_percent(${raw})` : `as_percent(${raw}, h${position})`;
    default:
      return `${PLAIN[column.type]}(${raw})`;
  }
}

/** Whether a staged column of percentages writes 12.5: when any value without a sign of its own is above 1. */
export function hundredsIn(position: number, from: string): string {
  const raw = staged(position);
  return `(SELECT coalesce(max(abs(as_number(${raw}))) > 1, false) FROM ${from}
    WHERE aside = 0 AND NOT contains(${raw}, '%')) AS h${position}`;
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
      return `is_missing(${raw})`;
  }
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
