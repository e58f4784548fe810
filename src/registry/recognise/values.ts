import type {Column, ColumnType} from '../../model/dictionary.ts';
import {CODES, labelsOf} from '../codes.ts';
import {fold} from '../fold.ts';

/** Non-empty values of one column of a sheet. */
export type Sample = readonly (string | null)[];

const NOTHING = new Set(['', '无', '/', '-', '—', '--', 'null', 'undefined', 'none', 'n/a', '0']);
const YES_NO = new Set(
  '是 否 有 无 √ × ✓ ✗ x yes no y n true false 1 0 享受 未享受 不享受 对 错 已 未 是的'.split(' ')
);
const NUMBER =
  /^[-+(]?[¥￥]?\d[\d,]*(\.\d*)?(e[+-]?\d+)?\)?(%|元|万元|亿元|亩|人|户|个|间|月|个月|公里|平方米)?$/;
const DATE =
  /^(19|20)\d\d([-/.年]\d{1,2}([-/.月]\d{0,2}日?)?|(0[1-9]|1[0-2])([0-3]\d)?)([t ].*)?$|^[2-5]\d{4}(\.\d+)?$/;
const DATE_ONLY = /^(19|20)\d\d[-/年]\d{1,2}([-/月]\d{1,2}日?)?$/;
const PHONE = /^(\+?86)?1\d{10}(\.0)?$|^(0\d{2,3})?\d{7,8}$|^1\.\d+e\+10$/;
const SEVERAL = /[,，、;；|+\s/]+/;

/** A cell without the dress that exports give it: width, guards, quotes, spaces. */
export function bare(value: string): string {
  return value
    .normalize('NFKC')
    .trim()
    .replace(/^="?|^'|"$/g, '')
    .toLowerCase();
}

function isIdNumber(text: string): boolean {
  return /^\d{14}(\d{2}[\dx])?(\d[\dx])?$|^\d{17}[\dx]([1-7][1-4]\w{0,2})?$|^\d(\.\d+)?e\+1[4-9]$/.test(
    text.replaceAll(/[\s-]/g, '')
  );
}

const isLong = (text: string) => /^\d{15,}x?/.test(text.replaceAll(/[\s-]/g, ''));

function isLabel(text: string, column: Column): boolean | undefined {
  const list = CODES[column.codes ?? ''];
  if (list === undefined) return undefined;
  const labels = labelsOf(list);
  if (labels.has(fold(text))) return true;
  if (
    column.type === 'labels' &&
    text
      .replaceAll(/\([^)]*\)/g, '')
      .split(SEVERAL)
      .some((part) => labels.has(fold(part)))
  ) {
    return true;
  }
  if (/^\d{1,2}(\D\d{1,2})*$/.test(text)) return undefined;
  return /\d{3}/.test(text) ? false : undefined;
}

const HAN = /\p{Script=Han}/u;

function isNumber(text: string): boolean | undefined {
  if (isLong(text) || DATE_ONLY.test(text)) return false;
  return NUMBER.test(text) || (/\d|[一二三四五六七八九十百千万]/.test(text) ? undefined : false);
}

/** What stands where a thing has no end yet: '至今', '长期', '未结束'. */
const OPEN_END = /^(?:至今|今|现在|目前|长期|未\p{Script=Han}{1,3})$/u;

function isDate(text: string): boolean | undefined {
  if (OPEN_END.test(text)) return undefined;
  return DATE.test(text) || (/^(19|20)\d\d年?$/.test(text) ? undefined : false);
}

/** A text may be anything but an ID number; one that names people is no number either. */
function isText(text: string, {personal}: Column): boolean | undefined {
  return isIdNumber(text) || (personal === 'direct' && /^[\d.,-]+$/.test(text)) ? false : undefined;
}

/** Whether a value can be what a column of a type says; undefined when it says nothing either way. */
const FITS: Readonly<Record<ColumnType, (text: string, column: Column) => boolean | undefined>> = {
  'id-number': isIdNumber,
  phone: (text) => !DATE_ONLY.test(text) && PHONE.test(text.replaceAll(/[\s-]/g, '')),
  key: (text) => !HAN.test(text) && !/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/.test(text),
  place: (text) => HAN.test(text),
  label: isLabel,
  labels: isLabel,
  'yes-no': (text) => YES_NO.has(text) || (HAN.test(text) ? undefined : false),
  date: isDate,
  month: isDate,
  year: (text) => /^(19|20)\d\d(年度?)?$/.test(text) || DATE.test(text),
  text: isText,
  integer: isNumber,
  number: isNumber,
  percent: isNumber,
  money: isNumber,
  area: isNumber
};

/** How often each bare value occurs. */
type Tally = ReadonlyMap<string, number>;

/** A sheet's column is held against columns of every table: its values are laid bare once. */
const TALLIES = new WeakMap<Sample, Tally>();

function tallyOf(sample: Sample): Tally {
  const known = TALLIES.get(sample);
  if (known) return known;
  const raw = new Map<string, number>();
  for (const value of sample) raw.set(value ?? '', (raw.get(value ?? '') ?? 0) + 1);
  const tally = new Map<string, number>();
  for (const [value, times] of raw) tally.set(bare(value), (tally.get(bare(value)) ?? 0) + times);
  TALLIES.set(sample, tally);
  return tally;
}

/** Values of the tally of which `holds` is true, each counted as often as it occurs. */
function count(tally: Tally, holds: (text: string) => boolean): number {
  let sum = 0;
  for (const [text, times] of tally) if (holds(text)) sum += times;
  return sum;
}

/** Free text in a column of labels: hardly a value of the list, hardly a value twice. */
function isFreeText(column: Column, texts: Tally): boolean {
  const all = count(texts, () => true);
  if (column.codes === undefined || all < 6) return false;
  const listed = count(texts, (text) => isLabel(text, column) === true);
  return listed < all / 10 && texts.size > all / 2;
}

/** Share of the judged values that can be what the column says; null when too few say anything. */
export function agreement(column: Column, sample: Sample): number | null {
  const says = (text: string) =>
    !NOTHING.has(text) || (column.type === 'yes-no' && YES_NO.has(text));
  const texts = new Map([...tallyOf(sample)].filter(([text]) => says(text)));
  if (isFreeText(column, texts)) return 0;
  const fits = new Map([...texts.keys()].map((text) => [text, FITS[column.type](text, column)]));
  const judged = count(texts, (text) => fits.get(text) !== undefined);
  if (judged === 1 && column.type === 'place' && [...fits.values()].includes(false)) return 0;
  return judged < 2 ? null : count(texts, (text) => fits.get(text) === true) / judged;
}

/** Share of values that are labels of a column's list; 0 without values. */
export function labelled(column: Column, sample: Sample): number {
  const texts = new Map([...tallyOf(sample)].filter(([text]) => !NOTHING.has(text)));
  const all = count(texts, () => true);
  return all === 0 ? 0 : count(texts, (text) => isLabel(text, column) === true) / all;
}
