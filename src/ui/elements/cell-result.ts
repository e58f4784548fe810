import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import {resultOf, type CellResult, type CellState} from '../../notebook/states.ts';
import {linesBehind} from '../../notebook/lines.ts';
import {DeskElement} from '../desk-element.ts';
import {chainSql} from '../notebook-parts.ts';
import type {OpenNotebook} from '../open-notebook.ts';
import {base} from '../styles/base.ts';
import {EDITING} from '../words/editing.ts';
import './cell-chart.ts';
import './cell-failure.ts';
import './cell-prose.ts';
import './cell-table.ts';

declare global {
  interface HTMLElementTagNameMap {
    'cell-result': CellResultElement;
  }
}

/**
 * What a cell came to: prose, chart or table, or why it failed; a former result stays, dimmed, until the next is there. Inputs
 * show nothing here: their control stands elsewhere.
 */
export class CellResultElement extends DeskElement {
  static override properties: PropertyDeclarations = {
    open: {attribute: false},
    key: {attribute: false},
    state: {attribute: false},
    lead: {attribute: false},
    sqlShown: {attribute: false},
    failureElsewhere: {attribute: false}
  };
  declare open: OpenNotebook;
  /** The key of the cell in the run. */
  declare key: string;
  declare state: CellState;
  /** Prose that is the answer of the notebook. */
  declare lead: boolean;
  declare sqlShown: boolean;
  /** What is wrong is said beside the source. */
  declare failureElsewhere: boolean;

  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .wait {
        height: 120px;
      }
      .pending {
        opacity: 0.55;
        transition: opacity 120ms 200ms;
      }
      .former {
        margin-top: 10px;
        padding-left: 14px;
        border-left: 3px solid var(--line-strong);
        filter: grayscale(1);
      }
      @media (prefers-reduced-motion: reduce) {
        .pending {
          transition: none;
        }
      }
    `
  ];

  constructor() {
    super();
    this.lead = false;
    this.sqlShown = false;
    this.failureElsewhere = false;
  }

  protected override render(): TemplateResult {
    const {state, desk} = this;
    const result = resultOf(state);
    if (state.kind !== 'failed') {
      const busy = this.open.state.is === 'stopped' ? 'false' : 'true';
      return html`${result ? this.#result(result) : html`<div class="wait" aria-busy=${busy}></div>`}`;
    }
    const failure = this.failureElsewhere
      ? nothing
      : html`<cell-failure .desk=${desk} .failure=${state.failure}></cell-failure>`;
    if (state.failure.code === 'cancelled') {
      return html`${failure}${result ? this.#result(result) : nothing}`;
    }
    return html`${failure}
    ${
      result && result.kind !== 'input'
        ? html`<div class="former">
            <p class="note">${this.say(EDITING.former)}</p>
            ${this.#result(result)}
          </div>`
        : nothing
    }`;
  }

  #result(result: CellResult): TemplateResult | typeof nothing {
    const {desk, open, key} = this;
    const pending = ['stale', 'running'].includes(this.state.kind) ? 'pending' : '';
    switch (result.kind) {
      case 'prose':
        return html`<cell-prose
          .desk=${desk}
          .blocks=${result.blocks}
          ?lead=${this.lead}
        ></cell-prose>`;
      case 'chart':
        return html`<cell-chart
          class=${pending}
          .desk=${desk}
          .chart=${result}
          .notebook=${this.open.id}
          .name=${this.key}
          .sql=${open.run ? chainSql(open.run.graph, result.spec.from) : ''}
          .lines=${open.run ? linesBehind(open.run.graph, result.spec.from) : []}
          .source=${open.source(result.spec.from)}
          .sqlShown=${this.sqlShown}
        ></cell-chart>`;
      case 'table':
        return html`<cell-table
          class=${pending}
          .desk=${desk}
          .name=${key}
          .source=${open.source(key)}
          .sql=${open.run ? chainSql(open.run.graph, key) : ''}
          .sqlShown=${this.sqlShown}
        ></cell-table>`;
      case 'input':
      default:
        return nothing;
    }
  }
}

customElements.define('cell-result', CellResultElement);
