import {css, html, nothing, svg, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {Bar, Profile} from '../../model/engine.ts';
import {formatValue} from '../../words/format.ts';
import {DeskElement} from '../desk-element.ts';
import {labelled} from '../labels.ts';
import type {ShownColumn} from '../shown-columns.ts';
import type {Sorted} from '../sorting.ts';
import {base} from '../styles/base.ts';
import {dotted} from '../words/dotted.ts';
import {TABLE, VALUE_TYPES} from '../words/table.ts';

declare global {
  interface HTMLElementTagNameMap {
    'column-head': ColumnHead;
  }
}

const [BAR, GAP, HEIGHT] = [6, 1, 18];

/**
 * The heading of a column: its name sorts, beside it unit, type, values and missing values, below it its distribution. Tells by the
 * events `sort` and `filter` what was asked for.
 */
export class ColumnHead extends DeskElement {
  static override properties: PropertyDeclarations = {
    column: {attribute: false},
    sorted: {attribute: false},
    profile: {attribute: false},
    profiled: {attribute: false},
    filters: {attribute: false},
    filtered: {attribute: false}
  };
  declare column: ShownColumn;
  declare sorted: Sorted;
  declare profile: Profile | undefined;
  /** Whether a profile is on its way: room is kept for it. */
  declare profiled: boolean;
  /** Whether it can be filtered, and is. */
  declare filters: boolean;
  declare filtered: boolean;

  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .line {
        display: flex;
        align-items: baseline;
        gap: 0 5px;
      }
      :host([free]) .line {
        flex-wrap: wrap;
      }
      :host([numeric]) .line {
        justify-content: flex-end;
      }
      button {
        border: 0;
        padding: 0;
        background: none;
        font-size: inherit;
        font-weight: inherit;
        color: inherit;
        text-align: inherit;
        border-radius: 2px;
      }
      button:hover,
      .filter[aria-pressed='true'] {
        color: var(--accent);
      }
      .of {
        white-space: nowrap;
        color: var(--ink-3);
        font-weight: 400;
      }
      .filter {
        color: var(--ink-3);
        line-height: 1;
      }
      .filter svg {
        display: block;
        width: 10px;
        height: 10px;
      }
      .bars {
        display: block;
        height: 18px;
        margin-top: 3px;
      }
      :host([numeric]) .bars {
        margin-left: auto;
      }
      rect {
        fill: var(--series-rest);
      }
      rect:hover {
        fill: var(--accent);
      }
    `
  ];

  protected override willUpdate(): void {
    this.toggleAttribute('numeric', this.column.numeric);
    this.toggleAttribute('free', !this.filters);
  }

  protected override render(): TemplateResult {
    const {column, sorted} = this;
    const about = this.#about();
    const arrow = sorted === 'none' ? '' : sorted === 'ascending' ? ' ↑' : ' ↓';
    return html`<div class="line">
        <button title=${this.#hint()} @click=${() => this.#tell('sort')}>
          <span translate="no">${column.heading}</span><span aria-hidden="true">${arrow}</span>
        </button>
        ${about ? html`<span class="of">${about}</span>` : nothing}
        ${
          this.filters
            ? html`<button
                class="filter"
                aria-pressed=${this.filtered ? 'true' : 'false'}
                aria-label=${this.say(TABLE.filterBy, {name: column.heading})}
                title=${this.say(TABLE.filterBy, {name: column.heading})}
                @click=${() => this.#tell('filter')}
              >
                <svg viewBox="0 0 10 10" aria-hidden="true">
                  <path
                    fill=${this.filtered ? 'currentColor' : 'none'}
                    stroke="currentColor"
                    d="M.7 1.2h8.6L6 5.3v3.5L4 7.6V5.3z"
                  />
                </svg>
              </button>`
            : nothing
        }
      </div>
      ${this.profiled ? this.#bars() : nothing}`;
  }

  #tell(what: 'sort' | 'filter'): void {
    this.dispatchEvent(new Event(what));
  }

  #hint(): string {
    const {column, sorted} = this;
    const down = column.numeric ? sorted === 'none' : sorted === 'ascending';
    const back = column.numeric ? sorted === 'ascending' : sorted === 'descending';
    const text = back ? TABLE.sortNone : down ? TABLE.sortDown : TABLE.sortUp;
    return this.say(text, {name: column.heading});
  }

  /** '元', or with a profile '文本 · 12 种 · 缺 3', '元 · 187 个值'. */
  #about(): string {
    const {column, profile} = this;
    if (!this.profiled) return column.unit;
    const {lang} = this.desk.state;
    const type = column.unit || VALUE_TYPES[column.type][lang];
    if (!profile) return type;
    const {distinct, missing} = profile;
    return dotted([
      type,
      this.say(column.numeric ? TABLE.values : TABLE.kinds, {n: distinct}),
      missing > 0 ? this.say(TABLE.missing, {n: missing}) : ''
    ]);
  }

  #bars(): TemplateResult {
    const bars = this.profile?.bars ?? [];
    const most = Math.max(1, ...bars.map(({count}) => count));
    const width = Math.max(1, bars.length * (BAR + GAP));
    return html`<svg
      class="bars"
      translate="no"
      width=${width}
      height=${HEIGHT}
      viewBox="0 0 ${width} ${HEIGHT}"
      role="img"
      aria-label=${this.#said()}
    >
      ${bars.map((bar, at) => {
        const height = bar.count === 0 ? 0 : Math.max(1, (bar.count / most) * HEIGHT);
        return svg`<rect x=${at * (BAR + GAP)} y=${HEIGHT - height} width=${BAR} height=${height}
          ><title>${this.#barText(bar)}</title></rect>`;
      })}
    </svg>`;
  }

  /** The distribution in words: values and the most frequent one, or the range. */
  #said(): string {
    const {profile, column} = this;
    if (!profile) return this.say(TABLE.profiling);
    const kinds = this.say(TABLE.kinds, {n: profile.distinct});
    const [first, last] = [profile.bars[0], profile.bars.at(-1)];
    if (column.masked || !first || !last) return kinds;
    const most = profile.bars.reduce((a, b) => (b.count > a.count ? b : a));
    return `${kinds}; ${this.#barText(most)}`;
  }

  #barText({from, to, count}: Bar): string {
    const {lang} = this.desk.state;
    const {column} = this;
    const n = this.say(TABLE.rows, {count});
    if (column.masked) return n;
    const text = (value: Bar['from']): string =>
      formatValue(
        typeof value === 'number' ? Number(value.toPrecision(4)) : labelled(value, lang),
        'text',
        lang
      );
    if (to === undefined || to === from) return `${text(from)}: ${n}`;
    return `${text(from)} – ${text(to)}: ${n}`;
  }
}

customElements.define('column-head', ColumnHead);
