import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {Exemption} from '../../model/policy.ts';
import type {Text} from '../../model/text.ts';
import {RULES} from '../../registry/rules.ts';
import {dayText} from '../../words/dates.ts';
import {isSameExemption, type ExemptPlace} from '../../workspace/edits.ts';
import {DeskElement} from '../desk-element.ts';
import {fieldText} from '../field-text.ts';
import {exempt, takeBack} from '../policy-desk.ts';
import {recordRoute} from '../record.ts';
import {hashOf} from '../route.ts';
import {base} from '../styles/base.ts';
import {form} from '../styles/form.ts';
import {page} from '../styles/page.ts';
import {table} from '../styles/table.ts';
import {Watch} from '../watch.ts';
import {EXEMPTION} from '../words/exemption.ts';
import {POLICY} from '../words/policy.ts';
import './read-only.ts';

declare global {
  interface HTMLElementTagNameMap {
    'exemptions-page': ExemptionsPage;
  }
}

/** All exemptions with who, why and until when; above them the form for the unit that a list asked to exempt. */
export class ExemptionsPage extends DeskElement {
  static override properties: PropertyDeclarations = {
    asked: {attribute: false},
    wrong: {state: true}
  };
  declare asked: ExemptPlace | undefined;
  declare wrong: boolean;

  static override styles = [
    base,
    page,
    table,
    form,
    css`
      .ask {
        margin-top: 22px;
        padding: 12px 0 2px;
        max-width: var(--wide);
        border-top: 2px solid var(--ink);
        border-bottom: 1px solid var(--line);
      }
      .frame {
        margin-top: 24px;
      }
      td:first-child,
      td.why {
        white-space: normal;
        min-width: 11em;
        line-height: 1.5;
        padding-top: 6px;
        padding-bottom: 6px;
      }
    `
  ];

  constructor() {
    super();
    this.wrong = false;
    this.addController(new Watch(this, () => this.desk?.keeper));
  }

  protected override render(): TemplateResult {
    const {exemptions} = this.desk.keeper.workspace;
    return html`<div class="head">
        <h1>${this.say(EXEMPTION.title)}</h1>
        <p class="answer">${this.say(EXEMPTION.lead)}</p>
        <read-only .desk=${this.desk}></read-only>
      </div>
      ${this.asked && !this.desk.state.readOnly ? this.#form(this.asked) : nothing}
      ${exemptions.length > 0 ? this.#table(exemptions) : this.asked ? nothing : html`<p class="answer">${this.say(EXEMPTION.none)}</p>`}`;
  }

  #form(asked: ExemptPlace): TemplateResult {
    const {lang} = this.desk.state;
    const known = this.desk.keeper.workspace.exemptions.find((each) =>
      isSameExemption(each, asked)
    );
    const [before = '', after = ''] = this.say(EXEMPTION.asked, {key: '\u0001'}).split('\u0001');
    return html`<section class="ask">
      <h2>${before}<span class="num" translate="no">${asked.key}</span>${after}</h2>
      <p class="unit">${RULES[asked.rule]?.[lang] ?? asked.rule}</p>
      <form @submit=${(event: SubmitEvent) => this.#submit(event, asked)}>
        ${this.#field('reason', EXEMPTION.reason, known?.reason ?? '', 'wide')}
        ${this.#field('who', EXEMPTION.who, known?.who ?? this.say(POLICY.analyst), 'short')}
        ${this.#field('until', EXEMPTION.until, known?.until ?? '', 'date')}
        <button class="primary">${this.say(EXEMPTION.save)}</button>
        <button type="button" @click=${() => history.back()}>${this.say(EXEMPTION.cancel)}</button>
        ${this.wrong ? html`<p class="bad" role="alert">${this.say(EXEMPTION.needReason)}</p>` : nothing}
      </form>
    </section>`;
  }

  #field(name: string, text: Text, value: string, kind: 'wide' | 'short' | 'date'): TemplateResult {
    return html`<label class=${kind === 'wide' ? 'wide' : ''}
      >${this.say(text)}<input
        name=${name}
        class=${kind === 'short' ? 'short' : ''}
        type=${kind === 'date' ? 'date' : 'text'}
        .value=${value}
    /></label>`;
  }

  /** Who came from a list goes back to it. */
  #submit(event: SubmitEvent, asked: ExemptPlace): void {
    event.preventDefault();
    const reason = fieldText(event, 'reason');
    this.wrong = reason === '';
    if (this.wrong) return;
    const who = fieldText(event, 'who') || this.say(POLICY.analyst);
    void exempt(this.desk, {...asked, reason, who, until: fieldText(event, 'until')});
    if (history.length > 1) history.back();
    else this.desk.go({page: 'exemptions'});
  }

  #table(exemptions: readonly Exemption[]): TemplateResult {
    return html`<div class="frame">
      <div class="scroll" tabindex="0" role="region" aria-label=${this.say(EXEMPTION.title)}>
        <table>
          <thead>
            <tr>
              ${HEADINGS.map((name) => html`<th scope="col">${this.say(EXEMPTION[name])}</th>`)}
              <th></th>
            </tr>
          </thead>
          <tbody>
            ${exemptions.map((each) => this.#row(each))}
          </tbody>
        </table>
      </div>
    </div>`;
  }

  #row(each: Exemption): TemplateResult {
    const {lang} = this.desk.state;
    const {rule, unit, key, reason, who, until} = each;
    const record = unit === 'household' ? recordRoute('household', key) : undefined;
    return html`<tr>
      <td>${RULES[rule]?.[lang] ?? rule}</td>
      <td>${this.say(EXEMPTION[unit])}</td>
      <td class="num" translate="no">
        ${record ? html`<a href=${hashOf(record)}>${key}</a>` : key}
      </td>
      <td class="why" translate="no">${reason}</td>
      <td translate="no">${who}</td>
      <td>${until === '' ? this.say(EXEMPTION.noEnd) : dayText(until, lang)}</td>
      <td class="n">
        ${
          this.desk.state.readOnly
            ? nothing
            : html`<button class="link" @click=${() => void takeBack(this.desk, each)}>
                ${this.say(EXEMPTION.undo)}
              </button>`
        }
      </td>
    </tr>`;
  }
}

const HEADINGS = ['rule', 'unit', 'key', 'reason', 'who', 'until'] as const;

customElements.define('exemptions-page', ExemptionsPage);
