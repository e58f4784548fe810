import {
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
  type AsyncBuffer,
  type FileMetaData,
  type SchemaTree
} from 'hyparquet';
import {DishuError} from '../../model/failure.ts';
import {nextTurn} from '../../model/turn.ts';
import type {OpenFile} from '../open-file.ts';
import {RowWriter, type RawBatch} from '../rows.ts';
import type {RawSheet} from '../raw-sheet.ts';
import {COMPRESSORS} from './codecs.ts';
import {checkPages} from './page-check.ts';
import {checkedStruct} from './thrift-check.ts';
import {rawElement} from './leaf.ts';
import {writerOf, type Writer} from './nested.ts';

/** Rows are decoded so many at a time, however large a row group is. */
const SLICE = 122_880;
type Column = {readonly name: string; readonly write: Writer};

/**
 * A Parquet file as one sheet: its column names are the heading, every row is data, values are text. Throws
 * `file-truncated` when its end is missing, `file-damaged` when it cannot be decoded.
 */
export async function parquetSheet(file: OpenFile): Promise<RawSheet> {
  await checkEnd(file);
  const buffer = bufferOf(file);
  await guarded(() => checkFooter(file));
  const metadata = await guarded(() => parquetMetadataAsync(buffer, {geoparquet: false}));
  const columns = await guarded(() => parquetSchema(metadata).children.map(columnOf));
  if (columns.length === 0) throw new DishuError({code: 'sheet-no-table'});
  const raw = {...metadata, schema: metadata.schema.map(rawElement)};
  return {
    file: file.path,
    name: '',
    kind: 'parquet',
    headings: columns.map(({name}) => name),
    batches: batchesOf(file, buffer, raw, columns),
    merges: () => [],
    doubts: () => []
  };
}

function columnOf(node: SchemaTree): Column {
  return {name: node.element.name, write: writerOf(node)};
}

async function checkEnd(file: OpenFile): Promise<void> {
  const end = new TextDecoder('latin1').decode(await file.peek(file.size - 4, file.size));
  if (end === 'PARE')
    throw new DishuError({code: 'file-unknown-kind', values: {kind: 'encrypted Parquet'}});
  if (end !== 'PAR1' || file.size < 12) throw new DishuError({code: 'file-truncated'});
}

/** The description at the file's end, its length in the four bytes before the mark. */
async function checkFooter(file: OpenFile): Promise<void> {
  const end = await file.peek(file.size - 8, file.size);
  const length = new DataView(end.buffer, end.byteOffset).getUint32(0, true);
  if (length + 8 > file.size) throw new DishuError({code: 'file-truncated'});
  const footer = await file.peek(file.size - 8 - length, file.size - 8);
  checkedStruct(new DataView(footer.buffer, footer.byteOffset, footer.byteLength), 0);
}

function bufferOf(file: OpenFile): AsyncBuffer {
  return {
    byteLength: file.size,
    slice: async (start, end = file.size) => {
      if (start < 0 || end > file.size) throw new RangeError('beyond the end of the file');
      const bytes = await file.peek(start, end);
      return bytes.slice().buffer;
    }
  };
}

async function* batchesOf(
  file: OpenFile,
  buffer: AsyncBuffer,
  metadata: FileMetaData,
  columns: readonly Column[]
): AsyncGenerator<RawBatch | undefined> {
  const rows = new RowWriter();
  const scan = await guarded(() =>
    parquetScan({
      file: buffer,
      metadata,
      compressors: COMPRESSORS,
      utf8: false,
      geoparquet: false,
      useOffsetIndex: false,
      parsers: {timestampFromNanoseconds: (nanoseconds) => nanoseconds}
    })
  );
  for (const group of metadata.row_groups) {
    await guarded(() => checkPages(file, metadata, group));
    yield undefined;
  }
  for (const {rowStart, rowEnd} of scan.ranges)
    for (let start = rowStart; start < rowEnd; start += SLICE) {
      file.stopIfCancelled();
      const range = {rowStart: start, rowEnd: Math.min(rowEnd, start + SLICE)};
      const texts: (string | null)[][] = [];
      for (const {name, write} of columns) {
        texts.push(
          await guarded(async () =>
            Array.from(await scan.readColumn({...range, column: name}), (value: unknown) =>
              write(value)
            )
          )
        );
        await nextTurn();
        yield undefined;
      }
      put(rows, texts, range.rowEnd - range.rowStart);
      for (let batch = rows.take(); batch; batch = rows.take()) yield batch;
    }
  yield* rows.rest(true);
}

function put(rows: RowWriter, texts: readonly (readonly (string | null)[])[], count: number): void {
  if (texts.some((column) => column.length !== count))
    throw new DishuError({code: 'file-damaged', values: {message: 'columns of unequal length'}});
  for (let row = 0; row < count; row++) {
    rows.begin();
    for (let k = 0; k < texts.length; k++) rows.putText(k, texts[k]?.[row] ?? null);
  }
}

async function guarded<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (thrown) {
    if (thrown instanceof DishuError) throw thrown;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    throw new DishuError({code: 'file-damaged', values: {message}}, thrown);
  }
}
