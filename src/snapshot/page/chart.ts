import {draw} from '../../charts/draw.ts';
import type {DrawOptions} from '../../charts/frame.ts';
import {HIDDEN} from '../../model/hidden.ts';
import {columnOf, type ResultColumn, type Rows, type Value} from '../../model/rows.ts';
import type {Lang} from '../../model/text.ts';
import {listOf} from '../../notebook/keys.ts';
import {lineText} from '../../notebook/prose-text.ts';
import {columnIndex} from '../../notebook/resolve.ts';
import {HIDDEN_MARK, MISSING} from '../../words/format.ts';
import {say} from '../../words/say.ts';
import {SNAPSHOT} from '../../words/snapshot.ts';
import type {Item} from '../items.ts';
import {figuresHtml, linesHtml} from './figures.ts';
import {drawn, html, NOTHING, type Html} from './html.ts';
import {partsHtml} from './prose.ts';

/** What drawing needs from outside: the words of columns, a document, formats. */
export type Pen = {
  readonly options: (width: number, title: string) => DrawOptions;
  readonly words: (column: ResultColumn) => {
    readonly heading: string;
    readonly unit: string;
    readonly format: string;
  };
};

export type ChartItem = Extract<Item, {kind: 'chart'}>;

const WIDTH = 680;
const HALF_WIDTH = 324;
const MOST_ROWS = 30;

/** A chart with its title and note: figures, a table, or a drawing that stands still. */
export function chartHtml(item: ChartItem, pen: Pen, lang: Lang): Html {
  const {spec, rows, title, note, empty} = item;
  const head = html`${title.length > 0 ? html`<h2>${partsHtml(title)}</h2>` : NOTHING}
  ${note.length > 0 ? html`<p class="unit">${partsHtml(note)}</p>` : NOTHING}`;
  if (rows.count === 0) {
    const text = empty.length > 0 ? partsHtml(empty) : html`${SNAPSHOT.nothing[lang]}`;
    return html`${head}
      <p class="nothing">${text}</p>`;
  }
  if (spec.form === 'figures') return figuresHtml(item, pen);
  if (spec.form === 'lines') return html`${head}${linesHtml(item, pen, lang)}`;
  if (spec.form === 'table') {
    const listed = listOf(spec.channels['columns'] ?? '');
    const limit = Math.min(MOST_ROWS, Math.max(spec.limit ?? MOST_ROWS, 10));
    return html`${head}${tableHtml(rows, listed, limit, pen, lang)}`;
  }
  const width = spec.half ? HALF_WIDTH : WIDTH;
  const {svg} = draw(spec, rows, pen.options(width, lineText(title)));
  return html`${head}
    <figure translate="no">${svg ? drawn(svg.outerHTML) : NOTHING}</figure>
    ${hiddenHtml(item, pen, lang)}`;
}

/** What a drawing leaves blank because it is hidden is said below it, by the names of its marks. */
function hiddenHtml({spec, rows}: ChartItem, pen: Pen, lang: Lang): Html {
  const options = pen.options(0, '');
  const names = ['y', 'x', 'series', 'label'].flatMap((channel) => {
    const column = spec.channels[channel];
    const at = column === undefined ? -1 : columnIndex(rows, column, lang);
    return at >= 0 && rows.columns[at]?.type !== 'number' ? [at] : [];
  });
  const marks = Array.from({length: rows.count}, (_, row) => row).filter((row) =>
    rows.values.some((column) => column[row] === HIDDEN)
  );
  const said = marks.map((row) => {
    const parts = names.flatMap((at) => {
      const value = rows.values[at]?.[row] ?? null;
      const column = rows.columns[at];
      if (!column || typeof value === 'symbol' || value === null) return [];
      return [
        options.format?.(value, {column, format: undefined, lang, setting: 'table'}) ??
          String(value)
      ];
    });
    return parts.slice(0, 2).join(' × ');
  });
  const list = [...new Set(said)].filter((text) => text !== '');
  if (marks.length === 0) return NOTHING;
  return html`<p class="unit">
    ${HIDDEN_MARK[lang]} ${list.slice(0, 40).join(lang === 'zh' ? '、' : ', ')}
  </p>`;
}

/** A table of aggregates, its first rows. */
export function tableHtml(
  rows: Rows,
  listed: readonly string[],
  limit: number,
  {options, words}: Pen,
  lang: Lang
): Html {
  const names = listed.length > 0 ? listed : rows.columns.map(({name}) => name);
  const columns = names.flatMap((name) => {
    const at = columnIndex(rows, name, lang);
    const column = rows.columns[at];
    if (!column) return [];
    const bare = {...column, name: column.name.replace(/_(zh|en)$/, '')};
    return [{at, column, states: columnOf(rows, `${name}_state`), ...words(bare)}];
  });
  const write = options(0, '').format;
  const text = (value: Value, column: ResultColumn, format: string): string => {
    if (value === null) return MISSING[lang];
    return write ? write(value, {column, format, lang, setting: 'table'}) : String(value);
  };
  const shown = Math.min(limit, rows.count);
  return html`<table translate="no">
      <thead>
        <tr>
          ${columns.map(({heading, unit, column}) => html`<th class="${align(column)}">${heading}${unit ? html` <small>${unit}</small>` : NOTHING}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${Array.from(
          {length: shown},
          (_, row) =>
            html`<tr>
              ${columns.map(({at, column, format, states}) => {
                const value = rows.values[at]?.[row] ?? null;
                const state = states?.[row];
                return html`<td class="${align(column)} ${typeof state === 'string' ? state : ''}">
                  ${text(value, column, format)}
                </td>`;
              })}
            </tr>`
        )}
      </tbody>
    </table>
    ${shown < rows.count ? html`<p class="unit">${say(SNAPSHOT.rows, lang, {n: rows.count, shown})}</p>` : NOTHING}`;
}

function align({type}: ResultColumn): string {
  return ['integer', 'number', 'decimal'].includes(type) ? 'n' : '';
}
