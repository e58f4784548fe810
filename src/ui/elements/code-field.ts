import type {EditorView} from '@codemirror/view';
import {css, html, LitElement, type PropertyDeclarations, type PropertyValues} from 'lit';
import {
  goToLine,
  openCode,
  showFaults,
  showText,
  type CodePort,
  type Complete,
  type Fault
} from '../editor/code-view.ts';
import type {Language} from '../editor/marks.ts';
import {base} from '../styles/base.ts';
import {editor} from '../styles/editor.ts';

declare global {
  interface HTMLElementTagNameMap {
    'code-field': CodeField;
  }
}

/**
 * An editor of a cell's text. Events: `typed` (CustomEvent of the whole text), `run`, `close`, `undo`, `redo` by key. Its text
 * follows `value`.
 */
export class CodeField extends LitElement {
  static override properties: PropertyDeclarations = {
    value: {attribute: false},
    language: {reflect: true},
    label: {attribute: false},
    faults: {attribute: false},
    complete: {attribute: false}
  };
  declare value: string;
  /** Stays as it is first. */
  declare language: Language;
  declare label: string;
  declare faults: readonly Fault[];
  declare complete: Complete;

  static override styles = [
    base,
    editor,
    css`
      :host {
        display: block;
        min-width: 0;
      }
    `
  ];

  #view: EditorView | undefined;

  constructor() {
    super();
    this.value = '';
    this.language = 'sql';
    this.label = '';
    this.faults = [];
    this.complete = () => undefined;
  }

  protected override render(): unknown {
    return html`<div
      id="place"
      @keydown=${(event: KeyboardEvent) => this.#closeOnEscape(event)}
    ></div>`;
  }

  protected override firstUpdated(): void {
    this.#open();
  }

  /** A cell that is moved leaves the page for a moment, and its editor ends with that: another takes its place. */
  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#open();
  }

  #open(): void {
    const parent = this.renderRoot.querySelector<HTMLElement>('#place');
    const {shadowRoot} = this;
    if (!parent || !shadowRoot) return;
    const port: CodePort = {
      typed: (text) => this.dispatchEvent(new CustomEvent('typed', {detail: text})),
      key: (what) => this.dispatchEvent(new CustomEvent(what))
    };
    const {value: text, language} = this;
    const label = (): string => this.label;
    const complete: Complete = (...place) => this.complete(...place);
    this.#view = openCode({root: shadowRoot, parent, text, language, label, complete, port});
    showFaults(this.#view, this.faults);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const view = this.#view;
    if (!view) return;
    if (changed.has('value')) showText(view, this.value);
    if (changed.has('label')) view.dispatch();
    if (changed.has('faults') || changed.has('value')) showFaults(view, this.faults);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#view?.destroy();
    this.#view = undefined;
  }

  override focus(): void {
    if (this.#view) this.#view.focus();
    else void this.updateComplete.then(() => this.#view?.focus());
  }

  /** What is selected; without a selection the place of the cursor twice. */
  get chosen(): {readonly from: number; readonly to: number} {
    const {from, to} = this.#view?.state.selection.main ?? {from: 0, to: 0};
    return {from, to};
  }

  /** Puts the cursor at a place and into the editor. */
  goTo(at: number): void {
    const anchor = Math.min(at, this.#view?.state.doc.length ?? 0);
    this.#view?.dispatch({selection: {anchor}, scrollIntoView: true});
    this.#view?.focus();
  }

  /** Puts the cursor at the beginning of a line, counted from 1. */
  showLine(line: number): void {
    if (this.#view) goToLine(this.#view, line);
  }

  /** Escape closes a list of completions first: CodeMirror then takes the key for itself. */
  #closeOnEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('close'));
  }
}

customElements.define('code-field', CodeField);
