import * as clean from './clean.ts';
import type {Files, Household, Places, Village} from './county.ts';

interface Watched {
  kind: string;
  risks: string[];
  open: boolean;
}

const count = (texts: readonly string[]) => {
  const counts: Record<string, number> = {};
  for (const text of texts) counts[text] = (counts[text] ?? 0) + 1;
  return counts;
};

function state(rows: readonly Watched[]) {
  const open = rows.filter((r) => r.open);
  return {
    households: rows.length,
    open: open.length,
    removed: rows.length - open.length,
    byKind: count(rows.map((r) => r.kind)),
    openByKind: count(open.map((r) => r.kind)),
    byFirstRisk: count(rows.map((r) => r.risks[0] ?? '')),
    byAnyRisk: count(rows.flatMap((r) => r.risks))
  };
}

/** Monitored households of date 1; in the heading 监测对象类别 is misspelt. */
export function monitoredAt1(files: Files) {
  const {records} = files.table('监测户_20231231', '户编号');
  return state(
    records.map((r) => ({
      kind: String(r.at('检测对象类别')),
      risks: [clean.label(r.at('主要风险')) ?? '', ...(clean.labels(r.at('其他风险')) ?? [])],
      open: r.at('风险是否消除') === '否'
    }))
  );
}

const monthText = (m: number) => `${Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}`;

export function riskAt2(households: readonly Household[]) {
  const rows = households.flatMap((h) => (h.monitoring ? [h.monitoring] : []));
  const gone = rows.filter((m) => !m.open);
  const end = 2023 * 12 + 11;
  return {
    date2: state(rows),
    enteredByMonth: count(rows.map((m) => monthText(m.entered ?? 0))),
    removedByMonth: count(gone.map((m) => monthText(m.removed ?? 0))),
    enteredBetween: rows.filter((m) => (m.entered ?? 0) > end).length,
    removedBetween: gone.filter((m) => (m.removed ?? 0) > end).length,
    removedWithin6Months: gone.filter((m) => (m.removed ?? 0) - (m.entered ?? 0) < 6).length,
    removalWay: count(gone.map((m) => m.way ?? '')),
    income: income(households)
  };
}

function income(households: readonly Household[]) {
  const line = 7300;
  const known = households.filter((h) => h.perHead !== null);
  const within = (low: number, high: number) =>
    known.filter((h) => (h.perHead ?? 0) >= low && (h.perHead ?? 0) < high);
  const below = within(-Infinity, line);
  return {
    line,
    missing: households.length - known.length,
    below: below.length,
    belowAndNeverMonitored: below.filter((h) => !h.monitoring).length,
    belowAndNotOpen: below.filter((h) => !h.monitoring?.open).length,
    nearLine: within(line, line * 1.2).length,
    nearLineAndNeverMonitored: within(line, line * 1.2).filter((h) => !h.monitoring).length,
    justAbove5Percent: within(line, line * 1.05).length,
    justBelow5Percent: within(line * 0.95, line).length
  };
}

export function blankVillages(households: readonly Household[], places: Places) {
  const monitored = households.filter((h) => h.monitoring);
  const seen = (rows: readonly Household[]) => new Set(rows.map((h) => h.village?.code));
  const part = (villages: readonly Village[], rows: readonly Household[]) => {
    const blank = villages.filter((v) => !seen(rows).has(v.code)).map((v) => v.code);
    return {blank: blank.length, of: villages.length, villages: blank};
  };
  const {villages} = places;
  const sum = (at: (v: Village) => number) => villages.reduce((a, v) => a + at(v), 0);
  const unstable = monitored.filter((h) => h.monitoring?.kind === '脱贫不稳定户').length;
  const rateOut = unstable / sum((v) => v.out);
  const rateOrdinary = (monitored.length - unstable) / sum((v) => v.ordinary);
  const a = part(villages, monitored);
  return {
    a,
    b: part(
      villages,
      monitored.filter((h) => h.monitoring?.open)
    ),
    c: part(
      villages.filter((v) => v.out > 0),
      monitored
    ),
    d: part(
      villages,
      monitored.filter((h) => !h.byOldName)
    ),
    rowsUnderOldName: monitored.filter((h) => h.byOldName).length,
    expected: villages
      .filter((v) => a.villages.includes(v.code))
      .map((v) => ({code: v.code, expected: v.out * rateOut + v.ordinary * rateOrdinary}))
  };
}

export function townshipRates(households: readonly Household[], places: Places) {
  return [...new Set(places.villages.map((v) => v.township))].map((township) => {
    const own = households.filter((h) => h.township === township);
    const villages = places.villages.filter((v) => v.township === township);
    const monitored = own.filter((h) => h.monitoring);
    const codes = new Set(monitored.map((h) => h.village?.code));
    return {
      township,
      everMonitored: monitored.length,
      open: monitored.filter((h) => h.monitoring?.open).length,
      registered: own.length,
      ruralHouseholds: villages.reduce((a, v) => a + v.households, 0),
      villages: villages.length,
      blank: villages.filter((v) => !codes.has(v.code)).length
    };
  });
}
