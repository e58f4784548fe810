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
import {linksIn, type LinkOf} from '../cell-links.ts';
import {cellTemplate} from '../cell-template.ts';
import {ColumnProfiles} from '../column-profiles.ts';
import {DeskElement} from '../desk-element.ts';
import {Filtering} from '../filtering.ts';
import {RowWindows, type TableSource} from '../row-windows.ts';
import {scrolled, slotsOf} from '../scrolled.ts';
import {nextOrder, sortedAs} from '../sorting.ts';
import {shownColumns, type ShownColumn, type Showing} from '../shown-columns.ts';
import {base} from '../styles/base.ts';
import {grid} from '../styles/grid.ts';
import {table as tableStyle} from '../styles/table.ts';
import {columnWidths, sizeTable} from '../column-widths.ts';
import './cell-failure.ts';
import './column-head.ts';
import './table-foot.ts';
import type {FiltersEvent} from './table-filters.ts';
import './table-filters.ts';

declare global {
  interface HTMLElementTagNameMap {
    'table-view': TableView;
  }
}

const ROW = 30;
/** Longer tables scroll inside their frame. */
const WHOLE = 40;

/** From more columns than this on, a short table stands closer, so that it fits. */
const DENSE = 7;

/**
 * A table of any length: only the rows on screen are there. Sorts by its headings, masks persons until names are shown.
 * With `limit` it shows the first rows until all are asked for; `fill` takes the height of the window. A table that can be filtered is;
 * with `profiled` each heading shows what its column holds, with `file` (a name) it can be copied and exported.
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
    plain: {type: Boolean},
    profiled: {type: Boolean},
    file: {attribute: false},
    linkOf: {attribute: false},
    filtering: {state: true},
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
  /** Columns are shown as the query names them. */
  declare plain: boolean;
  declare profiled: boolean;
  declare file: string | undefined;
  declare linkOf: LinkOf | undefined;
  declare filtering: Filtering;
  declare order: Order | undefined;
  declare names: boolean;
  declare all: boolean;
  declare failure: Failure | undefined;

  static override styles = [base, tableStyle, grid];

  #windows: RowWindows | undefined;
  #profiles: ColumnProfiles | undefined;
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
    this.plain = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#profiles?.stop();
    this.#profiles = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.source) return;
    if (changed.has('source')) this.#begin();
    const {rows} = this.filtering;
    if (!changed.has('source') && !changed.has('order') && rows === this.#windows?.source) return;
    this.failure = undefined;
    const windows = new RowWindows(rows, this.order, (thrown) => {
      if (this.#windows === windows) this.#changed(thrown);
    });
    this.#windows = windows;
  }

  /** Another table: it begins in its own order, with all rows. */
  #begin(): void {
    const filtering = new Filtering(this.source, (thrown) => {
      if (this.filtering === filtering) this.#changed(thrown);
    });
    this.filtering = filtering;
    this.order = undefined;
    this.#profiles?.stop();
    this.#profiles = undefined;
    this.#toTop();
  }

  #changed(thrown: unknown): void {
    if (thrown !== undefined) this.failure = failureOf(thrown);
    this.requestUpdate();
  }

  #toTop(): void {
    if (this.hasUpdated) this.renderRoot.querySelector('.scroll')?.scrollTo({top: 0});
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.source) return nothing;
    const {desk, failure} = this;
    if (failure) return html`<cell-failure .desk=${desk} .failure=${failure}></cell-failure>`;
    const shown = this.#shown();
    const {count} = this.filtering.rows;
    const rows = this.all ? count : Math.min(count, this.limit ?? count);
    const longest = this.filtering.passing ? this.source.count : rows;
    const scrolls = this.fill || longest > WHOLE || (this.profiled && shown.length > DENSE);
    return html`<div class="frame">
      ${this.filtering.open ? this.#filterLine(shown) : nothing}
      <div
        class=${scrolls ? 'scroll tall' : 'scroll'}
        role="region"
        tabindex="0"
        aria-labelledby="label"
      >
        <span id="label" class="unseen" translate="no">${this.label ?? ''}</span>
        <table
          aria-rowcount=${count + 1}
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
    const {table, columns: chosen = [], own = {}, plain} = this;
    return shownColumns(this.source.columns, this.desk.state.lang, {chosen, table, own, plain});
  }

  #heading(column: ShownColumn): TemplateResult {
    const name = this.#nameOf(column);
    const sorted = sortedAs(this.order, name);
    return html`<th class=${column.numeric ? 'n' : ''} scope="col" aria-sort=${sorted}>
      <column-head
        .desk=${this.desk}
        .column=${column}
        .sorted=${sorted}
        .profiled=${this.profiled}
        .profile=${this.#profiles?.of(name)}
        .filters=${this.source.filtered !== undefined}
        .filtered=${this.filtering.has(name)}
        @sort=${() => this.#sort(column)}
        @filter=${() => this.filtering.edit(name)}
      ></column-head>
    </th>`;
  }

  /** The column's name in the source: of a pair of languages the one that is shown. */
  #nameOf({index, name}: ShownColumn): string {
    return this.source.columns[index]?.name ?? name;
  }

  #filterLine(shown: readonly ShownColumn[]): TemplateResult {
    return html`<table-filters
      .desk=${this.desk}
      .columns=${shown.map((column) => ({...column, name: this.#nameOf(column)}))}
      .filters=${this.filtering.filters}
      .editing=${this.filtering.editing}
      @filters=${(event: FiltersEvent) => this.filtering.set(event.filters).then(() => this.#toTop())}
    ></table-filters>`;
  }

  #sort(column: ShownColumn): void {
    this.order = nextOrder(this.order, this.#nameOf(column), column.numeric);
    this.#toTop();
  }

  #widths(shown: readonly ShownColumn[]): TemplateResult {
    return html`<colgroup>
      ${shown.map(() => html`<col />`)}
    </colgroup>`;
  }

  /** The rows on screen between two empty ones that stand for all the others. */
  #window(shown: readonly ShownColumn[]): TemplateResult {
    const {count} = this.filtering.rows;
    const virtual = this.#virtual.getVirtualizer();
    virtual.setOptions({...virtual.options, count: slotsOf(count)});
    const items = virtual.getVirtualItems();
    const {slots, first, last, skipped} = scrolled(
      count,
      [items[0]?.index ?? 0, items.at(-1)?.index ?? -1],
      virtual.scrollOffset ?? 0,
      virtual.getTotalSize() - (virtual.scrollRect?.height ?? 0)
    );
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
    const linkIn = linksIn(this.source.columns, shown, this.#windows, this.linkOf);
    const cells = {windows: this.#windows, lang: this.desk.state.lang, names: this.names, linkIn};
    return html`<tbody>
      ${rows.map(
        (row) =>
          html`<tr aria-rowindex=${row + 2}>
            ${shown.map((column) => cellTemplate(column, row, cells))}
          </tr>`
      )}
    </tbody>`;
  }

  #foot(shown: readonly ShownColumn[], rows: number): TemplateResult {
    const {count} = this.filtering.rows;
    return html`<table-foot
      .desk=${this.desk}
      .source=${this.filtering.rows}
      .of=${this.filtering.passing ? this.source.count : undefined}
      .rows=${rows}
      .columns=${shown}
      .order=${this.order}
      .file=${this.file}
      .more=${this.limit !== undefined && this.limit < count}
      .all=${this.all}
      .names=${this.names}
      @all=${() => (this.all = !this.all)}
      @names=${() => (this.names = !this.names)}
      ><slot name="foot" slot="foot"></slot><slot name="links" slot="links"></slot
    ></table-foot>`;
  }

  protected override updated(): void {
    if (!this.source) return;
    if (this.profiled && this.source.profile && this.source.count > 0) {
      this.#profiles ??= new ColumnProfiles(this.source, () => this.requestUpdate());
    }
    const look = {lang: this.desk.state.lang, names: this.names, profiled: this.profiled};
    sizeTable(this.renderRoot, ROW, () => columnWidths(this.#shown(), this.#windows, look));
  }
}

customElements.define('table-view', TableView);
