import {
  figuresOf,
  gapIn,
  linesOf,
  type Change,
  type Figure,
  type Line
} from '../../charts/figures.ts';
import type {Lang} from '../../model/text.ts';
import {MISSING} from '../../words/format.ts';
import {LINE_HEADS} from '../../words/lines.ts';
import type {ChartItem, Pen} from './pen.ts';
import {html, NOTHING, type Html} from './html.ts';

/** Up to four headline figures side by side. */
export function figuresHtml({spec, rows}: ChartItem, pen: Pen): Html {
  const figures = figuresOf(spec, rows, pen.options(0, ''));
  return html`<dl class="figures of-${figures.length}" translate="no">
    ${figures.map(figureHtml)}
  </dl>`;
}

function figureHtml(figure: Figure): Html {
  const {label, fractions, change} = figure;
  return html`<div>
    <dt>${label}</dt>
    <dd class="value">${valueHtml(figure)}</dd>
    ${fractions.map((line) => html`<dd>${line}</dd>`)}
    ${change ? html`<dd>${changeHtml(change)}</dd>` : NOTHING}
  </div>`;
}

function valueHtml({value, unit}: Figure): Html {
  return html`${value}${unit ? html`<wbr /><small>${unit}</small>` : NOTHING}`;
}

function changeHtml(change: Change): Html {
  const {arrow, number, rest, state} = change;
  return html`<b class="${state ?? ''}">${arrow} ${number}</b>${gapIn(change)}${rest}`;
}

/** One line an area of work, with its lamp and the rule of the lamp. */
export function linesHtml({spec, rows}: ChartItem, pen: Pen, lang: Lang): Html {
  const lines = linesOf(spec, rows, pen.options(0, ''));
  return html`<table class="lines">
    <thead>
      <tr>
        ${Object.values(LINE_HEADS).map((head) => html`<th scope="col" class="${head === LINE_HEADS.figure ? 'n' : ''}">${head[lang]}</th>`)}
      </tr>
    </thead>
    <tbody translate="no">
      ${lines.map((line) => lineHtml(line, lang))}
    </tbody>
  </table>`;
}

function lineHtml(line: Line, lang: Lang): Html {
  const {label, fractions, change, lamp, state, rule} = line;
  return html`<tr>
    <th scope="row">${label}</th>
    <td class="n value">${valueHtml(line)}</td>
    <td>${fractions.map((text) => html`<div>${text}</div>`)}</td>
    <td>${change ? changeHtml(change) : MISSING[lang]}</td>
    <td>
      ${lamp ? html`<b class="lamp ${state ?? ''}">${lamp}</b>` : NOTHING}
      ${rule ? html`<div class="rule">${rule}</div>` : NOTHING}
    </td>
  </tr>`;
}
