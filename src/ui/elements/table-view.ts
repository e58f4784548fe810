import {VirtualizerController} from '@tanstack/lit-virtual';
import {
  html,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult
} from 'lit';
import type {Order} from '../../model/engine.ts';
import {failureOf, type Failure} from '../../model/failure.ts';
import {DeskElement} from '../desk-element.ts';
import {RowWindows, type TableSource} from '../row-windows.ts';
import {cellText, shownColumns, stateOf, type ShownColumn, type Showing} from '../shown-columns.ts';
import {base} from '../styles/base.ts';
import {grid} from '../styles/grid.ts';
import {table as tableStyle} from '../styles/table.ts';
import {columnWidths} from '../column-widths.ts';
import {TABLE} from '../words/table.ts';
import './cell-failure.ts';

declare global {
  interface HTMLElementTagNameMap {
    'table-view': TableView;
  }
}

const ROW = 30;
/** Rows that have a place of their own in the scroll height; beyond, the scroll is scaled (browsers cap heights). */
const SLOTS = 500_000;
/** Longer tables scroll inside their frame. */
const WHOLE = 40;

/** From more columns than this on, a short table stands closer, so that it fits. */
const DENSE = 8;

/**
 * A table of any length: only the rows on screen are there. Sorts by its headings, masks persons until names are shown.
 * With `limit` it shows the first rows until all are asked for; `fill` takes the height of the window.
 */
export class TableView extends DeskElement {
  static override properties: PropertyDeclarations = {
    source: {attribute: false},
    columns: {attribute: false},
    limit: {attribute: false},
    label: {attribute: false},
    table: {attribute: false},
    own: {attribute: false},
    fill: {type: Boolean, reflect: true},
    order: {state: true},
    names: {state: true},
    all: {state: true},
    failure: {state: true}
  };
  declare source: TableSource;
  /** Names of the columns that are shown; none: all. */
  declare columns: readonly string[] | undefined;
  /** The registry table that the columns are of, where it is one. */
  declare table: string | undefined;
  /** What is said of columns of the page's own queries. */
  declare own: Showing['own'];
  declare limit: number | undefined;
  /** What a screen reader calls the table. */
  declare label: string | undefined;
  declare fill: boolean;
  declare order: Order | undefined;
  declare names: boolean;
  declare all: boolean;
  declare failure: Failure | undefined;

  static override styles = [base, tableStyle, grid];

  #windows: RowWindows | undefined;
  #virtual = new VirtualizerController<HTMLElement, HTMLElement>(this, {
    getScrollElement: () => this.renderRoot?.querySelector<HTMLElement>('.scroll') ?? null,
    count: 0,
    estimateSize: () => ROW,
    overscan: 12
  });

  constructor() {
    super();
    this.names = false;
    this.all = false;
    this.fill = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.source) return;
    if (changed.has('source')) this.order = undefined;
    if (!changed.has('source') && !changed.has('order')) return;
    this.failure = undefined;
    const windows = new RowWindows(this.source, this.order, (thrown) => {
      if (this.#windows !== windows) return;
      if (thrown !== undefined) this.failure = failureOf(thrown);
      this.requestUpdate();
    });
    this.#windows = windows;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.source) return nothing;
    const {desk, failure} = this;
    if (failure) return html`<cell-failure .desk=${desk} .failure=${failure}></cell-failure>`;
    const shown = this.#shown();
    const cut = this.#cut();
    const rows = cut ?? this.source.count;
    const scrolls = this.fill || rows > WHOLE;
    return html`<div class="frame">
      <div
        class=${scrolls ? 'scroll tall' : 'scroll'}
        role="region"
        tabindex="0"
        aria-labelledby="label"
      >
        <span id="label" class="unseen" translate="no">${this.label ?? ''}</span>
        <table
          aria-rowcount=${this.source.count + 1}
          class=${scrolls ? 'fixed' : shown.length > DENSE ? 'dense' : ''}
        >
          ${scrolls ? this.#widths(shown) : nothing}
          <thead>
            <tr>
              ${shown.map((column) => this.#heading(column))}
            </tr>
          </thead>
          ${scrolls ? this.#window(shown) : this.#rows(shown, 0, rows)}
        </table>
      </div>
      ${this.#foot(shown, rows)}
    </div>`;
  }

  #shown(): ShownColumn[] {
    const {table, columns: chosen = [], own = {}} = this;
    return shownColumns(this.source.columns, this.desk.state.lang, {chosen, table, own});
  }

  /** How many rows are shown of a longer table; undefined: all. */
  #cut(): number | undefined {
    const {limit, source} = this;
    return this.all || limit === undefined || limit >= source.count ? undefined : limit;
  }

  #heading(column: ShownColumn): TemplateResult {
    const sorted = this.order?.column === this.source.columns[column.index]?.name;
    const sort = !sorted ? 'none' : this.order?.descending ? 'descending' : 'ascending';
    return html`<th class=${column.numeric ? 'n' : ''} scope="col" aria-sort=${sort}>
      <button class="sort" title=${this.#sortHint(column, sort)} @click=${() => this.#sort(column)}>
        <span translate="no">${column.heading}</span>${
          column.unit ? html` <span class="of">${column.unit}</span>` : nothing
        }${
          sort === 'none'
            ? nothing
            : html`<span aria-hidden="true"> ${sort === 'ascending' ? '↑' : '↓'}</span>`
        }
      </button>
    </th>`;
  }

  #sortHint(column: ShownColumn, sort: string): string {
    const down = column.numeric ? sort === 'none' : sort === 'ascending';
    const back = column.numeric ? sort === 'ascending' : sort === 'descending';
    const text = back ? TABLE.sortNone : down ? TABLE.sortDown : TABLE.sortUp;
    return this.say(text, {name: column.heading});
  }

  /** Numbers begin with the largest, texts with the smallest; the third click is the first order again. */
  #sort(column: ShownColumn): void {
    const name = this.source.columns[column.index]?.name ?? column.name;
    const {order} = this;
    if (order?.column !== name) this.order = {column: name, descending: column.numeric};
    else if (order.descending === column.numeric)
      this.order = {...order, descending: !column.numeric};
    else this.order = undefined;
    this.renderRoot.querySelector('.scroll')?.scrollTo({top: 0});
  }

  #widths(shown: readonly ShownColumn[]): TemplateResult {
    return html`<colgroup>
      ${shown.map(() => html`<col />`)}
    </colgroup>`;
  }

  /** The rows on screen between two empty ones that stand for all the others. */
  #window(shown: readonly ShownColumn[]): TemplateResult {
    const {count} = this.source;
    const slots = Math.min(count, SLOTS);
    const virtual = this.#virtual.getVirtualizer();
    virtual.setOptions({...virtual.options, count: slots});
    const items = virtual.getVirtualItems();
    const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? -1];
    const height = virtual.getTotalSize() - (virtual.scrollRect?.height ?? 0);
    const share = height > 0 ? Math.min(1, (virtual.scrollOffset ?? 0) / height) : 0;
    const skipped = Math.round((count - slots) * share);
    return html`<tbody aria-hidden="true">
        <tr class="gap" .hidden=${first === 0}>
          <td data-rows=${first}></td>
        </tr>
      </tbody>
      ${this.#rows(shown, first + skipped, last + 1 + skipped)}
      <tbody aria-hidden="true">
        <tr class="gap" .hidden=${last + 1 >= slots}>
          <td data-rows=${slots - last - 1}></td>
        </tr>
      </tbody>`;
  }

  #rows(shown: readonly ShownColumn[], from: number, to: number): TemplateResult {
    const rows = Array.from({length: Math.max(0, to - from)}, (_, at) => from + at);
    return html`<tbody>
      ${rows.map(
        (row) =>
          html`<tr aria-rowindex=${row + 2}>
            ${shown.map((column) => this.#cell(column, row))}
          </tr>`
      )}
    </tbody>`;
  }

  #cell(column: ShownColumn, row: number): TemplateResult {
    const {lang} = this.desk.state;
    const value = this.#windows?.value(row, column.index);
    const text = value === undefined ? '' : cellText(column, value, lang, this.names);
    const state =
      column.state === undefined ? undefined : stateOf(this.#windows?.value(row, column.state));
    if (column.numeric) {
      return html`<td class="n" translate="no">
        ${state ? html`<b class=${state}>${text}</b>` : text}
      </td>`;
    }
    return html`<td translate="no" title=${text.length > 20 ? text : nothing}>
      ${state && text ? html`<span class="lamp ${state}">${text}</span>` : text}
    </td>`;
  }

  #foot(shown: readonly ShownColumn[], rows: number): TemplateResult {
    const {count} = this.source;
    const cut = rows < count;
    const masks = shown.some(({masked}) => masked);
    const more = this.limit !== undefined && this.limit < count;
    const said = cut ? TABLE.first : count === 0 ? TABLE.none : TABLE.rows;
    return html`<div class="foot">
      <span class="num">${this.say(said, {count, n: rows})}</span>
      <span class="links">
        ${
          more
            ? html`<button class="link" @click=${() => (this.all = !this.all)}>
                ${this.say(this.all ? TABLE.fewer : TABLE.all)}
              </button>`
            : nothing
        }
        ${
          masks
            ? html`<button class="link" @click=${() => (this.names = !this.names)}>
                ${this.say(this.names ? TABLE.hideNames : TABLE.showNames)}
              </button>`
            : nothing
        }
      </span>
    </div>`;
  }

  /** Sizes go through properties: the page's policy lets no style attribute in. */
  protected override updated(): void {
    for (const gap of this.renderRoot.querySelectorAll<HTMLElement>('.gap td')) {
      gap.style.height = `${Number(gap.dataset['rows']) * ROW}px`;
    }
    const cols = [...this.renderRoot.querySelectorAll<HTMLElement>('col')];
    if (cols.length === 0 || !this.#windows) return;
    const shown = this.#shown();
    const widths = columnWidths(shown, this.#windows, this.desk.state.lang, this.names);
    cols.forEach((col, at) => (col.style.width = `${widths[at] ?? 100}px`));
  }
}

customElements.define('table-view', TableView);
