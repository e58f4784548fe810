import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import {literal} from '../../model/names.ts';
import type {FindingCount} from '../../model/report.ts';
import {FINDINGS} from '../../registry/books.ts';
import {formatValue} from '../../words/format.ts';
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
    const {lang} = this.desk.state;
    return html`<div class="frame">
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">${this.say(IMPORT.what)}</th>
              <th scope="col">${this.say(IMPORT.inTable)}</th>
              <th scope="col" class="n">${this.say(IMPORT.count)}</th>
              <td></td>
            </tr>
          </thead>
          <tbody>
            ${this.findings.map(
              (each) =>
                html`<tr class=${this.#isOpen(each) ? 'on' : ''}>
                  <td>${this.say(FINDINGS[each.kind])}</td>
                  <td class="q">${tableName(each.table, lang)}</td>
                  <td class="n">${formatValue(each.count, '0', lang)}</td>
                  <td class="n">${this.#link(each)}</td>
                </tr>`
            )}
          </tbody>
        </table>
      </div>
    </div>`;
  }

  #isOpen({kind, table: name}: FindingCount): boolean {
    return this.open?.kind === kind && this.open.table === name;
  }

  #link(each: FindingCount): TemplateResult {
    const open = this.#isOpen(each);
    return html`<button
      class="link"
      aria-expanded=${open ? 'true' : 'false'}
      @click=${() => (this.open = open ? undefined : each)}
    >
      ${this.say(open ? IMPORT.hideAll : IMPORT.listAll)}
    </button>`;
  }

  #list({kind, table: name}: FindingCount): TemplateResult {
    const sql = `SELECT f.key, f."value", f.other, s.file, s.sheet, f.row_no
      FROM data.finding f LEFT JOIN data.source s USING (source_id)
      WHERE f.kind = ${literal(kind)} AND f.table_name = ${literal(name)} ORDER BY f.source_id, f.row_no, f.key`;
    return html`<query-table
      .desk=${this.desk}
      .name=${'findings (listed)'}
      .sql=${sql}
      .own=${listedColumns(this.desk.state.lang)}
      .label=${this.say(FINDINGS[kind])}
    ></query-table>`;
  }
}

customElements.define('import-findings', ImportFindings);
