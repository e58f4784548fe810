import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {SheetRow} from '../../model/origin.ts';
import type {SheetHead} from '../../model/sheet.ts';
import {DeskElement} from '../desk-element.ts';
import {maskedText, type Masked} from '../mask.ts';
import {cellsOf, runsOf, type DrawnCell, type Run} from '../sheet-layout.ts';
import {base} from '../styles/base.ts';
import {table} from '../styles/table.ts';
import {IMPORT} from '../words/import.ts';
import './heading-picker.ts';

declare global {
  interface HTMLElementTagNameMap {
    'sheet-preview': SheetPreview;
  }
}

/** Rows below the heading, and columns, that are shown. */
const [ROWS_BELOW, COLUMNS] = [4, 256];

type RowKind = 'heading' | 'aside' | '';

/**
 * The first rows of a sheet in its own layout: titles dimmed, the heading marked, persons masked, unreadable cells red; below
 * them the rows that need a look. While `picking`, each row can be made the heading; event `heading`: its rows, null for no change.
 */
export class SheetPreview extends DeskElement {
  static override properties: PropertyDeclarations = {
    head: {attribute: false},
    masked: {attribute: false},
    bad: {attribute: false},
    looked: {attribute: false},
    notes: {attribute: false},
    picking: {attribute: false},
    picked: {state: true}
  };
  declare head: SheetHead;
  /** Columns (from 1) that show persons. */
  declare masked: ReadonlyMap<number, Masked>;
  /** 'row:column' of unreadable cells and of totals that differ. */
  declare bad: ReadonlySet<string>;
  /** Rows further down that need a look. */
  declare looked: readonly SheetRow[];
  /** What is said below a row. */
  declare notes: ReadonlyMap<number, string>;
  declare picking: boolean;
  /** The rows that are picked for the heading. */
  declare picked: readonly number[] | undefined;

  static override styles = [
    base,
    table,
    css`
      :host {
        display: block;
        width: fit-content;
        max-width: 100%;
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
      td.no button {
        width: 100%;
        padding: 0 6px;
        text-align: right;
        font-size: inherit;
      }
      td.no button[aria-pressed='true'] {
        border-color: var(--accent);
        color: var(--accent);
        font-weight: 600;
      }
      tr.aside td,
      tr.gap td,
      tr.said td {
        color: var(--ink-3);
      }
      tr.gap td {
        height: 18px;
        line-height: 18px;
      }
      tr.said td {
        color: var(--alert);
      }
      tr.heading td {
        background: var(--accent-soft);
        font-weight: 600;
      }
      tr.heading td[colspan]:not([colspan='1']) {
        text-align: center;
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
    const runs = runsOf(this.#rows());
    return html`<div class="frame">
        <div class="scroll" tabindex="0" role="region" aria-label=${this.say(IMPORT.preview)}>
          <table translate="no">
            <tbody>
              ${runs.map((run, at) => this.#run(run, at))}
            </tbody>
          </table>
        </div>
      </div>
      ${
        this.picking
          ? html`<heading-picker
              .desk=${this.desk}
              .picked=${this.#heading()}
              .found=${this.head.headingRows}
              @pick=${(event: CustomEvent<readonly number[]>) => (this.picked = event.detail)}
              @heading=${() => (this.picked = undefined)}
            ></heading-picker>`
          : nothing
      }`;
  }

  /** All that is there while the heading is sought, else what is around it. */
  #rows(): SheetRow[] {
    const {preview, headingRows, first: top = 1} = this.head;
    const last = (headingRows.at(-1) ?? top - 1) - top + 1 + ROWS_BELOW;
    const count = this.picking ? preview.length : Math.max(last, ROWS_BELOW + 1);
    const first = preview.slice(0, count).map((cells, at): SheetRow => ({row: top + at, cells}));
    const further = this.picking ? [] : this.looked.filter(({row}) => row >= top + first.length);
    return [...first, ...further];
  }

  #heading(): readonly number[] {
    return this.picking && this.picked ? this.picked : this.head.headingRows;
  }

  #run(run: Run, at: number): TemplateResult {
    const columns = Math.min(this.head.width, COLUMNS) + 1;
    return html`${
      at > 0
        ? html`<tr class="gap">
            <td class="no">⋮</td>
            <td colspan=${columns - 1}></td>
          </tr>`
        : nothing
    }${run.rows.map((row) => this.#row(run, row))}`;
  }

  #row(run: Run, row: SheetRow): TemplateResult {
    const heading = this.#heading();
    const first = heading[0] ?? 1;
    const aside = row.row < first || row.aside !== undefined;
    const kind: RowKind = heading.includes(row.row) ? 'heading' : aside ? 'aside' : '';
    const width = Math.min(this.head.width, COLUMNS);
    const note = this.notes.get(row.row);
    return html`<tr class=${kind}>
        <td class="no">${this.picking ? this.#number(row.row, heading) : row.row}</td>
        ${cellsOf(run, row, this.head.merges, width).map((cell) => this.#cell(cell, kind))}
      </tr>
      ${
        note
          ? html`<tr class="said">
              <td class="no"></td>
              <td colspan=${width}>${note}</td>
            </tr>`
          : nothing
      }`;
  }

  #number(row: number, heading: readonly number[]): TemplateResult {
    return html`<button
      aria-pressed=${heading.includes(row) ? 'true' : 'false'}
      aria-label=${this.say(IMPORT.asHeading, {row: String(row)})}
      @click=${() => this.#pick(row)}
    >
      ${row}
    </button>`;
  }

  /** The first press begins the heading anew, the second ends it. */
  #pick(row: number): void {
    const {picked} = this;
    const [only] = picked?.length === 1 ? picked : [];
    const [from, to] = only === undefined ? [row, row] : [Math.min(only, row), Math.max(only, row)];
    this.picked = Array.from({length: to - from + 1}, (_, at) => from + at);
  }

  /** What stands beside the data is in no column: of it long numbers are masked. */
  #cell({row, column, text, colspan, rowspan}: DrawnCell, kind: RowKind): TemplateResult {
    const what = kind === '' ? this.masked.get(column) : kind === 'aside' ? 'raw' : undefined;
    const shown = what && text !== null ? maskedText(text, what) : (text ?? '');
    const numeric = kind !== 'heading' && /^[\d.,-]+$/.test(shown) && shown.length < 12;
    return html`<td
      class="${numeric ? 'n' : ''} ${this.bad.has(`${row}:${column}`) ? 'bad' : ''}"
      colspan=${colspan}
      rowspan=${rowspan}
      title=${shown.length > 24 ? shown : nothing}
    >
      ${shown}
    </td>`;
  }
}

customElements.define('sheet-preview', SheetPreview);
