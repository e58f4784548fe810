import {css, html, type PropertyDeclarations, type TemplateResult} from 'lit';
import {CELL_KINDS, type CellKind} from '../../notebook/new-cell.ts';
import {DeskElement} from '../desk-element.ts';
import {closeMenu, menuKeys} from '../menu.ts';
import {base} from '../styles/base.ts';
import {EDITING} from '../words/editing.ts';

declare global {
  interface HTMLElementTagNameMap {
    'add-cell': AddCell;
  }
}

/** The kinds of cell that can be added, in a row or, `folded`, behind a plus. Event `add` (CustomEvent of the kind). */
export class AddCell extends DeskElement {
  static override properties: PropertyDeclarations = {
    label: {attribute: false},
    folded: {type: Boolean, reflect: true}
  };
  declare label: string;
  declare folded: boolean;

  static override styles = [
    base,
    css`
      :host {
        display: inline-block;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
      }
      details {
        position: relative;
      }
      summary {
        list-style: none;
        cursor: pointer;
        color: var(--ink-2);
        padding: 5px 12px;
        border-radius: var(--radius);
        line-height: 1.5;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary:hover {
        background: var(--sunken);
        color: var(--ink);
      }
      .menu {
        position: absolute;
        z-index: 5;
        right: 0;
        top: calc(100% + 4px);
        width: 21em;
        padding: 6px;
        background: var(--surface);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
      }
      .menu button {
        display: flex;
        gap: 10px;
        align-items: baseline;
        width: 100%;
        text-align: left;
        border: 0;
        background: none;
      }
      .menu button:hover {
        background: var(--sunken);
      }
      .menu b {
        flex: none;
        min-width: 4.5em;
        font-weight: 600;
      }
    `
  ];

  protected override render(): TemplateResult {
    if (!this.folded) {
      return html`<div class="row" role="group" aria-label=${this.label}>
        <span class="note">${this.label}</span>
        ${CELL_KINDS.map(
          (kind) =>
            html`<button @click=${() => this.#add(kind)}>${this.say(EDITING[kind])}</button>`
        )}
      </div>`;
    }
    return html`<details @keydown=${menuKeys} @focusout=${closeMenu}>
      <summary aria-label=${this.label}>＋</summary>
      <div class="menu" tabindex="-1">
        ${CELL_KINDS.map(
          (kind) =>
            html`<button @click=${() => this.#add(kind)}>
              <b>${this.say(EDITING[kind])}</b>
              <span class="note">${this.say(EDITING[`${kind}About`])}</span>
            </button>`
        )}
      </div>
    </details>`;
  }

  #add(kind: CellKind): void {
    const menu = this.renderRoot.querySelector('details');
    if (menu) menu.open = false;
    this.dispatchEvent(new CustomEvent<CellKind>('add', {detail: kind}));
  }
}

customElements.define('add-cell', AddCell);
