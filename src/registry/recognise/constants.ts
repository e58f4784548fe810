import type {SheetHead} from '../../model/sheet.ts';
import {CODES, labelsOf} from '../codes.ts';
import {isRegister} from '../editioned.ts';
import {fold} from '../fold.ts';
import type {Reading} from './columns.ts';
import {
  dateInPath,
  dateInTitle,
  dateInValues,
  incomeYearIn,
  incomeYearOf,
  weekIn,
  yearEndIn,
  yearIn
} from './dates.ts';
import {enterpriseIn, enterpriseInTitle, townshipIn, villageIn, villageOfSheet} from './names.ts';
import type {Sets} from './unpivot.ts';
import type {Sample} from './values.ts';

/** The date the rows of a sheet speak of, and where it was found. */
export type AsOf = {
  readonly asOf: string;
  readonly asOfFrom: 'title' | 'file' | 'column' | 'sheet' | 'year';
};

const DATE_HEADINGS = new Set(
  '数据日期 数据时间 数据时点 数据截止日期 数据截至日期 数据截止时间 统计日期 统计时点 截止日期 截至日期'
    .split(' ')
    .map(fold)
);

/** Whether a heading is of a column that dates its rows. */
export function isDateHeading(heading: string): boolean {
  return DATE_HEADINGS.has(fold(heading));
}

/** Title before column before the sheet's name before the file's; never a time of export. */
export function asOfOf(sheet: SheetHead, samples: readonly Sample[]): AsOf | undefined {
  const title = dateInTitle(sheet.title);
  if (title !== undefined) return {asOf: title, asOfFrom: 'title'};
  const at = sheet.headings.findIndex(isDateHeading);
  const column = at < 0 ? undefined : dateInValues(samples[at] ?? []);
  if (column !== undefined) return {asOf: column, asOfFrom: 'column'};
  const name = dateInTitle(sheet.name);
  if (name !== undefined) return {asOf: name, asOfFrom: 'sheet'};
  const file = dateInPath(sheet.file);
  return file === undefined ? undefined : {asOf: file, asOfFrom: 'file'};
}

/** The date of a table's rows: of a register, where a name says a year only, the end of that year. */
export function asOfIn(table: string, sheet: SheetHead, asOf: AsOf | undefined): AsOf | undefined {
  if (asOf !== undefined || !isRegister(table)) return asOf;
  const names = [sheet.name, ...sheet.file.split('/').reverse()];
  const end = names.map(yearEndIn).find(Boolean);
  return end === undefined ? undefined : {asOf: end, asOfFrom: 'year'};
}

/** What a sheet says once for all of its rows and in no column of theirs. */
export function statedValues(
  sheet: SheetHead,
  {table, chosen}: Reading,
  sets: Sets | undefined
): Readonly<Record<string, string>> {
  const open = (name: string) =>
    table.columns.some((column) => column.name === name) &&
    !chosen.some(({column}) => column.name === name) &&
    sets?.by !== name;
  const values = {
    township: inNames(sheet, townshipIn) ?? townshipIn(folderOf(sheet)) ?? townshipIn(sheet.title),
    village:
      inNames(sheet, villageIn) ??
      villageIn(sheet.title) ??
      villageOfSheet(sheet.name, `${sheet.file} ${sheet.title}`),
    enterprise_name: table.name === 'benefit' ? enterpriseOf(sheet) : undefined,
    level: levelIn(sheet.name),
    year: yearOf(sheet, table.name),
    week_no:
      table.name === 'fund_weekly' ? (inNames(sheet, weekIn) ?? weekIn(sheet.title)) : undefined,
    week_end: table.name === 'fund_weekly' ? asOfOf(sheet, [])?.asOf : undefined
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value !== undefined && open(name) ? [[name, value]] : []
    )
  );
}

function enterpriseOf(sheet: SheetHead): string | undefined {
  return enterpriseInTitle(sheet.title) ?? inNames(sheet, enterpriseIn);
}

/** The folder in which the file lies: '青石镇' of '青石镇/新民村.xlsx'. */
function folderOf({file}: SheetHead): string {
  return file.split('/').at(-2) ?? '';
}

function inNames(sheet: SheetHead, find: (name: string) => string | undefined): string | undefined {
  const file =
    sheet.file
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '') ?? '';
  return find(sheet.name) ?? find(file);
}

function levelIn(name: string): string | undefined {
  const list = CODES['fund_level'];
  return list && labelsOf(list).get(fold(name));
}

/** Tables whose rows are of one year that a title may state. */
const YEARLY = ['fund', 'measure', 'benefit'];

function yearOf(sheet: SheetHead, table: string): string | undefined {
  const file = sheet.file.split('/').at(-1) ?? '';
  const texts = [sheet.title, sheet.name, file];
  const first = (find: (text: string) => string | undefined) => texts.map(find).find(Boolean);
  if (YEARLY.includes(table)) return first(yearIn);
  if (table !== 'income') return undefined;
  const asOf = asOfOf(sheet, [])?.asOf;
  return first(incomeYearIn) ?? (asOf === undefined ? undefined : incomeYearOf(asOf));
}
