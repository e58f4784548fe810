import {widest} from '../charts/measure.ts';
import type {Lang} from '../model/text.ts';
import type {RowWindows} from './row-windows.ts';
import {cellText, type ShownColumn} from './shown-columns.ts';

const SAMPLE = 60;
const [LEAST, MOST, PADDING] = [56, 280, 26];

/** A width in px for each column, from its heading and its first rows, so that scrolling moves nothing sideways. */
export function columnWidths(
  shown: readonly ShownColumn[],
  windows: RowWindows,
  lang: Lang,
  names: boolean
): number[] {
  return shown.map((column) => {
    const texts = Array.from({length: SAMPLE}, (_, row) => {
      const value = windows.value(row, column.index);
      return value === undefined ? '' : cellText(column, value, lang, names);
    });
    const heading = widest([`${column.heading} ${column.unit} ↓`], 12);
    return Math.min(MOST, Math.max(LEAST, PADDING + Math.max(heading, widest(texts, 13))));
  });
}
