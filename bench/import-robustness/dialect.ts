import type {Table} from './tables.ts';

/** How a table is printed. `all` quotes every cell. */
export type Printing = {
  readonly delimiter: string;
  readonly quote: string;
  readonly escape: string;
  readonly end: string;
  readonly all?: boolean;
};

export const PLAIN: Printing = {delimiter: ',', quote: '"', escape: '"', end: '\n'};

export function cellText(cell: string, {delimiter, quote, escape, all = false}: Printing): string {
  const wants =
    all ||
    cell.includes(delimiter.trim() === '' ? delimiter : delimiter.trim()) ||
    cell.includes(quote) ||
    /[\n\r]/.test(cell) ||
    (delimiter.includes(' ') && cell.includes(' '));
  if (!wants || quote === '') return cell;
  const safe = escape === '\\' ? cell.replaceAll('\\', '\\\\') : cell;
  return quote + safe.replaceAll(quote, escape + quote) + quote;
}

export function line(cells: readonly string[], printing = PLAIN): string {
  return cells.map((cell) => cellText(cell, printing)).join(printing.delimiter);
}

export function whole(table: Table, printing: Partial<Printing> = {}): string {
  const full = {...PLAIN, ...printing};
  return [table.heading, ...table.records].map((row) => line(row, full) + full.end).join('');
}
