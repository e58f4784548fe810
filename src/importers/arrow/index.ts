import {
  CompressionType,
  compressionRegistry,
  DataType,
  Message,
  RecordBatchReader,
  type Data,
  type RecordBatch,
  type RecordBatchFileReader,
  type Schema
} from 'apache-arrow';
import {decompressZstd} from 'hyparquet-compressors';
import {DishuError} from '../../model/failure.ts';
import {nextTurn} from '../../model/turn.ts';
import type {OpenFile} from '../open-file.ts';
import {RowWriter, type RawBatch} from '../rows.ts';
import type {RawSheet} from '../raw-sheet.ts';
import {unpackedLz4} from './lz4-frame.ts';
import {textAt} from './values.ts';

const ROWS_A_BREATH = 5000;
const MOST_BUFFER = 1 << 30;
/** Columns without any value cost nothing in a file, so their number of rows proves nothing. */
const MOST_EMPTY = 10_000_000;

/**
 * An Arrow IPC file or stream as one sheet: its field names are the heading, every row is data, values are text. Throws
 * `file-truncated` or `file-damaged`.
 */
export async function arrowSheet(file: OpenFile): Promise<RawSheet> {
  compressionRegistry.set(CompressionType.LZ4_FRAME, {
    decode: (bytes) => unpackedLz4(bytes, MOST_BUFFER)
  });
  compressionRegistry.set(CompressionType.ZSTD, {decode: (bytes) => decompressZstd(bytes)});
  const bytes = await file.whole();
  const isStream = bytes[0] === 0xff;
  const {schema, batches} = guarded(isStream, () => opened(bytes));
  if (schema.fields.length === 0) throw new DishuError({code: 'sheet-no-table'});
  return {
    file: file.path,
    name: '',
    kind: 'arrow',
    headings: schema.fields.map(({name}) => name),
    batches: batchesOf(file, isStream, batches),
    merges: () => [],
    doubts: () => (isStream && !isEnded(bytes) ? [{code: 'cut-short'}] : [])
  };
}

type Opened = {readonly schema: Schema; readonly batches: Iterator<RecordBatch>};

function opened(bytes: Uint8Array): Opened {
  if (bytes[0] === 0xff) checkMessages(bytes);
  const reader = RecordBatchReader.from(bytes).open();
  const batches = reader.isFile() ? inFile(reader) : reader[Symbol.iterator]();
  return {schema: reader.schema, batches};
}

/** By their index in the footer: the reader's own walk never ends over a message that is no batch. */
function* inFile(reader: RecordBatchFileReader): Generator<RecordBatch> {
  for (let index = 0; index < reader.numRecordBatches; index++) {
    const batch = reader.readRecordBatch(index);
    if (batch === null) throw new RangeError(`no batch ${index}`);
    yield batch;
  }
}

/** Walks the messages of a stream by their lengths, which must lead forward. */
function checkMessages(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 8 <= bytes.length;) {
    const start = view.getInt32(at, true) === -1 ? at + 8 : at + 4;
    const length = view.getInt32(start - 4, true);
    if (length === 0) return;
    if (length < 0) throw new RangeError('a message of negative length');
    if (start + length > bytes.length) throw new DishuError({code: 'file-truncated'});
    const body = Message.decode(bytes.slice(start, start + length)).bodyLength;
    if (!(body >= 0)) throw new RangeError('a message of negative length');
    at = start + length + body;
  }
}

/** A stream ends with a message of no length. */
function isEnded(bytes: Uint8Array): boolean {
  const end = bytes.subarray(-8);
  return end.length === 8 && end.every((byte, i) => byte === (i < 4 ? 0xff : 0));
}

async function* batchesOf(
  file: OpenFile,
  isStream: boolean,
  batches: Iterator<RecordBatch>
): AsyncGenerator<RawBatch | undefined> {
  const rows = new RowWriter();
  let done = 0;
  for (;;) {
    const next = guarded(isStream, () => batches.next());
    if (next.done === true) break;
    const columns = next.value.data.children;
    guarded(isStream, () => checkLengths(columns, next.value.numRows));
    for (let row = 0; row < next.value.numRows; row++) {
      guarded(isStream, () => putRow(rows, columns, row));
      if (++done % ROWS_A_BREATH !== 0) continue;
      file.stopIfCancelled();
      await nextTurn();
      yield rows.take();
    }
  }
  yield* rows.rest(true);
}

function putRow(rows: RowWriter, columns: readonly Data[], row: number): void {
  rows.begin();
  columns.forEach((column, k) => rows.putText(k, textAt(column, row)));
}

/** A file may claim more rows than it has values for. */
function checkLengths(columns: readonly Data[], rows: number): void {
  for (const column of columns) {
    const {type, length} = column;
    if (length < rows) throw new RangeError('a column ends early');
    if (DataType.isNull(type) || DataType.isStruct(type)) continue;
    if (column.nullCount >= length) continue;
    const stored = column.valueOffsets?.length ?? column.values?.length ?? Infinity;
    if (stored * 8 < rows) throw new RangeError('a column ends early');
  }
  if (rows > MOST_EMPTY && columns.every(({type}) => DataType.isNull(type)))
    throw new RangeError('rows without values');
}

function guarded<T>(isStream: boolean, read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof DishuError) throw thrown;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    const cut = isStream && /expected to read/i.test(message);
    throw new DishuError(
      {code: cut ? 'file-truncated' : 'file-damaged', values: {message}},
      thrown
    );
  }
}
