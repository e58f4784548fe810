import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {ColumnReport, SheetReport, TableReport} from '../../model/report.ts';
import {columnOf, TABLES} from '../../registry/tables/index.ts';
import {formatValue} from '../../words/format.ts';
import {DeskElement} from '../desk-element.ts';
import {columnLetter} from '../import-lines.ts';
import type {Edits} from '../mapping-edit.ts';
import {base} from '../styles/base.ts';
import {table} from '../styles/table.ts';
import {IMPORT} from '../words/import.ts';

declare global {
  interface HTMLElementTagNameMap {
    'column-map': ColumnMap;
  }
}

/** Which column of a sheet is which column of the registry, to be corrected. Event `edit`: the analyst's changes (Edits). */
export class ColumnMap extends DeskElement {
  static override properties: PropertyDeclarations = {
    sheet: {attribute: false},
    report: {attribute: false},
    edits: {attribute: false},
    all: {state: true},
    touched: {state: true}
  };
  declare sheet: SheetReport;
  /** The one of the sheet's tables whose columns these are. */
  declare report: TableReport;
  declare edits: Edits;
  /** Whether the columns that no table takes are shown. */
  declare all: boolean;
  /** The column whose select has its options; a wide sheet would have ten thousand of them. */
  declare touched: number | undefined;

  static override styles = [
    base,
    table,
    css`
      :host {
        display: block;
        margin-top: 8px;
      }
      select {
        font: 12px/1.5 var(--font-code);
        color: var(--ink);
        background: transparent;
        border: 1px solid transparent;
        border-radius: 4px;
        padding: 1px 2px;
        max-width: 210px;
      }
      select:hover,
      select:focus {
        border-color: var(--line-strong);
        background: var(--surface);
      }
      select.edited {
        border-color: var(--accent);
      }
      td,
      th {
        padding-left: 8px;
        padding-right: 8px;
      }
      td.heading {
        max-width: 200px;
        overflow: hidden;
        text-overflow: ellipsis;
      }
    `
  ];

  constructor() {
    super();
    this.all = false;
  }

  protected override render(): TemplateResult {
    const columns = columnsOf(this.sheet, this.report);
    const used = columns.filter((each) => this.#standard(each) !== null);
    const unused = columns.filter((each) => this.#standard(each) === null);
    const {position, original, standard, meaning, readCells, emptyCells, unread} = IMPORT;
    return html`<div class="frame">
      <div class="scroll">
        <table>
          <thead>
            <tr>
              ${[position, original, standard, meaning].map(
                (text) => html`<th scope="col">${this.say(text)}</th>`
              )}
              ${[readCells, emptyCells, unread].map(
                (text) => html`<th scope="col" class="n">${this.say(text)}</th>`
              )}
            </tr>
          </thead>
          <tbody>
            ${[...used, ...(this.all ? unused : [])].map((each) => this.#row(each))}
          </tbody>
        </table>
      </div>
      ${
        unused.length > 0
          ? html`<div class="foot">
              <span>${this.say(IMPORT.others, {n: unused.length})}</span>
              <button class="link" @click=${() => (this.all = !this.all)}>
                ${this.say(this.all ? IMPORT.hideOthers : IMPORT.showOthers)}
              </button>
            </div>`
          : nothing
      }
    </div>`;
  }

  #standard({position, column}: SheetColumn): string | null {
    const edit = this.edits.get(position);
    return edit === undefined ? column : edit;
  }

  #row(each: SheetColumn): TemplateResult {
    const {lang} = this.desk.state;
    const number = (count: number): string => formatValue(count, '0', lang);
    return html`<tr>
      <td class="q">${columnLetter(each.position)}</td>
      <td class="heading" translate="no" title=${each.heading}>${each.heading}</td>
      <td>${this.#select(each)}</td>
      <td class="q">${this.#meaning(each)}</td>
      <td class="n">${number(each.read)}</td>
      <td class="n">${number(each.empty)}</td>
      <td class="n">
        ${each.unreadable > 0 ? html`<b class="alert">${number(each.unreadable)}</b>` : 0}
      </td>
    </tr>`;
  }

  #select(each: SheetColumn): TemplateResult {
    const standard = this.#standard(each);
    const {table: name} = this.report;
    const columns = TABLES[name]?.columns ?? [];
    const shown =
      this.touched === each.position
        ? columns
        : columns.filter((column) => column.name === standard);
    const touch = (): void => {
      this.touched = each.position;
    };
    return html`<select
      class=${this.edits.has(each.position) ? 'edited' : ''}
      aria-label=${`${this.say(IMPORT.standard)} ${columnLetter(each.position)}`}
      @pointerdown=${touch}
      @focus=${touch}
      @change=${(event: Event) => this.#edit(each, event)}
    >
      <option value="" .selected=${standard === null}>—</option>
      ${shown.map(
        (column) =>
          html`<option value=${column.name} .selected=${column.name === standard}>
            ${name}.${column.name}
          </option>`
      )}
    </select>`;
  }

  #meaning(each: SheetColumn): string {
    const standard = this.#standard(each);
    if (standard === null) return this.say(IMPORT.notStandard);
    const column = columnOf(this.report.table, standard);
    const name = column?.[this.desk.state.lang] ?? standard;
    const {factor} = each;
    if (factor === 1) return name;
    const times = factor === 10_000 && column?.type === 'money';
    return `${name} · ${times ? this.say(IMPORT.tenThousand) : this.say(IMPORT.times, {factor})}`;
  }

  #edit({position, column}: SheetColumn, {target}: Event): void {
    if (!(target instanceof HTMLSelectElement)) return;
    const edits = new Map(this.edits);
    const chosen = target.value === '' ? null : target.value;
    if (chosen === column) edits.delete(position);
    else edits.set(position, chosen);
    this.dispatchEvent(new CustomEvent<Edits>('edit', {detail: edits}));
  }
}

/** A column of the sheet; `column` is null where the table does not take it. */
type SheetColumn = Omit<ColumnReport, 'column'> & {readonly column: string | null};

/** The columns that the table takes, in its order, then the others as they stand in the sheet. */
function columnsOf({head, filled, end}: SheetReport, {columns}: TableReport): SheetColumn[] {
  const others = head.headings.flatMap((heading, at): SheetColumn[] => {
    const position = at + 1;
    if (columns.some((each) => each.position === position)) return [];
    const read = filled[at] ?? 0;
    const counts = {read, empty: end.data - read, unreadable: 0, examples: []};
    return [{position, heading, column: null, factor: 1, ...counts}];
  });
  return [...columns, ...others];
}

customElements.define('column-map', ColumnMap);
