import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import {failureOf} from '../../model/failure.ts';
import type {Lang} from '../../model/text.ts';
import {failureText} from '../../words/failures.ts';
import {say} from '../../words/say.ts';
import {DeskElement} from '../desk-element.ts';
import {HEAD} from '../editing.ts';
import {closeMenu, menuKeys} from '../menu.ts';
import {saveNotebook} from '../notebook-files.ts';
import type {Mode, OpenNotebook} from '../open-notebook.ts';
import {copyNotebook, removeNotebook} from '../own-notebooks.ts';
import {stopTemplate} from '../stop-template.ts';
import {base} from '../styles/base.ts';
import {notebook} from '../styles/notebook.ts';
import {page} from '../styles/page.ts';
import {Watch} from '../watch.ts';
import {EDITING} from '../words/editing.ts';
import {NOTEBOOK} from '../words/notebook.ts';

declare global {
  interface HTMLElementTagNameMap {
    'edit-bar': EditBar;
  }
}

/** The top bar while a notebook is edited: undo, redo, the ways of looking at it, saving, what is done with it as a whole. */
export class EditBar extends DeskElement {
  static override properties: PropertyDeclarations = {
    open: {attribute: false},
    told: {state: true}
  };
  declare open: OpenNotebook;
  /** What became of the text that was saved last; it holds until that is another. */
  declare told:
    {readonly text: string | undefined; readonly said: (lang: Lang) => string} | undefined;

  static override styles = [
    base,
    page,
    notebook,
    css`
      :host {
        position: sticky;
        top: 0;
        z-index: 3;
      }
      .more .menu {
        width: 15em;
        padding: 6px;
      }
      .menu button {
        display: block;
        width: 100%;
        text-align: left;
        border: 0;
        background: none;
      }
      .menu button:hover {
        background: var(--sunken);
      }
    `
  ];

  constructor() {
    super();
    this.addController(new Watch(this, () => this.open.editing));
    this.addController(new Watch(this, () => this.open));
  }

  protected override render(): TemplateResult | typeof nothing {
    const {desk} = this;
    const {editing, state} = this.open;
    if (!editing) return nothing;
    const whole = state.mode === 'text';
    return html`<div class="bar" role="toolbar" aria-label=${this.say(EDITING.tools)}>
      <button class="quiet" ?disabled=${!editing.canUndo} @click=${() => editing.undo()}>
        ${this.say(EDITING.undo)}
      </button>
      <button class="quiet" ?disabled=${!editing.canRedo} @click=${() => editing.redo()}>
        ${this.say(EDITING.redo)}
      </button>
      ${stopTemplate(desk, this.open)}
      <span class="note" role="status">${this.#said()}</span>
      <span class="space"></span>
      ${
        this.open.notebook?.origin === undefined
          ? nothing
          : this.#turn('compare', this.say(EDITING.compare), state.mode === 'compare')
      }
      ${this.#turn('text', this.say(EDITING.asText), whole)}
      <button class="quiet" @click=${() => void this.save()}>${this.#saveWords()}</button>
      ${this.#more()}
      <button class="primary" @click=${() => this.#show('read')}>${this.say(EDITING.done)}</button>
    </div>`;
  }

  #said(): string {
    const {told, open, desk} = this;
    if (told && told.text === open.editing?.text) return told.said(desk.state.lang);
    return this.open.state.is === 'running' ? this.say(NOTEBOOK.running) : '';
  }

  #saveWords(): string {
    const {handle} = this.open;
    return handle ? this.say(EDITING.saveTo, {file: handle.name}) : this.say(EDITING.save);
  }

  #turn(mode: Mode, text: string, on: boolean): TemplateResult {
    return html`<button
      class="quiet"
      aria-pressed=${on ? 'true' : 'false'}
      @click=${() => this.#show(on ? 'edit' : mode)}
    >
      ${text}
    </button>`;
  }

  #more(): TemplateResult {
    const {desk, open} = this;
    return html`<details class="more" @keydown=${menuKeys} @focusout=${closeMenu}>
      <summary>${this.say(EDITING.more)}</summary>
      <div class="menu" tabindex="-1">
        <button @click=${() => this.#rename()}>${this.say(EDITING.rename)}</button>
        <button @click=${() => this.#duplicate()}>${this.say(EDITING.duplicate)}</button>
        <button @click=${() => removeNotebook(desk, open)}>${this.say(EDITING.remove)}</button>
      </div>
    </details>`;
  }

  /** The title stands in the front matter. */
  #rename(): void {
    this.#show('edit');
    this.open.editing?.open(HEAD);
  }

  #duplicate(): void {
    this.open.editing?.finish();
    copyNotebook(this.desk, this.open)?.set({mode: 'edit'});
  }

  /** A text that is wrong as a whole can be looked at in no other way. */
  #show(mode: Mode): void {
    const {editing} = this.open;
    editing?.open(undefined);
    window.scrollTo({top: 0});
    this.open.set({mode: mode === 'edit' && editing?.state.broken ? 'text' : mode});
  }

  /** Writes the notebook to its file, or hands it to the browser. */
  async save(): Promise<void> {
    const {open} = this;
    open.editing?.finish();
    const text = open.editing?.text;
    try {
      const {file} = await saveNotebook(open, this.desk.state.lang);
      this.told = {text, said: (lang) => say(EDITING.saved, lang, {file})};
    } catch (thrown) {
      const failure = failureOf(thrown);
      const said = (lang: Lang): string =>
        say(EDITING.notSaved, lang, {why: failureText(failure, lang)});
      this.told = {text, said};
    }
  }
}

customElements.define('edit-bar', EditBar);
