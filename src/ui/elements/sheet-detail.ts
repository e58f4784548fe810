import {
  css,
  html,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult
} from 'lit';
import type {Decision, SheetReport, TableReport} from '../../model/report.ts';
import {TABLES} from '../../registry/tables/index.ts';
import {DeskElement} from '../desk-element.ts';
import {maskedColumns} from '../masked-columns.ts';
import {sheetLines} from '../sheet-lines.ts';
import {tableName} from '../import-words.ts';
import {edited, type Edits} from '../mapping-edit.ts';
import {base} from '../styles/base.ts';
import {page} from '../styles/page.ts';
import {table} from '../styles/table.ts';
import {IMPORT} from '../words/import.ts';
import './column-map.ts';
import './sheet-issues.ts';
import './sheet-preview.ts';

declare global {
  interface HTMLElementTagNameMap {
    'sheet-detail': SheetDetail;
  }
}

/** One sheet: what was found in it, its first rows, why it was taken for what, which column is which, what was not readable. */
export class SheetDetail extends DeskElement {
  static override properties: PropertyDeclarations = {
    sheet: {attribute: false},
    alike: {attribute: false},
    shown: {state: true},
    edits: {state: true}
  };
  declare sheet: SheetReport;
  /** Undecided sheets with the same headings, itself included: what is said of one holds for all. */
  declare alike: readonly SheetReport[];
  /** The table whose columns are shown, where the sheet holds several. */
  declare shown: string | undefined;
  declare edits: Edits;

  static override styles = [
    base,
    page,
    table,
    css`
      :host {
        display: block;
        scroll-margin-top: 60px;
      }
      .choose {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: center;
        margin: 12px 0 0;
      }
      select {
        font: inherit;
        color: var(--ink);
        background: var(--surface);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        padding: 4px 8px;
      }
      .tabs {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 18px;
        margin: 4px 0 6px;
      }
      .tabs button {
        border: 0;
        border-radius: 0;
        border-bottom: 2px solid transparent;
        padding: 2px 0 4px;
        background: none;
        color: var(--ink-2);
      }
      .tabs button[aria-pressed='true'] {
        color: var(--accent);
        border-bottom-color: var(--accent);
        font-weight: 600;
      }
      .doubts {
        list-style: none;
        margin: 6px 0 8px;
        color: var(--warn);
        font-size: var(--size-ui);
      }
    `
  ];

  constructor() {
    super();
    this.edits = new Map();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('sheet')) return;
    this.edits = new Map();
    if (changed.get('sheet')?.id !== this.sheet.id) this.shown = undefined;
  }

  protected override render(): TemplateResult {
    const {head} = this.sheet;
    const {lang} = this.desk.state;
    const {found, why, doubts} = sheetLines(this.sheet, lang);
    const name = [head.file.split('/').at(-1), head.name].filter(Boolean).join(' · ');
    return html`<section>
        <h2 translate="no">${name}</h2>
        <p class="unit">${found}<br /><span translate="no">${why}</span></p>
        ${
          doubts.length > 0
            ? html`<ul class="doubts" translate="no">
                ${doubts.map((text) => html`<li>${text}</li>`)}
              </ul>`
            : nothing
        }
        <sheet-preview
          .desk=${this.desk}
          .head=${head}
          .masked=${new Set(maskedColumns(this.sheet).keys())}
          .bad=${this.#bad()}
        ></sheet-preview>
        ${this.#choose()}
      </section>
      ${this.sheet.tables.length > 0 ? this.#mapping() : nothing}`;
  }

  #bad(): ReadonlySet<string> {
    const examples = this.sheet.tables.flatMap(({columns}) =>
      columns.flatMap((each) => each.examples)
    );
    return new Set(examples.map(({row, column}) => `${row}:${column}`));
  }

  #choose(): TemplateResult {
    const {state, recognition, tables} = this.sheet;
    const {lang} = this.desk.state;
    const best = recognition.candidates.slice(0, 3);
    const current = tables.length === 1 ? tables[0]?.table : undefined;
    return html`<div class="choose">
      ${
        state === 'ask'
          ? html`<b>${this.say(IMPORT.candidates)}</b> ${
                this.alike.length > 1
                  ? html`<span class="note"
                      >${this.say(IMPORT.together, {n: this.alike.length})}</span
                    >`
                  : nothing
              }
              ${best.map(
                ({table: name, score}) =>
                  html`<button @click=${() => this.#decide({tables: [name]})}>
                    ${tableName(name, lang)} ${Math.round(score * 100)}
                  </button>`
              )}`
          : nothing
      }
      <label
        >${this.say(IMPORT.changeTable)}
        <select @change=${(event: Event) => this.#changeTable(event)}>
          <option value="?" .selected=${current === undefined && tables.length > 0}>…</option>
          <option value="" .selected=${tables.length === 0 && state !== 'ask'}>
            ${this.say(IMPORT.asItself)}
          </option>
          ${Object.values(TABLES).map(
            (each) =>
              html`<option value=${each.name} .selected=${each.name === current}>
                ${each[lang]}
              </option>`
          )}
        </select>
      </label>
      ${
        this.desk.state.deciding
          ? html`<span class="note" role="status">${this.say(IMPORT.reloading)}</span>`
          : nothing
      }
    </div>`;
  }

  #mapping(): TemplateResult {
    const {tables} = this.sheet;
    const shown = tables.find((each) => each.table === this.shown) ?? tables[0];
    if (!shown) return html``;
    return html`<section>
      <h2>${this.say(IMPORT.mapping)}</h2>
      ${
        tables.length > 1
          ? html`<div class="tabs">${tables.map((each) => this.#tab(each, shown))}</div>`
          : html`<p class="unit">${this.#rows(shown)}</p>`
      }
      <column-map
        .desk=${this.desk}
        .sheet=${this.sheet}
        .report=${shown}
        .edits=${this.edits}
        @edit=${(event: CustomEvent<Edits>) => (this.edits = event.detail)}
      ></column-map>
      ${this.edits.size > 0 ? this.#reload(shown) : nothing}
      <sheet-issues .desk=${this.desk} .report=${shown}></sheet-issues>
    </section>`;
  }

  #tab(each: TableReport, shown: TableReport): TemplateResult {
    const select = (): void => {
      this.shown = each.table;
      this.edits = new Map();
    };
    return html`<button aria-pressed=${each === shown ? 'true' : 'false'} @click=${select}>
      ${tableName(each.table, this.desk.state.lang)} <span class="note">${this.#rows(each)}</span>
    </button>`;
  }

  #rows({loaded, from}: TableReport): string {
    return loaded === from
      ? this.say(IMPORT.rowsPlain, {n: loaded})
      : this.say(IMPORT.fromRows, {n: loaded, from});
  }

  #reload({table: name}: TableReport): TemplateResult {
    return html`<div class="choose">
      <span class="note">${this.say(IMPORT.changed, {n: this.edits.size})}</span>
      <button
        class="primary"
        ?disabled=${this.desk.state.deciding}
        @click=${() => this.#load(name)}
      >
        ${this.say(IMPORT.reload)}
      </button>
    </div>`;
  }

  /** Loads again with the changed columns of one table; the sheet's other tables stay as they are. */
  #load(name: string): void {
    const {projections, head} = this.sheet;
    const changed = projections.map((each) =>
      each.table === name ? edited(each, this.edits, head) : each
    );
    this.#decide({projections: changed});
  }

  #changeTable({target}: Event): void {
    if (!(target instanceof HTMLSelectElement) || target.value === '?') return;
    this.#decide({tables: target.value === '' ? [] : [target.value]});
  }

  #decide(what: {tables: readonly string[]} | {projections: SheetReport['projections']}): void {
    const together = this.sheet.state === 'ask' && 'tables' in what ? this.alike : [this.sheet];
    void this.desk.decide(together.map(({id}): Decision => ({sheet: id, ...what})));
  }
}

customElements.define('sheet-detail', SheetDetail);
