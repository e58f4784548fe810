import {literal} from '../model/names.ts';
import type {FindingKind} from '../model/report.ts';
import type {Lang, Text} from '../model/text.ts';
import {ASIDE, FINDINGS, PROBLEMS, STATES} from '../registry/books.ts';
import {TABLES} from '../registry/tables/index.ts';

/** The lists of the report that can be read line by line. */
export const BOOKS = ['unreadable', 'aside', 'findings', 'columns', 'sources'] as const;
export type Book = (typeof BOOKS)[number];

/** The query of a list in a language; its columns have headings in words/import.ts (LISTED). */
export function bookSql(book: Book, lang: Lang): string {
  switch (book) {
    case 'unreadable':
      return unreadable(lang, '');
    case 'aside':
      return `SELECT ${short('h.file')} AS file, h.sheet, a.row_no, ${said('a.reason', ASIDE, lang)} AS reason, a."text"
        FROM data.set_aside a JOIN data.sheet h USING (sheet_id) ORDER BY a.sheet_id, a.row_no`;
    case 'findings':
      return findings(lang, '');
    case 'columns':
      return `SELECT ${short('s.file')} AS file, s.sheet, column_letter(n.column_no) AS letter, n.heading, ${tableName('s', lang)} AS table_name,
          ${lang === 'zh' ? 'coalesce(d.column_zh, n.column_name)' : 'n.column_name'} AS column_name, n.factor, n.cells_read, n.cells_empty,
          n.cells_unreadable
        FROM data.column_count n JOIN data.source s USING (source_id) LEFT JOIN data.dictionary d
          ON d.table_name = s.table_name AND d.column_name = n.column_name ORDER BY s.source_id, n.column_no`;
    case 'sources':
    default:
      return `SELECT ${short('h.file')} AS file, h.sheet, ${said('h.state', STATES, lang)} AS state, ${tableName('s', lang)} AS taken_for, s.as_of,
        h.encoding, h.unit, h.rows_read, h.rows_data, h.rows_aside, s.rows_loaded, h.cells_unreadable
        FROM data.sheet h LEFT JOIN data.source s USING (sheet_id) ORDER BY h.sheet_id NULLS LAST, h.file, s.source_id`;
  }
}

/** The unreadable cells of one source. */
export function unreadableOf(source: number, lang: Lang): string {
  return unreadable(lang, `WHERE i.source_id = ${Math.trunc(source)}`);
}

/** The findings of a kind in one table. */
export function findingsOf(kind: FindingKind, table: string, lang: Lang): string {
  return findings(lang, `WHERE f.kind = ${literal(kind)} AND f.table_name = ${literal(table)}`);
}

/** One line a cell, however many tables read it. */
function unreadable(lang: Lang, where: string): string {
  const column = lang === 'zh' ? 'coalesce(d.column_zh, i.column_name)' : 'i.column_name';
  const listed = (text: string): string => `string_agg(DISTINCT ${text}, '、' ORDER BY ${text})`;
  return `SELECT ${short('s.file')} AS file, s.sheet, i.row_no, column_letter(i.column_no) AS letter,
      any_value(list_filter(s."columns", lambda c: c."position" = i.column_no)[1].heading) AS heading,
      ${listed(tableName('s', lang))} AS table_name, ${listed(column)} AS column_name, i.raw,
      any_value(${said('i.problem', PROBLEMS, lang)}) AS problem
    FROM data.import_issue i JOIN data.source s USING (source_id) LEFT JOIN data.dictionary d
      ON d.table_name = s.table_name AND d.column_name = i.column_name ${where}
    GROUP BY s.sheet_id, s.file, s.sheet, i.row_no, i.column_no, i.raw ORDER BY s.sheet_id, i.row_no, i.column_no`;
}

function findings(lang: Lang, where: string): string {
  return `SELECT ${said('f.kind', FINDINGS, lang)} AS kind, ${tableName('f', lang)} AS table_name, f.key, f."value", f.other,
      ${short('s.file')} AS file, s.sheet, f.row_no FROM data.finding f LEFT JOIN data.source s USING (source_id) ${where}
    ORDER BY f.kind, f.table_name, f.source_id, f.row_no, f.key`;
}

/** A file with its folder; the way to it would push everything else aside. */
function short(file: string): string {
  return `regexp_extract(${file}, '([^/]*/)?[^/]*$')`;
}

function said(code: string, texts: Readonly<Record<string, Text>>, lang: Lang): string {
  const cases = Object.entries(texts).map(
    ([key, text]) => `WHEN ${literal(key)} THEN ${literal(text[lang])}`
  );
  return `CASE ${code} ${cases.join(' ')} ELSE ${code} END`;
}

function tableName(from: string, lang: Lang): string {
  const cases = Object.values(TABLES).map(
    (table) => `WHEN ${literal(table.name)} THEN ${literal(table[lang])}`
  );
  return `CASE ${from}.table_name ${cases.join(' ')} ELSE ${from}.table_name END`;
}
