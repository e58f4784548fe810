import {literal} from '../model/names.ts';
import type {Mapped, Projection} from '../model/projection.ts';
import type {ColumnFacts, FileEnd, SheetEnd, SheetHead} from '../model/sheet.ts';
import {partsOf} from './load-select.ts';
import {storeOf} from './store.ts';
import type {Work} from './work.ts';

/** What is known of a sheet when its rows are loaded. */
export type SourceSheet = {
  readonly id: number;
  readonly head: SheetHead;
  readonly end: SheetEnd;
  readonly columns: readonly ColumnFacts[];
  /** Its rows are read out of the file itself. */
  readonly inFile?: boolean;
  readonly file: FileEnd | undefined;
  readonly verdict: string;
  readonly score: number;
};

/** The book entry of one table made from one sheet, as a row of VALUES. */
export function sourceRow(
  sourceId: number,
  sheet: SourceSheet,
  projection: Projection,
  loaded: number
): string {
  const {head, end, file} = sheet;
  const rows = [end.records, end.data, end.records - end.data, loaded];
  const values = [
    sourceId,
    sheet.id,
    ...[head.file, head.name, head.kind, head.encoding, file?.sha256].map(textOrNull),
    file?.size ?? 'NULL',
    `[${head.headingRows.join(', ')}]::INTEGER[]`,
    ...[head.unit, head.title, projection.asOf, projection.asOfFrom].map(textOrNull),
    ...[projection.table, projection.grain.kind, sheet.verdict].map(textOrNull),
    sheet.score,
    ...rows,
    'true',
    placesIn(head, projection)
  ];
  return `(${values.join(', ')})`;
}

function textOrNull(text: string | undefined): string {
  return text === undefined ? 'NULL' : literal(text);
}

function placesIn({headings}: SheetHead, projection: Projection): string {
  const slots = partsOf(projection).flatMap(({slots: of}) => of);
  const seen = new Map(
    slots.map(({column, mapped}) => [`${mapped.column} ${column.name}`, {column, mapped}])
  );
  const structs = [...seen.values()].map(({column, mapped}) =>
    placeStruct(headings, column.name, mapped)
  );
  return structs.length === 0 ? 'NULL' : `[${structs.join(', ')}]`;
}

function placeStruct(
  headings: readonly string[],
  name: string,
  {column, factor = 1}: Mapped
): string {
  const heading = literal(headings[column - 1] ?? '');
  return `{'position': ${column}, 'heading': ${heading}, 'name': ${literal(name)}, 'factor': ${factor}::DOUBLE}`;
}

/** A source of a former load. */
export type FormerSource = {
  readonly source: number;
  readonly sheet: number;
  readonly table: string;
};

/** Undoes sources: their rows of the table and of the books. */
export async function deleteSources(work: Work, sources: readonly FormerSource[]): Promise<void> {
  if (sources.length === 0) return;
  const tables = new Set(sources.map(({table}) => table));
  const among = `source_id IN (${sources.map(({source}) => source).join(', ')})`;
  const books = ['data.import_issue', 'data.finding', 'data.source'];
  for (const table of [...[...tables].map(storeOf), ...books])
    await work.run(`DELETE FROM ${table} WHERE ${among}`);
}

/**
 * Sources that sheets stand for now: those made from the same sheet of a file of the same name in a former import (the
 * number that a browser adds to a download does not count), or from the very sheet when it was read otherwise.
 */
export async function formerSources(
  work: Work,
  sheets: readonly SourceSheet[]
): Promise<readonly {source: FormerSource; by: number}[]> {
  const fresh = new Set(sheets.map(({id}) => id));
  const rows = await work.rows(
    'SELECT source_id, sheet_id, table_name, file, sheet FROM data.source'
  );
  return rows.flatMap((row) => {
    const [id, name] = [Number(row['sheet_id']), nameOf(String(row['file']), String(row['sheet']))];
    const by = fresh.has(id)
      ? id
      : sheets.find(({head}) => nameOf(head.file, head.name) === name)?.id;
    const source = {source: Number(row['source_id']), sheet: id, table: String(row['table_name'])};
    return by === undefined ? [] : [{source, by}];
  });
}

/** What a sheet is known by from import to import; the number that a browser adds to a download does not count. */
export function nameOf(file: string, sheet: string): string {
  return `${file.replace(/\s*[(（]\d+[)）](?=\.\w+$)/, '')}\n${sheet}`;
}
