import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DuckDBInstance} from '@duckdb/node-api';
import {importFiles} from '../../src/importers/index.ts';
import {rowTexts} from '../../src/importers/rows.ts';
import type {Loaded} from './score.ts';

export type Reader = {
  readonly name: string;
  readonly load: (text: string) => Promise<Loaded> | Loaded;
  readonly close?: () => void;
};

/** Ours: rows of data only; of several tables, all. */
async function ours(text: string): Promise<Loaded> {
  const bytes = new TextEncoder().encode(text);
  const source = {
    path: 'a.csv',
    size: bytes.length,
    read: (start: number, end: number) => Promise.resolve(bytes.subarray(start, end))
  };
  let heading: readonly string[] = [];
  const records: string[][] = [];
  for await (const event of importFiles([source])) {
    if (event.type === 'refused') return undefined;
    if (event.type === 'sheet') heading = event.sheet.headings;
    if (event.type !== 'batch') continue;
    const {batch} = event;
    for (let row = 0; row < batch.rows; row++)
      if (batch.aside[row] === 0)
        records.push(rowTexts(batch.columns, row, batch.columns.length).map((cell) => cell ?? ''));
  }
  return {heading, records};
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
    load: async (text) => {
      writeFileSync(file, text);
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

export async function readers(): Promise<Reader[]> {
  return [
    {name: 'dishu', load: ours},
    await duckdb('duckdb', 'sample_size=-1'),
    await duckdb('duckdb lenient', 'strict_mode=false, null_padding=true, ignore_errors=true'),
    ...(await optional(
      'papaparse',
      (module) => (text) => firstIsHeading((module as Papa).default.parse(text).data)
    )),
    ...(await optional('csv-parse/sync', (module) => (text) => {
      try {
        const options = {relax_quotes: true, relax_column_count: true, skip_empty_lines: true};
        return firstIsHeading((module as CsvParse).parse(text, options));
      } catch {
        return undefined;
      }
    })),
    ...(await optional(
      'd3-dsv',
      (module) => (text) => firstIsHeading((module as Dsv).csvParseRows(text))
    ))
  ];
}
