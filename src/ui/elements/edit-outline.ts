import {css, html, type PropertyDeclarations, type TemplateResult} from 'lit';
import {DeskElement} from '../desk-element.ts';
import {kindWords, sourceName} from '../edit-words.ts';
import type {Editing} from '../editing.ts';
import {base} from '../styles/base.ts';
import {outline} from '../styles/outline.ts';
import {EDITING} from '../words/editing.ts';
import {NOTEBOOK} from '../words/notebook.ts';

declare global {
  interface HTMLElementTagNameMap {
    'edit-outline': EditOutline;
  }
}

/** The cells of a notebook that is edited, by name. Event `go` (CustomEvent of a cell's place). */
export class EditOutline extends DeskElement {
  static override properties: PropertyDeclarations = {
    editing: {attribute: false},
    cells: {attribute: false}
  };
  declare editing: Editing;

  static override styles = [
    base,
    outline,
    css`
      .kind {
        color: var(--ink-3);
        font-size: var(--size-note);
        margin-right: 6px;
      }
      .wrong {
        color: var(--alert);
      }
    `
  ];

  protected override render(): TemplateResult {
    const {draft, state} = this.editing;
    return html`<nav aria-label=${this.say(NOTEBOOK.outline)}>
      <h2>${this.say(NOTEBOOK.outline)}</h2>
      <ul>
        ${(draft?.cells ?? []).map((source, index) => {
          const wrong = (state.reading?.cells[index]?.failures.length ?? 0) > 0;
          return html`<li>
            <button @click=${() => this.#go(index)}>
              <span class="kind">${this.say(kindWords(source))}</span>
              <span class=${wrong ? 'wrong' : ''} translate="no"
                >${sourceName(source) || this.say(EDITING.empty)}</span
              >
            </button>
          </li>`;
        })}
      </ul>
    </nav>`;
  }

  #go(index: number): void {
    this.dispatchEvent(new CustomEvent<number>('go', {detail: index}));
  }
}

customElements.define('edit-outline', EditOutline);
