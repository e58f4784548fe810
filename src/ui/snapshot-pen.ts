import type {Lang} from '../model/text.ts';
import type {Pen} from '../snapshot/page/pen.ts';
import {columnWords} from './column-words.ts';
import {drawOptions} from './draw-options.ts';

/** The words, formats and document with which a snapshot is drawn: the page's own. */
export function penOf(lang: Lang, document: Document): Pen {
  return {
    options: (width, title) => drawOptions(lang, width, title, document),
    words: (column) => columnWords(column, lang)
  };
}
