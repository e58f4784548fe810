import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {ChangedLine} from '../../model/policy.ts';
import type {Text} from '../../model/text.ts';
import type {LineInForce} from '../../workspace/lines.ts';
import {DeskElement} from '../desk-element.ts';
import {fieldText} from '../field-text.ts';
import {lineEditText, lineValueOf} from '../line-text.ts';
import {base} from '../styles/base.ts';
import {form} from '../styles/form.ts';
import {POLICY} from '../words/policy.ts';

declare global {
  interface HTMLElementTagNameMap {
    'line-form': LineForm;
  }
}

/**
 * One policy value in the analyst's hand: value, source and who; for a new line year and place too. Events: `set`
 * (CustomEvent of a ChangedLine), `close`.
 */
export class LineForm extends DeskElement {
  static override properties: PropertyDeclarations = {
    line: {attribute: false},
    adds: {type: Boolean},
    wrong: {state: true}
  };
  declare line: LineInForce;
  /** Whether it makes another line of the same key. */
  declare adds: boolean;
  declare wrong: Text | undefined;

  static override styles = [
    base,
    form,
    css`
      :host {
        display: block;
      }
    `
  ];

  protected override render(): TemplateResult {
    const {line, adds} = this;
    const {lang} = this.desk.state;
    const value = adds ? '' : lineEditText(line.value, line.unit);
    const who = line.changed?.changedBy ?? this.say(POLICY.analyst);
    return html`<form @submit=${(event: SubmitEvent) => this.#submit(event)}>
      ${adds ? html`${this.#field('year', POLICY.year, '')}${this.#field('place', POLICY.place, '')}` : nothing}
      ${this.#field('value', POLICY.value, value)}
      ${this.#field('source', POLICY.why, line.changed?.source ?? '', true)}
      ${this.#field('who', POLICY.who, who)}
      <button class="primary">${this.say(POLICY.save)}</button>
      <button type="button" @click=${() => this.dispatchEvent(new Event('close'))}>
        ${this.say(POLICY.cancel)}
      </button>
      ${this.wrong ? html`<p class="bad" role="alert">${this.wrong[lang]}</p>` : nothing}
    </form>`;
  }

  #field(name: string, text: Text, value: string, wide = false): TemplateResult {
    return html`<label class=${wide ? 'wide' : ''}
      >${this.say(text)}<input class=${wide ? '' : 'short'} name=${name} .value=${value}
    /></label>`;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const text = (name: string): string => fieldText(event, name);
    const {line, adds} = this;
    const value = lineValueOf(text('value'));
    const year = adds ? yearOf(text('year')) : line.year;
    this.wrong =
      value === undefined ? POLICY.notNumber : year === undefined ? POLICY.notYear : undefined;
    if (value === undefined || year === undefined) return;
    const detail: ChangedLine = {
      key: line.key,
      year,
      place: adds ? text('place') : line.place,
      value,
      unit: line.unit,
      source: text('source'),
      changedBy: text('who') || this.say(POLICY.analyst)
    };
    this.dispatchEvent(new CustomEvent<ChangedLine>('set', {detail}));
  }
}

/** null for no year; undefined for what is none. */
function yearOf(text: string): number | null | undefined {
  if (text === '') return null;
  return /^(19|20)\d\d$/.test(text) ? Number(text) : undefined;
}

customElements.define('line-form', LineForm);
