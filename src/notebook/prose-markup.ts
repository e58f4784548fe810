import type {ProseBlock, ProsePart} from './prose.ts';

/** A template tag that makes markup of one kind: the page's templates, or finished HTML. Texts among its parts are escaped. */
export type Tag<T> = (
  strings: TemplateStringsArray,
  ...parts: (string | number | T | readonly T[])[]
) => T;

/** Prose as markup of one kind. `link` makes a link around its text; without it links are texts. */
export class ProseMarkup<T> {
  readonly #html: Tag<T>;
  readonly #link: ((href: string, text: T) => T) | undefined;

  constructor(html: Tag<T>, link?: (href: string, text: T) => T) {
    this.#html = html;
    this.#link = link;
  }

  readonly blocks = (blocks: readonly ProseBlock[]): T => {
    const html = this.#html;
    return html`${blocks.map((block) => this.#block(block))}`;
  };

  /** Pieces of a line; a figure is data, in the colour of its state. */
  readonly parts = (parts: readonly ProsePart[]): T => {
    const html = this.#html;
    return html`${parts.map((part) => this.#part(part))}`;
  };

  #block(block: ProseBlock): T {
    const html = this.#html;
    switch (block.kind) {
      case 'paragraph':
        return html`<p>${this.parts(block.parts)}</p>`;
      case 'heading':
        return block.level <= 2
          ? html`<h2>${this.parts(block.parts)}</h2>`
          : html`<h3>${this.parts(block.parts)}</h3>`;
      case 'list': {
        const items = block.items.map((item) => html`<li>${this.blocks(item)}</li>`);
        return block.ordered
          ? html`<ol start="${block.start}">
              ${items}
            </ol>`
          : html`<ul>
              ${items}
            </ul>`;
      }
      case 'quote':
        return html`<blockquote>${this.blocks(block.blocks)}</blockquote>`;
      case 'code':
        return html`<pre><code>${block.text}</code></pre>`;
      case 'table':
        return this.#table(block.rows);
      case 'rule':
      default:
        return html`<hr />`;
    }
  }

  #table([head = [], ...body]: readonly (readonly (readonly ProsePart[])[])[]): T {
    const html = this.#html;
    return html`<div class="frame">
      <table>
        <thead>
          <tr>
            ${head.map((cell) => html`<th scope="col">${this.parts(cell)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${body.map(
            (row) =>
              html`<tr>
                ${row.map((cell) => html`<td>${this.parts(cell)}</td>`)}
              </tr>`
          )}
        </tbody>
      </table>
    </div>`;
  }

  #part(part: ProsePart): T {
    const html = this.#html;
    switch (part.kind) {
      case 'text':
        return html`${part.text}`;
      case 'code':
        return html`<code>${part.text}</code>`;
      case 'figure':
        return html`<span class="figure ${part.state ?? ''}" translate="no">${part.text}</span>`;
      case 'strong':
        return html`<strong>${this.parts(part.parts)}</strong>`;
      case 'emphasis':
        return html`<em>${this.parts(part.parts)}</em>`;
      case 'deleted':
        return html`<del>${this.parts(part.parts)}</del>`;
      case 'link': {
        const text = this.parts(part.parts);
        return this.#link ? this.#link(part.href, text) : text;
      }
      case 'break':
      default:
        return html`<br />`;
    }
  }
}
