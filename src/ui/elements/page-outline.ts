import {html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import {lineText} from '../../notebook/prose-text.ts';
import {DeskElement} from '../desk-element.ts';
import type {Part} from '../notebook-parts.ts';
import type {OpenNotebook} from '../open-notebook.ts';
import {base} from '../styles/base.ts';
import {outline} from '../styles/outline.ts';
import {Watch} from '../watch.ts';
import {NOTEBOOK} from '../words/notebook.ts';

declare global {
  interface HTMLElementTagNameMap {
    'page-outline': PageOutline;
  }
}

/** The headings of a notebook, as its charts and prose say them; each leads to its place. */
export class PageOutline extends DeskElement {
  static override properties: PropertyDeclarations = {
    open: {attribute: false},
    parts: {attribute: false}
  };
  declare open: OpenNotebook;
  declare parts: readonly Part[];

  static override styles = [base, outline];

  constructor() {
    super();
    this.addController(new Watch(this, () => this.open));
  }

  protected override render(): TemplateResult | typeof nothing {
    const lines = this.parts.flatMap((part, index) =>
      this.#titles(part).map((title) => ({index, title}))
    );
    if (lines.length === 0) return nothing;
    return html`<nav aria-label=${this.say(NOTEBOOK.outline)}>
      <h2>${this.say(NOTEBOOK.outline)}</h2>
      <ul>
        ${lines.map(
          ({index, title}) =>
            html`<li><button @click=${() => this.#go(index)}>${title}</button></li>`
        )}
      </ul>
    </nav>`;
  }

  #titles(part: Part): string[] {
    switch (part.kind) {
      case 'prose': {
        const result = this.open.result(part.key);
        const blocks = result?.kind === 'prose' ? result.blocks : [];
        return blocks.flatMap((block) => (block.kind === 'heading' ? [lineText(block.parts)] : []));
      }
      case 'row':
        return part.cells.flatMap(({name}) => this.#title(name));
      case 'chart':
        return this.#title(part.cell.name);
      case 'table':
      default:
        return [];
    }
  }

  #title(name: string): string[] {
    const result = this.open.result(name);
    const title = result?.kind === 'chart' ? lineText(result.title) : '';
    return title === '' ? [] : [title];
  }

  #go(index: number): void {
    const root = this.getRootNode();
    if (root instanceof ShadowRoot) root.getElementById(`part-${index}`)?.scrollIntoView();
  }
}

customElements.define('page-outline', PageOutline);
