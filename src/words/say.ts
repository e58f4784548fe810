import type {Lang, Text} from '../model/text.ts';
import {formatValue} from './format.ts';

/** What fills the blanks of a text. */
export type Blanks = Readonly<Record<string, string | number>>;

const BLANK = /\{(\w+)(?:\?([^|{}]*)\|([^{}]*))?\}/g;
const OPTIONAL = /\[([^[\]]*)\]/g;

/**
 * A text in a language with its blanks filled: `{n}` takes a text, or a number with separators; `{n?row|rows}` the first word
 * where n is 1, else the second; `[…]` vanishes when a blank in it has no value. Any other blank without a value stays as it is,
 * so that a test finds it.
 */
export function say(text: Text, lang: Lang, blanks: Blanks = {}): string {
  const known = text[lang].replaceAll(OPTIONAL, (_, part: string) =>
    [...part.matchAll(BLANK)].every(([, name = '']) => blanks[name] !== undefined) ? part : ''
  );
  return known.replaceAll(BLANK, (whole, name: string, one?: string, many?: string) => {
    const value = blanks[name];
    if (value === undefined) return whole;
    if (one !== undefined && many !== undefined) return value === 1 ? one : many;
    return typeof value === 'number' ? formatValue(value, '0', lang) : value;
  });
}

/** Parts of a list in a sentence: '甲、乙', 'A, B'. */
export function listed(parts: readonly string[], lang: Lang): string {
  return parts.join(lang === 'zh' ? '、' : ', ');
}
