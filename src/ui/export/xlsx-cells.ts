import {DishuError} from '../../model/failure.ts';
import type {ResultColumn, Value, ValueType} from '../../model/rows.ts';
import type {Lang} from '../../model/text.ts';
import {isFormula, plainText} from './file-job.ts';
import {STYLE} from './xlsx-parts.ts';

/** What a cell of a spreadsheet holds. */
const CELL_TEXT = 32_767;
/** Spreadsheets count with 15 digits. */
const DIGITS = 1e15;

export type RowStyle = {
  readonly lang: Lang;
  readonly heading?: boolean;
  readonly types?: readonly ResultColumn[];
};

/** A row of a worksheet; `row` counts from 1. Missing values have no cell. */
export function rowXml(values: readonly Value[], row: number, style: RowStyle): string {
  const cells = values.map((value, at) => {
    if (value === null) return '';
    const place = `${letters(at)}${row}`;
    if (style.heading) return textCell(place, plainText(value, style.lang), STYLE.heading);
    return cellXml(place, value, style.types?.[at]?.type ?? 'text', style.lang);
  });
  return `<row r="${row}">${cells.join('')}</row>`;
}

function cellXml(place: string, value: Value, type: ValueType, lang: Lang): string {
  if (typeof value === 'number' && Math.abs(value) < DIGITS) {
    return numberCell(place, value, STYLE[numeric(type)]);
  }
  const serial = type === 'date' || type === 'timestamp' ? serialOf(value) : undefined;
  if (serial !== undefined) return numberCell(place, serial, STYLE[dated(type)]);
  const text = plainText(value, lang);
  return textCell(place, text, isFormula(text) ? STYLE.quoted : STYLE.text);
}

function numeric(type: ValueType): 'integer' | 'decimal' | 'number' {
  return type === 'integer' || type === 'decimal' ? type : 'number';
}

function dated(type: ValueType): 'date' | 'timestamp' {
  return type === 'date' ? 'date' : 'timestamp';
}

function numberCell(place: string, value: number, style: number): string {
  return `<c r="${place}" s="${style}"><v>${value}</v></c>`;
}

function textCell(place: string, text: string, style: number): string {
  if (text.length > CELL_TEXT) {
    const values = {cell: place, length: text.length, limit: CELL_TEXT};
    throw new DishuError({code: 'export-text', values});
  }
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

/** Days since 30 December 1899; undefined before March 1900, where spreadsheets know a day that never was. */
function serialOf(value: Value): number | undefined {
  if (typeof value !== 'string' || value < '1900-03-01') return undefined;
  const ms = Date.parse(value.length > 10 ? `${value.replace(' ', 'T')}Z` : value);
  if (!Number.isFinite(ms) || value > '9999') return undefined;
  return (ms - Date.UTC(1899, 11, 30)) / 86_400_000;
}

/** A, B ... Z, AA ... for the columns from 0. */
export function letters(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return (rest < 0 ? '' : letters(rest)) + String.fromCharCode(65 + (column % 26));
}

/** What XML cannot hold is written as spreadsheets do (ECMA-376, ST_Xstring): _x0007_; a text that looks like that is kept apart. */
export function escaped(text: string): string {
  return text
    .replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/(?![\t\n])[\p{Cc}\ufffe\uffff]/gu, (sign) => {
      const code = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      return `_x${code}_`;
    })
    .replaceAll(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
