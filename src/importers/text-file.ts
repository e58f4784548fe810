import {DishuError} from '../model/failure.ts';
import {divisionOf, type Division} from './dialect.ts';
import type {CodedPart, Dialect, FileHint} from '../model/sheet.ts';
import {encodingOf, recoded, sampleText, utf8Chunks, type Encoding} from './encoding.ts';
import type {OpenFile} from './open-file.ts';
import {isBinary, isMail} from './sniff.ts';
import type {MaybeRegular, RawSheet} from './raw-sheet.ts';
import {TextReader} from './csv.ts';

const SAMPLE = 1 << 20;
/** Lines of a large text that show its structure. */
const MOST_LINES = 1000;

/** Delimiters that the engine's reader knows. */
const PLAIN = [',', ';', '\t', '|'];

/** A delimited text file in any encoding and dialect as its one sheet. Throws `file-unknown-kind` for bytes that are no text. */
export async function textSheet(file: OpenFile, hint: FileHint): Promise<RawSheet> {
  const sample = await file.peek(0, SAMPLE);
  const whole = sample.length === file.size;
  const encoding = encodingOf(sample, hint.encoding);
  const characters = sampleText(sample, encoding);
  const end = otherEndOf(characters);
  const text = end === undefined ? characters : characters.replaceAll(end, '\n');
  const isWide = encoding.name.startsWith('utf-16') || end !== undefined;
  if (isBinary(isWide ? new TextEncoder().encode(text) : sample))
    throw new DishuError({code: 'file-unknown-kind', values: {kind: 'binary'}});
  if (isMail(text)) throw new DishuError({code: 'file-unknown-kind', values: {kind: 'MHTML'}});
  if (whole && text.trim() === '') throw new DishuError({code: 'sheet-no-table'});
  const division = divisionOf(text, whole, dialectHint(text, hint.dialect));
  const regular = end === undefined ? maybeRegular(file, sample, encoding, division) : undefined;
  const reader = new TextReader(division);
  let broken = !encoding.sure || /\0[^\0]/.test(text);
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
    batches: reader.read(end === undefined ? chunks : endedByLines(chunks, end)),
    merges: () => [],
    doubts: () => [
      ...(broken ? [{code: 'encoding-unsure'} as const] : []),
      ...(end !== undefined && division.sure ? [{code: 'dialect-unsure'} as const] : []),
      ...reader.doubts
    ]
  };
}

/** What ends the records of a text that has hardly any line: a separator of Unicode or ASCII, a page. */
function otherEndOf(text: string): string | undefined {
  const lines = text.split(/\r\n?|\n/).length - 1;
  const [end, count] = ['\u2028', '\u2029', '\u0085', '\u001e', '\v', '\f']
    .map((mark): [string, number] => [mark, text.split(mark).length - 1])
    .reduce((most, one) => (one[1] > most[1] ? one : most));
  return count > 1 && count > lines * 2 ? end : undefined;
}

/** The chunks, which part no character, with line ends where the records end. */
async function* endedByLines(
  chunks: AsyncIterable<Uint8Array>,
  end: string
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder('utf-8', {ignoreBOM: true});
  for await (const chunk of chunks)
    yield encoder.encode(decoder.decode(chunk).replaceAll(end, '\n'));
}

/** Excel's own first line 'sep=;' names the delimiter. */
function dialectHint(text: string, hint: Partial<Dialect> = {}): Partial<Dialect> {
  const named = /^"?sep=(.)"?\r?\n/i.exec(text)?.[1];
  return named === undefined ? hint : {delimiter: named, ...hint};
}

/** What the engine could read itself: of one of the usual forms; what is not UTF-8 it decodes as it reads. */
function maybeRegular(
  file: OpenFile,
  sample: Uint8Array,
  encoding: Encoding,
  division: Division
): MaybeRegular | undefined {
  const {delimiter, quote, escape} = division.dialect;
  const isUsual = PLAIN.includes(delimiter) && quote === '"' && escape === '"';
  const {blob} = file;
  if (!isUsual || !division.sure || blob === undefined || !encoding.sure) return undefined;
  const text = sampleText(sample, encoding);
  const lines = new TextEncoder().encode(firstLines(text));
  const again = (): void => file.again();
  if (encoding.name !== 'utf-8')
    return {division, sample: lines, again, ...coded(file, blob, encoding)};
  const chunks = () => withoutMark(file.chunks(), encoding.bom);
  return {division, sample: lines, again, chunks, content: () => blob};
}

/** Whole lines, so many at most. */
function firstLines(text: string): string {
  let end = 0;
  for (let n = 0; n < MOST_LINES; n++) {
    const next = text.indexOf('\n', end) + 1;
    if (next === 0) break;
    end = next;
  }
  return text.slice(0, end);
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

/** The text in UTF-8 while it passes; then the file, and where its parts were decoded. */
function coded(
  file: OpenFile,
  blob: Blob,
  encoding: Encoding
): Pick<MaybeRegular, 'chunks' | 'content'> {
  const parts: CodedPart[] = [];
  let size = 0;
  let broken = false;
  const breaks = (): void => {
    broken = true;
  };
  return {
    chunks: async function* () {
      let from = encoding.bom;
      for await (const {utf8, length} of recoded(file.chunks(), encoding, breaks)) {
        if (broken) return;
        parts.push({from, to: from + length, at: size});
        from += length;
        size += utf8.length;
        yield utf8;
      }
    },
    content: () => (broken ? undefined : {blob, encoding: encoding.name, parts, size})
  };
}
