import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {FindingCount} from '../../model/report.ts';
import {FINDINGS} from '../../registry/books.ts';
import {formatValue} from '../../words/format.ts';
import {findingsOf} from '../book-lists.ts';
import {DeskElement} from '../desk-element.ts';
import {tableName} from '../import-words.ts';
import {listedColumns} from '../listed-columns.ts';
import {base} from '../styles/base.ts';
import {page} from '../styles/page.ts';
import {table} from '../styles/table.ts';
import {IMPORT} from '../words/import.ts';
import './query-table.ts';

declare global {
  interface HTMLElementTagNameMap {
    'import-findings': ImportFindings;
  }
}

/** What does not fit together, by kind and table; each kind can be listed. */
export class ImportFindings extends DeskElement {
  static override properties: PropertyDeclarations = {
    findings: {attribute: false},
    open: {state: true}
  };
  declare findings: readonly FindingCount[];
  declare open: FindingCount | undefined;

  static override styles = [
    base,
    page,
    table,
    css`
      td.tables button {
        margin-right: 14px;
      }
      query-table {
        display: block;
        margin-top: 10px;
      }
    `
  ];

  protected override render(): TemplateResult {
    const {findings} = this;
    return html`<section>
      <h2>${this.say(IMPORT.findings)}</h2>
      ${
        findings.length === 0
          ? html`<p class="good">${this.say(IMPORT.noFindings)}</p>`
          : html`<p class="unit">${this.say(IMPORT.findingsNote)}</p>
              ${this.#table()}`
      }
      ${this.open ? this.#list(this.open) : nothing}
    </section>`;
  }

  #table(): TemplateResult {
    const kinds = new Set(this.findings.map(({kind}) => kind));
    return html`<div class="frame">
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">${this.say(IMPORT.what)}</th>
              <th scope="col" class="n">${this.say(IMPORT.count)}</th>
              <th scope="col">${this.say(IMPORT.inTable)}</th>
            </tr>
          </thead>
          <tbody>
            ${[...kinds].map((kind) => this.#kind(this.findings.filter((each) => each.kind === kind)))}
          </tbody>
        </table>
      </div>
    </div>`;
  }

  /** One kind of finding, with a link for each table that has some. */
  #kind(findings: readonly FindingCount[]): TemplateResult {
    const {lang} = this.desk.state;
    const [first] = findings;
    if (!first) return html``;
    const all = findings.reduce((sum, {count}) => sum + count, 0);
    return html`<tr class=${findings.some((each) => this.#isOpen(each)) ? 'on' : ''}>
      <td>${this.say(FINDINGS[first.kind])}</td>
      <td class="n">${formatValue(all, '0', lang)}</td>
      <td class="tables">${findings.map((each) => this.#link(each, findings.length > 1))}</td>
    </tr>`;
  }

  #isOpen({kind, table: name}: FindingCount): boolean {
    return this.open?.kind === kind && this.open.table === name;
  }

  #link(each: FindingCount, counted: boolean): TemplateResult {
    const open = this.#isOpen(each);
    const {lang} = this.desk.state;
    return html`<button
      class="link"
      aria-expanded=${open ? 'true' : 'false'}
      @click=${() => (this.open = open ? undefined : each)}
    >
      ${tableName(each.table, lang)}${counted ? ` ${formatValue(each.count, '0', lang)}` : ''}
    </button>`;
  }

  #list({kind, table: name}: FindingCount): TemplateResult {
    const {lang} = this.desk.state;
    return html`<query-table
      .desk=${this.desk}
      .name=${'findings (listed)'}
      .sql=${findingsOf(kind, name, lang)}
      .version=${this.findings}
      .own=${listedColumns(lang)}
      .label=${this.say(FINDINGS[kind])}
    ></query-table>`;
  }
}

customElements.define('import-findings', ImportFindings);
