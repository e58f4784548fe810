import type {PolicyLine} from '../model/dictionary.ts';
import type {ChangedLine} from '../model/policy.ts';
import {isSameLine} from './edits.ts';

/** A policy value as it holds: the dictionary's, the analyst's in its place, or one that only the analyst has. */
export type LineInForce = {
  readonly key: string;
  readonly year: number | null;
  readonly place: string;
  readonly value: number;
  readonly unit: string;
  readonly original?: PolicyLine;
  readonly changed?: ChangedLine;
};

/** All policy values, those of a key together in the dictionary's order of keys, by place and year. */
export function linesInForce(
  dictionary: readonly PolicyLine[],
  changed: readonly ChangedLine[]
): LineInForce[] {
  const known = dictionary.map((original): LineInForce => {
    const own = changed.find((line) => isSameLine(line, original));
    const {key, year, place, unit, value} = original;
    return {
      key,
      year,
      place,
      unit,
      value: own?.value ?? value,
      original,
      ...(own ? {changed: own} : {})
    };
  });
  const added = changed
    .filter((line) => !dictionary.some((original) => isSameLine(line, original)))
    .map((own): LineInForce => {
      const {key, year, place, unit, value} = own;
      return {key, year, place, unit, value, changed: own};
    });
  const keys = [...new Set([...known, ...added].map(({key}) => key))];
  return [...known, ...added].sort(
    (a, b) =>
      keys.indexOf(a.key) - keys.indexOf(b.key) ||
      (a.place < b.place ? -1 : a.place > b.place ? 1 : 0) ||
      (a.year ?? 0) - (b.year ?? 0)
  );
}
