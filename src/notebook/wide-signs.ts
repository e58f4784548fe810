import type {Failure} from '../model/failure.ts';
import {placeAt, tokens} from './tokens.ts';

/** A full-width sign where SQL wants another: at `start` stands `sign`, `right` should. */
export type WideSign = {readonly start: number; readonly sign: string; readonly right: string};

/** Signs of an input method that have no full-width form by number. */
const RIGHT: Readonly<Record<string, string>> = {
  '。': '.',
  '、': ',',
  '‘': "'",
  '’': "'",
  '“': "'",
  '”': "'",
  '【': '[',
  '】': ']',
  '《': '<',
  '》': '>'
};

/**
 * Full-width signs outside texts, quoted names and comments. The engine takes them for letters of a name and then speaks of a
 * column that nobody wrote; whoever has such a name writes it in double quotes.
 */
export function wideSigns(sql: string): WideSign[] {
  return tokens(sql).flatMap(({kind, text, start}) => {
    if (!['word', 'operator', 'parameter'].includes(kind) || text.startsWith('"')) return [];
    return Array.from(text, (sign, at) => ({
      start: start + at,
      sign,
      right: rightSign(sign)
    })).filter(({right}) => right !== '');
  });
}

/** The first of them as a failure `wide-sign`, with its place in the text. */
export function wideFailure(sql: string): Failure | undefined {
  const [wide] = wideSigns(sql);
  if (!wide) return undefined;
  const {sign, right} = wide;
  const problem = '“”‘’'.includes(sign) ? {problem: 'quote'} : {};
  return {code: 'wide-sign', place: placeAt(sql, wide.start), values: {sign, right, ...problem}};
}

function rightSign(sign: string): string {
  const code = sign.charCodeAt(0);
  const folded = code > 0xff00 && code < 0xff5f ? String.fromCharCode(code - 0xfee0) : '';
  return RIGHT[sign] ?? folded;
}
