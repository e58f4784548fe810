import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {InputCell} from '../../model/notebook.ts';
import type {Option} from '../../notebook/states.ts';
import type {InputValue} from '../../notebook/values.ts';
import {DeskElement} from '../desk-element.ts';
import {closeMenu, menuKeys} from '../menu.ts';
import {base} from '../styles/base.ts';
import {NOTEBOOK} from '../words/notebook.ts';

declare global {
  interface HTMLElementTagNameMap {
    'param-input': ParamInput;
  }
}

/** One parameter of a notebook. Event `chosen` (CustomEvent of an InputValue) when the reader has set it. */
export class ParamInput extends DeskElement {
  static override properties: PropertyDeclarations = {
    input: {attribute: false},
    value: {attribute: false},
    options: {attribute: false},
    wide: {type: Boolean, reflect: true}
  };
  declare input: InputCell;
  declare value: InputValue;
  declare options: readonly Option[];
  /** In the third column: label above, note below. */
  declare wide: boolean;

  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      label,
      .label {
        display: flex;
        align-items: center;
        gap: 6px;
        color: var(--ink-2);
        font-size: var(--size-note);
        white-space: nowrap;
      }
      :host([wide]) label,
      :host([wide]) .label {
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 4px 8px;
        white-space: normal;
      }
      input,
      select,
      summary {
        font: inherit;
        font-size: var(--size-ui);
        line-height: 1.5;
        color: var(--ink);
        background: var(--surface);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        padding: 3px 8px;
        font-variant-numeric: tabular-nums;
        max-width: 15em;
      }
      :host([wide]) select {
        max-width: 100%;
      }
      input[type='number'] {
        width: 7em;
      }
      input[type='text'] {
        width: 9em;
      }
      input[type='checkbox'] {
        accent-color: var(--accent);
        margin: 0;
      }
      details {
        position: relative;
      }
      summary {
        list-style: none;
        cursor: pointer;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary::after {
        content: ' ▾';
        color: var(--ink-3);
      }
      .menu {
        position: absolute;
        z-index: 5;
        top: calc(100% + 4px);
        left: 0;
        min-width: 12em;
        max-height: 360px;
        overflow: auto;
        padding: 8px 12px;
        background: var(--surface);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
      }
      :host([wide]) .menu {
        left: auto;
        right: 0;
      }
      .menu label {
        justify-content: flex-start;
        flex-wrap: nowrap;
        font-size: var(--size-ui);
        color: var(--ink);
        padding: 3px 0;
      }
      .menu .both {
        display: flex;
        gap: 14px;
        padding-bottom: 4px;
        font-size: var(--size-note);
      }
      .note {
        margin-top: 3px;
        line-height: 1.6;
      }
    `
  ];

  protected override render(): TemplateResult {
    const {form, note} = this.input;
    const control = form === 'many' ? this.#many() : this.#single();
    return html`${control}
    ${this.wide && note ? html`<p class="note">${this.say(note)}</p>` : nothing}`;
  }

  #single(): TemplateResult {
    const {unit, note} = this.input;
    return html`<label title=${note && !this.wide ? this.say(note) : nothing}
      >${this.say(this.input.label)}
      <span
        >${this.#control()}${unit ? html` <span>${this.say(unit)}</span>` : nothing}</span
      ></label
    >`;
  }

  #control(): TemplateResult {
    const {form, min, max, step} = this.input;
    const text = this.value === null ? '' : String(this.value);
    switch (form) {
      case 'toggle':
        return html`<input
          type="checkbox"
          .checked=${this.value === true}
          @change=${(event: Event) => this.#choose(checked(event))}
        />`;
      case 'select':
        return this.#select(text);
      case 'number':
      case 'integer':
        return html`<input
          type="number"
          min=${min ?? nothing}
          max=${max ?? nothing}
          step=${step ?? (form === 'integer' ? 1 : 'any')}
          .value=${text}
          @change=${(event: Event) => this.#number(event)}
        />`;
      case 'date':
      case 'text':
      case 'many':
      default:
        return html`<input
          type=${form === 'date' ? 'date' : 'text'}
          max="2099-12-31"
          .value=${text}
          @change=${(event: Event) => this.#isText(event) && this.#choose(textOf(event))}
          @blur=${(event: Event) => this.#isText(event) || this.#putBack(event)}
        />`;
    }
  }

  #select(text: string): TemplateResult {
    return html`<select translate="no" @change=${(event: Event) => this.#choose(textOf(event))}>
      ${this.options.map(
        ({value, label}) =>
          html`<option value=${value} .selected=${value === text}>${this.say(label)}</option>`
      )}
    </select>`;
  }

  #many(): TemplateResult {
    const chosen = Array.isArray(this.value) ? this.value : [];
    const all = this.options.map(({value}) => value);
    return html`<div class="label">
      <span id="label">${this.say(this.input.label)}</span>
      <details @keydown=${menuKeys} @focusout=${closeMenu}>
        <summary aria-labelledby="label count">
          <span id="count">${this.#count(chosen.length, all.length)}</span>
        </summary>
        <div class="menu" tabindex="-1">
          <div class="both">
            <button class="link" @click=${() => this.#choose(all)}>
              ${this.say(NOTEBOOK.chooseAll)}
            </button>
            <button class="link" @click=${() => this.#choose([])}>
              ${this.say(NOTEBOOK.chooseNone)}
            </button>
          </div>
          ${this.options.map((option) => this.#tick(option, chosen))}
        </div>
      </details>
    </div>`;
  }

  #count(chosen: number, all: number): string {
    if (chosen === 0) return this.say(NOTEBOOK.noneChosen);
    return this.say(chosen === all ? NOTEBOOK.allChosen : NOTEBOOK.chosen, {n: chosen});
  }

  #tick({value, label}: Option, chosen: readonly string[]): TemplateResult {
    const toggled = (on: boolean): string[] =>
      this.options
        .map((option) => option.value)
        .filter((each) => (each === value ? on : chosen.includes(each)));
    return html`<label translate="no"
      ><input
        type="checkbox"
        .checked=${chosen.includes(value)}
        @change=${(event: Event) => this.#choose(toggled(checked(event)))}
      />${this.say(label)}</label
    >`;
  }

  /** Any text, or a whole date: while one is being typed, its year passes through 0002 and 0020. */
  #isText(event: Event): boolean {
    return this.input.form === 'text' || /^(19|20)..-/.test(textOf(event));
  }

  /** What is no number, or outside its limits, is put back. */
  #number(event: Event): void {
    const text = textOf(event);
    const value = text.trim() === '' ? NaN : Number(text);
    const {form, min = -Infinity, max = Infinity} = this.input;
    const fits = value >= min && value <= max && (form === 'number' || Number.isInteger(value));
    if (fits) this.#choose(value);
    else this.#putBack(event);
  }

  #putBack({target}: Event): void {
    if (target instanceof HTMLInputElement) target.value = String(this.value ?? '');
  }

  #choose(detail: InputValue): void {
    this.dispatchEvent(new CustomEvent<InputValue>('chosen', {detail}));
  }
}

function textOf({target}: Event): string {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement
    ? target.value
    : '';
}

function checked({target}: Event): boolean {
  return target instanceof HTMLInputElement && target.checked;
}

customElements.define('param-input', ParamInput);
