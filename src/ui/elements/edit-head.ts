import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {Source} from '../../notebook/draft.ts';
import {TABLES} from '../../registry/tables/index.ts';
import {listed} from '../../words/say.ts';
import {DeskElement} from '../desk-element.ts';
import {completionOf} from '../edit-completion.ts';
import {faultOf} from '../edit-words.ts';
import {HEAD, type Editing} from '../editing.ts';
import {faultsTemplate} from '../faults-template.ts';
import type {OpenNotebook} from '../open-notebook.ts';
import {base} from '../styles/base.ts';
import {page} from '../styles/page.ts';
import {Watch} from '../watch.ts';
import {EDITING} from '../words/editing.ts';
import {WORKSPACE} from '../words/workspace.ts';
import './code-field.ts';

declare global {
  interface HTMLElementTagNameMap {
    'edit-head': EditHead;
  }
}

/** The title of a notebook that is edited; `whole`: also its front matter, as flat keys, and what it lacks. */
export class EditHead extends DeskElement {
  static override properties: PropertyDeclarations = {
    open: {attribute: false},
    whole: {attribute: false}
  };
  declare open: OpenNotebook;
  declare whole: boolean;

  static override styles = [
    base,
    page,
    css`
      .head.whole {
        padding-bottom: 20px;
      }
      code-field {
        margin-top: 10px;
      }
      .faults {
        list-style: none;
        border-left: 3px solid var(--alert);
        margin: 10px 0;
        padding: 2px 0 2px 12px;
        line-height: 1.75;
      }
    `
  ];

  #opened = false;

  constructor() {
    super();
    this.whole = false;
    this.addController(new Watch(this, () => this.open.editing));
    this.addController(new Watch(this, () => this.open));
    this.addController(new Watch(this, () => this.desk.keeper));
  }

  protected override render(): TemplateResult {
    const {id, notebook, editing} = this.open;
    const title = notebook?.title[this.desk.state.lang];
    return html`<div class=${this.whole ? 'head whole' : 'head'}>
      <h1 translate="no">${title || id.replace(/^my-/, '')}</h1>
      ${this.whole && editing ? this.#more(editing) : nothing}
    </div>`;
  }

  #more(editing: Editing): TemplateResult {
    const opened = editing.state.at === HEAD;
    const copied = this.open.notebook?.origin !== undefined;
    return html`<p class="meta">
        ${copied ? this.say(EDITING.ownCopy) : nothing}${this.#kept()}
        <button
          class="link"
          aria-expanded=${opened ? 'true' : 'false'}
          @click=${() => editing.open(opened ? undefined : HEAD)}
        >
          ${this.say(EDITING.head)}
        </button>
      </p>
      ${this.#lacking()} ${opened ? this.#front(editing) : nothing} ${this.#faults(editing)}`;
  }

  #kept(): string {
    const {is} = this.desk.keeper.keeping;
    if (is === 'elsewhere') return this.say(WORKSPACE.elsewhereText);
    return this.say(is === 'saved' || is === 'saving' ? EDITING.kept : EDITING.unkept);
  }

  /** Without its tables nothing runs; it can be edited all the same. */
  #lacking(): TemplateResult | typeof nothing {
    const {lang} = this.desk.state;
    const lacks = this.open.lacks(this.desk.missing);
    if (lacks.length === 0) return nothing;
    const names = lacks.map((name) => TABLES[name]?.[lang] ?? name);
    return html`<p class="meta warn">
      ${this.say(EDITING.lacking, {tables: listed(names, lang)})}
    </p>`;
  }

  #front(editing: Editing): TemplateResult {
    return html`<code-field
      .value=${editing.draft?.head ?? ''}
      .language=${'keys'}
      .label=${this.say(EDITING.head)}
      .complete=${completionOf(this.desk, this.open, undefined)}
      @typed=${(event: CustomEvent<string>) => editing.type(HEAD, event.detail)}
      @run=${() => editing.finish()}
      @close=${() => editing.open(undefined)}
      @undo=${() => editing.undo()}
      @redo=${() => editing.redo()}
      @focusout=${() => editing.finish()}
    ></code-field>`;
  }

  #faults({state: {reading}, draft}: Editing): TemplateResult | typeof nothing {
    const source: Source = {kind: 'fence', info: '', body: draft?.head ?? ''};
    const failures = reading?.failures ?? [];
    return faultsTemplate(failures.map((each) => faultOf(source, 1, each, this.desk.state.lang)));
  }

  /** The front matter gets the focus when it opens. */
  protected override updated(): void {
    const opened = this.whole && this.open.editing?.state.at === HEAD;
    if (opened && !this.#opened) this.renderRoot.querySelector('code-field')?.focus();
    this.#opened = opened;
  }
}

customElements.define('edit-head', EditHead);
