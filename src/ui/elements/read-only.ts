import {css, html, nothing, type TemplateResult} from 'lit';
import {DeskElement} from '../desk-element.ts';
import {base} from '../styles/base.ts';
import {WORKSPACE} from '../words/workspace.ts';

declare global {
  interface HTMLElementTagNameMap {
    'read-only': ReadOnly;
  }
}

/** Stands where something could be changed, in a tab that only reads: why it cannot, and the way to do it here after all. */
export class ReadOnly extends DeskElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        font-size: var(--size-ui);
        line-height: 1.75;
        color: var(--ink-2);
      }
      @media print {
        :host {
          display: none;
        }
      }
    `
  ];

  protected override render(): TemplateResult | typeof nothing {
    if (!this.desk.state.readOnly) return nothing;
    return html`<p>
      ${this.say(WORKSPACE.readOnly)}
      <button class="link" @click=${() => void this.desk.work.takeOver()}>
        ${this.say(WORKSPACE.takeOver)}
      </button>
    </p>`;
  }
}

customElements.define('read-only', ReadOnly);
