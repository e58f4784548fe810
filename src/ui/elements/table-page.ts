import {
  html,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult
} from 'lit';
import {failureOf, type Failure} from '../../model/failure.ts';
import type {TableState} from '../../model/engine.ts';
import {TABLES} from '../../registry/tables/index.ts';
import {dayText} from '../../words/dates.ts';
import {tableLinks} from '../cell-links.ts';
import {DeskElement} from '../desk-element.ts';
import {hashOf} from '../route.ts';
import type {TableSource} from '../row-windows.ts';
import {base} from '../styles/base.ts';
import {page} from '../styles/page.ts';
import {dotted} from '../words/dotted.ts';
import {SHELL} from '../words/shell.ts';
import {TABLE} from '../words/table.ts';
import './cell-failure.ts';
import './file-picker.ts';
import './table-view.ts';

declare global {
  interface HTMLElementTagNameMap {
    'table-page': TablePage;
  }
}

type Rows =
  | {readonly is: 'loading'}
  | {readonly is: 'failed'; readonly failure: Failure}
  | {readonly is: 'done'; readonly source: TableSource};

/** One table of the data as rows, with its editions. */
export class TablePage extends DeskElement {
  static override properties: PropertyDeclarations = {
    name: {attribute: false},
    rows: {state: true}
  };
  /** English name of a registry table, or the name of one that is none. */
  declare name: string;
  declare rows: Rows;

  static override styles = [base, page];

  /** What the shown rows were read from: they are read again when it is another. */
  #read: TableState | undefined;

  constructor() {
    super();
    this.rows = {is: 'loading'};
  }

  protected override willUpdate(_: PropertyValues<this>): void {
    const state = this.#state();
    if (state === this.#read) return;
    this.#read = state;
    if (state && state.rows > 0) void this.#load(state);
  }

  #state(): TableState | undefined {
    return this.desk.state.tables.find(({name}) => name === this.name);
  }

  /** The latest asked wins. */
  async #load(state: TableState): Promise<void> {
    this.rows = {is: 'loading'};
    let rows: Rows;
    try {
      rows = {is: 'done', source: await this.desk.tableSource(state.name)};
    } catch (thrown) {
      rows = {is: 'failed', failure: failureOf(thrown)};
    }
    if (this.#read === state) this.rows = rows;
  }

  protected override render(): TemplateResult {
    const {lang} = this.desk.state;
    const state = this.#state();
    const table = TABLES[this.name];
    if (!table && !state) return html`<div class="head"><p>${this.say(TABLE.unknown)}</p></div>`;
    const loaded = state !== undefined && state.rows > 0;
    return html`<div class="head">
        <h1 translate=${table ? nothing : 'no'}>${table?.[lang] ?? this.name}</h1>
        <p class="meta">
          ${loaded ? this.#meta(state) : this.say(TABLE.notLoaded, {table: table?.[lang] ?? this.name})}
        </p>
      </div>
      ${loaded ? this.#rows() : this.#empty()}`;
  }

  #meta(state: TableState): TemplateResult {
    const {lang} = this.desk.state;
    const [latest] = state.asOf;
    const table = TABLES[state.name];
    const parts = [
      this.say(TABLE.rows, {count: state.rows}),
      table ? this.say(TABLE.unit, {unit: table.unit[lang]}) : '',
      latest ? this.say(TABLE.latest, {date: dayText(latest, lang)}) : '',
      state.asOf.length > 1 ? this.say(TABLE.editions, {n: state.asOf.length}) : ''
    ];
    return html`${dotted(parts)} ·
      <a href=${hashOf({page: 'import'})}>${this.say(SHELL.report)}</a>`;
  }

  #rows(): TemplateResult {
    const {desk, rows} = this;
    switch (rows.is) {
      case 'failed':
        return html`<cell-failure .desk=${desk} .failure=${rows.failure}></cell-failure>`;
      case 'done':
        return html`<table-view
          fill
          .desk=${desk}
          .source=${rows.source}
          .table=${this.name}
          .linkOf=${tableLinks(desk.state.report, this.name)}
          .label=${TABLES[this.name]?.[desk.state.lang] ?? this.name}
          .file=${TABLES[this.name]?.[desk.state.lang] ?? this.name}
        ></table-view>`;
      case 'loading':
      default:
        return html`<p class="note" role="status">${this.say(TABLE.loading)}</p>`;
    }
  }

  #empty(): TemplateResult {
    return html`<p class="answer">${this.say(TABLE.notLoadedText)}</p>
      <section><file-picker .desk=${this.desk}></file-picker></section>`;
  }
}

customElements.define('table-page', TablePage);
