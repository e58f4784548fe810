import {DishuError} from '../model/failure.ts';
import type {Dialect, FileHint} from '../model/sheet.ts';
import {divisionOf} from './dialect.ts';
import {encodingOf, sampleText, utf8Chunks} from './encoding.ts';
import type {OpenFile} from './open-file.ts';
import {isBinary} from './sniff.ts';
import type {RawSheet} from './sheet.ts';
import {TextReader} from './csv.ts';

const SAMPLE = 1 << 20;

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
