import type {Doubt} from '../model/sheet.ts';
import {kindOf} from './cell-kinds.ts';
import {markOf, reasonOf} from './foot.ts';
import {cellText, firstFilled, type RawBatch} from './rows.ts';

const LEAST_WIDTH = 3;
/** What places are called, in a title or in the heading of their column. */
const PLACES = ['村|社区', '镇|乡|街道'] as const;

/** Whether the title of a table names another place than that of the one before, and no column says the place of each record. */
export function namesOtherPlace(
  title: string,
  before: string,
  headings: readonly string[]
): boolean {
  return PLACES.some((place) => {
    const isColumn = headings.some((heading) => new RegExp(place, 'u').test(heading));
    const [own, other] = [namesIn(title, place), namesIn(before, place)];
    return !isColumn && own !== '' && own !== other;
  });
}

function namesIn(title: string, place: string): string {
  return (title.match(new RegExp(`\\p{Script=Han}{1,12}?(?:${place})`, 'gu')) ?? []).join(' ');
}

/**
 * Sets aside titles, single cells right above a heading that comes again. One that names another place than the title above the whole is
 * doubted: its records have none of their own.
 */
export function markTitles(
  batch: RawBatch,
  aside: Uint8Array,
  {headings, title}: {readonly headings: readonly string[]; readonly title: string}
): Doubt | undefined {
  let doubt: Doubt | undefined;
  for (let row = headings.length < LEAST_WIDTH ? 0 : aside.length - 1; row > 0; row--) {
    const isHeading = reasonOf(aside[row]) === 'repeated-heading';
    const above = row - 1;
    if (!isHeading || aside[above] !== 0 || batch.filled[above] !== 1) continue;
    const text = cellText(batch.columns[firstFilled(batch.columns, above)], above);
    if (text === null || kindOf(text) !== 'text') continue;
    aside[above] = markOf('title');
    if (namesOtherPlace(text, title, headings))
      doubt = {code: 'title-differs', row: batch.rowNo[above] ?? 0};
  }
  return doubt;
}
