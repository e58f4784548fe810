import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {Column, ColumnType} from '../../model/dictionary.ts';
import type {ColumnReport, SheetReport, TableReport} from '../../model/report.ts';
import {unitsOf} from '../../registry/recognise/units.ts';
import {columnOf, TABLES} from '../../registry/tables/index.ts';
import {unstatedColumns} from '../../registry/unstated.ts';
import {formatValue} from '../../words/format.ts';
import {DeskElement} from '../desk-element.ts';
import {columnLetter} from '../import-lines.ts';
import {statedFactor, type Edit, type Edits} from '../mapping-edit.ts';
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
      select:disabled {
        color: var(--ink-2);
        opacity: 1;
      }
      select.unit {
        font: inherit;
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
    const all = this.all || this.report.columns.length === 0;
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
            ${[...used, ...(all ? unused : [])].map((each) => this.#row(each))}
          </tbody>
        </table>
      </div>
      ${
        unused.length > 0 && this.report.columns.length > 0
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
    return edit === undefined ? column : edit.column;
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
      ?disabled=${this.desk.state.readOnly}
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

  #meaning(each: SheetColumn): TemplateResult {
    const standard = this.#standard(each);
    if (standard === null) return html`${this.say(IMPORT.notStandard)}`;
    const column = columnOf(this.report.table, standard);
    const name = column?.[this.desk.state.lang] ?? standard;
    return html`${name} ${column ? this.#unit(each, column) : nothing}`;
  }

  /** The unit in which the sheet writes an amount or area, to be chosen. */
  #unit(each: SheetColumn, column: Column): TemplateResult | typeof nothing {
    const units = MEASURED.has(column.type) ? unitsOf(column.unit ?? '') : [];
    if (units.length < 2) return nothing;
    const {position} = each;
    const factor = this.#factor(each, column);
    const known = units.some((unit) => unit.factor === factor);
    const isUnsaid = this.#isUnsaid(position);
    const isOpen = isUnsaid && this.edits.get(position)?.factor === undefined;
    const letter = columnLetter(position);
    return html`·
      <select
        class="unit ${this.edits.get(position)?.factor === undefined ? '' : 'edited'}"
        aria-label=${this.say(IMPORT.unitOf, {column: letter})}
        translate="no"
        ?disabled=${this.desk.state.readOnly}
        @change=${(event: Event) => this.#editUnit(each, event)}
      >
        ${isUnsaid ? html`<option value="" .selected=${isOpen}>—</option>` : nothing}
        ${known ? nothing : html`<option value=${factor} selected>${this.say(IMPORT.times, {factor})}</option>`}
        ${units.map(
          (unit) =>
            html`<option value=${unit.factor} .selected=${!isOpen && unit.factor === factor}>
              ${unit.unit}
            </option>`
        )}</select
      >${factor === 1 ? '' : ` → ${column.unit ?? ''}`}`;
  }

  #factor({position, column: now, factor}: SheetColumn, column: Column): number {
    const edit = this.edits.get(position);
    if (edit?.factor !== undefined) return edit.factor;
    return column.name === now ? factor : statedFactor(column, position, this.sheet.head);
  }

  /** Whether the unit of a column is doubted because nobody says it: then it is to be chosen, whichever it is. */
  #isUnsaid(position: number): boolean {
    const {head, end, projections} = this.sheet;
    return (
      end.doubts.some(({code}) => code === 'unit-unstated') &&
      unstatedColumns(head, projections).includes(position)
    );
  }

  #edit({position}: SheetColumn, {target}: Event): void {
    if (!(target instanceof HTMLSelectElement)) return;
    this.#change(position, {column: target.value === '' ? null : target.value});
  }

  #editUnit(each: SheetColumn, {target}: Event): void {
    if (!(target instanceof HTMLSelectElement)) return;
    const column = this.#standard(each);
    const {value} = target;
    this.#change(each.position, value === '' ? {column} : {column, factor: Number(value)});
  }

  /** An edit that leaves the column as it is is none. */
  #change(position: number, edit: Edit): void {
    const edits = new Map(this.edits);
    const now = this.report.columns.find((each) => each.position === position);
    const same =
      edit.column === (now?.column ?? null) && (edit.factor ?? now?.factor) === now?.factor;
    if (same && (edit.factor === undefined || !this.#isUnsaid(position))) edits.delete(position);
    else edits.set(position, edit);
    this.dispatchEvent(new CustomEvent<Edits>('edit', {detail: edits}));
  }
}

/** Kinds of values that sheets write in one unit or another. */
const MEASURED: ReadonlySet<ColumnType> = new Set(['money', 'area', 'number']);

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
