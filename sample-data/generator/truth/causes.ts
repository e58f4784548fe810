import type {Context} from '../context.ts';
import {members1, members2, type Household} from '../model.ts';
import {count, rank} from './tally.ts';

type Row = {main: string | null; any: string[]; people: number; household: Household};

const rows1 = (context: Context): Row[] =>
  context.county.households
    .filter((h) => h.present1)
    .map((h) => ({
      main: h.causes1[0] ?? null,
      any: h.causes1,
      people: members1(h).length,
      household: h
    }));

const rows2 = (context: Context): Row[] =>
  context.county.households
    .filter((h) => h.present2)
    .map((h) => ({
      main: h.causes2[0] ?? null,
      any: h.causes2,
      people: members2(h).length,
      household: h
    }));

const MISSING = '(缺失)';

function both(
  rows: Row[],
  keys: (row: Row) => string[]
): Record<string, {households: number; people: number}> {
  const households = count(rows.flatMap(keys));
  const people: Record<string, number> = {};
  for (const row of rows)
    for (const key of keys(row)) people[key] = (people[key] ?? 0) + row.people;
  return rank(
    Object.fromEntries(
      Object.entries(households).map(([k, n]) => [k, {households: n, people: people[k] ?? 0}])
    )
  );
}

const main = (row: Row) => [row.main ?? MISSING];

function pairs(rows: Row[]): Record<string, number> {
  return count(
    rows.flatMap(({any}) =>
      any.flatMap((a, i) => any.slice(i + 1).map((b) => (a < b ? `${a}+${b}` : `${b}+${a}`)))
    )
  );
}

/** Everything that the analysis of causes shows, from the generator's own people. */
export function causeFigures(context: Context) {
  const one = rows1(context);
  const two = rows2(context);
  const by = (rows: Row[], key: (row: Row) => string) => (r: Row[]) =>
    Object.fromEntries(
      [...new Set(rows.map(key))].map((k) => [
        k,
        both(
          r.filter((x) => key(x) === k),
          main
        )
      ])
    );
  return {
    date1: {
      households: one.length,
      people: sum(one),
      main: both(one, main),
      any: both(one, (r) => r.any)
    },
    date2: {
      households: two.length,
      people: sum(two),
      main: both(two, main),
      any: both(two, (r) => r.any),
      pairs: pairs(two),
      byType: by(two, (r) => r.household.type)(two),
      byAttribute: by(two, (r) => r.household.attribute)(two),
      byTownship: by(two, (r) => r.household.village.township.name)(two)
    }
  };
}

const sum = (rows: Row[]) => rows.reduce((a, r) => a + r.people, 0);
