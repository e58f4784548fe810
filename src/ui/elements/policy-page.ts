import {
  css,
  html,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult
} from 'lit';
import type {ChangedLine} from '../../model/policy.ts';
import {POLICY_LINES} from '../../registry/lines.ts';
import {LINE_TITLES} from '../../registry/lines/titles.ts';
import {linesInForce, type LineInForce} from '../../workspace/lines.ts';
import {DeskElement} from '../desk-element.ts';
import {lineValueText} from '../line-text.ts';
import {resetLine, setLine} from '../policy-desk.ts';
import {base} from '../styles/base.ts';
import {form} from '../styles/form.ts';
import {page} from '../styles/page.ts';
import {table} from '../styles/table.ts';
import {Watch} from '../watch.ts';
import {dotted} from '../words/dotted.ts';
import {LINE_UNITS, POLICY} from '../words/policy.ts';
import './line-form.ts';
import './read-only.ts';

declare global {
  interface HTMLElementTagNameMap {
    'policy-page': PolicyPage;
  }
}

/** All policy values with source and how sure they are; each can be changed, restored, or given another year or place. */
export class PolicyPage extends DeskElement {
  static override properties: PropertyDeclarations = {
    chosen: {attribute: false},
    filter: {state: true},
    edited: {state: true},
    adds: {state: true}
  };
  /** Key that the address names: only its lines are shown. */
  declare chosen: string;
  declare filter: string;
  /** The line that is being edited, as `key year place`; '' for none. */
  declare edited: string;
  /** Whether the form makes another line instead of changing this one. */
  declare adds: boolean;

  static override styles = [
    base,
    page,
    table,
    form,
    css`
      .filter {
        display: flex;
        gap: 8px;
        align-items: center;
        margin: 22px 0 10px;
        color: var(--ink-2);
      }
      .filter input {
        width: 18em;
      }
      th,
      td {
        padding-left: 8px;
        padding-right: 8px;
      }
      td.source {
        width: 34%;
        white-space: normal;
        min-width: 14em;
        line-height: 1.5;
        padding-top: 5px;
        padding-bottom: 5px;
        color: var(--ink-2);
      }
      td.name {
        white-space: normal;
        min-width: 11em;
        max-width: 16em;
        line-height: 1.4;
        padding-top: 4px;
        padding-bottom: 4px;
      }
      td.act {
        text-align: right;
      }
      td.act button + button {
        margin-left: 10px;
      }
      tr.first td {
        border-top: 1px solid var(--line-strong);
      }
      td b {
        font-weight: 600;
      }
      .was {
        display: block;
        color: var(--ink-3);
        font-size: var(--size-note);
        line-height: 1.3;
        padding-bottom: 3px;
      }
    `
  ];

  constructor() {
    super();
    this.chosen = '';
    this.filter = '';
    this.edited = '';
    this.adds = false;
    this.addController(new Watch(this, () => this.desk?.keeper));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('chosen')) this.filter = this.chosen;
    if (this.desk.state.readOnly) this.edited = '';
  }

  protected override render(): TemplateResult {
    const all = linesInForce(POLICY_LINES, this.desk.keeper.workspace.lines);
    const shown = all.filter((line) => this.#fits(line));
    return html`<div class="head">
        <h1>${this.say(POLICY.title)}</h1>
        <p class="meta num">${this.#counts(all)}</p>
        <p class="answer">${this.say(POLICY.lead)}</p>
        <read-only .desk=${this.desk}></read-only>
      </div>
      <label class="filter"
        >${this.say(POLICY.filter)}
        <input type="search" .value=${this.filter} @input=${(event: Event) => this.#search(event)}
      /></label>
      <div class="frame">
        <div class="scroll" tabindex="0" role="region" aria-label=${this.say(POLICY.title)}>
          <table>
            <thead>
              <tr>
                ${HEADINGS.map((name) => html`<th scope="col" class=${name === 'value' ? 'n' : ''}>${this.say(POLICY[name])}</th>`)}
                <th></th>
              </tr>
            </thead>
            <tbody>
              ${shown.map((line, at) => this.#row(line, shown[at - 1]?.key !== line.key))}
            </tbody>
          </table>
        </div>
      </div>`;
  }

  #counts(all: readonly LineInForce[]): TemplateResult {
    const graded = (grade: string): number =>
      all.filter(({original, changed}) => !changed && original?.grade === grade).length;
    const n = all.length;
    const counts = {n, verified: graded('V'), derived: graded('D'), memory: graded('M')};
    const changed = all.filter((line) => line.changed).length;
    return html`${dotted([
      this.say(POLICY.counts, counts),
      changed > 0 ? this.say(POLICY.changedCount, {n: changed}) : ''
    ])}`;
  }

  #search({target}: Event): void {
    if (target instanceof HTMLInputElement) this.filter = target.value;
  }

  #fits({key, place, changed, original}: LineInForce): boolean {
    const words = this.filter.trim().toLowerCase();
    if (words === '' || key === words) return true;
    if (words in LINE_TITLES) return false;
    const {lang} = this.desk.state;
    const said = [key, LINE_TITLES[key]?.[lang], place, changed?.source, original?.source[lang]];
    return said.some((text) => text?.toLowerCase().includes(words));
  }

  #row(line: LineInForce, first: boolean): TemplateResult {
    const {lang} = this.desk.state;
    const {key, year, place, value, unit, changed, original} = line;
    const id = idOf(line);
    return html`<tr class="${first ? 'first' : ''} ${changed ? 'on' : ''}">
        <td class="name" title=${key}>${first ? html`<b>${titleOf(line, lang)}</b>` : ''}</td>
        <td class="num">${year ?? this.say(POLICY.everyYear)}</td>
        <td translate=${place === '' ? nothing : 'no'}>${place || this.say(POLICY.everywhere)}</td>
        <td class="n">
          ${lineValueText(value, unit, lang)}
          ${
            changed && original
              ? html`<span class="was"
                  >${this.say(POLICY.was, {value: lineValueText(original.value, unit, lang)})}</span
                >`
              : nothing
          }
        </td>
        <td>${lang === 'zh' ? unit : (LINE_UNITS[unit] ?? unit)}</td>
        <td class="source" translate=${changed ? 'no' : nothing}>
          ${changed ? changed.source || '—' : original?.source[lang]}
        </td>
        <td>${this.#grade(line)}</td>
        <td class="act">${this.#actions(line, first)}</td>
      </tr>
      ${
        this.edited === id
          ? html`<tr>
              <td colspan="8">
                <line-form
                  .desk=${this.desk}
                  .line=${line}
                  .adds=${this.adds}
                  @close=${() => (this.edited = '')}
                  @set=${(event: CustomEvent<ChangedLine>) => this.#set(event.detail)}
                ></line-form>
              </td>
            </tr>`
          : nothing
      }`;
  }

  #grade({changed, original}: LineInForce): TemplateResult {
    if (changed) {
      const [before = '', after = ''] = this.say(POLICY.changed, {who: '\u0001'}).split('\u0001');
      return html`<span class="lamp calm"
        >${before}<bdi translate="no">${changed.changedBy}</bdi>${after}</span
      >`;
    }
    const grade = original?.grade ?? 'M';
    const state = {V: 'good', D: '', M: 'warn'}[grade];
    return html`<span class="lamp ${state}">${this.say(POLICY[grade])}</span>`;
  }

  #actions(line: LineInForce, first: boolean): TemplateResult | typeof nothing {
    if (this.desk.state.readOnly) return nothing;
    const name = `${titleOf(line, this.desk.state.lang)} ${line.year ?? ''} ${line.place}`.trim();
    const edit = (adds: boolean) => () => {
      this.adds = adds;
      this.edited = this.edited === idOf(line) && this.adds === adds ? '' : idOf(line);
    };
    return html`${
        line.changed
          ? html`<button class="link" @click=${() => void resetLine(this.desk, line)}>
              ${this.say(line.original ? POLICY.reset : POLICY.remove)}
            </button>`
          : nothing
      }
      ${
        first
          ? html`<button
              class="link"
              aria-label=${this.say(POLICY.addFor, {name})}
              @click=${edit(true)}
            >
              ${this.say(POLICY.add)}
            </button>`
          : nothing
      }
      <button class="link" aria-label=${this.say(POLICY.editOf, {name})} @click=${edit(false)}>
        ${this.say(POLICY.edit)}
      </button>`;
  }

  #set(line: ChangedLine): void {
    this.edited = '';
    void setLine(this.desk, line);
  }
}

const HEADINGS = ['name', 'year', 'place', 'value', 'unit', 'source', 'grade'] as const;

function idOf({key, year, place}: LineInForce): string {
  return `${key} ${year ?? ''} ${place}`;
}

function titleOf({key}: LineInForce, lang: 'zh' | 'en'): string {
  return LINE_TITLES[key]?.[lang] ?? key;
}

customElements.define('policy-page', PolicyPage);
