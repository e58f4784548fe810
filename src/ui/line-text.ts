import type {Lang} from '../model/text.ts';
import {formatValue} from '../words/format.ts';

/** A policy value as a reader sees it: shares of 1 as per cent, '0.5' as '50%'; other values with separators. */
export function lineValueText(value: number, unit: string, lang: Lang): string {
  return isShare(value, unit)
    ? `${trimmed(value * 100)}%`
    : formatValue(value, Number.isInteger(value) ? '0' : 'text', lang);
}

/** The same to be edited, without separators. */
export function lineEditText(value: number, unit: string): string {
  return isShare(value, unit) ? `${trimmed(value * 100)}%` : String(value);
}

/** The value that was written, '50%' or '0.5' or '7,500'; undefined for what is no number. */
export function lineValueOf(text: string): number | undefined {
  const [, digits, percent] = /^([+-]?[\d,，]*\.?\d+)\s*([%％]?)$/.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  const value = Number(digits.replace(/[,，]/g, ''));
  if (!Number.isFinite(value)) return undefined;
  return percent ? Number((value / 100).toPrecision(12)) : value;
}

function isShare(value: number, unit: string): boolean {
  return unit === '' && value >= 0 && value <= 1;
}

function trimmed(value: number): string {
  return String(Number(value.toPrecision(12)));
}
