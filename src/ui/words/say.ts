import type {Lang, Text} from '../../model/text.ts';
import {formatValue} from '../../words/format.ts';

export type Blanks = Readonly<Record<string, string | number>>;

const BLANK = /\{(\w+)(?:\?([^|{}]*)\|([^{}]*))?\}/g;

/**
 * A text in a language with its blanks filled: `{n}` takes a number with separators or a text; `{n?row|rows}` the first
 * word where n is 1, else the second. A blank without a value stays as it is, so that a test finds it.
 */
export function say(text: Text, lang: Lang, blanks: Blanks = {}): string {
  return text[lang].replaceAll(BLANK, (whole, name: string, one?: string, many?: string) => {
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

/** Parts of a line of provenance. */
export function dotted(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
