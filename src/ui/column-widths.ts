import {widest} from '../charts/measure.ts';
import type {Lang} from '../model/text.ts';
import type {RowWindows} from './row-windows.ts';
import {cellText, type ShownColumn} from './shown-columns.ts';

const SAMPLE = 60;
const [LEAST, MOST, PADDING] = [56, 280, 26];

/** Width in px of what a profile says beside a heading. */
const PROFILE = 96;

export type Widths = {readonly lang: Lang; readonly names: boolean; readonly profiled: boolean};

/** A width in px for each column, from its heading and its first rows, so that scrolling moves nothing sideways. */
export function columnWidths(
  shown: readonly ShownColumn[],
  windows: RowWindows | undefined,
  {lang, names, profiled}: Widths
): number[] {
  const room = profiled ? PROFILE : 0;
  return shown.map((column) => {
    const texts = Array.from({length: SAMPLE}, (_, row) => {
      const value = windows?.value(row, column.index);
      return value === undefined ? '' : cellText(column, value, lang, names);
    });
    const heading = widest([`${column.heading} ${column.unit} ↓`], 12) + room;
    return Math.min(MOST + room, Math.max(LEAST, PADDING + Math.max(heading, widest(texts, 13))));
  });
}

/**
 * Gives columns of a fixed width (`col`) and empty rows their sizes through properties: the page's policy lets no style
 * attribute in.
 */
export function sizeTable(root: ParentNode, row: number, widthsOf: () => readonly number[]): void {
  for (const gap of root.querySelectorAll<HTMLElement>('.gap td')) {
    gap.style.height = `${Number(gap.dataset['rows']) * row}px`;
  }
  const cols = root.querySelectorAll('col');
  const widths = cols.length > 0 ? widthsOf() : [];
  cols.forEach((col, at) => (col.style.width = `${widths[at] ?? 100}px`));
}
