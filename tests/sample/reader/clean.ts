import type {Raw} from './files.ts';

const NOTHING = new Set(['', 'null', 'undefined', '无', '/', '-', '—']);

/** Text without its surroundings; null for every spelling of nothing. */
export function label(raw: Raw | undefined): string | null {
  if (raw === null || raw === undefined) return null;
  const text = String(raw).trim();
  return NOTHING.has(text) ? null : text;
}

export interface Id {
  id: string | null;
  certificate: boolean;
  flaw: 'number' | 'scientific' | 'placeholder' | null;
}

/** An ID number or disability certificate; damaged ones and placeholders give null. */
export function idNumber(raw: Raw | undefined): Id {
  const none = (flaw: Id['flaw']): Id => ({id: null, certificate: false, flaw});
  if (typeof raw === 'number') return none('number');
  const text = (raw ?? '').normalize('NFKC').replace(/['\s]/g, '').toUpperCase();
  if (text === '') return none(null);
  if (text.includes('E+')) return none('scientific');
  if (text.startsWith('999999')) return none('placeholder');
  return {id: text.slice(0, 18), certificate: text.length === 20 || text.length === 22, flaw: null};
}

/** Whether the 18th character is what the first 17 demand (MOD 11-2). */
export function checks(id: string): boolean {
  let remainder = 0;
  for (const char of id.slice(0, 17)) remainder = ((remainder + Number(char)) * 2) % 11;
  return id[17] === '10X98765432'[remainder];
}

/** A household number of 18 digits; null where digits were lost. */
export function householdNumber(raw: Raw | undefined): string | null {
  if (typeof raw !== 'string') return null;
  const text = raw.trim();
  return /^\d{18}$/.test(text) && !text.endsWith('000') ? text : null;
}

/** A number with or without separators, brackets for minus; null where it is none. */
export function amount(raw: Raw | undefined): number | null {
  if (typeof raw === 'number') return raw;
  const text = label(raw)?.replaceAll(',', '') ?? null;
  if (text === null) return null;
  const bracket = /^\((.*)\)$/.exec(text);
  const value = Number(bracket?.[1] ?? text);
  return Number.isFinite(value) ? (bracket ? -value : value) : null;
}

export function yes(raw: Raw | undefined): boolean {
  return ['是', '1', '√', '有'].includes(String(raw));
}

/** Labels in one cell, whatever parts them; null when there is none. */
export function labels(raw: Raw | undefined): string[] | null {
  const text = label(raw);
  return text === null ? null : text.split(/[,，、;；/\s]+/).filter((part) => part !== '');
}

/** A date as [year, month, day]; day is 1 where only a month is written. Null for no or an impossible date. */
export function date(raw: Raw | undefined): [number, number, number] | null {
  if (typeof raw === 'number' && raw < 100_000) {
    const at = new Date((raw - 25569) * 86_400_000);
    return [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
  }
  const text = label(raw);
  const parts = text === null ? null : /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})?\D?$/.exec(text);
  if (!parts) return null;
  const [y, m, d] = [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 1)];
  const back = new Date(Date.UTC(y, m - 1, d));
  return back.getUTCMonth() === m - 1 && back.getUTCDate() === d ? [y, m, d] : null;
}

/** Months since year 0. */
export function month(raw: Raw | undefined): number | null {
  const found = date(raw);
  return found && found[0] * 12 + found[1] - 1;
}

/** Days since 1970. */
export function day(raw: Raw | undefined): number | null {
  const found = date(raw);
  return found && Date.UTC(found[0], found[1] - 1, found[2]) / 86_400_000;
}

const CAUSE: Record<string, string> = {缺劳动力: '缺劳力', 其他: '其它'};
const LABOUR: Record<string, string> = {
  散失劳动力: '丧失劳动力',
  普通劳动: '普通劳动力',
  无劳动能力: '无劳动力'
};

export const cause = (text: string): string => CAUSE[text] ?? text;
export const labour = (text: string): string => LABOUR[text] ?? text;

/** The name of a village without what offices append to it. */
export function village(raw: Raw | undefined): string {
  return String(raw ?? '')
    .replace(/社区居委会$/, '社区')
    .replace(/村民委员会$|村委会$|行政村$/, '村');
}
