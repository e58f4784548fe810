import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import {figuresOf, type Figure} from '../../charts/figures.ts';
import type {ChartSpec} from '../../model/chart.ts';
import type {Rows} from '../../model/rows.ts';
import {DeskElement} from '../desk-element.ts';
import {drawOptions} from '../draw-options.ts';
import {changeTemplate, unbroken, valueTemplate} from '../figure-template.ts';
import {base} from '../styles/base.ts';
import {figure as linked} from '../styles/figure.ts';

declare global {
  interface HTMLElementTagNameMap {
    'cell-figures': CellFigures;
  }
}

/** Up to four headline figures side by side, each with its fraction and its change. */
export class CellFigures extends DeskElement {
  static override properties: PropertyDeclarations = {
    spec: {attribute: false},
    rows: {attribute: false},
    wayOf: {attribute: false}
  };
  declare spec: ChartSpec;
  declare rows: Rows;
  /** Hash of the rows behind the figure of a row (from 0). */
  declare wayOf: ((row: number) => string | undefined) | undefined;

  static override styles = [
    base,
    linked,
    css`
      :host {
        display: block;
        max-width: var(--wide);
        margin: 26px 0 8px;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(4, minmax(0, 1fr));
        margin: 0;
        border-top: 2px solid var(--ink);
      }
      .of-3 {
        grid-template-columns: repeat(3, minmax(0, 1fr));
      }
      .of-2 {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
      .of-1 {
        grid-template-columns: minmax(0, 1fr);
      }
      .figure {
        padding: 12px 18px 14px 0;
        border-bottom: 1px solid var(--line);
      }
      .figure + .figure {
        padding-left: 18px;
        border-left: 1px solid var(--line);
      }
      dt {
        font-size: var(--size-ui);
        color: var(--ink-2);
      }
      dd {
        margin: 0;
        font-size: var(--size-note);
        color: var(--ink-3);
        line-height: 1.65;
        font-variant-numeric: tabular-nums;
      }
      .value {
        font-size: var(--size-figure);
        line-height: 1.25;
        font-weight: 600;
        letter-spacing: -0.01em;
        color: var(--ink);
      }
      .value small {
        font-size: 1rem;
        font-weight: 500;
        margin-left: 3px;
        letter-spacing: 0;
      }
      dd span {
        display: block;
        text-wrap: pretty;
      }
      @media (max-width: 700px) {
        dl,
        .of-3 {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
        .figure:nth-child(odd) {
          padding-left: 0;
          border-left: 0;
        }
      }
    `
  ];

  protected override render(): TemplateResult {
    const {lang} = this.desk.state;
    const figures = figuresOf(this.spec, this.rows, drawOptions(lang, 0, ''));
    return html`<dl class="of-${figures.length}" translate="no">
      ${figures.map((figure) => figureTemplate(figure, this.wayOf?.(figure.row)))}
    </dl>`;
  }
}

function figureTemplate(figure: Figure, way: string | undefined): TemplateResult {
  return html`<div class="figure">
    <dt>${figure.label}</dt>
    <dd class="value">${valueTemplate(figure, way)}</dd>
    <dd>
      ${figure.fractions.map((line) => html`<span>${unbroken(line)}</span>`)}
      ${figure.change ? changeTemplate(figure.change) : nothing}
    </dd>
  </div>`;
}

customElements.define('cell-figures', CellFigures);
