import {html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {BehindSum} from '../../model/behind.ts';
import {columnOf, type Value} from '../../model/rows.ts';
import {
  behindSql,
  cubeNamed,
  isComputed,
  rowsBehind,
  type BehindRows
} from '../../notebook/behind.ts';
import {registryTable} from '../../notebook/names.ts';
import type {CellResult} from '../../notebook/states.ts';
import {formatValue} from '../../words/format.ts';
import {countedBook, type CountedBook} from '../../registry/books.ts';
import {Asking} from '../asked.ts';
import {findBehind, type Found} from '../behind-source.ts';
import {bookSql} from '../book-lists.ts';
import {derivedLinks, tableLinks} from '../cell-links.ts';
import {DeskElement} from '../desk-element.ts';
import {figureSaid} from '../figure-said.ts';
import {listedColumns} from '../listed-columns.ts';
import {chainSql} from '../notebook-parts.ts';
import type {OpenNotebook} from '../open-notebook.ts';
import {parametersSaid} from '../parameters-said.ts';
import {hashOf, type RowsRoute} from '../route.ts';
import {
  BOOK_TITLES,
  filterLine,
  headingOf,
  measureSql,
  partNames,
  unitsSaid
} from '../rows-said.ts';
import {sqlTemplate} from '../sql-template.ts';
import {base} from '../styles/base.ts';
import {code} from '../styles/code.ts';
import {page} from '../styles/page.ts';
import {rowsStyle} from '../styles/rows.ts';
import {rowAt} from '../way.ts';
import {Watch} from '../watch.ts';
import {LINEAGE, ROWS} from '../words/lineage.ts';
import {SHELL} from '../words/shell.ts';
import './cell-failure.ts';
import './lineage-bar.ts';
import './needs-data.ts';
import './query-table.ts';
import './table-view.ts';

declare global {
  interface HTMLElementTagNameMap {
    'rows-page': RowsPage;
  }
}

/** A figure's counts: how it is made of them, their rows or lists, and those of the one that is shown. */
type FigureBehind = {
  readonly sum: BehindSum;
  readonly parts: readonly (BehindRows | CountedBook)[];
  readonly rows: BehindRows | CountedBook;
};

type ShownChart = Extract<CellResult, {kind: 'chart'}>;

/** The rows behind a figure: which filter was applied, how many rows and units, the rows themselves. */
export class RowsPage extends DeskElement {
  static override properties: PropertyDeclarations = {route: {attribute: false}};
  declare route: RowsRoute;

  static override styles = [base, page, code, rowsStyle];

  #found = new Asking<Found>(() => this.requestUpdate());

  constructor() {
    super();
    this.addController(new Watch(this, () => this.#open()));
  }

  #open(): OpenNotebook | undefined {
    return this.desk.notebook(this.route.notebook);
  }

  #chart(): ShownChart | undefined {
    const result = this.#open()?.result(this.route.chart);
    return result?.kind === 'chart' ? result : undefined;
  }

  /** The counts of the figure; undefined while the notebook runs, or where the chart has no such figure. */
  #behind(): FigureBehind | undefined {
    const [notebook, chart] = [this.#open()?.notebook, this.#chart()];
    const sum = chart?.spec.behind?.[this.route.column];
    const row = chart && rowAt(this.route, chart);
    if (!notebook || !chart || !sum || row === undefined) return undefined;
    const value = (column: string): Value | undefined => columnOf(chart.rows, column)?.[row];
    const parts = sum.map(
      (each) =>
        (cubeNamed(notebook, each.cube) ? undefined : countedBook(each.cube)) ??
        rowsBehind(notebook, each, value)
    );
    const rows = parts[this.route.part];
    return rows && {sum, parts, rows};
  }

  protected override willUpdate(): void {
    const open = this.#open();
    const behind = this.#behind();
    if (!open || !behind || open.state.is !== 'done') return;
    const {rows} = behind;
    if (typeof rows === 'string') return;
    const key = [open.run, hashOf(this.route), this.desk.state.tables];
    this.#found.about(key, () => findBehind((name, sql) => open.query(name, sql), rows));
  }

  protected override render(): TemplateResult {
    const {desk} = this;
    const open = this.#open();
    if (!open?.notebook) return html`<div class="head"><h1>${this.say(SHELL.notFound)}</h1></div>`;
    if (!desk.state.tables.some(({rows}) => rows > 0)) {
      return html`<needs-data .desk=${desk}></needs-data>`;
    }
    const title = open.notebook.title[desk.state.lang];
    return html`<lineage-bar .desk=${desk}
        ><a href=${hashOf({page: 'notebook', id: open.id})}>${title}</a></lineage-bar
      >
      ${this.#body(open)}`;
  }

  #body(open: OpenNotebook): TemplateResult {
    const chart = this.#chart();
    if (open.state.is === 'stopped') {
      return html`<stop-notice .desk=${this.desk} .open=${open}></stop-notice>`;
    }
    if (!chart || open.state.is !== 'done') {
      return html`<p class="answer" role="status">${this.say(ROWS.running)}</p>`;
    }
    if (!chart.spec.behind?.[this.route.column]) return this.#none(open, chart);
    const behind = this.#behind();
    if (!behind) return html`<p class="answer">${this.say(ROWS.gone)}</p>`;
    const {rows} = behind;
    if (typeof rows === 'string') return this.#book(chart, behind, rows);
    return html`${this.#head(open, chart, behind, rows)} ${this.#rows(rows)}`;
  }

  /** A list of the import report, which the figure counts line by line. */
  #book(chart: ShownChart, behind: FigureBehind, book: CountedBook): TemplateResult {
    const {lang, report} = this.desk.state;
    const title = this.say(BOOK_TITLES[book]);
    return html`<div class="head">
        <p class="note" translate="no">${this.#figure(chart)}</p>
        <h1>${title}</h1>
        ${this.#parts(behind)}
        <dl class="said">
          <dt>${this.say(ROWS.filtered)}</dt>
          <dd>${this.say(ROWS.wholeList)}</dd>
        </dl>
      </div>
      <section>
        <query-table
          .desk=${this.desk}
          .name=${'rows (listed)'}
          .sql=${bookSql(book, lang)}
          .version=${report}
          .own=${listedColumns(lang)}
          .label=${title}
        ></query-table>
      </section>`;
  }

  #figure(chart: ShownChart): string {
    const row = rowAt(this.route, chart) ?? 0;
    return figureSaid(chart, this.route.column, row, this.desk.state.lang);
  }

  /** A figure that is not built on a cube. */
  #none(open: OpenNotebook, chart: ShownChart): TemplateResult {
    return html`<p class="answer">${this.say(ROWS.none)}</p>
      <pre class="sql" tabindex="0" translate="no">
${sqlTemplate(open.run ? chainSql(open.run.graph, chart.spec.from) : '')}</pre>`;
  }

  #head(
    open: OpenNotebook,
    chart: ShownChart,
    behind: FigureBehind,
    rows: BehindRows
  ): TemplateResult {
    const {lang} = this.desk.state;
    const {state} = this.#found;
    const h1 = state.is === 'done' ? unitsSaid(rows.cube.unit, state.value.units, lang) : '…';
    return html`<div class="head">
      <p class="note" translate="no">${this.#figure(chart)}</p>
      <h1 translate="no">${h1}</h1>
      ${this.#parts(behind)}
      <dl class="said" translate="no">
        <dt>${this.say(ROWS.filtered)}</dt>
        <dd>${filterLine(rows, lang)}</dd>
        ${this.#more(open, rows)}
      </dl>
    </div>`;
  }

  #more(open: OpenNotebook, rows: BehindRows): TemplateResult {
    const counted = measureSql(rows);
    const used = parametersSaid(open, rows.cube, this.desk.state.lang);
    const {where} = rows.cube;
    return html`${
      counted === undefined
        ? nothing
        : html`<dt>${this.say(ROWS.measure)}</dt>
            <dd><code>${counted}</code></dd>`
    }
    ${
      where === undefined
        ? nothing
        : html`<dt>${this.say(ROWS.where)}</dt>
            <dd><code>${where}</code></dd>`
    }
    ${
      used === ''
        ? nothing
        : html`<dt>${this.say(ROWS.parameters)}</dt>
            <dd>${used}</dd>`
    }`;
  }

  /** The counts that the figure is made of: each leads to its own rows. */
  #parts({sum, parts}: FigureBehind): TemplateResult | typeof nothing {
    if (sum.length === 1) return nothing;
    const names = partNames(sum, parts, this.desk.state.lang);
    return html`${isComputed(sum) ? html`<p class="note">${this.say(ROWS.made)}</p>` : nothing}
      <nav class="parts" aria-label=${this.say(ROWS.parts)}>
        ${names.map(
          (name, part) =>
            html`<a
              href=${hashOf({...this.route, part})}
              aria-current=${part === this.route.part ? 'true' : nothing}
              >${name}</a
            >`
        )}
      </nav>`;
  }

  #rows(rows: BehindRows): TemplateResult {
    const {desk} = this;
    const {lang, report} = desk.state;
    const {state} = this.#found;
    if (state.is === 'failed') {
      return html`<cell-failure .desk=${desk} .failure=${state.failure}></cell-failure>`;
    }
    if (state.is === 'loading') {
      return html`<p class="note" role="status">${this.say(LINEAGE.loading)}</p>`;
    }
    const {n, units, value, source} = state.value;
    const table = registryTable(rows.cube.from);
    const counted = this.say(ROWS.counted, {units: unitsSaid(rows.cube.unit, units, lang), n});
    const sum =
      rows.measure && typeof value === 'number' && value !== units
        ? this.say(ROWS.comesTo, {
            name: headingOf(rows.measure.name, lang),
            value: formatValue(value, Number.isInteger(value) ? '0' : '0.00', lang)
          })
        : '';
    return html`<section>
        <p class="unit num" role="status">
          ${n === 0 ? this.say(ROWS.zero) : counted}${sum === '' ? nothing : html` · ${sum}`}
        </p>
        <table-view
          .desk=${desk}
          .source=${source}
          .table=${table}
          .label=${filterLine(rows, lang)}
          .file=${filterLine(rows, lang)}
          .linkOf=${table ? tableLinks(report, table) : derivedLinks(report)}
        ></table-view>
      </section>
      <details>
        <summary>${this.say(ROWS.sql)}</summary>
        <pre class="sql" tabindex="0" translate="no">${sqlTemplate(behindSql(rows))}</pre>
      </details>`;
  }
}

customElements.define('rows-page', RowsPage);
