import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {Plan} from '../../model/engine.ts';
import {formatValue} from '../../words/format.ts';
import {DeskElement} from '../desk-element.ts';
import {plainPlan, stepWords} from '../plan-words.ts';
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
        margin: 6px 0 0 5px;
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
      ${this.#fork(plainPlan(this.plan))}`;
  }

  #fork(steps: readonly Plan[]): TemplateResult {
    return html`${steps.map(
      (step) =>
        html`<ul>
          ${this.#chain(step)}
        </ul>`
    )}`;
  }

  /** A step with what feeds it below; only where several feed it they move to the right. */
  #chain(step: Plan): TemplateResult {
    const [only, ...others] = step.children;
    const {title, about, rows} = stepWords(step, this.desk.state.lang);
    return html`<li>
        <b>${title}</b>
        ${
          rows === undefined
            ? nothing
            : html`<span class="note"
                >${this.say(CONSOLE.planRows, {n: formatValue(rows, '0', this.desk.state.lang)})}</span
              >`
        }
        ${about === '' ? nothing : html`<br /><code translate="no">${about}</code>`}
        ${others.length > 0 ? this.#fork(step.children) : nothing}
      </li>
      ${only && others.length === 0 ? this.#chain(only) : nothing}`;
  }
}

customElements.define('plan-view', PlanView);
