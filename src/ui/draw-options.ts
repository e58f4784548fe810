import type {DrawOptions} from '../charts/frame.ts';
import type {Lang} from '../model/text.ts';
import {formatFor, formatValue, isFormat} from '../words/format.ts';
import {columnWords} from './column-words.ts';
import {labelled} from './labels.ts';

/** What a chart needs of the page: its language, its words, its own document. `width` in px. */
export function drawOptions(
  lang: Lang,
  width: number,
  title: string,
  document: Document = globalThis.document
): DrawOptions {
  return {
    lang,
    width,
    document,
    title,
    label: (column) => columnWords({name: column, type: 'other'}, lang).heading,
    format: (value, {column, format, setting}) => {
      const chosen = format !== undefined && isFormat(format) ? format : formatFor(column);
      return formatValue(labelled(value, lang), chosen, lang, setting);
    }
  };
}
