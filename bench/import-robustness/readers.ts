import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DuckDBInstance} from '@duckdb/node-api';
import {importFiles} from '../../src/importers/index.ts';
import {rowTexts} from '../../src/importers/rows.ts';
import {headingsAsWritten} from '../../src/node/staged-csv.ts';
import type {Loaded} from './score.ts';

export type Reader = {
  readonly name: string;
  readonly load: (bytes: Uint8Array) => Promise<Loaded> | Loaded;
  readonly close?: () => void;
};

/** Ours: rows of data only; of several tables, all. */
async function ours(bytes: Uint8Array): Promise<Loaded> {
  const source = {
    path: 'a.csv',
    size: bytes.length,
    read: (start: number, end: number) => Promise.resolve(bytes.subarray(start, end))
  };
  let heading: readonly string[] = [];
  const records: string[][] = [];
  let doubted = false;
  for await (const event of importFiles([source])) {
    if (event.type === 'refused') return undefined;
    if (event.type === 'sheet') heading = headingsAsWritten(event.sheet);
    if (event.type === 'sheet-end') doubted = event.end.doubts.length > 0;
    if (event.type !== 'batch') continue;
    const {batch} = event;
    for (let row = 0; row < batch.rows; row++)
      if (batch.aside[row] === 0)
        records.push(rowTexts(batch.columns, row, batch.columns.length).map((cell) => cell ?? ''));
  }
  return {heading, records, doubted};
}

/** What a program gets that reads a file as UTF-8. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function firstIsHeading(rows: readonly (readonly string[])[]): Loaded {
  const filled = rows.filter((row) => row.some((cell) => cell !== ''));
  return {heading: filled[0] ?? [], records: filled.slice(1)};
}

async function duckdb(name: string, options: string): Promise<Reader> {
  const folder = mkdtempSync(join(tmpdir(), 'robust-'));
  const file = join(folder, 'a.csv');
  const connection = await (await DuckDBInstance.create(':memory:', {threads: '1'})).connect();
  return {
    name,
    close: () => rmSync(folder, {recursive: true}),
    load: async (bytes) => {
      writeFileSync(file, bytes);
      try {
        const reader = await connection.runAndReadAll(
          `FROM read_csv('${file}', all_varchar=true, ${options})`
        );
        const names = reader.columnNames();
        const named = names.every(
          (column, k) =>
            column === `column${String(k).padStart(String(names.length - 1).length, '0')}`
        );
        return {
          heading: named ? names.map(() => '') : names,
          records: reader
            .getRows()
            .map((row) => row.map((cell) => (cell === null ? '' : String(cell))))
        };
      } catch {
        return undefined;
      }
    }
  };
}

/** A parser that may not be installed; undefined then. */
async function optional(
  name: string,
  load: (module: unknown) => Reader['load']
): Promise<Reader[]> {
  try {
    const module: unknown = await import(name);
    return [{name, load: load(module)}];
  } catch {
    return [];
  }
}

type Papa = {default: {parse(text: string): {data: string[][]}}};
type Dsv = {csvParseRows(text: string): string[][]};
type CsvParse = {parse(text: string, options: Record<string, unknown>): string[][]};

export async function readers(onlyOurs: boolean): Promise<Reader[]> {
  if (onlyOurs) return [{name: 'dishu', load: ours}];
  return [
    {name: 'dishu', load: ours},
    await duckdb('duckdb', 'sample_size=-1'),
    await duckdb('duckdb lenient', 'strict_mode=false, null_padding=true, ignore_errors=true'),
    ...(await optional(
      'papaparse',
      (module) => (bytes) => firstIsHeading((module as Papa).default.parse(textOf(bytes)).data)
    )),
    ...(await optional('csv-parse/sync', (module) => (bytes) => {
      try {
        const options = {relax_quotes: true, relax_column_count: true, skip_empty_lines: true};
        return firstIsHeading((module as CsvParse).parse(textOf(bytes), options));
      } catch {
        return undefined;
      }
    })),
    ...(await optional(
      'd3-dsv',
      (module) => (bytes) => firstIsHeading((module as Dsv).csvParseRows(textOf(bytes)))
    ))
  ];
}
