import {css, html, type PropertyDeclarations, type TemplateResult} from 'lit';
import {DeskElement} from '../desk-element.ts';
import {base} from '../styles/base.ts';
import {IMPORT} from '../words/import.ts';

declare global {
  interface HTMLElementTagNameMap {
    'heading-picker': HeadingPicker;
  }
}

/**
 * What is said and done while the heading is moved. Event `pick`: rows that shall be it ([] for none); event `heading` when it is
 * settled: the rows, or null where it stays as it was.
 */
export class HeadingPicker extends DeskElement {
  static override properties: PropertyDeclarations = {
    picked: {attribute: false},
    found: {attribute: false}
  };
  declare picked: readonly number[];
  /** Where the heading was found. */
  declare found: readonly number[];

  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        margin-top: 8px;
        font-size: var(--size-ui);
        color: var(--ink-2);
      }
      b {
        color: var(--ink);
        font-weight: 600;
      }
    `
  ];

  protected override render(): TemplateResult {
    const {picked, found} = this;
    const [first] = picked;
    const last = picked.at(-1) ?? first;
    const rows = first === last ? String(first) : `${first}–${last}`;
    const same = picked.join() === found.join();
    return html`<span>${this.say(IMPORT.pickHeading)}</span>
      <b role="status"
        >${first === undefined ? this.say(IMPORT.pickedNone) : this.say(IMPORT.pickedHeading, {rows})}</b
      >
      <button
        class="primary"
        ?disabled=${same || this.desk.busy}
        @click=${() => this.#settle(picked)}
      >
        ${this.say(IMPORT.rereadSo)}
      </button>
      <button @click=${() => this.#tell('pick', [])}>${this.say(IMPORT.pickedNone)}</button>
      <button @click=${() => this.#settle(null)}>${this.say(IMPORT.cancel)}</button>`;
  }

  #settle(rows: readonly number[] | null): void {
    this.#tell('heading', rows);
  }

  #tell(type: 'pick' | 'heading', detail: readonly number[] | null): void {
    this.dispatchEvent(new CustomEvent(type, {detail, bubbles: true, composed: true}));
  }
}

customElements.define('heading-picker', HeadingPicker);
