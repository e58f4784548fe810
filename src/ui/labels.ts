import type {Value} from '../model/rows.ts';
import type {Lang} from '../model/text.ts';
import {CODES} from '../registry/codes.ts';
import {labeller} from '../words/labels.ts';

const inWords = labeller(Object.values(CODES).flatMap(({codes}) => codes));

/** A value with the labels of the code lists in it in the reader's language. */
export function labelled(value: Value, lang: Lang): Value {
  if (lang === 'zh') return value;
  if (typeof value === 'string') return inWords(value, lang);
  return Array.isArray(value) ? value.map((each: Value) => labelled(each, lang)) : value;
}
