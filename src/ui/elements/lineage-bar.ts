import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import {DeskElement} from '../desk-element.ts';
import {base} from '../styles/base.ts';
import {page} from '../styles/page.ts';
import {LINEAGE} from '../words/lineage.ts';

declare global {
  interface HTMLElementTagNameMap {
    'lineage-bar': LineageBar;
  }
}

/** The bar over a page of the way back: one step back, and the one switch for personal data (event `names`). */
export class LineageBar extends DeskElement {
  static override properties: PropertyDeclarations = {
    masks: {attribute: false},
    names: {attribute: false}
  };
  /** Whether the page has anything that is masked. */
  declare masks: boolean;
  declare names: boolean;

  static override styles = [
    base,
    page,
    css`
      .note {
        max-width: 46em;
      }
    `
  ];

  constructor() {
    super();
    this.masks = false;
    this.names = false;
  }

  protected override render(): TemplateResult {
    return html`<div class="bar">
      <button class="quiet" @click=${() => history.back()}>‹ ${this.say(LINEAGE.back)}</button>
      <slot></slot>
      <span class="space"></span>
      ${
        this.masks
          ? html`<span class="note">${this.say(LINEAGE.maskNote)}</span>
              <button
                class="quiet"
                aria-pressed=${this.names ? 'true' : 'false'}
                @click=${() => this.dispatchEvent(new CustomEvent('names'))}
              >
                ${this.say(this.names ? LINEAGE.hideNames : LINEAGE.showNames)}
              </button>`
          : nothing
      }
    </div>`;
  }
}

customElements.define('lineage-bar', LineageBar);
