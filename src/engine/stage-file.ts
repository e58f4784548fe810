import type {TextBatch, TextColumn} from '../model/batch.ts';
import {literal, quoted} from '../model/names.ts';
import type {RegularFile} from '../model/sheet.ts';
import {staged} from './cast.ts';

const decoder = new TextDecoder('utf-8', {ignoreBOM: true});

/** Under what name in data/ the engine knows the file of a sheet. */
export function fileName(sheet: number): string {
  return `s${sheet}.csv`;
}

/**
 * The statement that makes stage.s<N> a view of a file: its first records as they were judged, then the rows of data as the
 * engine reads them. Every option is stated, so that nothing is guessed; the importer has proved that they hold.
 */
export function fileView(
  sheet: number,
  width: number,
  {delimiter, lead}: RegularFile,
  first: TextBatch
): string {
  const cells = cellsOf(width);
  const rows = rowsIn(fileName(sheet), {width, delimiter, skip: lead, before: lead});
  const names = ['row_no', 'aside', ...cells].join(', ');
  const above =
    lead === 0 ? [] : [`SELECT * FROM (VALUES ${leadRows(first, lead)}) AS lead(${names})`];
  return `CREATE VIEW stage.main.${quoted(`s${sheet}`)} AS ${[...above, rows].join(' UNION ALL ')}`;
}

/** The rows of data of a text in data/ as a staged sheet has them, numbered from `before` on; its first `skip` lines are none. */
export function rowsIn(
  file: string,
  {
    width,
    delimiter,
    skip,
    before
  }: Readonly<{
    width: number;
    delimiter: string;
    skip: number;
    before: number;
  }>
): string {
  const cells = cellsOf(width);
  const types = cells.map((cell) => `'${cell}': 'VARCHAR'`).join(', ');
  const options = [
    'auto_detect = false',
    `columns = {${types}}`,
    `delim = ${literal(delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    'header = false',
    `skip = ${skip}`,
    'strict_mode = true',
    'null_padding = false'
  ];
  return `SELECT (${before} + row_number() OVER ())::INTEGER AS row_no, 0::UTINYINT AS aside, ${cells.join(', ')}
    FROM read_csv('data/${file}', ${options.join(', ')})`;
}

function cellsOf(width: number): readonly string[] {
  return Array.from({length: width}, (_, i) => staged(i + 1));
}

function leadRows({rowNo, aside, columns}: TextBatch, lead: number): string {
  const rows = Array.from({length: lead}, (_, row) => {
    const cells = columns.map((column) => textOrNull(column, row));
    return `(${rowNo[row] ?? 0}::INTEGER, ${aside[row] ?? 0}::UTINYINT, ${cells.join(', ')})`;
  });
  return rows.join(', ');
}

function textOrNull({bytes, offsets, valid}: TextColumn, row: number): string {
  if (((valid[row >> 3] ?? 0) & (1 << (row & 7))) === 0) return 'NULL::VARCHAR';
  return literal(decoder.decode(bytes.subarray(offsets[row], offsets[row + 1])));
}
