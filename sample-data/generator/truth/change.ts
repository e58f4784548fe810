import type {Context} from '../context.ts';
import {registered1, registered2} from './registered.ts';
import {count} from './tally.ts';

/** What became of the households between the dates, by household number, and in truth. */
export function changeFigures(context: Context) {
  const one = registered1(context);
  const two = registered2(context);
  const before = new Map(one.flatMap((h) => (h.key === null ? [] : [[h.key, h] as const])));
  const now = new Map(two.map((h) => [h.key, h]));
  const matched = two.flatMap((h) => {
    const old = before.get(h.key);
    return old ? [{old, now: h}] : [];
  });
  const damaged = one.filter((h) => h.key === null);
  const heads = new Map(two.map((h) => [h.people[0]?.id ?? '', h]));
  const moved = matched.filter(({old, now: h}) => old.main !== h.main);
  return {
    definitions: {
      matched: 'the household number of date 2 stands, undamaged, at date 1',
      notMatchable: 'rows of date 1 whose household number is damaged: neither closed nor the same',
      onlyAtDate2:
        'numbers of date 2 that date 1 lacks: truly new, and those hidden behind a damaged number',
      foundByHead:
        'damaged rows of date 1 whose head has the ID number of a first member at date 2 that is not matched',
      reclassified: 'matched households with a main cause at both dates that differs, from and to'
    },
    matched: matched.length,
    notMatchable: damaged.length,
    onlyAtDate1: one.filter((h) => h.key !== null && !now.has(h.key)).length,
    onlyAtDate2: two.filter((h) => !before.has(h.key)).length,
    trulyNew: context.county.households.filter((h) => !h.present1 && h.present2).length,
    trulyClosed: context.county.households.filter((h) => h.present1 && !h.present2).length,
    foundByHead: damaged.filter((h) => {
      const found = h.headId === null ? undefined : heads.get(h.headId);
      return found !== undefined && !before.has(found.key);
    }).length,
    sameMain: matched.filter(({old, now: h}) => old.main === h.main).length,
    reclassified: count(
      moved.flatMap(({old, now: h}) => (old.main && h.main ? [`${old.main}→${h.main}`] : []))
    ),
    becameMissing: moved.filter(({now: h}) => h.main === null).length,
    becameKnown: moved.filter(({old}) => old.main === null).length
  };
}
