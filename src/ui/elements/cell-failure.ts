import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {Failure} from '../../model/failure.ts';
import type {Lang} from '../../model/text.ts';
import {TABLES} from '../../registry/tables/index.ts';
import {failureWords} from '../../words/failures.ts';
import {listed} from '../../words/say.ts';
import {DeskElement} from '../desk-element.ts';
import {base} from '../styles/base.ts';

declare global {
  interface HTMLElementTagNameMap {
    'cell-failure': CellFailure;
  }
}

/** What failed, where, and what to do. What only waits for another table is said quietly. */
export class CellFailure extends DeskElement {
  static override properties: PropertyDeclarations = {failure: {attribute: false}};
  declare failure: Failure | undefined;

  static override styles = [
    base,
    css`
      :host {
        display: block;
        max-width: var(--wide);
        margin: 10px 0;
      }
      div {
        padding: 6px 0 6px 14px;
        border-left: 3px solid var(--alert);
        line-height: 1.75;
      }
      .quiet {
        border-left-color: var(--line-strong);
        color: var(--ink-2);
      }
      .what {
        font-size: var(--size-text);
      }
      .quiet .what {
        font-size: inherit;
      }
    `
  ];

  protected override render(): TemplateResult | typeof nothing {
    const {failure} = this;
    if (!failure) return nothing;
    const {lang} = this.desk.state;
    const {where, what, todo} = failureWords(inWords(failure, lang), lang);
    const quiet = ['table-missing', 'cell-depends', 'cancelled'].includes(failure.code);
    return html`<div class=${quiet ? 'quiet' : ''} role=${quiet ? nothing : 'alert'} translate="no">
      <p class="what">${what}</p>
      ${todo ? html`<p>${todo}</p>` : nothing}
      ${where && !quiet ? html`<p class="note">${where}</p>` : nothing}
    </div>`;
  }
}

/** Tables that a failure names are named as the reader knows them. */
function inWords(failure: Failure, lang: Lang): Failure {
  const {tables} = failure.values ?? {};
  if (tables === undefined) return failure;
  const names = String(tables)
    .split(', ')
    .map((name) => TABLES[name]?.[lang] ?? name);
  return {...failure, values: {...failure.values, tables: listed(names, lang)}};
}

customElements.define('cell-failure', CellFailure);
