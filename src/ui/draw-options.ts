import type {DrawOptions} from '../charts/frame.ts';
import type {Lang} from '../model/text.ts';
import {columnWords} from './column-words.ts';

/** What a chart needs of the page: its language, its words, its own document. `width` in px. */
export function drawOptions(lang: Lang, width: number, title: string): DrawOptions {
  const label = (column: string): string =>
    columnWords({name: column, type: 'other'}, lang).heading;
  return {lang, width, document, title, label};
}
