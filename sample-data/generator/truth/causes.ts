import type {Context} from '../context.ts';
import {isOldName} from '../exports/places.ts';
import {changeFigures} from './change.ts';
import {evidenceFigures} from './evidence.ts';
import {registered1, registered2} from './registered.ts';
import {count, rank} from './tally.ts';

interface Row {
  main: string | null;
  causes: readonly string[];
  people: number;
}

export const MISSING = '(missing)';

type Counted = Record<string, {households: number; people: number}>;

function tally(rows: readonly Row[], keys: (row: Row) => readonly string[]): Counted {
  const counts: Counted = {};
  for (const row of rows)
    for (const key of keys(row)) {
      const entry = (counts[key] ??= {households: 0, people: 0});
      entry.households++;
      entry.people += row.people;
    }
  return rank(counts);
}

const byMain = (rows: readonly Row[]) => tally(rows, (r) => [r.main ?? MISSING]);
const byAny = (rows: readonly Row[]) => tally(rows, (r) => r.causes);
const sum = (rows: readonly Row[]) => rows.reduce((a, r) => a + r.people, 0);

function pairs(rows: readonly Row[]): Record<string, number> {
  return count(
    rows.flatMap(({causes}) =>
      causes.flatMap((a, i) => causes.slice(i + 1).map((b) => (a < b ? `${a}+${b}` : `${b}+${a}`)))
    )
  );
}

function grouped<T extends Row>(
  rows: readonly T[],
  key: (row: T) => string
): Record<string, Counted> {
  const names = [...new Set(rows.map(key))].toSorted();
  return Object.fromEntries(
    names.map((name) => [name, byMain(rows.filter((r) => key(r) === name))])
  );
}

/** Everything that the analysis of causes shows, from the generator's own people. */
export function causeFigures(context: Context) {
  const one: Row[] = registered1(context);
  const two = registered2(context).map((h) => ({...h, people: h.people.length, members: h}));
  return {
    definitions: {
      people:
        'member rows of the household; size is 家庭人口 as written, which differs in some households',
      missing: 'no cause, a spelling of nothing; most 一般农户 have none',
      date1: 'every row of 户信息_20231231.csv, also those whose household number is damaged',
      pairs: 'unordered pairs of different causes of one household, in code point order'
    },
    date1: {households: one.length, people: sum(one), main: byMain(one), any: byAny(one)},
    date2: {
      households: two.length,
      people: sum(two),
      peopleBySize: two.reduce((a, h) => a + h.size, 0),
      main: byMain(two),
      any: byAny(two),
      pairs: pairs(two),
      byType: grouped(two, (h) => h.type),
      byAttribute: grouped(two, (h) => h.attribute),
      byTownship: grouped(two, (h) => h.village.township.name),
      byVillage: Object.fromEntries(
        Object.entries(grouped(two, (h) => h.village.code)).map(([code, counted]) => [
          code,
          Object.fromEntries(Object.entries(counted).map(([cause, n]) => [cause, n.households]))
        ])
      ),
      underOldVillageName: two.filter((h) => isOldName(h.household, 2)).length
    },
    evidence: evidenceFigures(registered2(context)),
    change: changeFigures(context)
  };
}
