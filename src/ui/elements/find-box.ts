import {css, html, type PropertyDeclarations, type TemplateResult} from 'lit';
import {DeskElement} from '../desk-element.ts';
import {base} from '../styles/base.ts';
import {RECORD} from '../words/record.ts';

declare global {
  interface HTMLElementTagNameMap {
    'find-box': FindBox;
  }
}

/** The search box of the side bar: a household by its number, a member's ID number or a name, written in full. */
export class FindBox extends DeskElement {
  static override properties: PropertyDeclarations = {};

  static override styles = [
    base,
    css`
      :host {
        display: block;
        margin: 0 12px 8px;
      }
      input {
        width: 100%;
        font: inherit;
        font-size: var(--size-ui);
        color: var(--ink);
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        padding: 5px 10px;
      }
      input::placeholder {
        color: var(--ink-3);
        opacity: 1;
      }
      @media print {
        :host {
          display: none;
        }
      }
    `
  ];

  protected override render(): TemplateResult {
    return html`<form role="search" @submit=${(event: Event) => this.#find(event)}>
      <input
        type="search"
        autocomplete="off"
        placeholder=${this.say(RECORD.find)}
        aria-label=${this.say(RECORD.findLabel)}
        title=${this.say(RECORD.findLabel)}
      />
    </form>`;
  }

  /** What was asked for stays in the page: a name or an ID number stands in no address. */
  #find(event: Event): void {
    event.preventDefault();
    const sought = this.renderRoot.querySelector('input')?.value.trim() ?? '';
    if (sought === '') return;
    this.desk.set({sought});
    this.desk.go({page: 'find'});
  }
}

customElements.define('find-box', FindBox);
