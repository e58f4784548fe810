import type {Rows, Value} from '../../model/rows.ts';
import type {Lang} from '../../model/text.ts';
import {isFormula, plainText, windowsOf, type FileJob} from './file-job.ts';

const MARK = '\ufeff';

/**
 * All rows as CSV (RFC 4180): UTF-8 with a mark, so that Excel takes it for such; a text that a spreadsheet would run as a formula
 * has an apostrophe before it. Excel turns long numbers in a CSV into 5.8E+17: identity numbers keep their digits in .xlsx only.
 */
export async function csvFile(job: FileJob): Promise<Blob> {
  const parts = [MARK + line(job.columns.map(({heading}) => heading).map(csvCell))];
  for await (const rows of windowsOf(job)) {
    parts.push(linesOf(rows, (value) => csvCell(textOf(value, job.lang)), ',').join(''));
  }
  return new Blob(parts, {type: 'text/csv;charset=utf-8'});
}

/** All rows as a text to paste into a spreadsheet: tabs between cells, headings first. */
export async function tsvText(job: FileJob): Promise<string> {
  const parts = [line(job.columns.map(({heading}) => heading).map(tsvCell), '\t')];
  for await (const rows of windowsOf(job)) {
    parts.push(linesOf(rows, (value) => tsvCell(textOf(value, job.lang)), '\t').join(''));
  }
  return parts.join('');
}

function linesOf({count, values}: Rows, write: (value: Value) => string, gap: string): string[] {
  return Array.from({length: count}, (_, row) =>
    line(
      values.map((column) => write(column[row] ?? null)),
      gap
    )
  );
}

function line(cells: readonly string[], gap = ','): string {
  return `${cells.join(gap)}\r\n`;
}

function textOf(value: Value, lang: Lang): string {
  const text = plainText(value, lang);
  return typeof value !== 'number' && isFormula(text) ? `'${text}` : text;
}

function csvCell(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? quotedCell(text) : text;
}

function tsvCell(text: string): string {
  return /["\t\r\n]/.test(text) ? quotedCell(text) : text;
}

function quotedCell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
