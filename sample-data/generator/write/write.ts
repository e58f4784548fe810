import {closeSync, mkdirSync, openSync, writeFileSync, writeSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {Notes} from '../followed.ts';
import type {Plants} from '../plants.ts';
import {csvChunks} from './csv.ts';
import {sheetJsBytes} from './sheetjs.ts';
import {headingRows, type Cell, type SheetCount, type Table} from './table.ts';
import {columnName, xlsxBytes, type SheetRows} from './xlsx.ts';

/** Writes tables to files, counts their rows and notes where each planted defect came to stand. */
export class Writer {
  readonly counts: SheetCount[] = [];
  readonly notes = new Notes();
  private readonly out: string;
  private readonly plants: Plants;

  constructor(out: string, plants: Plants) {
    this.out = out;
    this.plants = plants;
  }

  /** All tables of one file; the ending of its name says the format. */
  file(tables: readonly Table[]): void {
    const first = tables[0];
    if (!first) return;
    const path = join(this.out, first.file);
    mkdirSync(dirname(path), {recursive: true});
    const sheets = tables.map((table) => this.rows(table));
    if (first.csv) return this.delimited(path, first, sheets[0]);
    const bytes = first.file.endsWith('.xlsx')
      ? xlsxBytes(sheets)
      : sheetJsBytes(sheets, first.file.endsWith('.ods') ? 'ods' : 'biff8');
    writeFileSync(path, bytes);
  }

  /** A file that is not a table of ours. */
  raw(name: string, bytes: Uint8Array | string): void {
    const path = join(this.out, name);
    mkdirSync(dirname(path), {recursive: true});
    writeFileSync(path, bytes);
  }

  private delimited(path: string, table: Table, sheet: SheetRows | undefined): void {
    const guards = new Set(table.columns.flatMap((c, i) => (c.guard ? [i] : [])));
    if (!sheet || !table.csv) return;
    const handle = openSync(path, 'w');
    for (const chunk of csvChunks(sheet.rows, table.csv, guards)) writeSync(handle, chunk);
    closeSync(handle);
  }

  private rows(table: Table): SheetRows {
    const count: SheetCount = {
      file: table.file,
      sheet: table.sheet,
      table: table.target,
      total: 0,
      title: 0,
      heading: 0,
      aside: 0,
      data: 0,
      asides: {}
    };
    this.counts.push(count);
    const merges = table.csv ? [] : mergesOf(table);
    return {name: table.sheet, rows: this.walk(table, count), merges: () => merges};
  }

  private *walk(table: Table, count: SheetCount): Generator<readonly Cell[]> {
    for (const title of table.titles) {
      count.title++;
      count.total++;
      yield title;
    }
    for (const heading of headingRows(table.columns)) {
      count.heading++;
      count.total++;
      yield heading;
    }
    for (const line of table.lines()) {
      count.total++;
      if ('aside' in line) {
        count.aside++;
        count.asides[line.aside] = (count.asides[line.aside] ?? 0) + 1;
        yield line.cells;
      } else {
        count.data++;
        const planted = this.plants.ofRow(table.id, line.key).length > 0;
        const cells = this.dataRow(table, line.cells, line.key, count.total);
        if (!planted) this.notes.row(table, cells, count.data, count.total);
        yield cells;
      }
    }
  }

  private dataRow(table: Table, cells: Cell[], key: string, row: number): Cell[] {
    for (const plant of this.plants.ofRow(table.id, key)) {
      const index = table.columns.findIndex((c) => c.id === plant.column);
      if (index < 0) throw new Error(`no column ${plant.column} in ${table.id}`);
      if (plant.cell !== undefined) cells[index] = plant.cell;
      plant.file = table.file;
      plant.sheet = table.sheet;
      plant.row = row;
      plant.columnNo = index + 1;
      plant.heading = table.columns[index]?.head.join('/') ?? '';
    }
    return cells;
  }
}

function mergesOf(table: Table): string[] {
  const width = table.columns.length;
  const areas = table.titles.flatMap((cells, row) =>
    cells.filter((c) => c !== null).length === 1 && cells[0] !== null
      ? [`A${row + 1}:${columnName(width - 1)}${row + 1}`]
      : []
  );
  const heads = table.columns.map((c) => c.head);
  const depth = Math.max(...heads.map((h) => h.length));
  for (let c = 0; c < width; c++) {
    const head = heads[c] ?? [];
    const from = table.titles.length + head.length;
    if (head.length < depth)
      areas.push(`${columnName(c)}${from}:${columnName(c)}${table.titles.length + depth}`);
  }
  for (let row = 0; row < depth - 1; row++)
    for (const [from, to] of runs(
      heads.map((h) => (row < h.length - 1 ? h.slice(0, row + 1).join('/') : null))
    ))
      areas.push(
        `${columnName(from)}${table.titles.length + row + 1}:${columnName(to)}${table.titles.length + row + 1}`
      );
  return areas;
}

/** Runs of two or more equal neighbours, as first and last index. */
function runs(texts: readonly (string | null)[]): [number, number][] {
  const found: [number, number][] = [];
  let start = 0;
  for (let i = 1; i <= texts.length; i++) {
    if (i < texts.length && texts[i] === texts[start]) continue;
    if (texts[start] !== null && i - start > 1) found.push([start, i - 1]);
    start = i;
  }
  return found;
}
