import {
  css,
  html,
  nothing,
  unsafeCSS,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult
} from 'lit';
import type {Drawing} from '../../charts/draw.ts';
import {CHART_CSS} from '../../charts/tidy.ts';
import type {ChartSpec} from '../../model/chart.ts';
import {failureOf, type Failure} from '../../model/failure.ts';
import type {Rows} from '../../model/rows.ts';
import type {Lang} from '../../model/text.ts';
import {linkMarks, markAt, steppedTo} from '../chart-marks.ts';
import {DeskElement} from '../desk-element.ts';
import {drawOptions} from '../draw-options.ts';
import {base} from '../styles/base.ts';
import './cell-failure.ts';

declare global {
  interface HTMLElementTagNameMap {
    'chart-drawing': ChartDrawing;
  }
}

/** A chart as wide as its place. Event `drawn` (CustomEvent of the Drawing): its figures are the chart as a table. */
export class ChartDrawing extends DeskElement {
  static override properties: PropertyDeclarations = {
    spec: {attribute: false},
    rows: {attribute: false},
    label: {attribute: false},
    wayOf: {attribute: false},
    width: {state: true},
    drawing: {state: true}
  };
  declare spec: ChartSpec;
  declare rows: Rows;
  /** The chart's title, which its text alternative begins with. */
  declare label: string;
  /** Hash of the rows behind a mark: of a row (from 0) and a channel, '' for the form's own measure. */
  declare wayOf: ((row: number, channel: string) => string | undefined) | undefined;
  declare width: number;
  declare drawing: Drawing | Failure | undefined;

  static override styles = [
    base,
    unsafeCSS(CHART_CSS),
    css`
      :host {
        display: block;
      }
      svg text {
        font-variant-numeric: tabular-nums;
      }
      [role='link'] {
        cursor: pointer;
      }
      [role='link']:hover {
        filter: brightness(0.9);
      }
      [role='link']:focus-visible {
        outline: 2px solid var(--ink);
        outline-offset: 1px;
      }
    `
  ];

  #lang: Lang | undefined;
  #observer = new ResizeObserver(() => this.#measure());

  constructor() {
    super();
    this.width = 0;
    this.label = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  #measure(): void {
    const width = Math.floor(this.clientWidth);
    if (width > 0 && Math.abs(width - this.width) > 1) this.width = width;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const {lang} = this.desk.state;
    const inputs = ['spec', 'rows', 'label', 'width'] as const;
    const same = lang === this.#lang && !inputs.some((key) => changed.has(key));
    if (same || this.width === 0) return;
    this.#lang = lang;
    void this.#draw();
  }

  /** The drawing library is the largest part of the page; it comes with the first chart. */
  async #draw(): Promise<void> {
    const {lang} = this.desk.state;
    try {
      const {draw} = await import('../../charts/draw.ts');
      if (lang !== this.#lang) return;
      this.drawing = draw(this.spec, this.rows, drawOptions(lang, this.width, this.label));
    } catch (thrown) {
      this.drawing = failureOf(thrown);
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const {drawing} = this;
    if (!drawing) return nothing;
    if ('code' in drawing) {
      return html`<cell-failure .desk=${this.desk} .failure=${drawing}></cell-failure>`;
    }
    return html`<div
      translate="no"
      @click=${(event: Event) => this.#follow(event)}
      @keydown=${(event: KeyboardEvent) => this.#key(event)}
    >
      ${drawing.svg}
    </div>`;
  }

  #follow(event: Event): void {
    const way = markAt(event)?.getAttribute('data-way');
    if (way) location.hash = way;
  }

  /** Enter follows a mark; arrows go from mark to mark, one of which is a stop of the Tab key. */
  #key(event: KeyboardEvent): void {
    const mark = markAt(event);
    if (!mark) return;
    if (event.key === 'Enter') return this.#follow(event);
    const marks = [...this.renderRoot.querySelectorAll<SVGElement>('[data-way]')];
    const next = marks[steppedTo(event.key, marks.indexOf(mark), marks.length) ?? -1];
    if (!next) return;
    event.preventDefault();
    mark.setAttribute('tabindex', '-1');
    next.setAttribute('tabindex', '0');
    next.focus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const {drawing, wayOf} = this;
    if (!changed.has('drawing') || !drawing || 'code' in drawing) return;
    if (drawing.svg && wayOf) linkMarks(drawing.svg, wayOf);
    this.dispatchEvent(new CustomEvent<Drawing>('drawn', {detail: drawing}));
  }
}

customElements.define('chart-drawing', ChartDrawing);
