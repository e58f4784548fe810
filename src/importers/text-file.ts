import {DishuError} from '../model/failure.ts';
import type {Dialect, FileHint} from '../model/sheet.ts';
import {divisionOf, type Division} from './dialect.ts';
import {encodingOf, sampleText, utf8Chunks, type Encoding} from './encoding.ts';
import type {OpenFile} from './open-file.ts';
import {isBinary} from './sniff.ts';
import type {MaybeRegular, RawSheet} from './raw-sheet.ts';
import {TextReader} from './csv.ts';

const SAMPLE = 1 << 20;

/** Delimiters that the engine's reader knows. */
const PLAIN = [',', ';', '\t', '|'];
const LF = 0x0a;

/** A delimited text file in any encoding and dialect as its one sheet. Throws `file-unknown-kind` for bytes that are no text. */
export async function textSheet(file: OpenFile, hint: FileHint): Promise<RawSheet> {
  const sample = await file.peek(0, SAMPLE);
  const whole = sample.length === file.size;
  const encoding = encodingOf(sample, hint.encoding);
  if (!encoding.name.startsWith('utf-16') && isBinary(sample))
    throw new DishuError({code: 'file-unknown-kind', values: {kind: 'binary'}});
  const text = sampleText(sample, encoding);
  if (whole && text.trim() === '') throw new DishuError({code: 'sheet-no-table'});
  const division = divisionOf(text, whole, dialectHint(text, hint.dialect));
  const regular = maybeRegular(file, sample, encoding, division);
  const reader = new TextReader(division);
  let broken = !encoding.sure;
  const chunks = utf8Chunks(file.chunks(), encoding, () => {
    broken = true;
  });
  return {
    file: file.path,
    name: '',
    kind: 'csv',
    encoding: encoding.name,
    dialect: division.dialect,
    ...(regular === undefined ? {} : {regular}),
    batches: reader.read(chunks),
    merges: () => [],
    doubts: () => (broken ? [{code: 'encoding-unsure'}, ...reader.doubts] : reader.doubts)
  };
}

/** Excel's own first line 'sep=;' names the delimiter. */
function dialectHint(text: string, hint: Partial<Dialect> = {}): Partial<Dialect> {
  const named = /^"?sep=(.)"?\r?\n/i.exec(text)?.[1];
  return named === undefined ? hint : {delimiter: named, ...hint};
}

/** What the engine could read itself: UTF-8 (its mark is passed over), of one of the usual forms. */
function maybeRegular(
  file: OpenFile,
  sample: Uint8Array,
  encoding: Encoding,
  division: Division
): MaybeRegular | undefined {
  const {delimiter, quote, escape} = division.dialect;
  const isUsual = PLAIN.includes(delimiter) && quote === '"' && escape === '"';
  const {blob} = file;
  if (!isUsual || !division.sure || blob === undefined || encoding.name !== 'utf-8')
    return undefined;
  return {
    division,
    sample: sample.slice(encoding.bom, sample.lastIndexOf(LF) + 1),
    chunks: () => withoutMark(file.chunks(), encoding.bom),
    blob: () => blob,
    again: () => file.again()
  };
}

async function* withoutMark(
  chunks: AsyncIterable<Uint8Array>,
  mark: number
): AsyncGenerator<Uint8Array> {
  let skip = mark;
  for await (const chunk of chunks) {
    yield chunk.subarray(skip);
    skip = 0;
  }
}
