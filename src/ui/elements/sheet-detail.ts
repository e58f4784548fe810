import {
  css,
  html,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult
} from 'lit';
import type {SheetRow} from '../../model/origin.ts';
import type {Decision, SheetReport, TableReport} from '../../model/report.ts';
import type {FileHint} from '../../model/sheet.ts';
import {dated} from '../corrections.ts';
import {DeskElement} from '../desk-element.ts';
import {sheetLines} from '../sheet-lines.ts';
import {tableName} from '../import-words.ts';
import {alikeIn, badIn, notesOf, rowsToLookAt} from '../sheet-looks.ts';
import {maskedColumns} from '../masked-columns.ts';
import {edited, type Edits} from '../mapping-edit.ts';
import {base} from '../styles/base.ts';
import {page} from '../styles/page.ts';
import {table} from '../styles/table.ts';
import {tabs} from '../styles/tabs.ts';
import {IMPORT} from '../words/import.ts';
import './column-map.ts';
import './read-only.ts';
import './sheet-choices.ts';
import './sheet-issues.ts';
import './sheet-preview.ts';

declare global {
  interface HTMLElementTagNameMap {
    'sheet-detail': SheetDetail;
  }
}

/** One sheet: what was found in it, its rows, why it was taken for what, which column is which; everything can be corrected. */
export class SheetDetail extends DeskElement {
  static override properties: PropertyDeclarations = {
    sheet: {attribute: false},
    shown: {state: true},
    edits: {state: true},
    looked: {state: true},
    moving: {state: true},
    together: {state: true}
  };
  declare sheet: SheetReport;
  /** The table whose columns are shown, where the sheet holds several. */
  declare shown: string | undefined;
  declare edits: Edits;
  /** Rows that need a look, as they came. */
  declare looked: readonly SheetRow[];
  /** Whether the heading is being moved. */
  declare moving: boolean;
  /** Whether what is said of the sheet holds for all with the same headings. */
  declare together: boolean;

  static override styles = [
    base,
    page,
    table,
    tabs,
    css`
      :host {
        display: block;
        scroll-margin-top: 60px;
      }
      read-only {
        margin-top: 10px;
      }
      section:first-child {
        max-width: none;
      }
      .reload {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: center;
        margin: 12px 0 0;
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
    this.looked = [];
    this.moving = false;
    this.together = true;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('sheet')) return;
    this.edits = new Map();
    void this.#look(this.sheet);
    if (changed.get('sheet')?.id === this.sheet.id) return;
    this.shown = undefined;
    this.moving = false;
  }

  /** Fetches the rows that need a look; without them the page still stands. */
  async #look(sheet: SheetReport): Promise<void> {
    this.looked = [];
    const rows = rowsToLookAt(sheet);
    const found = rows.length > 0 ? await this.desk.rows(sheet.id, rows).catch(() => []) : [];
    if (sheet === this.sheet) this.looked = found;
  }

  protected override render(): TemplateResult {
    const {sheet, desk} = this;
    const {lang} = desk.state;
    const {found, why, doubts} = sheetLines(sheet, lang);
    const name = [sheet.head.file.split('/').at(-1), sheet.head.name].filter(Boolean).join(' · ');
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
          .desk=${desk}
          .head=${sheet.head}
          .masked=${maskedColumns(sheet)}
          .bad=${badIn(sheet)}
          .looked=${this.looked}
          .notes=${notesOf(sheet, lang)}
          .picking=${this.moving && !desk.state.readOnly}
          @heading=${(event: CustomEvent<readonly number[] | null>) => this.#moved(event.detail)}
        ></sheet-preview>
        ${this.desk.state.readOnly ? html`<read-only .desk=${desk}></read-only>` : this.#choices()}
      </section>
      ${sheet.tables.length > 0 ? this.#mapping() : nothing}`;
  }

  #choices(): TemplateResult {
    return html`<sheet-choices
      .desk=${this.desk}
      .sheet=${this.sheet}
      .alike=${this.#alike().length}
      .together=${this.together}
      @together=${(event: CustomEvent<boolean>) => (this.together = event.detail)}
      @move=${() => (this.moving = !this.moving)}
      @hint=${(event: CustomEvent<FileHint>) => this.#reread(event.detail)}
      @date=${(event: CustomEvent<string>) => this.#date(event.detail)}
      @tables=${(event: CustomEvent<readonly string[]>) => {
        const tables = event.detail;
        this.#decide(this.#meant(), () => ({tables}));
      }}
    ></sheet-choices>`;
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
    const load = (): void => {
      const {edits} = this;
      this.#decide(this.#meant(), ({projections, head}) => ({
        projections: projections.map((each) =>
          each.table === name ? edited(each, edits, head) : each
        )
      }));
    };
    return html`<div class="reload">
      <span class="note">${this.say(IMPORT.changed, {n: this.edits.size})}</span>
      <button
        class="primary"
        ?disabled=${this.desk.state.deciding || this.desk.state.readOnly}
        @click=${load}
      >
        ${this.say(IMPORT.reload)}
      </button>
    </div>`;
  }

  #alike(): readonly SheetReport[] {
    return alikeIn(this.desk.state.report, this.sheet);
  }

  #meant(): readonly SheetReport[] {
    return this.together ? this.#alike() : [this.sheet];
  }

  /** Sheets of another date than this one keep theirs. */
  #date(date: string): void {
    const now = this.sheet.tables[0]?.asOf;
    const same = this.#meant().filter(({tables}) => tables[0]?.asOf === now);
    this.#decide(same, ({projections}) => ({projections: dated(projections, date)}));
  }

  #decide(
    sheets: readonly SheetReport[],
    as: (
      sheet: SheetReport
    ) => {tables: readonly string[]} | {projections: SheetReport['projections']}
  ): void {
    void this.desk.decide(sheets.map((sheet): Decision => ({sheet: sheet.id, ...as(sheet)})));
  }

  #moved(rows: readonly number[] | null): void {
    this.moving = false;
    if (rows) this.#reread({sheets: {[this.sheet.head.name]: {headingRows: rows}}});
  }

  #reread(hint: FileHint): void {
    void this.desk.reread(this.sheet.head.file, hint);
  }
}

customElements.define('sheet-detail', SheetDetail);
