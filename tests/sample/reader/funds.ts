import * as clean from './clean.ts';
import type {Files} from './county.ts';

const LEVELS = ['中央', '省级', '市级', '县级'];
const END = Date.UTC(2024, 5, 30) / 86_400_000;

export interface LedgerRow {
  key: string;
  place: string;
  arrived: boolean;
  again: boolean;
  A: number;
  B: number;
  R: number;
  P: number;
  paidMore: boolean;
}

/** The ledger of 2024 in whole yuan; its heading has two rows. */
export function ledger2024(files: Files): LedgerRow[] {
  const seen = new Set<string>();
  return files.table('资金台账2024', '资金文号', 2).records.map((r) => {
    const yuan = (level: string, what: string) =>
      Math.round((clean.amount(r.at(`${level}/${what}`)) ?? 0) * 10000);
    const sum = (what: string) => LEVELS.reduce((a, level) => a + yuan(level, what), 0);
    const key = `${r.at('项目编号')}|${r.at('资金文号')}`;
    const again = seen.has(key);
    seen.add(key);
    return {
      key: again ? `${key}|again` : key,
      place: String(r.at('乡镇')),
      arrived: r.at('到账日期') !== null,
      again,
      A: sum('下达金额'),
      B: sum('分解金额'),
      R: sum('拨付金额'),
      P: sum('支出金额'),
      paidMore: LEVELS.some((level) => yuan(level, '支出金额') > yuan(level, '拨付金额'))
    };
  });
}

/** Stated totals of a ledger beside the sums of its rows, in 万元, by column. */
export function statedTotals(
  files: Files,
  year: number
): {column: string; stated: number; sum: number}[] {
  const table = files.table(`资金台账${year}`, '资金文号', 2);
  const total = table.aside.find((a) => a.cells[0] === '合计');
  return table.headings.flatMap((column, i) => {
    const stated = total?.cells[i];
    if (typeof stated !== 'number') return [];
    const sum = table.records.reduce((a, r) => a + (clean.amount(r.cells[i]) ?? 0), 0);
    return [{column, stated, sum: Math.round(sum * 10000) / 10000}];
  });
}

export function sums(rows: readonly LedgerRow[]) {
  const add = (at: (r: LedgerRow) => number) => rows.reduce((a, r) => a + at(r), 0);
  return {A: add((r) => r.A), B: add((r) => r.B), R: add((r) => r.R), P: add((r) => r.P)};
}

export interface Week {
  no: number;
  rows: {place: string; allocated: number; paid: number}[];
}

/** The weekly reports; from the 14th on their heading has three rows. */
export function weekly(files: Files): Week[] {
  return files.sheets('资金周报/').map((sheet) => {
    const no = Number(/第(\d+)期/.exec(sheet.file)?.[1]);
    const stacked = sheet.rows.some((row) => row.includes('单位'));
    const table = stacked
      ? files.cut(sheet, '资金周报/', '单位', 3)
      : files.cut(sheet, '资金周报/', '乡镇');
    const column = (text: string) =>
      table.headings.findIndex((h) => h.endsWith(files.heading('资金周报/', text)));
    const [place, allocated, paid] = stacked
      ? [0, column('已下达'), column('已支出')]
      : [column('乡镇'), column('下达资金'), column('支出资金')];
    const rows = table.records.map((r) => ({
      place: String(r.cells[place]),
      allocated: clean.amount(r.cells[allocated]) ?? 0,
      paid: clean.amount(r.cells[paid]) ?? 0
    }));
    return {no, rows};
  });
}

export function ranks({rows}: Week): Record<string, number> {
  const known = rows
    .filter((r) => r.allocated > 0)
    .toSorted((a, b) => b.paid / b.allocated - a.paid / a.allocated);
  const rank: Record<string, number> = {};
  known.forEach((row, i) => {
    const above = known[i - 1];
    const tied = above !== undefined && above.paid / above.allocated === row.paid / row.allocated;
    rank[row.place] = tied ? (rank[above.place] ?? i + 1) : i + 1;
  });
  return rank;
}

interface Event {
  day: number;
  inflow: boolean;
  yuan: number;
}

/** What is left of each project's receipts, oldest paid first. */
export function ageing(files: Files) {
  const events = new Map<string, Event[]>();
  const place = new Map<string, string>();
  for (const r of files.table('资金拨付支付明细', '项目编号').records) {
    const yuan = clean.amount(r.at('金额（元）')) ?? 0;
    const day = clean.day(r.at('发生日期'));
    const project = String(r.at('项目编号'));
    place.set(project, String(r.at('乡镇')));
    if (r.at('业务类型') === '拨付' || day === null || day > END) continue;
    const inflow = r.at('业务类型') === '到账' || yuan < 0;
    events.set(project, [...(events.get(project) ?? []), {day, inflow, yuan: Math.abs(yuan)}]);
  }
  const left = [...place].flatMap(([project, where]) => {
    const remaining = pay(
      (events.get(project) ?? []).toSorted(
        (a, b) => a.day - b.day || Number(b.inflow) - Number(a.inflow)
      )
    );
    return remaining.map((r) => ({project, where, ...r}));
  });
  const yuanDays = new Map<string, number>();
  for (const l of left) yuanDays.set(l.project, (yuanDays.get(l.project) ?? 0) + l.yuan * l.age);
  return {
    remaining: left.reduce((a, l) => a + l.yuan, 0),
    yuanDays: left.reduce((a, l) => a + l.yuan * l.age, 0),
    buckets: buckets(left),
    byTownship: Object.fromEntries(
      [...new Set(place.values())].map((p) => [p, buckets(left.filter((l) => l.where === p))])
    ),
    top10: [...yuanDays].toSorted((a, b) => b[1] - a[1]).slice(0, 10)
  };
}

/** Receipts that outlast the payments. The last receipts survive: FIFO leaves min(rest, receipt) from the end. */
function pay(events: readonly Event[]): {yuan: number; age: number}[] {
  const queue: {yuan: number; age: number}[] = [];
  for (const {day, inflow, yuan} of events) {
    if (inflow) queue.push({yuan, age: END - day});
    let rest = inflow ? 0 : yuan;
    for (const receipt of queue) {
      const used = Math.min(rest, receipt.yuan);
      receipt.yuan -= used;
      rest -= used;
    }
  }
  return queue.filter((r) => r.yuan > 0);
}

function buckets(rows: readonly {yuan: number; age: number}[]) {
  const sum = (low: number, high: number) =>
    rows.reduce((a, r) => a + (r.age >= low && r.age <= high ? r.yuan : 0), 0);
  return {
    '0-30': sum(0, 30),
    '31-90': sum(31, 90),
    '91-180': sum(91, 180),
    '181-365': sum(181, 365),
    '366-730': sum(366, 730),
    '>730': sum(731, Infinity)
  };
}
