import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {Plan} from '../../model/engine.ts';
import {formatValue} from '../../words/format.ts';
import {DeskElement} from '../desk-element.ts';
import {stepWords} from '../plan-words.ts';
import {base} from '../styles/base.ts';
import {CONSOLE} from '../words/console.ts';

declare global {
  interface HTMLElementTagNameMap {
    'plan-view': PlanView;
  }
}

/** How the engine would answer a query: a step, what it works on, and under it what feeds it. */
export class PlanView extends DeskElement {
  static override properties: PropertyDeclarations = {plan: {attribute: false}};
  declare plan: readonly Plan[];

  static override styles = [
    base,
    css`
      :host {
        display: block;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        padding: 12px 18px 14px;
        overflow: auto;
      }
      ul {
        list-style: none;
        padding-left: 0;
      }
      ul ul {
        margin-left: 5px;
        padding-left: 18px;
        border-left: 1px solid var(--line-strong);
      }
      li {
        padding: 4px 0 0;
      }
      code {
        font: 12.5px/1.6 var(--font-code);
        color: var(--ink-2);
        overflow-wrap: anywhere;
      }
    `
  ];

  protected override render(): TemplateResult {
    return html`<p class="note">${this.say(CONSOLE.planNote)}</p>
      ${this.#steps(this.plan)}`;
  }

  #steps(steps: readonly Plan[]): TemplateResult | typeof nothing {
    if (steps.length === 0) return nothing;
    const {lang} = this.desk.state;
    return html`<ul>
      ${steps.map((step) => {
        const {title, about, rows} = stepWords(step, lang);
        return html`<li>
          <b>${title}</b>
          ${
            rows === undefined
              ? nothing
              : html`<span class="note"
                  >${this.say(CONSOLE.planRows, {n: formatValue(rows, '0', lang)})}</span
                >`
          }
          ${about === '' ? nothing : html`<br /><code translate="no">${about}</code>`}
          ${this.#steps(step.children)}
        </li>`;
      })}
    </ul>`;
  }
}

customElements.define('plan-view', PlanView);
