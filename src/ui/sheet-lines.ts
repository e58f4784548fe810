import type {SheetReport} from '../model/report.ts';
import type {TotalCheck} from '../model/sheet.ts';
import type {Lang} from '../model/text.ts';
import {dayText} from '../words/dates.ts';
import {doubtText} from '../words/doubts.ts';
import {formatValue} from '../words/format.ts';
import {reasonText} from '../words/reasons.ts';
import {say} from '../words/say.ts';
import {columnLetter} from './import-lines.ts';
import {takenFor, tableName} from './import-words.ts';
import {AS_OF_FROM, IMPORT} from './words/import.ts';

/** What is said of a sheet: what was found in it, why it was taken for what, what is doubtful. */
export type SheetLines = {
  readonly found: string;
  readonly why: string;
  readonly doubts: readonly string[];
};

export function sheetLines(sheet: SheetReport, lang: Lang): SheetLines {
  const doubts = sheet.end.doubts.filter(({code}) => code !== 'total-differs');
  return {
    found: foundText(sheet, lang),
    why: whyText(sheet, lang),
    doubts: doubts.map((doubt) => doubtText(doubt, lang))
  };
}

/** '第 1 行标题、第 3–4 行表头；数据自第 5 行起；数据日期 2024-06-30，来自标题。' */
function foundText({head, tables}: SheetReport, lang: Lang): string {
  const {headingRows, title, unit, first: top = 1} = head;
  const [first] = headingRows;
  const rowsAs = (rows: string, what: string): string => say(IMPORT.rowAs, lang, {rows, what});
  const above = (first ?? top) - 1;
  const date = tables.find(({asOf}) => asOf !== undefined);
  const parts = [
    title && above >= top ? rowsAs(span(top, above), say(IMPORT.title, lang)) : '',
    unit ? `${say(IMPORT.unitIs, lang, {unit})}${lang === 'zh' ? '' : unit}` : '',
    first === undefined
      ? say(IMPORT.noHeading, lang)
      : rowsAs(span(first, headingRows.at(-1) ?? first), say(IMPORT.heading, lang)),
    first === undefined ? '' : say(IMPORT.dataFrom, lang, {row: (headingRows.at(-1) ?? first) + 1}),
    date?.asOf
      ? say(IMPORT.asOf, lang, {
          date: dayText(date.asOf, lang),
          from: date.asOfFrom ? say(AS_OF_FROM[date.asOfFrom], lang) : ''
        })
      : say(IMPORT.asOfNone, lang)
  ];
  const said = parts.filter((part) => part !== '').join(lang === 'zh' ? '；' : '; ');
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}${lang === 'zh' ? '。' : '.'}`;
}

function span(from: number, to: number): string {
  return from >= to ? String(from) : `${from}–${to}`;
}

function whyText(sheet: SheetReport, lang: Lang): string {
  const {recognition} = sheet;
  const [best, second] = recognition.candidates;
  if (!best) return '';
  const nameOf = (table: string): string => tableName(table, lang);
  const why = recognition.remembered ? [{code: 'remembered', values: {}}] : best.reasons;
  const reasons = why.map((reason) => reasonText(reason, lang, nameOf));
  const table = takenFor(sheet, lang) || nameOf(best.table);
  const margin =
    second && !recognition.remembered
      ? [
          say(IMPORT.margin, lang, {
            table: nameOf(second.table),
            margin: Math.round(recognition.margin * 100)
          })
        ]
      : [];
  const gap = lang === 'zh' ? '' : ' ';
  const lead = sheet.state === 'loaded' ? IMPORT.takenBecause : IMPORT.mostLike;
  return `${say(lead, lang, {table: sheet.state === 'loaded' ? table : nameOf(best.table)})}${[...reasons, ...margin].join(gap)}`;
}

/** '第 2421 行 H 列合计写 6,613.20，各行相加 6,610.00，少 3.20' */
export function totalText({row, column, stated, summed}: TotalCheck, lang: Lang): string {
  return say(IMPORT.totalAt, lang, {
    row: String(row),
    column: columnLetter(column),
    stated: formatValue(stated, '0.00', lang),
    summed: formatValue(summed, '0.00', lang),
    by: differenceText({stated, summed}, lang)
  });
}

/** How the rows differ from the stated total, in the sheet's unit: '少 3.20', '少 3.20 万元', '32 thousand yuan less'. */
export function differenceText(
  {stated, summed}: Pick<TotalCheck, 'stated' | 'summed'>,
  lang: Lang,
  unit = ''
): string {
  const by = Math.abs(stated - summed);
  const number = formatValue(by, '0.00', lang);
  const english =
    unit === '万元'
      ? formatValue(by * 10_000, '万元', 'en')
      : unit === '元'
        ? `${number} yuan`
        : number;
  const n = lang === 'en' ? english : unit ? `${number} ${unit}` : number;
  return say(summed < stated ? IMPORT.less : IMPORT.more, lang, {n});
}
