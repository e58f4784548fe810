import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import {linesOf, type Line} from '../../charts/figures.ts';
import type {ChartSpec} from '../../model/chart.ts';
import type {Rows} from '../../model/rows.ts';
import {LINE_HEADS} from '../../words/lines.ts';
import {DeskElement} from '../desk-element.ts';
import {drawOptions} from '../draw-options.ts';
import {changeTemplate, unbroken, valueTemplate} from '../figure-template.ts';
import {hashOf} from '../route.ts';
import {base} from '../styles/base.ts';
import {figure} from '../styles/figure.ts';
import {table} from '../styles/table.ts';

declare global {
  interface HTMLElementTagNameMap {
    'cell-lines': CellLines;
  }
}

/** One line an area of work: its figure with its fraction, the change, a lamp that prints its rule, and where to read on. */
export class CellLines extends DeskElement {
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
    table,
    figure,
    css`
      :host {
        display: block;
        max-width: var(--wide);
        margin: 26px 0 8px;
      }
      table {
        font-size: var(--size-text);
        border-top: 2px solid var(--ink);
      }
      th,
      td {
        padding: 12px 20px 12px 0;
        height: auto;
        white-space: normal;
        vertical-align: baseline;
        background: none;
      }
      thead th {
        padding: 6px 20px 4px 0;
        border-bottom: 1px solid var(--line);
        white-space: nowrap;
      }
      tbody th {
        font-size: var(--size-text);
        font-weight: 600;
        color: var(--ink);
        border-bottom: 1px solid var(--line);
        width: 20%;
      }
      tbody tr:last-child th {
        border-bottom: 0;
      }
      .value {
        white-space: nowrap;
        text-align: right;
        font-size: var(--size-h2);
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
      .value small {
        font-size: var(--size-note);
        font-weight: 500;
        margin-left: 3px;
      }
      .of {
        font-size: var(--size-ui);
        color: var(--ink-2);
        font-variant-numeric: tabular-nums;
      }
      .of span,
      .rule {
        display: block;
        text-wrap: pretty;
      }
      .judged {
        width: 26%;
      }
      @media screen and (max-width: 700px) {
        thead {
          display: none;
        }
        tr {
          display: block;
          padding: 12px 0;
          border-bottom: 1px solid var(--line);
        }
        tbody :is(th, td) {
          display: block;
          width: auto;
          padding: 2px 0;
          border: 0;
          text-align: left;
        }
      }
      .rule {
        margin-top: 4px;
        font-size: var(--size-note);
        color: var(--ink-3);
      }
    `
  ];

  protected override render(): TemplateResult {
    const {lang} = this.desk.state;
    const lines = linesOf(this.spec, this.rows, drawOptions(lang, 0, ''));
    return html`<table>
      <thead>
        <tr>
          ${Object.values(LINE_HEADS).map((head) => html`<th scope="col" class=${head === LINE_HEADS.figure ? 'n' : ''}>${this.say(head)}</th>`)}
        </tr>
      </thead>
      <tbody translate="no">
        ${lines.map((line) => this.#line(line))}
      </tbody>
    </table>`;
  }

  #line(line: Line): TemplateResult {
    const {label, fractions, change, lamp, state, rule, notebook} = line;
    const name = notebook
      ? html`<a href=${hashOf({page: 'notebook', id: notebook})}>${label}</a>`
      : label;
    return html`<tr>
      <th scope="row">${name}</th>
      <td class="value">${valueTemplate(line, this.wayOf?.(line.row))}</td>
      <td class="of">${fractions.map((text) => html`<span>${unbroken(text)}</span>`)}</td>
      <td class="of">${change ? changeTemplate(change) : '—'}</td>
      <td class="judged">
        ${lamp ? html`<span class="lamp ${state ?? ''}">${lamp}</span>` : nothing}
        ${rule ? html`<span class="rule">${rule}</span>` : nothing}
      </td>
    </tr>`;
  }
}

customElements.define('cell-lines', CellLines);
