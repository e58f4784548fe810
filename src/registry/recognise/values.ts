import type {Column} from '../../model/dictionary.ts';
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

function isLabel(column: Column, text: string): boolean | undefined {
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

/** Whether a value can be what the column says; undefined when it says nothing either way. */
function fits(column: Column, text: string): boolean | undefined {
  switch (column.type) {
    case 'id-number':
      return isIdNumber(text);
    case 'phone':
      return !DATE_ONLY.test(text) && PHONE.test(text.replaceAll(/[\s-]/g, ''));
    case 'key':
      return !/\p{Script=Han}/u.test(text) && !/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/.test(text);
    case 'place':
      return /\p{Script=Han}/u.test(text);
    case 'label':
    case 'labels':
      return isLabel(column, text);
    case 'yes-no':
      return YES_NO.has(text) || (/\p{Script=Han}/u.test(text) ? undefined : false);
    case 'date':
    case 'month':
      return DATE.test(text) || (/^(19|20)\d\d年?$/.test(text) ? undefined : false);
    case 'year':
      return /^(19|20)\d\d(年度?)?$/.test(text) || DATE.test(text);
    case 'text':
      return isIdNumber(text) || (column.personal === 'direct' && /^[\d.,-]+$/.test(text))
        ? false
        : undefined;
    default:
      return isLong(text) || DATE_ONLY.test(text)
        ? false
        : NUMBER.test(text) || (/\d|[一二三四五六七八九十百千万]/.test(text) ? undefined : false);
  }
}

/** Free text in a column of labels: hardly a value of the list, hardly a value twice. */
function isFreeText(column: Column, texts: readonly string[]): boolean {
  if (column.codes === undefined || texts.length < 6) return false;
  const listed = texts.filter((text) => isLabel(column, text) === true).length;
  return listed < texts.length / 10 && new Set(texts).size > texts.length / 2;
}

/** Share of the judged values that can be what the column says; null when too few say anything. */
export function agreement(column: Column, sample: Sample): number | null {
  const texts = sample
    .map((value) => bare(value ?? ''))
    .filter((text) => !NOTHING.has(text) || (column.type === 'yes-no' && YES_NO.has(text)));
  if (isFreeText(column, texts)) return 0;
  const judged = texts.map((text) => fits(column, text)).filter((fit) => fit !== undefined);
  return judged.length < 2 ? null : judged.filter(Boolean).length / judged.length;
}

/** Share of values that are labels of a column's list; 0 without values. */
export function labelled(column: Column, sample: Sample): number {
  const texts = sample.map((value) => bare(value ?? '')).filter((text) => !NOTHING.has(text));
  const fit = texts.filter((text) => isLabel(column, text) === true).length;
  return texts.length === 0 ? 0 : fit / texts.length;
}
