import type {ProseBlock, ProsePart} from '../../notebook/prose.ts';
import {html, type Html} from './html.ts';

/** Blocks of prose. Links are texts: nothing in a snapshot leads out of it. */
export function proseHtml(blocks: readonly ProseBlock[]): Html {
  return html`${blocks.map(blockHtml)}`;
}

export function partsHtml(parts: readonly ProsePart[]): Html {
  return html`${parts.map(partHtml)}`;
}

function blockHtml(block: ProseBlock): Html {
  switch (block.kind) {
    case 'paragraph':
      return html`<p>${partsHtml(block.parts)}</p>`;
    case 'heading':
      return block.level <= 2
        ? html`<h2>${partsHtml(block.parts)}</h2>`
        : html`<h3>${partsHtml(block.parts)}</h3>`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${proseHtml(item)}</li>`);
      return block.ordered
        ? html`<ol start="${block.start}">
            ${items}
          </ol>`
        : html`<ul>
            ${items}
          </ul>`;
    }
    case 'quote':
      return html`<blockquote>${proseHtml(block.blocks)}</blockquote>`;
    case 'code':
      return html`<pre>${block.text}</pre>`;
    case 'table':
      return tableHtml(block.rows);
    case 'rule':
    default:
      return html`<hr />`;
  }
}

function tableHtml(rows: readonly (readonly (readonly ProsePart[])[])[]): Html {
  const [head = [], ...body] = rows;
  return html`<table>
    <thead>
      <tr>
        ${head.map((cell) => html`<th>${partsHtml(cell)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${body.map(
        (row) =>
          html`<tr>
            ${row.map((cell) => html`<td>${partsHtml(cell)}</td>`)}
          </tr>`
      )}
    </tbody>
  </table>`;
}

function partHtml(part: ProsePart): Html {
  switch (part.kind) {
    case 'text':
      return html`${part.text}`;
    case 'code':
      return html`<code>${part.text}</code>`;
    case 'figure':
      return html`<span class="figure ${part.state ?? ''}" translate="no">${part.text}</span>`;
    case 'strong':
      return html`<b>${partsHtml(part.parts)}</b>`;
    case 'emphasis':
      return html`<em>${partsHtml(part.parts)}</em>`;
    case 'deleted':
      return html`<del>${partsHtml(part.parts)}</del>`;
    case 'link':
      return partsHtml(part.parts);
    case 'break':
    default:
      return html`<br />`;
  }
}
