import type {CodeList, Column} from '../model/dictionary.ts';
import {CODES} from '../registry/codes.ts';
import {knowsYesAndNo, YES_AND_NO} from './cast-label.ts';
import type {Judged} from './slot-cast.ts';

const words = new Map<CodeList, ReadonlyMap<string, string>>();

/**
 * What the macro of a closed list makes of the list's own words, letter by letter, without asking it. Undefined for any other text: the
 * macro must judge it.
 */
export function knownLabel({type, codes}: Column, raw: string): Judged | undefined {
  const list = codes === undefined ? undefined : CODES[codes];
  const label = list && wordsOf(list).get(raw);
  if (label === undefined) return undefined;
  return type === 'labels'
    ? {raw, value: [label], missing: false, plain: false}
    : {raw, value: label, missing: false, plain: raw === label};
}

/** Word -> label. Of a list that knows yes and no, what says so otherwise is the macro's to read. */
function wordsOf(list: CodeList): ReadonlyMap<string, string> {
  const known = words.get(list);
  if (known !== undefined) return known;
  const others = list.codes.flatMap(({zh, also = []}) =>
    also.map((word): [string, string] => [word, zh])
  );
  const read = knowsYesAndNo(list) ? others.filter(([word]) => !(word in YES_AND_NO)) : others;
  const all = new Map([...read, ...list.codes.map(({zh}): [string, string] => [zh, zh])]);
  words.set(list, all);
  return all;
}
