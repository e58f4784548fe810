import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {CellAddress, Origin, SheetRow} from '../../model/origin.ts';
import type {Value} from '../../model/rows.ts';
import {columnOf} from '../../registry/tables/index.ts';
import {Asking} from '../asked.ts';
import {maskOf} from '../column-words.ts';
import {DeskElement} from '../desk-element.ts';
import {tableName} from '../import-words.ts';
import {maskedText, type Masked} from '../mask.ts';
import {maskedColumns} from '../masked-columns.ts';
import {readingSaid} from '../reading-said.ts';
import {hashOf} from '../route.ts';
import {base} from '../styles/base.ts';
import {page} from '../styles/page.ts';
import {dotted} from '../words/dotted.ts';
import {CELL, LINEAGE} from '../words/lineage.ts';
import {SHELL} from '../words/shell.ts';
import './cell-failure.ts';
import './lineage-bar.ts';
import './needs-data.ts';
import './sheet-around.ts';

declare global {
  interface HTMLElementTagNameMap {
    'cell-page': CellPage;
  }
}

/** The cell of a file that a value was read from, in the layout of its sheet, and how it was read. */
export class CellPage extends DeskElement {
  static override properties: PropertyDeclarations = {
    address: {attribute: false},
    names: {state: true}
  };
  declare address: CellAddress;
  declare names: boolean;

  static override styles = [
    base,
    page,
    css`
      section {
        max-width: none;
      }
    `
  ];

  #origin = new Asking<Origin | null>(() => this.requestUpdate());

  constructor() {
    super();
    this.names = false;
  }

  protected override willUpdate(): void {
    const {engine, tables} = this.desk.state;
    if (engine.is !== 'ready') return;
    const {address} = this;
    this.#origin.about([address, tables], () => this.desk.origin(address));
  }

  protected override render(): TemplateResult {
    const {desk} = this;
    if (!desk.state.tables.some(({rows}) => rows > 0)) {
      return html`<needs-data .desk=${desk}></needs-data>`;
    }
    const {state} = this.#origin;
    switch (state.is) {
      case 'failed':
        return html`<cell-failure .desk=${desk} .failure=${state.failure}></cell-failure>`;
      case 'done':
        return state.value ? this.#found(state.value) : this.#gone();
      case 'loading':
      default:
        return html`<lineage-bar .desk=${desk}></lineage-bar>
          <div class="head"><p class="meta" role="status">${this.say(LINEAGE.loading)}</p></div>`;
    }
  }

  #gone(): TemplateResult {
    return html`<lineage-bar .desk=${this.desk}></lineage-bar>
      <div class="head">
        <h1>${this.say(CELL.titleUnknown)}</h1>
        <p class="answer">${this.say(CELL.gone)}</p>
        <p class="meta"><a href=${hashOf({page: 'import'})}>${this.say(SHELL.report)}</a></p>
      </div>`;
  }

  #found(origin: Origin): TemplateResult {
    const masked = this.#masked();
    return html`<lineage-bar
        .desk=${this.desk}
        .masks=${masked.size > 0 || origin.rows.some(isMaskedBeside)}
        .names=${this.names}
        @names=${() => (this.names = !this.names)}
      ></lineage-bar>
      <div class="head">
        <h1>${this.#title(origin)}</h1>
        <p class="meta">${this.#meta(origin)}</p>
        <p class="answer" translate="no">${this.#said(origin)}</p>
      </div>
      <section>
        <sheet-around
          .desk=${this.desk}
          .origin=${origin}
          .masked=${masked}
          .names=${this.names}
        ></sheet-around>
      </section>`;
  }

  #title({places: [cell]}: Origin): TemplateResult {
    const row = String(cell?.row ?? this.address.row);
    const place = cell
      ? this.say(CELL.title, {row, letter: cell.letter})
      : this.say(CELL.titleRow, {row});
    const heading = cell?.heading ?? '';
    return html`${place}${heading ? html` · <span translate="no">${heading}</span>` : nothing}`;
  }

  #meta({sheet, table}: Origin): TemplateResult {
    const {lang} = this.desk.state;
    const column = columnOf(table, this.address.column);
    const into = this.say(CELL.readInto, {
      table: tableName(table, lang),
      column: column?.[lang] ?? this.address.column
    });
    const file = sheet.file.split('/').join(' / ');
    return html`<span translate="no">${dotted([file, sheet.name])}</span> ·
      ${dotted([this.say(CELL.records, {n: sheet.records}), into])}`;
  }

  #said(origin: Origin): string {
    const {lang} = this.desk.state;
    const what = this.#what(origin);
    const shown = (value: Value): string =>
      what && !this.names && value !== null ? maskedText(value, what) : String(value);
    const sentences = readingSaid(origin, this.address, lang, shown);
    return sentences.join(lang === 'zh' ? '' : ' ');
  }

  #what({table}: Origin): Masked | undefined {
    const column = columnOf(table, this.address.column);
    return column && maskOf(column);
  }

  #masked(): ReadonlyMap<number, Masked> {
    const sheets = this.desk.state.report?.files.flatMap((file) => file.sheets) ?? [];
    const sheet = sheets.find(({tables}) =>
      tables.some(({sourceId}) => sourceId === this.address.source)
    );
    return sheet ? maskedColumns(sheet) : new Map();
  }
}

/** Whether a row that was set aside holds a number that is masked. */
function isMaskedBeside({aside, cells}: SheetRow): boolean {
  return aside !== undefined && cells.some((text) => text && maskedText(text, 'raw') !== text);
}

customElements.define('cell-page', CellPage);
