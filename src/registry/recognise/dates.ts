import {only} from './only.ts';

/** A day that a text names, and how exactly. */
type Day = {readonly date: string; readonly from: number; readonly to: number};

const pad = (value: number | string) => String(value).padStart(2, '0');

function isoDay(year: string, month: number, day: number): string | undefined {
  const text = `${year}-${pad(month)}-${pad(day)}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}

/** Last day of a month: '2024-06' gives 2024-06-30. */
function monthEnd(year: string, month: number): string | undefined {
  if (month < 1 || month > 12) return undefined;
  return new Date(Date.UTC(Number(year), month, 0)).toISOString().slice(0, 10);
}

const QUARTERS: Readonly<Record<string, number>> = {一: 3, 二: 6, 三: 9, 四: 12};
const Y = '((?:19|20)\\d\\d)';

/** Ways to write a day, most exact first; each gives the day that is meant, a period its last one. */
const WAYS: readonly [RegExp, (groups: readonly string[]) => string | undefined][] = [
  [new RegExp(`${Y}\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*[日号]?`, 'g'), ymd],
  [
    new RegExp(`(?<!\\d)${Y}([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)`, 'g'),
    ([y, , m, d]) => ymd([y ?? '', m ?? '', d ?? ''])
  ],
  [new RegExp(`(?<!\\d)${Y}(\\d\\d)(\\d\\d)(?!\\d)`, 'g'), ymd],
  [
    new RegExp(`${Y}\\s*年\\s*(\\d{1,2})\\s*月(?!\\s*\\d)`, 'g'),
    ([y = '', m]) => monthEnd(y, Number(m))
  ],
  [
    new RegExp(`${Y}\\s*年\\s*第?([一二三四1-4])季度`, 'g'),
    ([y = '', q = '']) => monthEnd(y, QUARTERS[q] ?? Number(q) * 3)
  ],
  [new RegExp(`${Y}\\s*年\\s*上半年`, 'g'), ([y = '']) => monthEnd(y, 6)],
  [new RegExp(`${Y}\\s*年\\s*(?:年?底|年?末|下半年)`, 'g'), ([y = '']) => monthEnd(y, 12)],
  [
    new RegExp(`(?<!\\d)${Y}[-.]?(0[1-9]|1[0-2])(?!\\d)`, 'g'),
    ([y = '', m]) => monthEnd(y, Number(m))
  ]
];

function ymd([year = '', month, day]: readonly string[]): string | undefined {
  return isoDay(year, Number(month), Number(day));
}

function daysIn(text: string): Day[] {
  const days: Day[] = [];
  for (const [way, day] of WAYS) {
    for (const hit of text.matchAll(way)) {
      const to = hit.index + hit[0].length;
      const taken = days.some((other) => hit.index < other.to && to > other.from);
      const date = taken ? undefined : day(hit.slice(1).map((group) => group ?? ''));
      if (date !== undefined) days.push({date, from: hit.index, to});
    }
  }
  return days.sort((a, b) => a.from - b.from);
}

const OF_DATA = '截至|截止|数据日期|数据时点|数据时间|统计时点|统计日期|统计时间|时点';
const OF_PAPER = '导出|下载|打印|制表|填表|填报|生成|查询|报送|印发|上报|编制|操作';
const SAID = new RegExp(`(${OF_DATA})|(?:${OF_PAPER})`, 'g');
const OF_EVENT = /^.{0,4}(灾|汛|疫情|会议|培训|下达|发生)/;

/** What the word nearest before a date says that it is of. */
function lastOf(before: string): 'data' | 'paper' | undefined {
  const word = [...before.matchAll(SAID)].at(-1);
  return word && (word[1] === undefined ? 'paper' : 'data');
}

/**
 * The date that a title speaks of, YYYY-MM-DD: one said to be of the data, else the only other one. Dates of
 * export, print or filling in never count, nor does that of a flood; two different dates that nothing tells apart
 * give none.
 */
export function dateInTitle(title: string): string | undefined {
  const text = title.normalize('NFKC');
  const days = daysIn(text)
    .map((day, i, all) => ({
      date: day.date,
      before: text.slice(Math.max(all[i - 1]?.to ?? 0, day.from - 14), day.from),
      after: text.slice(day.to)
    }))
    .filter(({before}) => lastOf(before) !== 'paper');
  const told = days.filter(({before}) => lastOf(before) === 'data');
  const left = told.length > 0 ? told : days.filter(({after}) => !OF_EVENT.test(after));
  return only(left.map(({date}) => date));
}

/** The end of the year that the name of a sheet, a file or a folder is, or ends in: '2022年', '脱贫户（2022年度）.xlsx'. */
export function yearEndIn(name: string): string | undefined {
  const text = name
    .normalize('NFKC')
    .replace(/\.[a-z]+$/i, '')
    .replace(/\s*\(\d{1,3}\)$/, '');
  const [, year] = new RegExp(`(?<![\\d年月、,~至到.-])${Y}\\s*年?度?\\s*\\)?$`).exec(text) ?? [];
  return year === undefined ? undefined : monthEnd(year, 12);
}

/** The date in a path, nearest name first: 'folder_20231231/平川镇.xlsx' gives 2023-12-31. */
export function dateInPath(path: string): string | undefined {
  const names = path.normalize('NFKC').split('/').reverse();
  for (const name of names) {
    const found = only(daysIn(name).map(({date}) => date));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The date of a column that says of what day its rows are: when all of its values agree. */
export function dateInValues(values: readonly (string | null)[]): string | undefined {
  return only(
    values.flatMap((value) => daysIn((value ?? '').normalize('NFKC')).map(({date}) => date))
  );
}

/** The year that a text names, dates aside: '资金台账2023.xlsx', '2022年家庭收入'. */
export function yearIn(text: string): string | undefined {
  let rest = text.normalize('NFKC');
  for (const {from, to} of daysIn(rest))
    rest = rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to);
  return only([...rest.matchAll(/(?<!\d)((?:19|20)\d\d)(?!\d)/g)].map(([, year = '']) => year));
}

/** The year of a sheet's incomes, where a title says so: '2022年度家庭收入', '家庭收入2022'. */
export function incomeYearIn(text: string): string | undefined {
  const year = yearIn(text);
  const said = new RegExp(`${year}\\s*年?度?[^\\d]{0,12}收入|收入[^\\d]{0,6}${year}(?!\\d)`);
  return year !== undefined && said.test(text.normalize('NFKC')) ? year : undefined;
}

/**
 * The year of the incomes in an export of a given day: a registry holds those of the last year accounted for,
 * from October on those of the year itself (incomes are counted from October to September).
 */
export function incomeYearOf(asOf: string): string {
  const year = Number(asOf.slice(0, 4));
  return String(Number(asOf.slice(5, 7)) >= 10 ? year : year - 1);
}

/** The number of a weekly report: '第12期', '第3周'. */
export function weekIn(text: string): string | undefined {
  return only(
    [...text.normalize('NFKC').matchAll(/第\s*0?(\d{1,2})\s*[期周]/g)].map(([, week = '']) => week)
  );
}
