import {draw} from '../../charts/draw.ts';
import {frameOf} from '../../charts/frame-of.ts';
import {HIDDEN} from '../../model/hidden.ts';
import {columnOf, type ResultColumn, type Rows, type Value} from '../../model/rows.ts';
import type {Lang} from '../../model/text.ts';
import {listOf} from '../../notebook/keys.ts';
import type {ProsePart} from '../../notebook/prose.ts';
import {lineText} from '../../notebook/prose-text.ts';
import {columnIndex} from '../../notebook/resolve.ts';
import {HIDDEN_MARK, MISSING} from '../../words/format.ts';
import {listed, say} from '../../words/say.ts';
import {SNAPSHOT} from '../../words/snapshot.ts';
import {figuresHtml, linesHtml} from './figures.ts';
import {drawn, html, NOTHING, type Html} from './html.ts';
import type {ChartItem, Pen} from './pen.ts';
import {partsHtml} from './prose.ts';

const WIDTH = 680;
const HALF_WIDTH = 324;
const MOST_ROWS = 30;
/** A table of more columns is set smaller. */
const MOST_COLUMNS = 8;

/** A chart with its title and note: figures, a table, or a drawing that stands still. */
export function chartHtml(item: ChartItem, pen: Pen, lang: Lang): Html {
  const {spec, rows, title, note, empty} = item;
  const head = html`${says(title, lang) ? html`<h2>${partsHtml(title)}</h2>` : NOTHING}
  ${note.length > 0 ? html`<p class="unit">${partsHtml(note)}</p>` : NOTHING}`;
  if (rows.count === 0) {
    const text = empty.length > 0 ? partsHtml(empty) : html`${SNAPSHOT.nothing[lang]}`;
    return html`${head}
      <p class="nothing">${text}</p>`;
  }
  if (spec.form === 'figures') return figuresHtml(item, pen);
  if (spec.form === 'lines') return html`${head}${linesHtml(item, pen, lang)}`;
  if (spec.form === 'table') {
    const columns = listOf(spec.channels['columns'] ?? '');
    const limit = Math.min(MOST_ROWS, Math.max(spec.limit ?? MOST_ROWS, 10));
    return html`${head}${tableHtml(rows, columns, limit, pen, lang)}`;
  }
  const width = spec.half ? HALF_WIDTH : WIDTH;
  const {svg} = draw(spec, rows, pen.options(width, lineText(title)));
  return html`${head}
    <figure translate="no">${svg ? drawn(svg.outerHTML) : NOTHING}</figure>
    ${hiddenHtml(item, pen, lang)}`;
}

/** Whether a title says anything and is not wholly hidden. */
export function says(title: readonly ProsePart[], lang: Lang): boolean {
  return lineText(title).replaceAll(HIDDEN_MARK[lang], '').trim() !== '';
}

/** More marks than this are counted, not named. */
const MOST_NAMED = 12;

/** What a drawing leaves out because it is hidden is said below it: by the names of its marks, or how many they are. */
function hiddenHtml({spec, rows}: ChartItem, pen: Pen, lang: Lang): Html {
  const frame = frameOf(spec, rows, pen.options(0, ''));
  const hidden = frame.rows.filter((row) => rows.values.some((column) => column[row] === HIDDEN));
  if (hidden.length === 0) return NOTHING;
  const named = ['y', 'x', 'series', 'label'].filter(
    (channel) => frame.has(channel) && frame.values(channel).every((value) => !isMeasured(value))
  );
  const names = hidden.map((row) =>
    named
      .slice(0, 2)
      .filter((channel) => frame.values(channel)[row] !== null)
      .map((channel) => frame.texts(channel, 'table')[row] ?? '')
      .join(' × ')
  );
  const list = [...new Set(names)].filter((text) => text !== '');
  const many = list.length === 0 || list.length > MOST_NAMED || spec.form === 'heat';
  const blanks = {mark: HIDDEN_MARK[lang], n: hidden.length, list: listed(list, lang)};
  return html`<p class="unit">
    ${say(many ? SNAPSHOT.hiddenCount : SNAPSHOT.hiddenMarks, lang, blanks)}
  </p>`;
}

function isMeasured(value: Value): boolean {
  return typeof value === 'number' || value === HIDDEN;
}

/** A table of aggregates, its first rows. */
export function tableHtml(
  rows: Rows,
  given: readonly string[],
  limit: number,
  {options, words}: Pen,
  lang: Lang
): Html {
  const names = given.length > 0 ? given : rows.columns.map(({name}) => name);
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
  return html`<table translate="no" class="${columns.length > MOST_COLUMNS ? 'many' : ''}">
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

/** Numbers stand right; they and days are not broken. */
function align({type}: ResultColumn): string {
  if (type === 'date') return 'day';
  return ['integer', 'number', 'decimal'].includes(type) ? 'n' : '';
}
