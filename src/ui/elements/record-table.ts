import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import {columnOf, type Value} from '../../model/rows.ts';
import {DeskElement} from '../desk-element.ts';
import {partOf, type RecordTable} from '../find-record.ts';
import {tableName} from '../import-words.ts';
import {maskedText} from '../mask.ts';
import {recordColumns, recordOfRow, recordRoute, type RecordKind} from '../record.ts';
import {hashOf} from '../route.ts';
import {cellText, shownColumns, type ShownColumn} from '../shown-columns.ts';
import {base} from '../styles/base.ts';
import {table} from '../styles/table.ts';
import {RECORD} from '../words/record.ts';

declare global {
  interface HTMLElementTagNameMap {
    'record-table': RecordTableView;
  }
}

/** Columns that say where a row is. */
const PLACE = ['source_id', 'row_no', 'as_of'];

/** A few rows of a table beside each other, field under field; every value leads to its cell. */
export class RecordTableView extends DeskElement {
  static override properties: PropertyDeclarations = {
    about: {attribute: false},
    kind: {attribute: false},
    names: {attribute: false}
  };
  declare about: RecordTable;
  /** What the page is the record of. */
  declare kind: RecordKind;
  declare names: boolean;

  static override styles = [
    base,
    table,
    css`
      :host {
        display: block;
      }
      .frame {
        width: fit-content;
        max-width: 100%;
      }
      table {
        width: auto;
      }
      thead th {
        min-width: 150px;
      }
      tbody th {
        padding: 0 12px;
        height: var(--row);
        border-bottom: 1px solid var(--line);
        font-weight: 400;
        vertical-align: middle;
      }
      tbody tr:last-child th {
        border-bottom: 0;
      }
      th small {
        display: block;
        font-weight: 400;
        color: var(--ink-3);
      }
      td {
        max-width: 300px;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      td.n {
        text-align: left;
      }
      td a {
        color: inherit;
      }
      td a:hover {
        color: var(--accent);
      }
      td a.bad {
        color: var(--warn);
      }
      td a.on {
        margin-left: 6px;
        color: var(--accent);
      }
      .none {
        color: var(--ink-3);
      }
    `
  ];

  protected override render(): TemplateResult {
    const {rows, name} = this.about;
    const shown = this.#shown();
    const all = Array.from({length: rows.count}, (_, row) => row);
    return html`<div class="frame">
      <div
        class="scroll"
        tabindex="0"
        role="region"
        aria-label=${tableName(name, this.desk.state.lang)}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">${this.say(RECORD.field)}</th>
              ${all.map((row) => html`<th scope="col">${this.#edition(row)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${shown.map(
              (column) =>
                html`<tr>
                  <th scope="row">
                    ${column.heading}${
                      column.unit ? html` <span class="of">${column.unit}</span>` : nothing
                    }
                  </th>
                  ${all.map((row) => this.#cell(column, row))}
                </tr>`
            )}
          </tbody>
        </table>
      </div>
    </div>`;
  }

  /** Columns of which any row says something, or said something unreadable. */
  #shown(): ShownColumn[] {
    const {rows, name, issues} = this.about;
    const columns = shownColumns(rows.columns, this.desk.state.lang, {table: name});
    return columns.filter(
      ({name: column}) =>
        !PLACE.includes(column) &&
        (issues.some((issue) => issue.column === column) ||
          (columnOf(rows, column) ?? []).some((value) => value !== null))
    );
  }

  #value(row: number, column: string): Value {
    return columnOf(this.about.rows, column)?.[row] ?? null;
  }

  #place(row: number): {source: number; row: number} {
    return {source: Number(this.#value(row, 'source_id')), row: Number(this.#value(row, 'row_no'))};
  }

  #edition(row: number): TemplateResult {
    const date = this.#value(row, 'as_of');
    const place = this.#place(row);
    const {name} = this.about;
    const other =
      name === 'person' && this.kind !== 'person'
        ? (['person', RECORD.person] as const)
        : name === 'pairing' && this.kind !== 'helper'
          ? (['helper', RECORD.helper] as const)
          : undefined;
    return html`<span class="num">${date === null ? this.say(RECORD.undated) : String(date)}</span>
      <small>${this.say(RECORD.rowOf, {row: String(place.row)})}</small>
      ${
        other
          ? html`<small
              ><a href=${hashOf(recordOfRow(other[0], place.source, place.row))}
                >${this.say(other[1])}</a
              ></small
            >`
          : nothing
      }`;
  }

  #cell(column: ShownColumn, row: number): TemplateResult {
    const {lang, report} = this.desk.state;
    const value = this.#value(row, column.name);
    const place = this.#place(row);
    const issue = this.about.issues.find(
      (each) =>
        each.source === place.source && each.row === place.row && each.column === column.name
    );
    if (value === null && !issue)
      return html`<td class=${column.numeric ? 'none n' : 'none'} translate="no">—</td>`;
    const part = partOf(report, place.source, (name) => this.#value(row, name));
    const address = {...place, column: column.name, ...(part === undefined ? {} : {part})};
    const href = hashOf({page: 'cell', address});
    if (issue && value === null) {
      const raw = this.names ? issue.raw : maskedText(issue.raw, column.masked ?? 'raw');
      return html`<td>
        <a class="bad" href=${href} translate="no">${this.say(RECORD.unreadable, {raw})}</a>
      </td>`;
    }
    const text = cellText(column, value, lang, this.names);
    return html`<td class=${column.numeric ? 'n' : ''} title=${text.length > 40 ? text : nothing}>
      <a href=${href} translate="no">${text}</a>${this.#onward(column, row)}
    </td>`;
  }

  /** A number of something else leads on to its record. */
  #onward(column: ShownColumn, row: number): TemplateResult | typeof nothing {
    const [found] = recordColumns([column.name]);
    if (!found || found[0] === this.kind) return nothing;
    const own = (name: string): Value => this.#value(row, name);
    const route = recordRoute(found[0], own(column.name), own);
    return route
      ? html`<a class="on" href=${hashOf(route)} aria-label=${this.say(RECORD.record)}>›</a>`
      : nothing;
  }
}

customElements.define('record-table', RecordTableView);
