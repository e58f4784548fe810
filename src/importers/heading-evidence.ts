import {columnKind, isTyped, kindOf, type CellKind} from './cell-kinds.ts';
import type {Grid} from './rows.ts';

type Row = readonly (string | null)[];

/**
 * How much a row looks like the heading of the rows below it: above 0 it does, below 0 it is one of them. Each column
 * speaks for itself: words over numbers, a code of another shape, a value that comes again below.
 */
export function headingEvidence(row: Row, below: Grid): number {
  const others = below.filter((other) => !isSame(other, row));
  const body = recordsAmong(others);
  if (body.length === 0) return 0;
  const numbered = isNumbering(row) && !body.some(isNumbering);
  const columns = row.flatMap((cell, k) => {
    if (cell === null) return [];
    const cells = body.map((other) => other[k] ?? null);
    return [columnEvidence(cell, cells, numbered)];
  });
  const sum = columns.reduce((all, each) => all + each, 0);
  const isPlain = columns.some((each) => each === 1) || others.length === below.length;
  return isPlain || !areFew(others) ? sum : Math.min(sum, 0.5);
}

/** Whether most records stand more than once: that a row comes again says nothing then. */
function areFew(rows: Grid): boolean {
  return new Set(rows.map((row) => JSON.stringify(row))).size * 2 <= rows.length;
}

function isSame(one: Row, other: Row): boolean {
  return one.every((cell, k) => cell === (other[k] ?? null));
}

/** Rows of words only (headings, notes) do not count where most others hold numbers. */
export function recordsAmong(rows: Grid): Grid {
  const holding = rows.filter((row) => row.some((cell) => isTyped(kindOf(cell)) && !isYear(cell)));
  return holding.length * 2 > rows.length ? holding : rows;
}

function columnEvidence(
  cell: string,
  cells: readonly (string | null)[],
  numbered: boolean
): number {
  const own = kindOf(cell);
  const filled = cells.filter((other) => other !== null);
  const kind = columnKind(cells);
  if (kind === 'empty') return isTyped(own) ? 0 : 0.25;
  if (filled.includes(cell)) return own === 'text' ? -1.5 : numbered ? 0 : -1;
  if (kind === 'text') return numbered ? 0.5 : wordEvidence(cell, own, filled);
  if (own === 'text') return 1;
  if (own === 'none') return -0.5;
  if (isYear(cell)) return filled.filter(isYear).length * 2 > filled.length ? -1 : 0.5;
  if (own === 'number' && numbered) return 0.5;
  if (kind === 'number' || kind === 'date') return own === 'key' && /\p{L}/u.test(cell) ? 1 : -1;
  return sameShape(cell, filled) ? -1 : 0.5;
}

/** A column of words: few different ones, of which this is none, or much longer ones. */
function wordEvidence(cell: string, own: CellKind, filled: readonly string[]): number {
  const isList = filled.length >= 6 && new Set(filled).size * 3 <= filled.length;
  if (isList) return 0.5;
  if (isYear(cell) && !filled.some(isYear)) return 0;
  if (own === 'number' || own === 'date') return -0.5;
  return filled.every((other) => other.length > cell.length * 2 + 8) ? 0.25 : 0;
}

/** Whether a code is built like most of the column's: 'AX-1000' like 'BY-2', not like 'ref'. */
function sameShape(cell: string, others: readonly string[]): boolean {
  const shape = shapeOf(cell);
  return others.filter((other) => shapeOf(other) === shape).length * 3 > others.length;
}

function shapeOf(cell: string): string {
  return cell.replace(/\p{L}+/gu, 'A').replace(/\d+/g, '9');
}

export function isYear(cell: string | null): boolean {
  return cell !== null && /^(?:19|20)\d{2}\s*年?(?:度)?$/.test(cell.trim());
}

/**
 * Whether a row between heading and records only numbers the columns: it has letters or brackets that no record has in their place,
 * or a number where all records have words, dates or years.
 */
export function numbersColumns(row: Row, records: Grid): boolean {
  if (!isNumbering(row)) return false;
  return row.some((cell, k) => {
    if (cell === null) return false;
    const others = records.flatMap((other) => other[k] ?? []);
    if (!/^\s*\d+\s*$/.test(cell)) return !others.some((other) => isColumnName(other));
    return others.length > 1 && !others.some(isCount);
  });
}

/** '（2）', '乙', 'B', '栏次': what stands above or among the numbers of columns. */
function isColumnName(cell: string): boolean {
  return BRACKETED.test(cell.trim()) || LETTER.test(cell.trim());
}

function isCount(cell: string): boolean {
  return kindOf(cell) === 'number' && !isYear(cell);
}

const BRACKETED = /^[（(]\d{1,3}[）)]$/;
const LETTER = /^[甲乙丙丁戊己庚辛A-F]$|^栏次$|^行次$/;

/** '1 2 3 4', '(1) (2) (3)' or '甲 乙 1 2': might only number its columns. */
export function isNumbering(row: Row): boolean {
  const cells = row.filter((cell) => cell !== null).map((cell) => cell.trim());
  if (cells.length < 3) return false;
  const first = cells.findIndex((cell) => !LETTER.test(cell));
  const numbers = cells.slice(Math.max(0, first));
  const plain = numbers.filter((cell) => /^\d{1,3}$/.test(cell)).length;
  const bracketed = numbers.filter((cell) => BRACKETED.test(cell)).length;
  if (first < 0 || numbers.length < 2 || Math.max(plain, bracketed) < numbers.length) return false;
  const values = numbers.map((cell) => Number(cell.replace(/\D/g, '')));
  return (
    values.every((value, i) => i === 0 || value === (values[i - 1] ?? 0) + 1) &&
    (values[0] ?? 0) <= 2
  );
}
