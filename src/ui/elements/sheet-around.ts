import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';

import type {Origin, SheetRow} from '../../model/origin.ts';
import {DeskElement} from '../desk-element.ts';
import {columnLetter} from '../import-lines.ts';
import {maskedText, type Masked} from '../mask.ts';
import {cellsOf, covers, runsOf, type DrawnCell, type Run} from '../sheet-layout.ts';
import {base} from '../styles/base.ts';
import {table} from '../styles/table.ts';
import {ASIDE} from '../../registry/books.ts';
import {CELL} from '../words/lineage.ts';

declare global {
  interface HTMLElementTagNameMap {
    'sheet-around': SheetAround;
  }
}

/** A cell in the layout of its sheet: letters and row numbers, titles, merged headings, its neighbours, what was set aside. */
export class SheetAround extends DeskElement {
  static override properties: PropertyDeclarations = {
    origin: {attribute: false},
    masked: {attribute: false},
    names: {attribute: false}
  };
  declare origin: Origin;
  /** Columns (from 1) that show persons. */
  declare masked: ReadonlyMap<number, Masked>;
  /** Whether persons are shown. */
  declare names: boolean;

  static override styles = [
    base,
    table,
    css`
      :host {
        display: block;
      }
      table {
        font-size: var(--size-note);
        width: max-content;
        min-width: 100%;
      }
      .scroll {
        position: relative;
      }
      td {
        max-width: 240px;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      th {
        text-align: center;
        color: var(--ink-3);
        padding: 3px 8px;
      }
      .no {
        position: sticky;
        left: 0;
        z-index: 1;
        width: 44px;
        color: var(--ink-3);
        text-align: right;
        background: var(--paper);
        border-right: 1px solid var(--line);
        font-variant-numeric: tabular-nums;
      }
      tr.aside td {
        color: var(--ink-3);
      }
      tr.heading td {
        background: var(--sunken);
        font-weight: 600;
        text-align: center;
      }
      tr.title td {
        text-align: center;
      }
      tr.own td {
        background: var(--accent-soft);
      }
      tr.heading td.no,
      tr.own td.no {
        font-weight: 400;
        color: var(--ink-2);
      }
      th.here {
        color: var(--accent);
        font-weight: 650;
      }
      td.here {
        background: var(--surface);
        outline: 2px solid var(--accent);
        outline-offset: -2px;
        font-weight: 650;
      }
      td.here.bad {
        outline-color: var(--alert);
        background: var(--alert-soft);
      }
      .left td {
        height: 22px;
        color: var(--ink-3);
        background: var(--paper);
      }
      .why {
        font-weight: 400;
        color: var(--ink-3);
      }
    `
  ];

  protected override render(): TemplateResult {
    const {sheet, rows} = this.origin;
    const columns = Array.from({length: sheet.width}, (_, at) => at + 1);
    const marked = new Set(this.origin.places.map(({column}) => column));
    return html`<div class="frame">
      <div class="scroll" tabindex="0" role="region" aria-label=${this.say(CELL.sheet)}>
        <table translate="no">
          <thead>
            <tr>
              <td class="no"></td>
              ${columns.map(
                (column) =>
                  html`<th scope="col" class=${marked.has(column) ? 'here' : ''}>
                    ${columnLetter(column)}
                  </th>`
              )}
            </tr>
          </thead>
          <tbody>
            ${runsOf(rows).map((run) => this.#run(run))}
          </tbody>
        </table>
      </div>
    </div>`;
  }

  #run(run: Run): TemplateResult {
    const {width, merges} = this.origin.sheet;
    return html`${
      run.skipped > 0
        ? html`<tr class="left">
            <td class="no">⋮</td>
            <td colspan=${width}>${this.say(CELL.rowsLeft, {n: run.skipped})}</td>
          </tr>`
        : nothing
    }
    ${run.rows.map(
      (row) =>
        html`<tr class=${this.#kind(row)}>
          <td class="no" title=${row.aside ? this.say(ASIDE[row.aside]) : nothing}>${row.row}</td>
          ${cellsOf(run, row, merges, width).map((cell) => this.#cell(row, cell))}
        </tr>`
    )}`;
  }

  #kind({row, aside}: SheetRow): string {
    if (aside === 'title' || aside === 'unit') return 'aside title';
    if (aside === 'heading' || aside === 'repeated-heading') return 'heading';
    if (aside) return 'aside';
    return this.origin.places.some((place) => place.row === row) ? 'own' : '';
  }

  /** What was set aside is in no column of the table: of it long numbers are masked, of another table names too. */
  #cell({aside}: SheetRow, {row, column, text, colspan, rowspan}: DrawnCell): TemplateResult {
    const what =
      aside === undefined || aside === 'other-table' ? this.masked.get(column) : undefined;
    const hides = what ?? (aside && 'raw');
    const shown = hides && text !== null && !this.names ? maskedText(text, hides) : (text ?? '');
    const area = {
      top: row,
      left: column,
      bottom: row + rowspan - 1,
      right: column + colspan - 1
    };
    const here = this.origin.places.find((place) => covers(area, place.row, place.column));
    const numeric = aside === undefined && /^-?[\d.,]+%?$/.test(shown) && shown.length < 14;
    const classes = [numeric ? 'n' : '', here ? 'here' : '', here?.problem ? 'bad' : ''];
    return html`<td
      class=${classes.join(' ')}
      colspan=${colspan}
      rowspan=${rowspan}
      title=${shown.length > 24 ? shown : nothing}
      aria-current=${here ? 'location' : nothing}
    >
      ${shown}
    </td>`;
  }

  /** The marked cell stands in the middle of what is seen. */
  protected override updated(): void {
    const scroll = this.renderRoot.querySelector<HTMLElement>('.scroll');
    const here = this.renderRoot.querySelector<HTMLElement>('td.here');
    if (!scroll || !here) return;
    scroll.scrollLeft = here.offsetLeft + here.offsetWidth / 2 - scroll.clientWidth / 2;
  }
}

customElements.define('sheet-around', SheetAround);
