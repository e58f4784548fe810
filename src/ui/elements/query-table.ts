import {html, type PropertyDeclarations, type PropertyValues, type TemplateResult} from 'lit';
import {failureOf, type Failure} from '../../model/failure.ts';
import {DeskElement} from '../desk-element.ts';
import type {TableSource} from '../row-windows.ts';
import type {Showing} from '../shown-columns.ts';
import {base} from '../styles/base.ts';
import {TABLE} from '../words/table.ts';
import './cell-failure.ts';
import './table-view.ts';

declare global {
  interface HTMLElementTagNameMap {
    'query-table': QueryTable;
  }
}

/** The rows of a query of the page's own, as a table. */
export class QueryTable extends DeskElement {
  static override properties: PropertyDeclarations = {
    name: {attribute: false},
    sql: {attribute: false},
    label: {attribute: false},
    own: {attribute: false},
    version: {attribute: false},
    found: {state: true}
  };
  /** Names the result; two that are shown at once need two names. */
  declare name: string;
  declare sql: string;
  declare label: string;
  /** Headings of the query's columns, and which are masked. */
  declare own: Showing['own'];
  /** What the rows depend on beside the query: with another one they are asked again. */
  declare version: unknown;
  declare found: TableSource | Failure | undefined;

  static override styles = [base];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('sql') || changed.has('version')) void this.#ask(this.sql);
  }

  async #ask(sql: string): Promise<void> {
    let found: TableSource | Failure;
    try {
      found = await this.desk.query(this.name, sql);
    } catch (thrown) {
      found = failureOf(thrown);
    }
    if (sql === this.sql) this.found = found;
  }

  protected override render(): TemplateResult {
    const {desk, found} = this;
    if (!found) return html`<p class="note" role="status">${this.say(TABLE.loading)}</p>`;
    if ('code' in found) {
      return html`<cell-failure .desk=${desk} .failure=${found}></cell-failure>`;
    }
    return html`<table-view
      .desk=${desk}
      .source=${found}
      .own=${this.own}
      .limit=${20}
      .label=${this.label}
      .file=${this.label}
    ></table-view>`;
  }
}

customElements.define('query-table', QueryTable);
