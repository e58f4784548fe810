import type {Failure, FailureCode} from '../model/failure.ts';
import type {Source} from './draft.ts';

/** A stretch of a cell's own text, in UTF-16 units from 0. */
export type Spot = {readonly from: number; readonly to: number};

/** The text of a cell that is edited: prose, or what stands between the lines of its fence. */
export function textOfSource(source: Source): string {
  return source.kind === 'prose' ? source.text : source.body;
}

/** What is wrong with the opening line of a fence. */
const OPENING: readonly FailureCode[] = ['notebook-fence', 'name-taken', 'cell-cycle'];

/** Values of a failure that stand in the cell's text as they are written there, the most telling first. */
const WRITTEN = ['quote', 'word', 'column', 'value', 'unit', 'text', 'name', 'key'] as const;

/**
 * Where in its own text a cell is wrong; `line` is where it begins in the whole text. Undefined where that is not known, or in
 * the opening line of its fence.
 */
export function spotOf(source: Source, line: number, failure: Failure): Spot | undefined {
  const text = textOfSource(source);
  if (OPENING.includes(failure.code)) return undefined;
  const at = lineIn(source, line, failure);
  if (at !== undefined && (at < 1 || at > text.split('\n').length)) return undefined;
  const {character} = failure.place ?? {};
  if (at !== undefined && character !== undefined)
    return wordAt(text, offsetOf(text, at, character));
  const start = at === undefined ? 0 : offsetOf(text, at, 1);
  const end = at === undefined ? text.length : lineEnd(text, start);
  return (
    written(text, start, end, failure) ?? (at === undefined ? undefined : {from: start, to: end})
  );
}

/** The engine counts from the first line of the query, whatever reads the text from the first line of the file. */
function lineIn(source: Source, line: number, {code, place}: Failure): number | undefined {
  if (place?.line === undefined) return undefined;
  if (code === 'sql') return place.line;
  if (source.kind === 'prose') return place.line - line + 1;
  return place.line === line ? undefined : place.line - line;
}

function offsetOf(text: string, line: number, character: number): number {
  const before = text.split('\n').slice(0, line - 1);
  return Math.min(
    text.length,
    before.reduce((sum, each) => sum + each.length + 1, 0) + character - 1
  );
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** The word that begins there, or the one character. */
function wordAt(text: string, from: number): Spot {
  const word = /^(?:[\p{L}\p{N}_]+|"[^"\n]*"|'[^'\n]*')/u.exec(text.slice(from))?.[0] ?? '';
  return {from, to: Math.min(text.length, from + Math.max(1, word.length))};
}

function written(text: string, start: number, end: number, {values}: Failure): Spot | undefined {
  if (values?.['problem'] === 'missing') return undefined;
  for (const key of WRITTEN) {
    const wanted = values?.[key];
    if (wanted === undefined || wanted === '') continue;
    const found = find(text.slice(start, end), String(wanted));
    if (found >= 0) return {from: start + found, to: start + found + String(wanted).length};
  }
  return undefined;
}

/** The first place where a text stands alone, not as a part of a longer word; else the first at all. */
function find(text: string, wanted: string): number {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + wanted.length] ?? ' '];
    if (!/[\p{L}\p{N}_]/u.test(before) && !/[\p{L}\p{N}_]/u.test(after)) return at;
  }
  return text.indexOf(wanted);
}
