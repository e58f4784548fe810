import type {Context} from '../context.ts';
import {dayOf, isoOf} from '../dates.ts';
import {CENTRE, placeOf, type Project} from '../make/project.ts';
import {tableOf, type Aside, type Cell, type Column, type Table} from '../write/table.ts';

export interface WeekRow {
  place: string;
  allocated: number;
  broken: number;
  released: number;
  paid: number;
}

export interface Week {
  no: number;
  end: string;
  rows: WeekRow[];
}

const WAN2 = (yuan: number) => Math.round(yuan / 100) / 100;

/** Cumulative figures of 2024 by township for each Friday, in 万元 with two decimals. */
export function weeks(context: Context, projects: readonly Project[]): Week[] {
  const places = [...context.county.townships.map((t) => t.name), CENTRE];
  const all = Array.from({length: 26}, (_, i) => {
    const end = isoOf(dayOf('2024-01-05') + 7 * i);
    const rows = places.map((place) => weekRow(place, end, projects));
    return {no: i + 1, end, rows};
  });
  goDown(context, all);
  return all;
}

/** In the 17th week one township reports less paid than the week before. */
function goDown(context: Context, all: readonly Week[]): void {
  const before = all[15]?.rows.find((r) => r.paid > 20);
  const row = all[16]?.rows.find((r) => r.place === before?.place);
  if (!before || !row) return;
  row.paid = Math.round((before.paid - 5.2) * 100) / 100;
  context.plants.add({
    kind: 'cumulative-goes-down',
    table: 'weekly17',
    key: row.place,
    column: '支出资金',
    cell: row.paid,
    treated: row.paid
  });
}

function weekRow(place: string, end: string, projects: readonly Project[]): WeekRow {
  const row = {place, allocated: 0, broken: 0, released: 0, paid: 0};
  for (const project of projects) {
    if (project.year !== 2024 || placeOf(project) !== place) continue;
    for (const part of project.parts) {
      const {arrived} = part.document;
      if (arrived !== null && arrived <= end) row.allocated += part.amount;
      if (part.brokenOn !== null && part.brokenOn <= end) row.broken += part.amount;
    }
    for (const event of project.events) {
      if (event.date > end) continue;
      if (event.kind === '拨付') row.released += event.amount;
      if (event.kind === '支付') row.paid += event.amount;
    }
  }
  const {allocated, broken, released, paid} = row;
  return {
    place,
    allocated: WAN2(allocated),
    broken: WAN2(broken),
    released: WAN2(released),
    paid: WAN2(paid)
  };
}

/** One weekly report; from the 14th on its heading has three rows. */
export function weekly(context: Context, week: Week): Table {
  const stacked = week.no >= 14;
  const [year, month, day] = week.end.split('-').map(Number);
  const total = (pick: (r: WeekRow) => number) =>
    Math.round(week.rows.reduce((a, r) => a + pick(r), 0) * 100) / 100;
  const sums: Cell[] = [
    total((r) => r.allocated),
    total((r) => r.broken),
    total((r) => r.released),
    total((r) => r.paid)
  ];
  const rate = Number(sums[0])
    ? Math.round((Number(sums[3]) / Number(sums[0])) * 10000) / 100
    : null;
  return tableOf<WeekRow>({
    id: `weekly${week.no}`,
    target: 'fund_weekly',
    file: `资金周报/第${String(week.no).padStart(2, '0')}期_${week.end.replaceAll('-', '')}.xlsx`,
    sheet: '周报',
    titles: [
      [`${context.county.name}2024年衔接资金支出进度周报（第${week.no}期）`],
      [`截止日期：${year}年${month}月${day}日`, null, null, null, null, '单位：万元']
    ],
    columns: columns(week, stacked),
    items: () => [
      ...week.rows,
      {
        aside: 'total',
        cells: [...(stacked ? ['合计'] : [null, '合计']), ...sums, rate]
      } satisfies Aside
    ],
    key: (r) => r.place
  });
}

function columns(week: Week, stacked: boolean): Column<WeekRow>[] {
  const whole = '2024年中央、省、市、县衔接资金';
  const money = (
    flat: string,
    group: string,
    text: string,
    at: (r: WeekRow) => number
  ): Column<WeekRow> => ({
    id: flat,
    head: stacked ? [whole, group, text] : [flat],
    at
  });
  const number: Column<WeekRow> = {id: '序号', head: ['序号'], at: (r) => week.rows.indexOf(r) + 1};
  const place: Column<WeekRow> = {
    id: '乡镇',
    head: [stacked ? '单位' : '乡镇'],
    at: (r) => r.place
  };
  return [
    ...(stacked ? [place] : [number, place]),
    money('下达资金', '资金规模', '已下达', (r) => r.allocated),
    money('分解资金', '资金规模', '已分解', (r) => r.broken),
    money('拨付资金', '执行情况', '已拨付', (r) => r.released),
    money('支出资金', '执行情况', '已支出', (r) => r.paid),
    {
      id: '支出进度',
      head: [stacked ? '支出进度（%）' : '支出进度'],
      at: (r) => (r.allocated ? Math.round((r.paid / r.allocated) * 10000) / 100 : null)
    }
  ];
}
