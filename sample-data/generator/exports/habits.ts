import {compactMonth} from '../dates.ts';
import type {Cell} from '../write/table.ts';
import {mixed} from '../context.ts';

const YES_NO: readonly (readonly [string, string])[] = [
  ['是', '否'],
  ['是', '否'],
  ['是', '否'],
  ['1', '0'],
  ['是', '否'],
  ['√', '×'],
  ['是', '否'],
  ['有', '无']
];

/** Yes or no as this township's clerk writes it. */
export function yesNo(value: boolean, habit: number): string {
  const pair = YES_NO[habit % YES_NO.length] ?? ['是', '否'];
  return value ? pair[0] : pair[1];
}

/** A month as this township's clerk writes it. */
export function monthText(index: number, habit: number): Cell {
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  const two = String(month).padStart(2, '0');
  switch (habit % 8) {
    case 1:
      return `${year}年${two}月`;
    case 2:
      return `${year}.${month}`;
    case 3:
      return `${year}/${month}/15`;
    case 4:
      return `${year}${two}15`;
    case 5:
      return `${year}-${two}-01`;
    case 6:
      return {serial: Date.UTC(year, month - 1, 1) / 86_400_000 + 25569};
    default:
      return compactMonth(index);
  }
}

/** A birth date yyyymmdd in the township's form. */
export function birthText(born: string, habit: number): Cell {
  const [y, m, d] = [born.slice(0, 4), born.slice(4, 6), born.slice(6)];
  switch (habit % 6) {
    case 2:
      return `${y}-${m}-${d}`;
    case 3:
      return `${y}/${Number(m)}/${Number(d)}`;
    case 5:
      return `${y}年${m}月${d}日`;
    default:
      return born;
  }
}

const SEPARATORS = [',', ',', ',', '，', '、', ';', '；', ' ', '\n', '/'];

/** Several labels in one cell, in any order and with any separator; null for none. */
export function several(labels: readonly string[], key: string): string | null {
  if (labels.length === 0) return null;
  const turned = mixed(key, 3) === 0 ? labels.toReversed() : labels;
  return turned.join(SEPARATORS[mixed(key, SEPARATORS.length)] ?? ',');
}
