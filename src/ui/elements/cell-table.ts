import {
  html,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult
} from 'lit';
import {DeskElement} from '../desk-element.ts';
import type {TableSource} from '../row-windows.ts';
import {sqlTemplate} from '../sql-template.ts';
import {base} from '../styles/base.ts';
import {cell} from '../styles/cell.ts';
import {code} from '../styles/code.ts';
import {page} from '../styles/page.ts';
import {NOTEBOOK} from '../words/notebook.ts';
import './table-view.ts';

declare global {
  interface HTMLElementTagNameMap {
    'cell-table': CellTable;
  }
}

/** The result of a query that nothing else uses, as a table with its SQL. */
export class CellTable extends DeskElement {
  static override properties: PropertyDeclarations = {
    name: {attribute: false},
    source: {attribute: false},
    sql: {attribute: false},
    sqlShown: {attribute: false},
    open: {state: true}
  };
  declare name: string;
  declare source: TableSource;
  declare sql: string;
  declare sqlShown: boolean;
  declare open: boolean;

  static override styles = [base, page, code, cell];

  constructor() {
    super();
    this.open = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('sqlShown')) this.open = this.sqlShown;
  }

  protected override render(): TemplateResult {
    return html`<table-view
        .desk=${this.desk}
        .source=${this.source}
        .limit=${10}
        .label=${this.name}
      ></table-view>
      <div class="how">
        <button
          aria-expanded=${this.open ? 'true' : 'false'}
          @click=${() => (this.open = !this.open)}
        >
          ${this.say(NOTEBOOK.sql)}
        </button>
      </div>
      ${
        this.open
          ? html`<pre class="sql" tabindex="0" translate="no">${sqlTemplate(this.sql)}</pre>`
          : nothing
      }`;
  }
}

customElements.define('cell-table', CellTable);
