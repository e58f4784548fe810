import type {ColumnChunk, ColumnMetaData, FileMetaData, PageHeader, RowGroup} from 'hyparquet';
import {parquetHeader} from 'hyparquet/src/column.js';
import {
  getMaxDefinitionLevel,
  getMaxRepetitionLevel,
  getSchemaPath,
  isFlatColumn
} from 'hyparquet/src/schema.js';
import {crc32} from '../crc32.ts';
import type {OpenFile} from '../open-file.ts';
import {unpackedPage} from './codecs.ts';
import {checkRuns} from './run-check.ts';
import {checkedStruct} from './thrift-check.ts';
import {checkValues} from './value-check.ts';

/** More values than this in one page, or bytes, no writer makes; a damaged header claims them. */
const MOST_VALUES = 1 << 24;
const MOST_BYTES = 1 << 30;

/** What the pages of a column are read by: its greatest levels, its type, its packing. */
type Leaf = {
  readonly repetition: number;
  readonly definition: number;
  readonly length: number | undefined;
  readonly meta: ColumnMetaData;
};

/**
 * Walks the pages of a row group before their values are decoded: a decoder that believes a damaged count or run takes the
 * whole program down. Throws a RangeError.
 */
export async function checkPages(
  file: OpenFile,
  {schema}: FileMetaData,
  group: RowGroup
): Promise<void> {
  for (const chunk of group.columns) {
    const {meta_data: meta} = chunk;
    if (meta === undefined) throw new RangeError('a column without a description');
    const path = getSchemaPath(schema, meta.path_in_schema);
    const leaf = {
      repetition: path.length > 1 ? getMaxRepetitionLevel(path) : 0,
      definition: getMaxDefinitionLevel(path),
      length: path.at(-1)?.element.type_length,
      meta
    };
    const flat = isFlatColumn(path);
    if (flat && meta.num_values !== group.num_rows)
      throw new RangeError(`${meta.num_values} values in ${group.num_rows} rows`);
    checkChunk(await bytesOf(file, chunk, meta), leaf, flat ? Number(meta.num_values) : Infinity);
  }
}

async function bytesOf(
  file: OpenFile,
  chunk: ColumnChunk,
  meta: ColumnMetaData
): Promise<Uint8Array> {
  if (chunk.file_path !== undefined) throw new RangeError('a column in another file');
  const start = Number(meta.dictionary_page_offset ?? 0n) || Number(meta.data_page_offset);
  const size = Number(meta.total_compressed_size);
  if (!(start >= 0 && size >= 0 && start + size <= file.size))
    throw new RangeError('a column beyond the end of the file');
  return file.peek(start, start + size);
}

/** Pages are read until there are `most` values; of a nested column, to the last. */
function checkChunk(bytes: Uint8Array, leaf: Leaf, most: number): void {
  const reader = {view: viewOf(bytes), offset: 0};
  let dictionary: number | undefined;
  let values = 0;
  while (reader.offset < bytes.length - 1 && values < most) {
    checkedStruct(reader.view, reader.offset);
    const header = parquetHeader(reader);
    within(header.uncompressed_page_size, MOST_BYTES);
    const end = reader.offset + within(header.compressed_page_size, bytes.length - reader.offset);
    const packed = bytes.subarray(reader.offset, end);
    checkSum(packed, header.crc);
    if (header.dictionary_page_header === undefined)
      values += checkData(packed, header, leaf, dictionary);
    else dictionary = checkDictionary(packed, header, leaf);
    reader.offset = end;
  }
}

function checkDictionary(packed: Uint8Array, header: PageHeader, {meta, length}: Leaf): number {
  const count = within(header.dictionary_page_header?.num_values, MOST_VALUES);
  const page = unpackedPage(packed, header.uncompressed_page_size, meta.codec);
  checkValues(page, {encoding: 'PLAIN', type: meta.type, length, count, dictionary: undefined});
  return count;
}

/** Returns how many values the page states. */
function checkData(
  packed: Uint8Array,
  header: PageHeader,
  leaf: Leaf,
  dictionary: number | undefined
): number {
  const {data_page_header: first, data_page_header_v2: second} = header;
  const {meta, length} = leaf;
  const count = within(
    (first ?? second)?.num_values,
    Math.min(MOST_VALUES, Number(meta.num_values))
  );
  const size = header.uncompressed_page_size;
  const {type} = meta;
  if (first !== undefined) {
    const page = unpackedPage(packed, size, meta.codec);
    const levels = checkLevels(page, leaf, count);
    const left = {encoding: first.encoding, type, length, count: levels.values, dictionary};
    checkValues(page.subarray(levels.end), left);
  } else if (second !== undefined) {
    const ends = within(second.repetition_levels_byte_length, packed.length);
    const start = ends + within(second.definition_levels_byte_length, packed.length - ends);
    runsOf(packed.subarray(0, ends), leaf.repetition, count);
    const values = runsOf(packed.subarray(ends, start), leaf.definition, count);
    if (values !== count - second.num_nulls) throw new RangeError(`${values} values of ${count}`);
    const data = packed.subarray(start);
    const isPacked = second.is_compressed !== false && size - start > 0;
    const page = isPacked ? unpackedPage(data, size - start, meta.codec) : data;
    checkValues(page, {encoding: second.encoding, type, length, count: values, dictionary});
  }
  return count;
}

/** Levels in a page of the first version, each with its length before it. */
function checkLevels(
  page: Uint8Array,
  {repetition, definition}: Leaf,
  count: number
): {readonly values: number; readonly end: number} {
  let end = 0;
  let values = count;
  for (const most of [repetition, definition]) {
    if (most === 0) continue;
    const start = end + 4;
    end = start + within(viewOf(page).getUint32(end, true), page.length - start);
    values = runsOf(page.subarray(start, end), most, count);
  }
  return {values: definition === 0 ? count : values, end};
}

/** How many of the levels are the greatest: with definition levels, how many values there are. */
function runsOf(bytes: Uint8Array, most: number, count: number): number {
  if (most === 0) return count;
  return checkRuns(bytes, {width: 32 - Math.clz32(most), count, most});
}

/** The check sum that some writers put before a page, of its bytes as they lie in the file. */
function checkSum(packed: Uint8Array, crc: number | undefined): void {
  if (crc !== undefined && ~crc32(-1, packed) >>> 0 !== crc >>> 0)
    throw new RangeError('a page that differs from its check sum');
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function within(value: number | undefined, most: number): number {
  if (value === undefined || !(value >= 0 && value <= most))
    throw new RangeError(`a page of ${value ?? 'unknown size'}`);
  return value;
}
