import {html, nothing, type TemplateResult} from 'lit';
import {widthOf} from '../charts/measure.ts';
import type {Lang} from '../model/text.ts';
import type {CellLink} from './cell-links.ts';
import type {RowWindows} from './row-windows.ts';
import {cellText, stateOf, type ShownColumn} from './shown-columns.ts';

/** Where a table's values come from, and how they are written: masked unless `names`. */
export type Cells = {
  readonly windows: RowWindows | undefined;
  readonly lang: Lang;
  readonly names: boolean;
  readonly linkIn: (row: number, column: ShownColumn) => CellLink | undefined;
};

/** Texts wider than this, in px, break into lines where a table is too wide. */
const LONG = 150;

/** A cell of a table: numbers on the right, what has a state in its colour, '' while the value is on its way. */
export function cellTemplate(
  column: ShownColumn,
  row: number,
  {windows, lang, names, linkIn}: Cells
): TemplateResult {
  const value = windows?.value(row, column.index);
  const text = value === undefined ? '' : cellText(column, value, lang, names);
  const state = column.state === undefined ? undefined : stateOf(windows?.value(row, column.state));
  const link = value === undefined || value === null ? undefined : linkIn(row, column);
  const linked = (shown: TemplateResult | string): TemplateResult | string =>
    link
      ? html`<a class="cell" href=${link.href} tabindex=${link.stop ? nothing : -1}>${shown}</a>`
      : shown;
  if (column.numeric) {
    return html`<td class="n" translate="no">
      ${linked(state ? html`<b class=${state}>${text}</b>` : text)}
    </td>`;
  }
  return html`<td
    class=${widthOf(text, 13) > LONG ? 'long' : ''}
    translate="no"
    title=${text.length > 20 ? text : nothing}
  >
    ${linked(state && text ? html`<span class="lamp ${state}">${text}</span>` : text)}
  </td>`;
}
