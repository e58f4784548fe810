import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {TableReport} from '../../model/report.ts';
import {PROBLEMS} from '../../registry/books.ts';
import {unreadableOf} from '../book-lists.ts';
import {DeskElement} from '../desk-element.ts';
import {columnLetter} from '../import-lines.ts';
import {maskedText} from '../mask.ts';
import {listedColumns} from '../listed-columns.ts';
import {base} from '../styles/base.ts';
import {page} from '../styles/page.ts';
import {IMPORT} from '../words/import.ts';
import './query-table.ts';

declare global {
  interface HTMLElementTagNameMap {
    'sheet-issues': SheetIssues;
  }
}

/** The cells of a sheet that could not be read: the first of each column, all of them on demand. */
export class SheetIssues extends DeskElement {
  static override properties: PropertyDeclarations = {
    report: {attribute: false},
    open: {state: true}
  };
  declare report: TableReport;
  declare open: boolean;

  static override styles = [
    base,
    page,
    css`
      ul {
        list-style: none;
        margin: 8px 0;
        line-height: 1.75;
      }
      h3 {
        font-size: var(--size-ui);
        font-weight: 600;
        margin-top: 18px;
      }
      query-table {
        display: block;
        margin-top: 8px;
      }
    `
  ];

  protected override render(): TemplateResult | typeof nothing {
    const columns = this.report.columns.filter(({unreadable}) => unreadable > 0);
    const {disagreeing} = this.report;
    return html`${
      disagreeing > 0
        ? html`<p class="unit">${this.say(IMPORT.disagree, {n: disagreeing})}</p>`
        : nothing
    }
    ${
      columns.length > 0
        ? html`<h3>${this.say(IMPORT.issues)}</h3>
            <ul translate="no">
              ${columns.map((column) => this.#example(column))}
            </ul>
            <p class="how">
              <button
                aria-expanded=${this.open ? 'true' : 'false'}
                @click=${() => (this.open = !this.open)}
              >
                ${this.say(this.open ? IMPORT.hideAll : IMPORT.listAll)}
              </button>
            </p>
            ${this.open ? this.#all() : nothing}`
        : nothing
    }`;
  }

  #example({
    heading,
    position,
    unreadable,
    examples
  }: TableReport['columns'][number]): TemplateResult {
    const [first] = examples;
    if (!first) return html``;
    const text = this.say(IMPORT.example, {
      row: String(first.row),
      column: columnLetter(position),
      raw: maskedText(first.raw, 'raw'),
      ...(unreadable > 1 && {n: unreadable})
    });
    return html`<li>
      ${heading} · ${text} <span class="note">${this.say(PROBLEMS[first.problem])}</span>
    </li>`;
  }

  #all(): TemplateResult {
    const {lang} = this.desk.state;
    return html`<query-table
      .desk=${this.desk}
      .name=${'issues (listed)'}
      .sql=${unreadableOf(this.report.sourceId, lang)}
      .own=${listedColumns(lang)}
      .label=${this.say(IMPORT.issues)}
    ></query-table>`;
  }
}

customElements.define('sheet-issues', SheetIssues);
