import {css, html, type PropertyDeclarations, type TemplateResult} from 'lit';
import {TABLES} from '../../registry/tables/index.ts';
import {DeskElement} from '../desk-element.ts';
import type {OpenNotebook} from '../open-notebook.ts';
import {base} from '../styles/base.ts';
import {NOTEBOOK} from '../words/notebook.ts';
import {listed} from '../../words/say.ts';
import './file-picker.ts';

declare global {
  interface HTMLElementTagNameMap {
    'table-missing': TableMissing;
  }
}

/** Columns by which a table is known that are named. */
const NAMED = 6;

/** An analysis without its data: which exports to open, by what they are known, and what it will then show. */
export class TableMissing extends DeskElement {
  static override properties: PropertyDeclarations = {
    open: {attribute: false},
    tables: {attribute: false}
  };
  declare open: OpenNotebook;
  declare tables: readonly string[];

  static override styles = [
    base,
    css`
      :host {
        display: block;
        max-width: var(--wide);
        margin-top: 18px;
        font-size: var(--size-text);
        line-height: 1.75;
      }
      h2 {
        margin-top: 10px;
      }
      dl {
        display: grid;
        grid-template-columns: minmax(7em, max-content) 1fr;
        margin: 12px 0 26px;
        border-top: 1px solid var(--line-strong);
        font-size: var(--size-ui);
      }
      dt,
      dd {
        margin: 0;
        padding: 8px 20px 8px 0;
        border-bottom: 1px solid var(--line);
      }
      dt {
        font-weight: 600;
      }
      dd {
        color: var(--ink-2);
      }
    `
  ];

  protected override render(): TemplateResult {
    const {desk} = this;
    return html`<h2>${this.say(NOTEBOOK.needsTitle)}</h2>
      <p>${this.say(NOTEBOOK.needs)}</p>
      <dl>${this.tables.map((name) => this.#table(name))}</dl>
      <file-picker .desk=${desk}></file-picker>`;
  }

  #table(name: string): TemplateResult {
    const {lang} = this.desk.state;
    const table = TABLES[name];
    const columns = (table?.columns ?? []).slice(0, NAMED).map((column) => column[lang]);
    return html`<dt>${table?.[lang] ?? name}</dt>
      <dd>${this.say(NOTEBOOK.knownBy, {columns: listed(columns, lang)})}</dd>`;
  }
}

customElements.define('table-missing', TableMissing);
