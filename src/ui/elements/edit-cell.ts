import {html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {Source} from '../../notebook/draft.ts';
import type {CellKind} from '../../notebook/new-cell.ts';
import type {ReadCell} from '../../notebook/reading.ts';
import type {CellResult, CellState} from '../../notebook/states.ts';
import type {InputValue} from '../../notebook/values.ts';
import type {CellAsk} from '../cell-ask.ts';
import {DeskElement} from '../desk-element.ts';
import {faultOf, kindWords, sourceName, type Fault} from '../edit-words.ts';
import type {OpenNotebook} from '../open-notebook.ts';
import {valueSaid} from '../parameters-said.ts';
import {base} from '../styles/base.ts';
import {edit} from '../styles/edit.ts';
import {EDITING} from '../words/editing.ts';
import {NOTEBOOK} from '../words/notebook.ts';
import './add-cell.ts';
import './cell-result.ts';
import './cell-source.ts';
import './param-input.ts';

declare global {
  interface HTMLElementTagNameMap {
    'edit-cell': EditCell;
  }
}

/** One cell of a notebook that is edited: its name, its source when it is open, its result. Event `ask` (CustomEvent of CellAsk). */
export class EditCell extends DeskElement {
  static override properties: PropertyDeclarations = {
    open: {attribute: false},
    source: {attribute: false},
    read: {attribute: false},
    state: {attribute: false},
    edited: {attribute: false},
    shown: {attribute: false},
    renamed: {attribute: false}
  };
  declare open: OpenNotebook;
  declare source: Source;
  /** How it read at the last pause. */
  declare read: ReadCell | undefined;
  declare state: CellState;
  /** Its source is open. */
  declare edited: boolean;
  /** Its result is shown even when its source is not open. */
  declare shown: boolean;
  /** Uses that the last change of its name changed too. */
  declare renamed: number;

  static override styles = [base, edit];

  protected override render(): TemplateResult {
    const faults = this.#faults();
    return html`<div class="cell ${this.edited ? 'open' : ''}" @focusout=${this.#left}>
      ${this.#head(faults.length)}
      ${
        this.edited
          ? html`<cell-source
              .desk=${this.desk}
              .open=${this.open}
              .source=${this.source}
              .faults=${faults}
              .renamed=${this.renamed}
              @ask=${(event: CustomEvent<CellAsk>) => this.#ask(event.detail)}
            ></cell-source>`
          : nothing
      }
      ${this.#result(faults.length > 0)}
    </div>`;
  }

  /** Puts the focus on the name, or into the source when it is open. */
  override focus(): void {
    const part = this.edited ? 'cell-source' : 'button.name';
    this.renderRoot.querySelector<HTMLElement>(part)?.focus();
  }

  #head(faults: number): TemplateResult {
    const name = sourceName(this.source);
    const kind = this.say(kindWords(this.source));
    return html`<div class="head">
      <button
        class="name"
        aria-expanded=${this.edited ? 'true' : 'false'}
        @click=${() => this.#ask({do: this.edited ? 'close' : 'open'})}
        @keydown=${(event: KeyboardEvent) => this.#key(event)}
      >
        <span class="kind">${kind}</span> ${this.#label(name)}
      </button>
      ${this.#told(faults)} ${this.#tools(name || kind)}
    </div>`;
  }

  /** Prose whose text stands below says only its language. */
  #label(name: string): TemplateResult {
    const {source} = this;
    if (source.kind === 'fence') return html`<span class="id" translate="no">${name}</span>`;
    const below = this.shown && this.state.kind !== 'idle';
    const lang = {zh: '中文', en: 'English', both: ''}[source.lang ?? 'both'];
    const text = name || this.say(EDITING.empty);
    return html`<span class="words" translate="no">${below ? lang : text}</span>
      ${below ? html`<span class="unseen" translate="no">${text}</span>` : nothing}`;
  }

  /** How it stands: its size, its value, that it is wrong, or that it waits for another. */
  #told(faults: number): TemplateResult {
    const {state} = this;
    if (faults === 0 && state.kind === 'failed' && state.failure.code === 'cell-depends') {
      const cells = String(state.failure.values?.['cells'] ?? '');
      return html`<span class="note">${this.say(EDITING.blocked, {cells})}</span>`;
    }
    if (state.kind === 'failed' || faults > 0)
      return html`<span class="note alert">${this.say(EDITING.wrong)}</span>`;
    return html`<span class="note" translate="no"
      >${state.kind === 'done' ? this.#came(state.result) : ''}</span
    >`;
  }

  #came(result: CellResult): string {
    if (result.kind === 'table') {
      const {count: rows, columns} = result.table;
      return this.say(EDITING.size, {rows, columns: columns.length});
    }
    const cell = this.read?.cell;
    if (result.kind !== 'input' || cell?.kind !== 'input' || this.edited) return '';
    const {value, options} = result;
    if (!Array.isArray(value)) return valueSaid(cell, result, this.desk.state.lang);
    return this.say(value.length === options.length ? NOTEBOOK.allChosen : NOTEBOOK.chosen, {
      n: value.length
    });
  }

  #tools(name: string): TemplateResult {
    return html`<span class="tools" translate="no">
      <button
        class="quiet"
        aria-label=${this.say(EDITING.moveUp, {name})}
        @click=${() => this.#ask({do: 'move', by: -1})}
      >
        ↑
      </button>
      <button
        class="quiet"
        aria-label=${this.say(EDITING.moveDown, {name})}
        @click=${() => this.#ask({do: 'move', by: 1})}
      >
        ↓
      </button>
      <add-cell
        .desk=${this.desk}
        .label=${this.say(EDITING.addBelow, {name})}
        folded
        @add=${(event: CustomEvent<CellKind>) => this.#ask({do: 'add', kind: event.detail})}
      ></add-cell>
      <button
        class="quiet"
        aria-label=${this.say(EDITING.removeCell, {name})}
        @click=${() => this.#ask({do: 'remove'})}
      >
        ✕
      </button>
    </span>`;
  }

  #key(event: KeyboardEvent): void {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
    const ask: CellAsk | undefined =
      by !== undefined
        ? {do: event.altKey ? 'move' : 'go', by}
        : event.key === 'Delete'
          ? {do: 'remove'}
          : undefined;
    if (!ask) return;
    event.preventDefault();
    this.#ask(ask);
  }

  /** What is wrong: its text as it was read last, else why it failed when it ran. */
  #faults(): Fault[] {
    const {read, state} = this;
    if (!read) return [];
    const depends = state.kind === 'failed' && state.failure.code === 'cell-depends';
    const run = state.kind === 'failed' && !depends ? [state.failure] : [];
    const failures = read.failures.length > 0 ? read.failures : run;
    return failures.map((each) => faultOf(this.source, read.line, each, this.desk.state.lang));
  }

  #result(faulty: boolean): TemplateResult | typeof nothing {
    const {state, read, open, desk} = this;
    if (!read?.key || !(this.edited || this.shown)) return nothing;
    if (state.kind === 'idle') return nothing;
    const {cell} = read;
    const result = open.result(read.key);
    if (cell?.kind === 'input') {
      return result?.kind === 'input'
        ? html`<param-input
            .desk=${desk}
            .input=${cell}
            .value=${result.value}
            .options=${result.options}
            wide
            @chosen=${(event: CustomEvent<InputValue>) => void desk.runs.choose(open, cell.name, event.detail)}
          ></param-input>`
        : nothing;
    }
    const lang = cell?.kind === 'prose' ? cell.lang : undefined;
    return html`<cell-result
      lang=${lang === undefined ? nothing : lang === 'zh' ? 'zh-CN' : 'en'}
      translate=${lang === undefined ? nothing : 'no'}
      .desk=${desk}
      .open=${open}
      .key=${read.key}
      .state=${state}
      .failureElsewhere=${this.edited && faulty}
    ></cell-result>`;
  }

  /** What was typed runs when the focus goes elsewhere. */
  #left = (event: FocusEvent): void => {
    const inside =
      event.relatedTarget instanceof Node && this.renderRoot.contains(event.relatedTarget);
    if (this.edited && !inside) this.#ask({do: 'leave'});
  };

  #ask(detail: CellAsk): void {
    this.dispatchEvent(new CustomEvent<CellAsk>('ask', {detail}));
  }
}

customElements.define('edit-cell', EditCell);
