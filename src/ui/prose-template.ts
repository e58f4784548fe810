import {html, nothing, type TemplateResult} from 'lit';
import type {ProseBlock, ProsePart} from '../notebook/prose.ts';

/** Blocks of prose as a template; `level` is added to that of its headings. */
export function proseTemplate(blocks: readonly ProseBlock[]): TemplateResult {
  return html`${blocks.map(blockTemplate)}`;
}

/** Pieces of a line; a figure is data, in the colour of its state. */
export function partsTemplate(parts: readonly ProsePart[]): TemplateResult {
  return html`${parts.map(partTemplate)}`;
}

function blockTemplate(block: ProseBlock): TemplateResult {
  switch (block.kind) {
    case 'paragraph':
      return html`<p>${partsTemplate(block.parts)}</p>`;
    case 'heading':
      return block.level <= 2
        ? html`<h2>${partsTemplate(block.parts)}</h2>`
        : html`<h3>${partsTemplate(block.parts)}</h3>`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${proseTemplate(item)}</li>`);
      return block.ordered
        ? html`<ol start=${block.start}>
            ${items}
          </ol>`
        : html`<ul>
            ${items}
          </ul>`;
    }
    case 'quote':
      return html`<blockquote>${proseTemplate(block.blocks)}</blockquote>`;
    case 'code':
      return html`<pre><code>${block.text}</code></pre>`;
    case 'table':
      return tableTemplate(block.rows);
    case 'rule':
    default:
      return html`<hr />`;
  }
}

function tableTemplate(rows: readonly (readonly (readonly ProsePart[])[])[]): TemplateResult {
  const [head = [], ...body] = rows;
  return html`<div class="frame">
    <table>
      <thead>
        <tr>
          ${head.map((cell) => html`<th scope="col">${partsTemplate(cell)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${body.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${partsTemplate(cell)}</td>`)}
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}

function partTemplate(part: ProsePart): TemplateResult | string | typeof nothing {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'code':
      return html`<code>${part.text}</code>`;
    case 'figure':
      return html`<span class="figure ${part.state ?? ''}" translate="no">${part.text}</span>`;
    case 'strong':
      return html`<strong>${partsTemplate(part.parts)}</strong>`;
    case 'emphasis':
      return html`<em>${partsTemplate(part.parts)}</em>`;
    case 'deleted':
      return html`<del>${partsTemplate(part.parts)}</del>`;
    case 'link':
      return html`<a href=${part.href} rel="noreferrer">${partsTemplate(part.parts)}</a>`;
    case 'break':
    default:
      return html`<br />`;
  }
}
