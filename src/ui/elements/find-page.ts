import {html, type PropertyDeclarations, type TemplateResult} from 'lit';
import {records, type Value} from '../../model/rows.ts';
import {Asking} from '../asked.ts';
import type {LinkOf} from '../cell-links.ts';
import {DeskElement} from '../desk-element.ts';
import {findSql} from '../find-record.ts';
import {recordOfRow, recordRoute} from '../record.ts';
import {hashOf, type Route} from '../route.ts';
import type {TableSource} from '../row-windows.ts';
import {base} from '../styles/base.ts';
import {page} from '../styles/page.ts';
import {LINEAGE} from '../words/lineage.ts';
import {RECORD} from '../words/record.ts';
import './cell-failure.ts';
import './needs-data.ts';
import './table-view.ts';

declare global {
  interface HTMLElementTagNameMap {
    'find-page': FindPage;
  }
}

/** Who was found by a number or a name: the one record itself, or the list of several. */
export class FindPage extends DeskElement {
  static override properties: PropertyDeclarations = {};

  static override styles = [base, page];

  #found = new Asking<TableSource>(() => this.requestUpdate());

  protected override willUpdate(): void {
    const {engine, tables, sought} = this.desk.state;
    if (engine.is !== 'ready' || sought === '') return;
    this.#found.about([sought, tables], () => this.#ask(sought));
  }

  /** A single hit takes the place of this page, so that one step back leads to where the reader was; who has left is not led back. */
  async #ask(sought: string): Promise<TableSource> {
    const loaded = this.desk.state.tables.flatMap(({name, rows}) => (rows > 0 ? [name] : []));
    const source = await this.desk.query('found', findSql(sought, loaded));
    const [only] = source.count === 1 ? records(await source.page({offset: 0, limit: 1})) : [];
    const awaited = this.isConnected && sought === this.desk.state.sought;
    if (only && awaited) location.replace(hashOf(routeOfRow((name) => only[name])));
    return source;
  }

  protected override render(): TemplateResult {
    const {desk} = this;
    const {tables, sought} = desk.state;
    if (!tables.some(({rows}) => rows > 0)) return html`<needs-data .desk=${desk}></needs-data>`;
    if (sought === '') return this.#head(this.say(RECORD.find), this.say(RECORD.findStart));
    const {state} = this.#found;
    switch (state.is) {
      case 'failed':
        return html`<cell-failure .desk=${desk} .failure=${state.failure}></cell-failure>`;
      case 'done':
        return this.#list(state.value);
      case 'loading':
      default:
        return html`<p class="note" role="status">${this.say(LINEAGE.loading)}</p>`;
    }
  }

  #head(title: string, text: string): TemplateResult {
    return html`<div class="head">
      <h1><span role="status">${title}</span></h1>
      <p class="answer">${text}</p>
    </div>`;
  }

  #list(source: TableSource): TemplateResult {
    const title = this.say(RECORD.findTitle, {n: source.count});
    if (source.count === 0) return this.#head(title, this.say(RECORD.findNone));
    return html`<div class="head">
        <h1><span role="status">${title}</span></h1>
      </div>
      <section>
        <table-view
          .desk=${this.desk}
          .source=${source}
          .columns=${['name', 'household_id', 'township', 'village']}
          .own=${{name: {heading: this.say(RECORD.name), masked: 'name'}}}
          .label=${title}
          .linkOf=${linkOf}
        ></table-view>
      </section>`;
  }
}

/** The household of a hit, or the row itself where its number is damaged. */
function routeOfRow(row: (column: string) => Value | undefined): Route {
  const kind = row('kind') === 'person' ? 'person' : 'household';
  return (
    recordRoute('household', row('household_id'), row) ??
    recordOfRow(kind, Number(row('source_id')), Number(row('row_no')))
  );
}

const linkOf: LinkOf = (row, column) =>
  ['name', 'household_id'].includes(column) ? hashOf(routeOfRow(row)) : undefined;

customElements.define('find-page', FindPage);
