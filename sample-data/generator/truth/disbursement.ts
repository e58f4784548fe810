import type {Context} from '../context.ts';
import {dayOf, DATE2} from '../dates.ts';
import {amountOf, ledgerKey, type LedgerRow, type Measured} from '../exports/funds.ts';
import {paymentRows} from '../exports/payments.ts';
import type {Week, WeekRow} from '../exports/weekly.ts';
import {CENTRE, LEVELS, placeOf, type Level, type Project} from '../make/project.ts';
import {bucketOf, BUCKETS, leftOver} from './ageing.ts';
import {round} from './risk.ts';

const TARGET = 0.92;
const TARGET_DAY = '2024-11-30';

interface Money {
  A: number;
  B: number;
  R: number;
  P: number;
}

/** A ledger cell in yuan as a right reading has it; null when unreadable. */
function yuan(context: Context, row: LedgerRow, level: Level, what: Measured): number | null {
  const usual = amountOf(row, level, what, DATE2);
  const table = `ledger${row.document.year}`;
  const value = context.plants.treated(table, ledgerKey(row), `${level}/${what}`, usual / 10000);
  return value === null ? null : Math.round(Number(value) * 10000);
}

function sums(context: Context, rows: readonly LedgerRow[]): Money {
  const sum = (what: Measured) =>
    rows.reduce(
      (a, row) => a + LEVELS.reduce((b, level) => b + (yuan(context, row, level, what) ?? 0), 0),
      0
    );
  return {A: sum('下达金额'), B: sum('分解金额'), R: sum('拨付金额'), P: sum('支出金额')};
}

const share = (a: number, b: number) => (b === 0 ? null : round(a / b));

function rates({A, B, R, P}: Money) {
  return {
    allocationRate: share(B, A),
    releaseRate: share(R, A),
    paymentRate: share(P, A),
    useRate: share(P, R),
    gapLinear: share(P - A * 0.5, A),
    gapAt55: share(P - A * 0.55, A),
    gapAt60: share(P - A * 0.6, A)
  };
}

/** Everything that the analysis of disbursement shows at 2024-06-30; amounts in yuan, weekly reports in 万元. */
export function fundFigures(
  context: Context,
  projects: readonly Project[],
  rows: readonly LedgerRow[],
  weeks: readonly Week[]
) {
  const arrived = rows.filter((r) => r.document.arrived !== null);
  const places = [...context.county.townships.map((t) => t.name), CENTRE];
  const of = (place: string, list: readonly LedgerRow[]) =>
    list.filter((r) => placeOf(r.project) === place);
  const part = (list: readonly LedgerRow[], all: readonly LedgerRow[], place: string | null) => {
    const money = sums(context, list);
    return {
      ...money,
      announced: sums(context, all).A,
      ...rates(money),
      ...pace(money, weeks, place)
    };
  };
  return {
    definitions: {
      A: '下达金额 of ledger 2024, batches that have arrived (到账日期 filled); announced: all batches',
      rates: 'allocation B/A, release R/A, payment P/A, use P/R',
      gap: 'P/A minus the schedule: 6/12, or a milestone of 55 or 60 %',
      repeated:
        'rows registered twice are counted as they stand; withoutRepeated leaves the second one out',
      needed: `(${TARGET} A - P) / weeks from 2024-06-30 to ${TARGET_DAY}; last4 = (week 26 - week 22) / 4 of the weekly reports, 万元`,
      ageing:
        'per project, FIFO over 资金拨付支付明细: 到账 and refunds in, 支付 out; a payment with an impossible date is left out'
    },
    county: part(arrived, rows, null),
    withoutRepeated: sums(
      context,
      arrived.filter((r) => !r.again)
    ),
    townships: places.map((place) => ({
      place,
      ...part(of(place, arrived), of(place, rows), place)
    })),
    weekly: weeklyFigures(weeks),
    ageing: ageingFigures(context, projects),
    paidMoreThanReleased: paidMore(context, rows)
  };
}

function paidMore(context: Context, rows: readonly LedgerRow[]): string[] {
  return rows
    .filter((row) =>
      LEVELS.some(
        (level) =>
          (yuan(context, row, level, '支出金额') ?? 0) >
          (yuan(context, row, level, '拨付金额') ?? 0)
      )
    )
    .map(ledgerKey);
}

const total = (week: Week | undefined, place: string | null, at: (r: WeekRow) => number): number =>
  Math.round(
    (week?.rows ?? []).reduce((a, r) => a + (place === null || r.place === place ? at(r) : 0), 0) *
      100
  ) / 100;

function pace({A, P}: Money, weeks: readonly Week[], place: string | null) {
  const left = (dayOf(TARGET_DAY) - dayOf(DATE2)) / 7;
  const needed = (TARGET * A - P) / left / 10000;
  const last4 =
    (total(weeks[25], place, (r) => r.paid) - total(weeks[21], place, (r) => r.paid)) / 4;
  return {
    neededPerWeek: round(needed),
    last4PerWeek: round(last4),
    paceRatio: last4 > 0 ? round(needed / last4) : null
  };
}

function weeklyFigures(weeks: readonly Week[]) {
  const ranks = weeks.map((week) => rankOf(week.rows));
  return {
    weeks: weeks.map((w) => ({
      no: w.no,
      end: w.end,
      allocated: total(w, null, (r) => r.allocated),
      paid: total(w, null, (r) => r.paid)
    })),
    paid: Object.fromEntries(
      (weeks[0]?.rows ?? []).map(({place}) => [
        place,
        weeks.map((w) => total(w, place, (r) => r.paid))
      ])
    ),
    rank26: Object.fromEntries(ranks[25] ?? []),
    rank25: Object.fromEntries(ranks[24] ?? []),
    goesDown: weeks.slice(1).flatMap((week, i) =>
      week.rows
        .filter((row) => row.paid < total(weeks[i], row.place, (r) => r.paid))
        .map((row) => ({
          week: week.no,
          place: row.place,
          before: total(weeks[i], row.place, (r) => r.paid),
          now: row.paid
        }))
    )
  };
}

/** Competition ranks by paid / allocated, highest first; places without money have none. */
function rankOf(rows: readonly WeekRow[]): Map<string, number> {
  const known = rows
    .filter((r) => r.allocated > 0)
    .map((r) => ({place: r.place, rate: r.paid / r.allocated}));
  return new Map(
    known.map(({place, rate}) => [place, 1 + known.filter((other) => other.rate > rate).length])
  );
}

function ageingFigures(context: Context, projects: readonly Project[]) {
  const undated = new Set(
    paymentRows(projects)
      .filter((r) => !context.plants.usable('payment', r.key, '发生日期'))
      .map((r) => r.event)
  );
  const aged = projects.map((project) => ({project, ...leftOver(project, undated)}));
  const buckets = (list: typeof aged) => {
    const sum: Record<string, number> = Object.fromEntries(BUCKETS.map((b) => [b, 0]));
    for (const {left} of list)
      for (const {amount, age} of left) sum[bucketOf(age)] = (sum[bucketOf(age)] ?? 0) + amount;
    return sum;
  };
  const places = [...new Set(projects.map(placeOf))].toSorted();
  const all = aged.flatMap((a) => a.left);
  const remaining = all.reduce((a, l) => a + l.amount, 0);
  return {
    remaining,
    yuanDays: all.reduce((a, l) => a + l.amount * l.age, 0),
    meanAge: round(all.reduce((a, l) => a + l.amount * l.age, 0) / remaining),
    buckets: buckets(aged),
    byTownship: Object.fromEntries(
      places.map((p) => [p, buckets(aged.filter((a) => placeOf(a.project) === p))])
    ),
    overpaid: aged
      .filter((a) => a.overpaid > 0)
      .map((a) => ({project: a.project.id, amount: a.overpaid})),
    top10: aged
      .map(({project, left}) => ({
        project: project.id,
        name: project.name,
        unit: project.unit,
        owner: project.owner,
        remaining: left.reduce((a, l) => a + l.amount, 0),
        yuanDays: left.reduce((a, l) => a + l.amount * l.age, 0)
      }))
      .toSorted((a, b) => b.yuanDays - a.yuanDays || (a.project < b.project ? -1 : 1))
      .slice(0, 10),
    plantedStuck: projects.filter((p) => p.stuck).map((p) => p.id)
  };
}
