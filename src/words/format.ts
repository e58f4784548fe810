import {HIDDEN} from '../model/hidden.ts';
import type {ResultColumn, Value} from '../model/rows.ts';
import type {Lang, Text} from '../model/text.ts';
import {dayText, monthText, yearlessText} from './dates.ts';
import {decimalText} from './numbers.ts';

/**
 * The formats of figures, headings and charts:
 * `%` `%0` a ratio as per cent, one decimal or none; `pp` `+pp` a difference of ratios in percentage points;
 * `p` a probability; `0` `0.0` `0.00` a number; `+0` `+0.0` with its sign; `元` `万元` an amount in yuan;
 * `date` a day, `day` without its year, `month` a month; `text` as it stands.
 */
export const FORMATS = [
  '%',
  '%0',
  'pp',
  '+pp',
  'p',
  '0',
  '0.0',
  '0.00',
  '+0',
  '+0.0',
  '元',
  '万元',
  'date',
  'day',
  'month',
  'text'
] as const;
export type Format = (typeof FORMATS)[number];

export function isFormat(text: string): text is Format {
  return FORMATS.some((format) => format === text);
}

/** Where a value is shown: in a sentence with its unit; in a table, dates as ISO and no unit but %; at a mark, no unit. */
export type Setting = 'prose' | 'table' | 'mark';

/** What stands for a missing value. */
export const MISSING: Text = {zh: '—', en: '–'};
/** What stands for a value that disclosure control keeps back. */
export const HIDDEN_MARK: Text = {zh: '＊', en: '*'};

/** The format of a column that none was given for. */
export function formatFor(column: ResultColumn): Format {
  if (column.type === 'integer') return '0';
  if (column.type === 'number' || column.type === 'decimal') return '0.0';
  return column.type === 'date' ? 'date' : 'text';
}

/** A value as people read it; what does not fit the format is written as it stands. */
export function formatValue(
  value: Value,
  format: Format,
  lang: Lang,
  setting: Setting = 'prose'
): string {
  if (value === null) return MISSING[lang];
  if (value === HIDDEN) return HIDDEN_MARK[lang];
  if (isDateFormat(format) && typeof value === 'string') {
    return setting === 'prose' ? DATE_FORMATS[format](value, lang) : isoText(value, format);
  }
  const number = numberOf(value);
  if (format === 'text' || isDateFormat(format) || number === undefined) {
    return plainText(value, lang);
  }
  return NUMBER_FORMATS[format](number, lang, setting);
}

/** The unit that a heading or axis carries when its values are written without: '%', '万元', 'thousand yuan'; '' if none. */
export function unitOf(format: Format, lang: Lang): string {
  return UNITS[format]?.[lang] ?? '';
}

const UNITS: Partial<Record<Format, Text>> = {
  '%': {zh: '%', en: '%'},
  '%0': {zh: '%', en: '%'},
  p: {zh: '%', en: '%'},
  pp: {zh: '个百分点', en: 'percentage points'},
  '+pp': {zh: '个百分点', en: 'percentage points'},
  元: {zh: '元', en: 'yuan'},
  万元: {zh: '万元', en: 'thousand yuan'}
};

type DateFormat = 'date' | 'day' | 'month';
type Written = (value: number, lang: Lang, setting: Setting) => string;

const DATE_FORMATS: Record<DateFormat, (iso: string, lang: Lang) => string> = {
  date: dayText,
  day: yearlessText,
  month: monthText
};

const NUMBER_FORMATS: Record<Exclude<Format, DateFormat | 'text'>, Written> = {
  '%': (value, _, setting) => percent(value, 1, setting),
  '%0': (value, _, setting) => percent(value, 0, setting),
  pp: (value, lang, setting) => points(value, lang, setting, false),
  '+pp': (value, lang, setting) => points(value, lang, setting, true),
  p: (value, _, setting) => probability(value, setting),
  '0': (value) => decimalText(value, {digits: 0}),
  '0.0': (value) => decimalText(value, {digits: 1}),
  '0.00': (value) => decimalText(value, {digits: 2}),
  '+0': (value) => decimalText(value, {digits: 0, sign: true}),
  '+0.0': (value) => decimalText(value, {digits: 1, sign: true}),
  元: yuan,
  万元: largeYuan
};

function isDateFormat(format: Format): format is DateFormat {
  return Object.hasOwn(DATE_FORMATS, format);
}

function isoText(value: string, format: DateFormat): string {
  return value.slice(0, format === 'month' ? 7 : 10);
}

/** A number, or a text that is one: integers beyond 2^53 come as text. */
function numberOf(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  const digits = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);
  return digits ? Number(value) : undefined;
}

function plainText(value: Value, lang: Lang): string {
  if (value === null) return MISSING[lang];
  if (value === HIDDEN) return HIDDEN_MARK[lang];
  if (typeof value === 'boolean') return YES_NO[value ? 'yes' : 'no'][lang];
  if (typeof value === 'number') return decimalText(value, {digits: 0, upTo: 6, grouped: false});
  if (typeof value === 'string') return value;
  return value.map((item) => plainText(item, lang)).join(lang === 'zh' ? '、' : ', ');
}

const YES_NO = {yes: {zh: '是', en: 'yes'}, no: {zh: '否', en: 'no'}} as const satisfies Record<
  string,
  Text
>;

function percent(value: number, digits: number, setting: Setting): string {
  return `${decimalText(value, {digits, power: 2})}${setting === 'mark' ? '' : '%'}`;
}

function points(value: number, lang: Lang, setting: Setting, sign: boolean): string {
  const number = decimalText(value, {digits: 1, power: 2, sign});
  return setting === 'prose' ? `${number} ${UNITS.pp?.[lang] ?? ''}` : number;
}

/** One decimal of a per cent; below 1 % two, below 0.01 % three; never 0 or 100 for what is neither. */
function probability(value: number, setting: Setting): string {
  const unit = setting === 'mark' ? '' : '%';
  if (value > 0 && value < 0.00001) return `<0.001${unit}`;
  if (value < 1 && value >= 0.9995) return `>99.9${unit}`;
  const digits = value >= 0.01 || value === 0 ? 1 : value >= 0.0001 ? 2 : 3;
  return `${decimalText(value, {digits, power: 2})}${unit}`;
}

function yuan(value: number, lang: Lang, setting: Setting): string {
  const number = decimalText(value, {digits: 0, upTo: Number.isInteger(value) ? 0 : 2});
  return setting === 'prose' ? `${number} ${lang === 'zh' ? '元' : 'yuan'}` : number;
}

/** 万元 in Chinese, from 100 on without decimals; in English million, thousand or plain yuan, in tables thousand. */
function largeYuan(value: number, lang: Lang, setting: Setting): string {
  const size = Math.abs(value);
  if (lang === 'zh') {
    const number = decimalText(value, {digits: size >= 995_000 || size === 0 ? 0 : 1, power: -4});
    return setting === 'prose' ? `${number} 万元` : number;
  }
  if (setting !== 'prose') return decimalText(value, {digits: 0, power: -3});
  if (size >= 999_500) return `${decimalText(value, {digits: 1, power: -6})} million yuan`;
  if (size >= 1000) return `${decimalText(value, {digits: 0, power: -3})} thousand yuan`;
  return yuan(value, lang, setting);
}
