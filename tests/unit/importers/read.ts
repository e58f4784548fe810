import {readFileSync} from 'node:fs';
import {importFiles, type ImportOptions} from '../../../src/importers/index.ts';
import {rowTexts} from '../../../src/importers/rows.ts';
import {ASIDE_REASONS, type AsideReason} from '../../../src/model/batch.ts';
import type {Failure} from '../../../src/model/failure.ts';
import type {
  ByteSource,
  FileEnd,
  ImportEvent,
  SheetEnd,
  SheetHead
} from '../../../src/model/sheet.ts';

export type Row = {
  readonly no: number;
  readonly aside: AsideReason | undefined;
  readonly cells: readonly (string | null)[];
};

export type Sheet = {
  readonly head: SheetHead;
  readonly rows: readonly Row[];
  readonly end: SheetEnd;
};

export type Read = {
  readonly sheets: readonly Sheet[];
  readonly files: readonly FileEnd[];
  readonly refused: readonly {readonly path: string; readonly failure: Failure}[];
  readonly events: readonly ImportEvent[];
};

export function source(path: string, content: Uint8Array | string): ByteSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {path, size: bytes.length, read: async (start, end) => bytes.slice(start, end)};
}

export function fixture(name: string): ByteSource {
  return source(name, new Uint8Array(readFileSync(`tests/fixtures/files/${name}`)));
}

/** Walks an import and checks what holds for every one: order of events, ids, record numbers and sums. */
export async function read(
  sources: ByteSource | readonly ByteSource[],
  options: ImportOptions = {}
): Promise<Read> {
  const events: ImportEvent[] = [];
  const list: readonly ByteSource[] = 'read' in sources ? [sources] : sources;
  for await (const event of importFiles(list, options)) events.push(event);
  const heads = events.flatMap((event) => (event.type === 'sheet' ? [event.sheet] : []));
  return {
    events,
    sheets: heads.map((head) => sheetOf(head, events)),
    files: events.flatMap((event) => (event.type === 'file' ? [event.file] : [])),
    refused: events.flatMap((event) =>
      event.type === 'refused' ? [{path: event.path, failure: event.failure}] : []
    )
  };
}

function sheetOf(head: SheetHead, events: readonly ImportEvent[]): Sheet {
  const rows: Row[] = [];
  let end: SheetEnd | undefined;
  for (const event of events) {
    if (event.type === 'sheet-end' && event.end.id === head.id) end = event.end;
    if (event.type !== 'batch' || event.id !== head.id) continue;
    const {batch} = event;
    if (batch.rows > 122_880) throw new Error(`a batch of ${batch.rows} records`);
    if (batch.columns.length !== head.width) throw new Error('a batch is not as wide as its sheet');
    for (let row = 0; row < batch.rows; row++)
      rows.push({
        no: batch.rowNo[row] ?? 0,
        aside: ASIDE_REASONS[(batch.aside[row] ?? 0) - 1],
        cells: rowTexts(batch.columns, row, head.width)
      });
  }
  if (end === undefined) throw new Error('a sheet without its end');
  const aside = Object.values(end.aside).reduce((sum, count) => sum + count, 0);
  if (end.data + aside !== end.records || rows.length !== end.records)
    throw new Error('records do not add up');
  let before = (head.first ?? 1) - 1;
  rows.forEach((row, i) => {
    const leaps = i >= 1000 && row.no > before + 1000;
    if (row.no !== before + 1 && !leaps) throw new Error(`record ${row.no} follows ${before}`);
    before = row.no;
  });
  return {head, rows, end};
}

/** The only sheet of a file. */
export async function readSheet(file: ByteSource, options: ImportOptions = {}): Promise<Sheet> {
  const {sheets, refused} = await read(file, options);
  const [sheet] = sheets;
  if (sheet === undefined || sheets.length !== 1)
    throw new Error(`${sheets.length} sheets, ${JSON.stringify(refused)}`);
  return sheet;
}

export function readText(text: string, options: ImportOptions = {}): Promise<Sheet> {
  return readSheet(source('a.csv', text), options);
}

/** Cells of the rows of data. */
export function dataOf({rows}: Sheet): (readonly (string | null)[])[] {
  return rows.filter(({aside}) => aside === undefined).map(({cells}) => cells);
}

/** Reasons of the records in order, '-' for data. */
export function marksOf({rows}: Sheet): string {
  return rows.map(({aside}) => aside ?? '-').join(' ');
}

export function doubtsOf({end}: Sheet): string[] {
  return end.doubts.map(({code}) => code);
}
