import type {CodeList} from '../model/dictionary.ts';
import {HOUSEHOLD_LISTS} from './codes/household.ts';
import {PERSON_LISTS} from './codes/person.ts';
import {PLACE_LISTS} from './codes/place.ts';
import {SUPPORT_LISTS} from './codes/support.ts';
import {fold} from './fold.ts';

/** Every closed list of labels, by name. Values are known by their Chinese label; bare digits never stand for one. */
export const CODES: Readonly<Record<string, CodeList>> = Object.fromEntries(
  [...HOUSEHOLD_LISTS, ...PERSON_LISTS, ...SUPPORT_LISTS, ...PLACE_LISTS].map((list) => [
    list.name,
    list
  ])
);

const spellings = new WeakMap<CodeList, ReadonlyMap<string, string>>();

/** Folded spelling -> Chinese label, for every spelling of a list. */
export function labelsOf(list: CodeList): ReadonlyMap<string, string> {
  const known = spellings.get(list);
  if (known !== undefined) return known;
  const labels = new Map(
    list.codes.flatMap(({zh, also = []}) =>
      [zh, ...also].map((spelling): [string, string] => [fold(spelling), zh])
    )
  );
  spellings.set(list, labels);
  return labels;
}
