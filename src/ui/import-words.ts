import type {SheetReport} from '../model/report.ts';
import type {Lang} from '../model/text.ts';
import {ASIDE} from '../registry/books.ts';
import {TABLES} from '../registry/tables/index.ts';
import {listed, say} from '../words/say.ts';
import type {Standing} from './import-lines.ts';
import {IMPORT} from './words/import.ts';

/** A registry table's name as the reader knows it. */
export function tableName(table: string, lang: Lang): string {
  return TABLES[table]?.[lang] ?? table;
}

/** What a sheet was taken for: '户、人', 'its own table', '' while it is undecided. */
export function takenFor({state, tables, projections}: SheetReport, lang: Lang): string {
  if (state === 'ask') return '';
  const names = (tables.length > 0 ? tables : projections).map(({table}) => tableName(table, lang));
  return names.length > 0 ? listed([...new Set(names)], lang) : say(IMPORT.ownTable, lang);
}

/** What was set aside, in words: '3 行合计'. Heading and blank rows are not worth one. */
export function asideText(sheets: readonly SheetReport[], lang: Lang): string {
  const counts = new Map<string, number>();
  for (const {aside} of sheets) {
    for (const [reason, count] of Object.entries(aside)) {
      counts.set(reason, (counts.get(reason) ?? 0) + count);
    }
  }
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const told = (['total', 'subtotal', 'footer', 'repeated-heading', 'other-table'] as const).filter(
    (reason) => (counts.get(reason) ?? 0) > 0
  );
  const words = listed(
    told.map((reason) => ASIDE[reason][lang]),
    lang
  );
  const gap = lang === 'zh' ? '（含' : ' (';
  return words === '' ? String(all) : `${all}${gap}${words}${lang === 'zh' ? '）' : ')'}`;
}

/** Colour of a standing. */
export const STANDING_STATES: Readonly<Record<Standing, string>> = {
  agrees: 'good',
  doubtful: 'warn',
  waiting: 'calm',
  already: '',
  unknown: ''
};
