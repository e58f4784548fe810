import type {Context} from '../context.ts';
import {isoMonth, monthIndex} from '../dates.ts';
import {villageFigures, type VillageFigures} from '../exports/villages.ts';
import {isOldName} from '../exports/places.ts';
import {LINE_2023} from '../make/incomes.ts';
import type {Household, Monitoring} from '../model.ts';
import {registered2, type Household2} from './registered.ts';
import {count} from './tally.ts';

const END1 = monthIndex(2023, 12);
const END2 = monthIndex(2024, 6);
const NEAR = 1.2;

interface Watched {
  household: Household;
  monitoring: Monitoring;
}

const watched = (households: readonly Household[]): Watched[] =>
  households.flatMap((household) =>
    household.monitoring ? [{household, monitoring: household.monitoring}] : []
  );

const goneBy = (m: Monitoring, end: number) => m.removed !== null && m.removed <= end;

function stateAt(rows: readonly Watched[], end: number) {
  const state = ({monitoring: m}: Watched) => (goneBy(m, end) ? 'removed' : 'open');
  return {
    households: rows.length,
    open: rows.filter((r) => state(r) === 'open').length,
    removed: rows.filter((r) => state(r) === 'removed').length,
    byKind: count(rows.map((r) => r.monitoring.kind)),
    openByKind: count(rows.filter((r) => state(r) === 'open').map((r) => r.monitoring.kind)),
    byFirstRisk: count(rows.map((r) => r.monitoring.risks[0] ?? '')),
    byAnyRisk: count(rows.flatMap((r) => r.monitoring.risks))
  };
}

/** Everything that the analysis of risk shows. */
export function riskFigures(context: Context) {
  const {households} = context.county;
  const one = watched(households.filter((h) => h.present1)).filter(
    (r) => r.monitoring.entered <= END1
  );
  const two = watched(households.filter((h) => h.present2));
  const registered = registered2(context);
  const gone = two.flatMap(({monitoring: m}) => (m.removed === null ? [] : [m]));
  return {
    definitions: {
      monitored:
        'ever identified: 监测对象类别 is filled; open: 风险是否已消除 (the column beside 消除监测时间) is 否',
      byMonth:
        'households by month of 识别监测时间 and 消除监测时间, of those on the registry of date 2',
      removedWithin6Months: 'months between the two < 6',
      line: `人均纯收入 of 2023 against ${LINE_2023} yuan; below is <, the band is [line, 1.2 line)`
    },
    date1: stateAt(one, END1),
    date2: stateAt(two, END2),
    enteredByMonth: months(two.map((r) => r.monitoring.entered)),
    removedByMonth: months(gone.map((m) => m.removed ?? 0)),
    enteredBetween: two.filter((r) => r.monitoring.entered > END1).length,
    removedBetween: gone.filter((m) => (m.removed ?? 0) > END1).length,
    removedWithin6Months: gone.filter((m) => (m.removed ?? 0) - m.entered < 6).length,
    removalWay: count(gone.map((m) => m.way ?? '')),
    income: incomeFigures(registered),
    blankVillages: blankVillages(context, two),
    townships: townshipRates(context, two)
  };
}

function months(values: readonly number[]): Record<string, number> {
  const sorted = [...values].toSorted((a, b) => a - b).map(isoMonth);
  const counts: Record<string, number> = {};
  for (const month of sorted) counts[month] = (counts[month] ?? 0) + 1;
  return counts;
}

function incomeFigures(rows: readonly Household2[]) {
  const known = rows.filter((r) => r.perHead !== null);
  const below = known.filter((r) => (r.perHead ?? 0) < LINE_2023);
  const near = known.filter(
    (r) => (r.perHead ?? 0) >= LINE_2023 && (r.perHead ?? 0) < LINE_2023 * NEAR
  );
  const never = (r: Household2) => r.household.monitoring === null;
  const open = (r: Household2) => r.household.monitoring?.removed === null;
  return {
    line: LINE_2023,
    missing: rows.length - known.length,
    below: below.length,
    belowAndNeverMonitored: below.filter(never).length,
    belowAndNotOpen: below.filter((r) => !open(r)).length,
    nearLine: near.length,
    nearLineAndNeverMonitored: near.filter(never).length,
    justAbove5Percent: known.filter(
      (r) => (r.perHead ?? 0) >= LINE_2023 && (r.perHead ?? 0) < LINE_2023 * 1.05
    ).length,
    justBelow5Percent: known.filter(
      (r) => (r.perHead ?? 0) < LINE_2023 && (r.perHead ?? 0) >= LINE_2023 * 0.95
    ).length
  };
}

function blankVillages(context: Context, rows: readonly Watched[]) {
  const figures = villageFigures(context);
  const all = figures.map((f) => f.village);
  const ever = new Set(rows.map((r) => r.household.village));
  const open = new Set(
    rows.filter((r) => r.monitoring.removed === null).map((r) => r.household.village)
  );
  const withPoor = figures.filter((f) => f.out > 0).map((f) => f.village);
  const named = new Set(
    rows.filter((r) => !isOldName(r.household, 2)).map((r) => r.household.village)
  );
  const part = (villages: readonly {code: string}[], seen: ReadonlySet<unknown>) => ({
    blank: villages.filter((v) => !seen.has(v)).length,
    of: villages.length,
    villages: villages.filter((v) => !seen.has(v)).map((v) => v.code)
  });
  return {
    definitions: {
      a: 'no household ever monitored; all villages of 行政村信息, 社区 too; old names placed by 撤并村新旧对照表 (default)',
      b: 'as a, but no household whose risk is not removed',
      c: 'as a, of villages with at least one 脱贫户',
      d: 'as a, but without the table of old and new names: rows under an old name are in no village',
      expected:
        '脱贫户数 x county(脱贫不稳定户 / 脱贫户数) + 一般农户数 x county((边缘易致贫户 + 突发严重困难户) / 一般农户数); P(0) = exp(-expected)'
    },
    a: part(all, ever),
    b: part(all, open),
    c: part(withPoor, ever),
    d: part(all, named),
    rowsUnderOldName: rows.filter((r) => isOldName(r.household, 2)).length,
    expected: expected(figures, rows, ever),
    planted: context.county.silent.map((v) => ({
      code: v.code,
      township: v.township.name,
      village: v.name
    }))
  };
}

function expected(
  figures: readonly VillageFigures[],
  rows: readonly Watched[],
  ever: ReadonlySet<unknown>
) {
  const sum = (at: (f: VillageFigures) => number) => figures.reduce((a, f) => a + at(f), 0);
  const unstable =
    rows.filter((r) => r.monitoring.kind === '脱贫不稳定户').length / sum((f) => f.out);
  const others =
    rows.filter((r) => r.monitoring.kind !== '脱贫不稳定户').length / sum((f) => f.ordinary);
  return figures
    .filter((f) => !ever.has(f.village))
    .map((f) => {
      const value = f.out * unstable + f.ordinary * others;
      return {
        code: f.village.code,
        township: f.village.township.name,
        village: f.village.name,
        out: f.out,
        ordinary: f.ordinary,
        expected: round(value),
        chance: round(Math.exp(-value))
      };
    })
    .toSorted((a, b) => a.chance - b.chance || (a.code < b.code ? -1 : 1));
}

export const round = (value: number): number => Math.round(value * 1e8) / 1e8;

function townshipRates(context: Context, rows: readonly Watched[]) {
  const figures = villageFigures(context);
  return context.county.townships.map((township) => {
    const own = rows.filter((r) => r.household.village.township === township);
    const mine = figures.filter((f) => f.village.township === township);
    return {
      township: township.name,
      everMonitored: own.length,
      open: own.filter((r) => r.monitoring.removed === null).length,
      registered: context.county.households.filter(
        (h) => h.present2 && h.village.township === township
      ).length,
      ruralHouseholds: mine.reduce((a, f) => a + f.village.households, 0),
      villages: mine.length,
      blank: mine.filter((f) => !own.some((r) => r.household.village === f.village)).length
    };
  });
}
