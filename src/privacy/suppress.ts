import {alternatives} from './alternatives.ts';
import {audit, type Finding} from './audit.ts';
import {protect} from './protect.ts';
import type {Release, Values} from './release.ts';
import type {Table, PlacedTable} from './table.ts';
import {tablesRelease} from './tables-release.ts';

/** Tables that have been made safe: what of them may be printed, and others that look the same from outside. */
export type Suppressed = {
  readonly release: Release;
  readonly tables: readonly PlacedTable[];
  readonly hidden: ReadonlySet<number>;
  /** Values for every number that agree with what is printed and are not the true ones. */
  readonly alternatives: readonly Values[];
  /** What an attacker could still reckon: must be empty before anything is written. */
  readonly findings: readonly Finding[];
};

/** Tables of other values that cells are run on. */
const ALTERNATIVES = 2;
const MOST_ROUNDS = 5;

/** Suppresses and audits all tables of a file together. `dear`: values of numbers that should rather not be hidden for others' sake. */
export function suppress(
  tables: readonly Table[],
  dear: ReadonlySet<number> = new Set()
): Suppressed {
  const {release: given, tables: placed} = tablesRelease(tables);
  let release: Release = {
    ...given,
    counts: given.counts.map((count) =>
      dear.has(count.value) ? {...count, cost: count.cost * 1000} : count
    )
  };
  let protection = protect(release);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const bare = amountsWithoutUnits(placed, release, protection.hidden);
    if (bare.size === 0) break;
    release = {
      ...release,
      counts: release.counts.map((count, at) => (bare.has(at) ? {...count, primary: true} : count))
    };
    protection = protect(release, protection);
  }
  const findings = audit(release, protection.hidden, protection.witnesses);
  const lost = protection.lost.map((count) => ({count, interval: {least: NaN, largest: NaN}}));
  return {
    release,
    tables: placed,
    hidden: protection.hidden,
    alternatives: alternatives(release, protection, ALTERNATIVES),
    findings: [...lost, ...findings.filter(({count}) => !protection.lost.includes(count))]
  };
}

/** Amounts that would be printed beside a hidden number of contributors. */
function amountsWithoutUnits(
  tables: readonly PlacedTable[],
  {counts}: Release,
  hidden: ReadonlySet<number>
): ReadonlySet<number> {
  const bare = tables.flatMap(({table, rows}) =>
    rows.flatMap(({places}) =>
      table.measures.flatMap(({kind}, at) => {
        const place = places.amounts[at] ?? -1;
        const open = kind === 'sum' && hidden.has(places.units) && !hidden.has(place);
        return open && counts[place]?.printed ? [place] : [];
      })
    )
  );
  return new Set(bare);
}

/** How many of the numbers that tables would print are hidden. */
export function hiddenShare(
  {tables, hidden}: Pick<Suppressed, 'tables' | 'hidden'>,
  name?: string
): {readonly hidden: number; readonly all: number} {
  const rows = tables
    .filter(({table}) => name === undefined || table.name === name)
    .flatMap(({table, rows: own}) =>
      own.filter(({row}) => table.printed.has(row.margin) && row.units > 0)
    );
  return {
    all: rows.length,
    hidden: rows.filter(({places}) => hidden.has(places.units)).length
  };
}
