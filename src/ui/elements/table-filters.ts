import {
  css,
  html,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult
} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import type {Filter} from '../../model/engine.ts';
import {DeskElement} from '../desk-element.ts';
import {filterOf, filterText, waysOf} from '../filter-words.ts';
import type {ShownColumn} from '../shown-columns.ts';
import {base} from '../styles/base.ts';
import {TABLE} from '../words/table.ts';

declare global {
  interface HTMLElementTagNameMap {
    'table-filters': TableFilters;
  }
}

/** What was decided about filters: the whole list, and that the form is closed. */
export class FiltersEvent extends Event {
  readonly filters: readonly Filter[];

  constructor(filters: readonly Filter[]) {
    super('filters');
    this.filters = filters;
  }
}

const WAY_WORDS = {
  contains: TABLE.contains,
  equals: TABLE.equals,
  range: TABLE.range,
  empty: TABLE.isEmpty,
  present: TABLE.isPresent
} as const;

/** Filters of a table as words that can be taken away, and the form for the column that is being filtered. */
export class TableFilters extends DeskElement {
  static override properties: PropertyDeclarations = {
    columns: {attribute: false},
    filters: {attribute: false},
    editing: {attribute: false},
    way: {state: true}
  };
  declare columns: readonly ShownColumn[];
  declare filters: readonly Filter[];
  /** Name of the column whose form is open. */
  declare editing: string | undefined;
  declare way: Filter['is'];

  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 10px;
        padding: 7px 12px;
        font-size: var(--size-note);
        border-bottom: 1px solid var(--line);
        background: var(--paper);
      }
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px;
      }
      input,
      select {
        font: inherit;
        color: var(--ink);
        background: var(--surface);
        border: 1px solid var(--line-strong);
        border-radius: 4px;
        padding: 2px 7px;
      }
      input {
        width: 9.5em;
      }
      form button {
        font-size: inherit;
        padding: 2px 9px;
      }
      .chip {
        display: inline-flex;
        gap: 6px;
        padding: 1px 8px;
        border-radius: 99px;
        background: var(--accent-soft);
        color: var(--ink);
      }
    `
  ];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('editing') || this.editing === undefined) return;
    const column = this.columns.find(({name}) => name === this.editing);
    const known = this.filters.find((filter) => filter.column === this.editing);
    this.way = known?.is ?? (column ? waysOf(column)[0] : undefined) ?? 'contains';
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('editing') || this.editing === undefined) return;
    this.renderRoot.querySelector<HTMLElement>('input, select')?.focus();
  }

  protected override render(): TemplateResult {
    const {lang} = this.desk.state;
    const column = this.columns.find(({name}) => name === this.editing);
    return html`${this.filters
      .filter((filter) => filter.column !== this.editing)
      .map((filter) => {
        const name =
          this.columns.find((each) => each.name === filter.column)?.heading ?? filter.column;
        const text = filterText(filter, name, lang);
        return html`<span class="chip"
          ><span translate="no">${text}</span
          ><button
            class="link"
            aria-label=${this.say(TABLE.withoutFilter, {text})}
            @click=${() => this.#tell(this.#others(filter.column))}
          >
            ×
          </button></span
        >`;
      })}
    ${column ? keyed(column.name, this.#form(column)) : nothing}`;
  }

  #form(column: ShownColumn): TemplateResult {
    const known = this.filters.find((filter) => filter.column === column.name);
    return html`<form
      @submit=${(event: Event) => this.#submit(event, column)}
      @keydown=${this.#escape}
    >
      <b translate="no">${column.heading}</b>
      <select
        aria-label=${this.say(TABLE.way)}
        .value=${this.way}
        @change=${(event: Event) => this.#choose(event, column)}
      >
        ${waysOf(column).map(
          (way) =>
            html`<option value=${way} ?selected=${way === this.way}>
              ${this.say(WAY_WORDS[way])}
            </option>`
        )}
      </select>
      ${this.#inputs(column, known)}
      <button class="primary" type="submit">${this.say(TABLE.apply)}</button>
      <button type="button" @click=${() => this.#tell(this.#others(column.name))}>
        ${this.say(known ? TABLE.remove : TABLE.close)}
      </button>
    </form>`;
  }

  #inputs({type}: ShownColumn, known: Filter | undefined): TemplateResult | typeof nothing {
    const kind = type === 'date' || type === 'timestamp' ? 'date' : 'number';
    const texts = known && 'texts' in known ? known.texts.join('、') : '';
    const range = known?.is === 'range' ? known : undefined;
    if (this.way === 'range') {
      return html`<input
          name="a"
          type=${kind}
          step=${kind === 'date' ? nothing : 'any'}
          aria-label=${this.say(TABLE.from)}
          .value=${range?.from ?? ''}
        />
        <span aria-hidden="true">–</span>
        <input
          name="b"
          type=${kind}
          step=${kind === 'date' ? nothing : 'any'}
          aria-label=${this.say(TABLE.to)}
          .value=${range?.to ?? ''}
        />`;
    }
    if (this.way !== 'contains' && this.way !== 'equals') return nothing;
    return html`<input name="a" type="text" aria-label=${this.say(TABLE.text)} .value=${texts} />`;
  }

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#tell(this.filters);
  };

  #choose(event: Event, column: ShownColumn): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const {value} = event.target;
    this.way = waysOf(column).find((way) => way === value) ?? this.way;
  }

  #submit(event: Event, column: ShownColumn): void {
    event.preventDefault();
    const value = (name: string): string =>
      this.renderRoot.querySelector<HTMLInputElement>(`input[name=${name}]`)?.value.trim() ?? '';
    const filter = filterOf(column, this.way, [value('a'), value('b')], this.desk.state.lang);
    const says = !('texts' in filter) || filter.texts.length > 0;
    this.#tell([...this.#others(column.name), ...(says ? [filter] : [])]);
  }

  #others(column: string): Filter[] {
    return this.filters.filter((filter) => filter.column !== column);
  }

  #tell(filters: readonly Filter[]): void {
    this.dispatchEvent(new FiltersEvent(filters));
  }
}

customElements.define('table-filters', TableFilters);
