import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {Shown} from '../console.ts';
import {addQuery, notebookOf} from '../add-to-notebook.ts';
import {DeskElement} from '../desk-element.ts';
import {openNotebookText} from '../own-notebooks.ts';
import type {OpenNotebook} from '../open-notebook.ts';
import {base} from '../styles/base.ts';
import {CONSOLE} from '../words/console.ts';
import {EXPORTED} from '../words/table.ts';
import {WORKSPACE} from '../words/workspace.ts';
import './table-view.ts';

declare global {
  interface HTMLElementTagNameMap {
    'console-result': ConsoleResult;
  }
}

/** The rows that a query gave: sorted, filtered and profiled in the engine, to copy, to export, to keep as a cell of a notebook. */
export class ConsoleResult extends DeskElement {
  static override properties: PropertyDeclarations = {
    result: {attribute: false},
    choosing: {state: true}
  };
  declare result: Extract<Shown, {is: 'rows'}>;
  /** Whether the notebooks to add the query to are listed. */
  declare choosing: boolean;

  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      table-view {
        max-width: none;
      }
      [slot='links'] {
        display: inline-flex;
        flex-wrap: wrap;
        gap: 4px 14px;
      }
      .empty {
        padding: 10px 0;
      }
    `
  ];

  protected override render(): TemplateResult {
    const {source, masks, ms} = this.result;
    const {readOnly} = this.desk.state;
    const choosing = this.choosing && !readOnly;
    const own = Object.fromEntries(
      source.columns.map(({name}) => [name, {masked: masks[name]}] as const)
    );
    return html`${
        source.count === 0
          ? html`<p class="empty" role="status">${this.say(CONSOLE.noRows)}</p>`
          : nothing
      }
      <table-view
        plain
        profiled
        .desk=${this.desk}
        .source=${source}
        .own=${own}
        .file=${this.say(EXPORTED)}
        .label=${this.say(CONSOLE.result)}
      >
        <span slot="foot"> · ${this.#time(ms)}</span>
        <span slot="links">
          <button
            class="link"
            ?disabled=${readOnly}
            title=${readOnly ? this.say(WORKSPACE.readOnly) : nothing}
            aria-expanded=${choosing ? 'true' : 'false'}
            @click=${() => (this.choosing = !this.choosing)}
          >
            ${this.say(CONSOLE.addToNotebook)}
          </button>
          ${choosing ? this.#notebooks() : nothing}
        </span>
      </table-view>`;
  }

  #time(ms: number): string {
    if (ms < 1000) return this.say(CONSOLE.time, {ms: Math.round(ms)});
    return this.say(CONSOLE.timeLong, {s: (ms / 1000).toFixed(1)});
  }

  #notebooks(): TemplateResult {
    const {lang, notebooks} = this.desk.state;
    const own = notebooks.filter((each) => each.own && each.notebook);
    return html`${own.map(
        (open) =>
          html`<button class="link" translate="no" @click=${() => this.#add(open)}>
            ${open.notebook?.title[lang]}
          </button>`
      )}
      <button class="link" @click=${() => this.#addNew()}>
        ＋ ${this.say(CONSOLE.newNotebook)}
      </button>`;
  }

  #add(open: OpenNotebook): void {
    addQuery(this.desk, open, this.result.sql);
  }

  #addNew(): void {
    const text = notebookOf(this.result.sql, CONSOLE.notebookTitle);
    openNotebookText(this.desk, 'query.md', text);
  }
}

customElements.define('console-result', ConsoleResult);
