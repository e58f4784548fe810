import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {SheetReport} from '../../model/report.ts';
import type {FileHint} from '../../model/sheet.ts';
import {TABLES} from '../../registry/tables/index.ts';
import {DeskElement} from '../desk-element.ts';
import {tableName} from '../import-words.ts';
import {base} from '../styles/base.ts';
import {page} from '../styles/page.ts';
import {IMPORT} from '../words/import.ts';

declare global {
  interface HTMLElementTagNameMap {
    'sheet-choices': SheetChoices;
  }
}

/** Encodings in which Chinese offices write; the names are those of the web. */
const ENCODINGS = [
  ['utf-8', 'UTF-8'],
  ['gb18030', 'GB18030 (GBK)'],
  ['big5', 'Big5'],
  ['utf-16le', 'UTF-16 LE'],
  ['utf-16be', 'UTF-16 BE'],
  ['euc-kr', 'EUC-KR'],
  ['shift_jis', 'Shift_JIS'],
  ['windows-1252', 'Windows-1252']
] as const;

/**
 * What the analyst can say of a sheet: its table, the date of its data, its encoding, where its heading is. Events `tables` (names;
 * [] for a table of its own), `date` (YYYY-MM-DD or ''), `hint` (FileHint), `move`, `together` (whether it holds for all alike).
 */
export class SheetChoices extends DeskElement {
  static override properties: PropertyDeclarations = {
    sheet: {attribute: false},
    alike: {attribute: false},
    together: {attribute: false}
  };
  declare sheet: SheetReport;
  /** How many sheets have the same headings, this one included. */
  declare alike: number;
  declare together: boolean;

  static override styles = [
    base,
    page,
    css`
      .choose {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 16px;
        align-items: center;
        margin: 10px 0 0;
        font-size: var(--size-ui);
        color: var(--ink-2);
      }
      .choose b {
        color: var(--ink);
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: 6px;
      }
      select,
      input[type='date'] {
        font: inherit;
        color: var(--ink);
        background: var(--surface);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        padding: 3px 8px;
      }
      input[type='checkbox'] {
        accent-color: var(--accent);
        margin: 0;
      }
    `
  ];

  protected override render(): TemplateResult {
    const {state} = this.sheet;
    if (state === 'same') return html``;
    return html`${state === 'ask' ? this.#ask() : nothing}
      <div class="choose">
        ${this.#tables()} ${this.#date()} ${this.#encoding()}
        <span class="how"
          ><button @click=${() => this.#tell('move', undefined)}>
            ${this.say(IMPORT.moveHeading)}
          </button></span
        >
        ${this.#together()}
        ${
          this.desk.state.deciding
            ? html`<span role="status">${this.say(IMPORT.reloading)}</span>`
            : nothing
        }
      </div>`;
  }

  #ask(): TemplateResult {
    const {lang} = this.desk.state;
    return html`<div class="choose">
      <b>${this.say(IMPORT.candidates)}</b>
      ${this.sheet.recognition.candidates
        .slice(0, 3)
        .map(
          ({table, score}) =>
            html`<button @click=${() => this.#tell('tables', [table])}>
              ${tableName(table, lang)} ${Math.round(score * 100)}
            </button>`
        )}
    </div>`;
  }

  #tables(): TemplateResult {
    const {state, tables} = this.sheet;
    const {lang} = this.desk.state;
    const current = tables.length === 1 ? tables[0]?.table : undefined;
    return html`<label
      >${this.say(IMPORT.changeTable)}
      <select @change=${(event: Event) => this.#changeTable(event)}>
        <option value="?" .selected=${current === undefined && state !== 'own'}>…</option>
        <option value="" .selected=${state === 'own'}>${this.say(IMPORT.asItself)}</option>
        ${Object.values(TABLES).map(
          (each) =>
            html`<option value=${each.name} .selected=${each.name === current}>
              ${each[lang]}
            </option>`
        )}
      </select>
    </label>`;
  }

  #date(): TemplateResult | typeof nothing {
    const {tables} = this.sheet;
    if (tables.length === 0) return nothing;
    const now = tables.find(({asOf}) => asOf !== undefined)?.asOf ?? '';
    return html`<label
      >${this.say(IMPORT.dateOfData)}
      <input
        type="date"
        min="1990-01-01"
        max="2100-12-31"
        .value=${now}
        @change=${(event: Event) => this.#changeDate(event, now)}
      />
    </label>`;
  }

  #encoding(): TemplateResult | typeof nothing {
    const {encoding} = this.sheet.head;
    if (encoding === undefined) return nothing;
    const known = ENCODINGS.some(([name]) => name === encoding);
    return html`<label
      >${this.say(IMPORT.encoding)}
      <select translate="no" @change=${(event: Event) => this.#changeEncoding(event)}>
        ${known ? nothing : html`<option value=${encoding} selected>${encoding}</option>`}
        ${ENCODINGS.map(
          ([name, text]) =>
            html`<option value=${name} .selected=${name === encoding}>${text}</option>`
        )}
      </select>
    </label>`;
  }

  #together(): TemplateResult | typeof nothing {
    if (this.alike < 2) return nothing;
    return html`<label
      ><input
        type="checkbox"
        .checked=${this.together}
        @change=${({target}: Event) =>
          this.#tell('together', target instanceof HTMLInputElement && target.checked)}
      />${this.say(IMPORT.alike, {n: this.alike})}</label
    >`;
  }

  #changeTable({target}: Event): void {
    if (!(target instanceof HTMLSelectElement) || target.value === '?') return;
    this.#tell('tables', target.value === '' ? [] : [target.value]);
  }

  /** While a date is being typed, its year has passed through 0002 and 0020. */
  #changeDate({target}: Event, now: string): void {
    if (!(target instanceof HTMLInputElement) || !target.validity.valid) return;
    if (target.value !== now) this.#tell('date', target.value);
  }

  #changeEncoding({target}: Event): void {
    if (!(target instanceof HTMLSelectElement)) return;
    const hint: FileHint = {encoding: target.value};
    this.#tell('hint', hint);
  }

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, {detail}));
  }
}

customElements.define('sheet-choices', SheetChoices);
