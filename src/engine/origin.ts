import {ASIDE_REASONS} from '../model/batch.ts';
import type {Connection} from '../model/engine.ts';
import {literal, quoted} from '../model/names.ts';
import type {CellAddress, Origin, OriginCell, SheetRow, Stated} from '../model/origin.ts';
import type {Mapped, Projection} from '../model/projection.ts';
import {records, type Rows, type Value} from '../model/rows.ts';
import type {SheetHead} from '../model/sheet.ts';
import {columnOf} from '../registry/tables/index.ts';
import {staged, stageTable} from './cast.ts';
import {partsOf, type Part} from './load-select.ts';
import {placesOf} from './place.ts';
import {problemFrom} from './report.ts';
import type {HeldSheet} from './shelf.ts';

/** Rows of a sheet that are shown on each side of a cell, and at most above the end of the heading. */
const [AROUND, ABOVE] = [5, 12];

/** A sheet and what it was read as for one of its sources. */
export type HeldSource = {readonly sheet: HeldSheet; readonly projection: Projection};

/** Where a value came from. A column that is no registry column of the table, or a row that is not there, has no places. */
export async function originOf(
  connection: Connection,
  {sheet: {id, head, end}, projection}: HeldSource,
  address: CellAddress
): Promise<Origin> {
  const part = partAt(projection, address.part);
  const places = await cellsAt(connection, part, address);
  const stated = places.length > 0 ? undefined : statedBy(head, projection, part, address.column);
  const row = places[0]?.row ?? address.row;
  return {
    table: projection.table,
    value: await valueAt(connection, projection.table, part, address),
    places,
    ...(stated ? {stated} : {}),
    grain: projection.grain.kind,
    sheet: {
      file: head.file,
      name: head.name,
      kind: head.kind,
      width: head.width,
      headingRows: head.headingRows,
      headings: head.headings,
      merges: head.merges,
      ...(head.unit === undefined ? {} : {unit: head.unit}),
      records: end.records
    },
    rows: await rowsAround(connection, id, head, row)
  };
}

function partAt(projection: Projection, part = 0): Part {
  const parts = partsOf(projection);
  return parts[part] ?? parts[0] ?? {slots: [], constants: {}, needs: []};
}

async function cellsAt(
  connection: Connection,
  {slots}: Part,
  {source, row, column}: CellAddress
): Promise<OriginCell[]> {
  const mapped = new Map<number, Mapped>(
    slots
      .filter((slot) => slot.column.name === column)
      .map((slot) => [slot.mapped.column, slot.mapped])
  );
  const found = await placesOf(connection, source, row, column);
  const own = found.filter((place) => mapped.has(place.column));
  if (own.length === 0) return [];
  const issues = records(
    await connection.query(
      `SELECT column_no, problem FROM data.import_issue WHERE source_id = ${Math.trunc(source)}
       AND row_no = ${Math.trunc(own[0]?.row ?? row)} AND column_name = ${literal(column)}`
    )
  );
  return own.map((place) => {
    const issue = issues.find((each) => each['column_no'] === place.column);
    const factor = mapped.get(place.column)?.factor ?? 1;
    return {...place, factor, ...(issue ? {problem: problemFrom(issue['problem'])} : {})};
  });
}

/** What the sheet says once: a constant, or the date that its rows speak of. */
function statedBy(
  head: SheetHead,
  {constants, asOf, asOfFrom}: Projection,
  part: Part,
  column: string
): Stated | undefined {
  if (column === 'as_of') {
    return asOf === undefined ? undefined : {text: asOf, from: asOfFrom ?? 'analyst'};
  }
  const own = part.constants[column];
  if (own !== undefined) return {text: own, from: 'heading'};
  const text = constants[column];
  if (text === undefined) return undefined;
  const from = (
    [
      ['sheet', head.name],
      ['title', head.title],
      ['file', head.file]
    ] as const
  ).find(([, said]) => said.includes(text));
  return {text, from: from?.[0] ?? 'title'};
}

async function valueAt(
  connection: Connection,
  table: string,
  part: Part,
  {source, row, column}: CellAddress
): Promise<Value> {
  if (column !== 'as_of' && !columnOf(table, column)) return null;
  const own = Object.entries(part.constants).map(
    ([name, text]) => ` AND ${quoted(name)}::VARCHAR = ${literal(text)}`
  );
  const rows = await connection.query(
    `SELECT ${quoted(column)} FROM data.${quoted(table)} WHERE source_id = ${Math.trunc(source)}
     AND row_no = ${Math.trunc(row)}${own.join('')} LIMIT 1`
  );
  return rows.values[0]?.[0] ?? null;
}

async function rowsAround(
  connection: Connection,
  sheet: number,
  {width, headingRows}: SheetHead,
  row: number
): Promise<SheetRow[]> {
  const last = headingRows.at(-1) ?? 0;
  const cells = Array.from({length: width}, (_, at) => staged(at + 1));
  const at = Math.trunc(row);
  return sheetRows(
    await connection.query(
      `SELECT row_no, aside, ${cells.join(', ')} FROM ${stageTable(sheet)}
       WHERE row_no BETWEEN ${last - ABOVE + 1} AND ${last} OR row_no BETWEEN ${at - AROUND} AND ${at + AROUND}
       ORDER BY row_no`
    )
  );
}

/** Some records of a staged sheet as they came, in their order. */
export async function rowsAt(
  connection: Connection,
  sheet: number,
  width: number,
  rows: readonly number[]
): Promise<SheetRow[]> {
  if (rows.length === 0) return [];
  const cells = Array.from({length: width}, (_, at) => staged(at + 1));
  return sheetRows(
    await connection.query(
      `SELECT row_no, aside, ${cells.join(', ')} FROM ${stageTable(sheet)}
       WHERE row_no IN (${rows.map(Math.trunc).join(', ')}) ORDER BY row_no`
    )
  );
}

function sheetRows({count, values}: Rows): SheetRow[] {
  const [numbers = [], asides = [], ...cells] = values;
  return Array.from({length: count}, (_, at) => {
    const aside = ASIDE_REASONS[Number(asides[at]) - 1];
    const texts = cells.map((column) => textOf(column[at]));
    return {row: Number(numbers[at]), ...(aside ? {aside} : {}), cells: texts};
  });
}

function textOf(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
