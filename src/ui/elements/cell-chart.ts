import {
  html,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult
} from 'lit';
import type {Drawing} from '../../charts/draw.ts';
import type {TextTable} from '../../charts/table.ts';
import {lineText} from '../../notebook/prose-text.ts';
import type {CellResult} from '../../notebook/states.ts';
import {LINE_TITLES} from '../../registry/lines/titles.ts';
import {DeskElement} from '../desk-element.ts';
import {hashOf} from '../route.ts';
import {lineWay, linkKey, wayTo, type Way} from '../way.ts';
import {ownMeasure} from '../../model/chart.ts';
import {partsTemplate} from '../prose-template.ts';
import type {TableSource} from '../row-windows.ts';
import {sqlTemplate} from '../sql-template.ts';
import {base} from '../styles/base.ts';
import {cell} from '../styles/cell.ts';
import {code} from '../styles/code.ts';
import {page} from '../styles/page.ts';
import {table} from '../styles/table.ts';
import {ROWS} from '../words/lineage.ts';
import {NOTEBOOK} from '../words/notebook.ts';
import {POLICY} from '../words/policy.ts';
import './cell-figures.ts';
import './cell-lines.ts';
import './chart-drawing.ts';
import './table-view.ts';

declare global {
  interface HTMLElementTagNameMap {
    'cell-chart': CellChart;
  }
}

type ShownChart = Extract<CellResult, {kind: 'chart'}>;
type Unfolded = 'method' | 'sql' | 'data';

/**
 * A chart cell in any form: what it says, measure and unit, the chart (or figures, or a table), and what leads further:
 * its method note, the SQL behind it, its figures as a table.
 */
export class CellChart extends DeskElement {
  static override properties: PropertyDeclarations = {
    chart: {attribute: false},
    notebook: {attribute: false},
    name: {attribute: false},
    sql: {attribute: false},
    lines: {attribute: false},
    source: {attribute: false},
    sqlShown: {attribute: false},
    open: {state: true},
    figures: {state: true}
  };
  declare chart: ShownChart;
  /** Id of its notebook, and its own name there. */
  declare notebook: string;
  declare name: string;
  /** The SQL of the cell that it draws and of those behind it. */
  declare sql: string;
  /** Keys of the policy values that stand behind it. */
  declare lines: readonly string[] | undefined;
  /** The rows of a table. */
  declare source: TableSource | undefined;
  /** Whether the page shows the SQL of every cell. */
  declare sqlShown: boolean;
  declare open: Unfolded | undefined;
  declare figures: TextTable | undefined;

  static override styles = [base, page, table, code, cell];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('sqlShown') && changed.get('sqlShown') !== undefined) {
      this.open = this.sqlShown ? 'sql' : undefined;
    }
  }

  protected override render(): TemplateResult {
    const {form} = this.chart.spec;
    return html`${this.#words()} ${this.#body()}
      <div class="how">
        ${this.chart.method.length > 0 ? this.#link('method', this.say(NOTEBOOK.method)) : nothing}
        ${this.#link('sql', this.say(NOTEBOOK.sql))}
        ${
          form === 'table' || form === 'lines' || this.chart.rows.count === 0
            ? nothing
            : this.#link('data', this.say(NOTEBOOK.data, {n: this.chart.rows.count}))
        }
        ${this.#isLinked() ? nothing : html`<span>${this.say(ROWS.none)}</span>`}
      </div>
      ${this.#unfolded()}`;
  }

  #words(): TemplateResult {
    const {title, note} = this.chart;
    return html`${title.length > 0 ? html`<h2>${partsTemplate(title)}</h2>` : nothing}
    ${note.length > 0 ? html`<p class="unit">${partsTemplate(note)}</p>` : nothing}`;
  }

  #body(): TemplateResult {
    const {spec, rows, empty} = this.chart;
    const {desk} = this;
    if (rows.count === 0) {
      return html`<p class="nothing">
        ${empty.length > 0 ? partsTemplate(empty) : this.say(NOTEBOOK.nothing)}
      </p>`;
    }
    if (spec.form === 'figures') {
      return html`<cell-figures
        .desk=${desk}
        .spec=${spec}
        .rows=${rows}
        .wayOf=${(row: number) => this.#wayOf(row, '')}
      ></cell-figures>`;
    }
    if (spec.form === 'lines') {
      return html`<cell-lines
        .desk=${desk}
        .spec=${spec}
        .rows=${rows}
        .wayOf=${(row: number) => this.#lineWay(row)}
      ></cell-lines>`;
    }
    if (spec.form === 'table') {
      return html`<table-view
        .desk=${desk}
        .source=${this.source}
        .columns=${chosenColumns(spec.channels['columns'])}
        .limit=${spec.limit ?? TABLE_ROWS}
        .label=${lineText(this.chart.title)}
      ></table-view>`;
    }
    return html`<figure>
      <chart-drawing
        .desk=${desk}
        .spec=${spec}
        .rows=${rows}
        .label=${lineText(this.chart.title)}
        .wayOf=${spec.behind ? (row: number, channel: string) => this.#wayOf(row, channel) : undefined}
        @drawn=${(event: CustomEvent<Drawing>) => (this.figures = event.detail.figures)}
      ></chart-drawing>
    </figure>`;
  }

  /** A table need not be: its rows are what it lists. */
  #isLinked(): boolean {
    const {spec, rows} = this.chart;
    return spec.form === 'table' || rows.count === 0 || spec.behind !== undefined;
  }

  #wayOf(row: number, channel: string): string | undefined {
    const here = this.#here();
    const way = wayTo(here, linkKey(here, channel, row), row);
    return way && hashOf(way);
  }

  #here(): Way {
    const {spec, rows} = this.chart;
    return {notebook: this.notebook, chart: this.name, spec, rows};
  }

  /** A line of another notebook leads to the rows there. */
  #lineWay(row: number): string | undefined {
    const way = lineWay(this.#here(), row, (id) => this.desk.notebook(id)?.lines());
    return way && hashOf(way);
  }

  #link(what: Unfolded, text: string): TemplateResult {
    const open = this.open === what;
    return html`<button
      aria-expanded=${open ? 'true' : 'false'}
      @click=${() => (this.open = open ? undefined : what)}
    >
      ${text}
    </button>`;
  }

  #unfolded(): TemplateResult | typeof nothing {
    switch (this.open) {
      case 'method':
        return html`<p class="method">${partsTemplate(this.chart.method)}${this.#lines()}</p>`;
      case 'sql':
        return html`<pre class="sql" tabindex="0" translate="no">${sqlTemplate(this.sql)}</pre>`;
      case 'data':
        return this.#data();
      case undefined:
      default:
        return nothing;
    }
  }

  #figure(text: string, row: number, channel: string, number: boolean): TemplateResult {
    const {spec} = this.chart;
    const way = this.#wayOf(row, channel === ownMeasure(spec.form) ? '' : channel);
    return html`<td class=${number ? 'n' : ''}>
      ${way ? html`<a href=${way}>${text}</a>` : text}
    </td>`;
  }

  /** The policy values behind it, each leading to where it can be changed. */
  #lines(): TemplateResult | typeof nothing {
    const {lines = []} = this;
    const {lang} = this.desk.state;
    if (lines.length === 0) return nothing;
    return html`<span class="lines"
      >${this.say(POLICY.used)}${lines.map(
        (key, at) =>
          html`${at > 0 ? (lang === 'zh' ? '、' : ', ') : ''}<a
              href=${hashOf({page: 'policy', key})}
              >${LINE_TITLES[key]?.[lang] ?? key}</a
            >`
      )}</span
    >`;
  }

  #data(): TemplateResult {
    const {figures} = this;
    if (!figures) {
      const {source} = this;
      return html`<table-view .desk=${this.desk} .source=${source}></table-view>`;
    }
    const numbers = figures.columns.map((_, at) =>
      figures.rows.every((texts) => NUMBER.test(texts[at] ?? ''))
    );
    return html`<div class="frame data">
      <div class="scroll" tabindex="0" role="group" aria-labelledby="label">
        <span id="label" class="unseen" translate="no">${lineText(this.chart.title)}</span>
        <table translate="no">
          <thead>
            <tr>
              ${figures.columns.map((heading, at) => html`<th scope="col" class=${numbers[at] ? 'n' : ''}>${heading}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${figures.rows.map(
              (texts, row) =>
                html`<tr>
                  ${texts.map((text, at) => this.#figure(text, row, figures.channels[at] ?? '', numbers[at] ?? false))}
                </tr>`
            )}
          </tbody>
        </table>
      </div>
    </div>`;
  }
}

/** '1,204', '−3.2', '71.2%', or what stands for a missing or hidden value. */
const NUMBER = /^([+−-]?[\d,.]+%?|[—–＊*])$/;

/** Rows of a table before 'all', where the chart says nothing. */
const TABLE_ROWS = 10;

function chosenColumns(list: string | undefined): string[] {
  return (list ?? '').split(/[,，、]/).flatMap((name) => name.trim() || []);
}

customElements.define('cell-chart', CellChart);
