import {css, html, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {Failure} from '../../model/failure.ts';
import {failureWords} from '../../words/failures.ts';
import {DeskElement} from '../desk-element.ts';
import type {Fault} from '../editor/code-view.ts';
import type {OpenNotebook} from '../open-notebook.ts';
import {base} from '../styles/base.ts';
import {Watch} from '../watch.ts';
import {EDITING} from '../words/editing.ts';
import './code-field.ts';

declare global {
  interface HTMLElementTagNameMap {
    'notebook-text': NotebookText;
  }
}

/** A notebook as one text, with everything that is wrong at its line: the way to mend what cannot be taken to pieces. */
export class NotebookText extends DeskElement {
  static override properties: PropertyDeclarations = {open: {attribute: false}};
  declare open: OpenNotebook;

  static override styles = [
    base,
    css`
      :host {
        display: block;
        max-width: var(--wide);
      }
      .faults {
        list-style: none;
        margin: 12px 0;
        line-height: 1.75;
      }
      .faults button {
        border: 0;
        border-left: 3px solid var(--alert);
        border-radius: 0;
        background: none;
        padding: 2px 0 2px 12px;
        text-align: left;
      }
      p {
        margin: 12px 0;
      }
    `
  ];

  constructor() {
    super();
    this.addController(new Watch(this, () => this.open.editing));
  }

  protected override render(): TemplateResult {
    const {editing} = this.open;
    const text = editing?.text ?? '';
    const failures = this.#failures();
    return html`${
        failures.length === 0
          ? html`<p class="good" role="status">${this.say(EDITING.fine)}</p>`
          : html`<p class="alert" role="status">
              ${this.say(EDITING.faults, {n: failures.length})}
            </p>`
      }
      <ul class="faults">
        ${failures.map((failure) => this.#failure(failure))}
      </ul>
      <code-field
        .value=${text}
        .language=${'notebook'}
        .label=${this.say(EDITING.wholeText)}
        .faults=${failures.map((failure) => this.#fault(text, failure))}
        @typed=${(event: CustomEvent<string>) => editing?.retext(event.detail)}
        @run=${() => editing?.finish()}
        @focusout=${() => editing?.finish()}
      ></code-field>`;
  }

  #failures(): readonly Failure[] {
    const state = this.open.editing?.state;
    if (state?.broken) return state.broken.failures;
    const {reading} = state ?? {};
    if (!reading) return [];
    return [...reading.failures, ...reading.cells.flatMap(({failures}) => failures)];
  }

  #failure(failure: Failure): TemplateResult {
    const {lang} = this.desk.state;
    const {notebook: _, ...place} = failure.place ?? {};
    const {where, what} = failureWords({...failure, place}, lang);
    return html`<li>
      <button @click=${() => this.#go(failure.place?.line ?? 1)}>
        <span class="note">${where}</span> <span translate="no">${what}</span>
      </button>
    </li>`;
  }

  #fault(text: string, failure: Failure): Fault {
    const {line = 1, character = 1} = failure.place ?? {};
    const before = text.split('\n').slice(0, line - 1);
    const start = before.reduce((sum, each) => sum + each.length + 1, 0);
    const from = Math.min(text.length, start + character - 1);
    const end = text.indexOf('\n', from);
    const message = failureWords(failure, this.desk.state.lang).what;
    return {from, to: end < 0 ? text.length : end, message};
  }

  #go(line: number): void {
    this.renderRoot.querySelector('code-field')?.showLine(line);
  }
}

customElements.define('notebook-text', NotebookText);
