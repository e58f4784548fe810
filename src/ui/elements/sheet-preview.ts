import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {Merge, SheetHead} from '../../model/sheet.ts';
import {DeskElement} from '../desk-element.ts';
import {maskedText} from '../mask.ts';
import {base} from '../styles/base.ts';
import {table} from '../styles/table.ts';
import {IMPORT} from '../words/import.ts';

declare global {
  interface HTMLElementTagNameMap {
    'sheet-preview': SheetPreview;
  }
}

/** Rows below the heading, and columns, that are shown. */
const [ROWS_BELOW, COLUMNS] = [4, 40];

/** The first rows of a sheet in its own layout: titles dimmed, the heading marked, persons masked, unreadable cells red. */
export class SheetPreview extends DeskElement {
  static override properties: PropertyDeclarations = {
    head: {attribute: false},
    masked: {attribute: false},
    bad: {attribute: false}
  };
  declare head: SheetHead;
  /** Columns (from 1) that show persons, and those that nobody knows. */
  declare masked: ReadonlySet<number>;
  /** 'row:column' of unreadable cells. */
  declare bad: ReadonlySet<string>;

  static override styles = [
    base,
    table,
    css`
      :host {
        display: block;
      }
      table {
        font-size: var(--size-note);
        width: auto;
        min-width: 100%;
      }
      td {
        max-width: 220px;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      td.no {
        color: var(--ink-3);
        text-align: right;
        width: 40px;
        font-variant-numeric: tabular-nums;
      }
      tr.aside td {
        color: var(--ink-3);
      }
      tr.heading td {
        background: var(--accent-soft);
        font-weight: 600;
      }
      tr.heading td.no {
        font-weight: 400;
        color: var(--ink-2);
      }
      td.bad {
        background: var(--alert-soft);
      }
    `
  ];

  protected override render(): TemplateResult {
    const {preview, headingRows} = this.head;
    const last = (headingRows.at(-1) ?? 0) + ROWS_BELOW;
    const rows = preview.slice(0, Math.max(last, ROWS_BELOW + 1));
    return html`<div class="frame">
      <div class="scroll" tabindex="0" role="region" aria-label=${this.say(IMPORT.preview)}>
        <table translate="no">
          <tbody>
            ${rows.map((cells, index) => this.#row(cells, index + 1))}
          </tbody>
        </table>
      </div>
    </div>`;
  }

  #row(cells: readonly (string | null)[], row: number): TemplateResult {
    const {headingRows, width} = this.head;
    const first = headingRows[0] ?? 1;
    const kind = headingRows.includes(row) ? 'heading' : row < first ? 'aside' : '';
    const shown = Array.from({length: Math.min(width, COLUMNS)}, (_, at) => at + 1);
    return html`<tr class=${kind}>
      <td class="no">${row}</td>
      ${shown.map((column) => this.#cell(cells[column - 1] ?? null, row, column, kind))}
    </tr>`;
  }

  #cell(
    text: string | null,
    row: number,
    column: number,
    kind: string
  ): TemplateResult | typeof nothing {
    const merge = this.head.merges.find((each) => covers(each, row, column));
    if (merge && (merge.top !== row || merge.left !== column)) return nothing;
    const hide = kind === '' && text !== null && this.masked.has(column);
    const shown = hide ? maskedText(text, /\d/.test(text) ? 'number' : 'name') : (text ?? '');
    const right = Math.min(merge?.right ?? column, COLUMNS);
    const numeric = kind === '' && /^[\d.,-]+$/.test(shown) && shown.length < 12;
    return html`<td
      class="${numeric ? 'n' : ''} ${this.bad.has(`${row}:${column}`) ? 'bad' : ''}"
      colspan=${right - column + 1}
      rowspan=${merge ? merge.bottom - merge.top + 1 : 1}
      title=${shown.length > 24 ? shown : nothing}
    >
      ${shown}
    </td>`;
  }
}

function covers({top, left, bottom, right}: Merge, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

customElements.define('sheet-preview', SheetPreview);
