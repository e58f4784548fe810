import {html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {Lang} from '../../model/text.ts';
import {fenceParts, type Source} from '../../notebook/draft.ts';
import {textOfSource} from '../../notebook/spot.ts';
import type {CellAsk} from '../cell-ask.ts';
import {DeskElement} from '../desk-element.ts';
import {completionOf} from '../edit-completion.ts';
import {sourceName, type Fault} from '../edit-words.ts';
import type {Language} from '../editor/marks.ts';
import {faultsTemplate} from '../faults-template.ts';
import type {OpenNotebook} from '../open-notebook.ts';
import {base} from '../styles/base.ts';
import {source as styles} from '../styles/source.ts';
import {EDITING} from '../words/editing.ts';
import './code-field.ts';

declare global {
  interface HTMLElementTagNameMap {
    'cell-source': CellSource;
  }
}

/** The source of a cell while it is edited: its name or language, its text, what is wrong. Event `ask` (CustomEvent of CellAsk). */
export class CellSource extends DeskElement {
  static override properties: PropertyDeclarations = {
    open: {attribute: false},
    source: {attribute: false},
    faults: {attribute: false},
    renamed: {attribute: false}
  };
  declare open: OpenNotebook;
  declare source: Source;
  declare faults: readonly Fault[];
  /** Uses that the last change of its name changed too. */
  declare renamed: number;

  static override styles = [base, styles];

  protected override render(): TemplateResult {
    const {source, open, desk, faults} = this;
    return html`<div class="source">
      ${source.kind === 'prose' ? this.#language(source) : this.#name(source)}
      <code-field
        .value=${textOfSource(source)}
        .language=${languageOf(source)}
        .label=${this.say(EDITING.source, {name: sourceName(source)})}
        .faults=${faults.flatMap(({spot, text}) => (spot ? [{...spot, message: text}] : []))}
        .complete=${completionOf(desk, open, source)}
        @typed=${(event: CustomEvent<string>) => this.#ask({do: 'type', text: event.detail})}
        @run=${() => this.#ask({do: 'run'})}
        @close=${() => this.#ask({do: 'close'})}
        @undo=${() => this.#ask({do: 'undo'})}
        @redo=${() => this.#ask({do: 'redo'})}
      ></code-field>
      ${faultsTemplate(faults)}
      <div class="foot">
        <button @click=${() => this.#ask({do: 'run'})}>${this.say(EDITING.run)}</button>
        <button class="quiet" @click=${() => this.#ask({do: 'close'})}>
          ${this.say(EDITING.close)}
        </button>
      </div>
    </div>`;
  }

  #name(source: Extract<Source, {kind: 'fence'}>): TemplateResult {
    const {name} = fenceParts(source.info);
    const rename = (event: Event): void => {
      const text = event.target instanceof HTMLInputElement ? event.target.value.trim() : name;
      if (text !== name) this.#ask({do: 'rename', name: text, uses: true});
    };
    return html`<div class="named">
      <label
        >${this.say(EDITING.name)}
        <input type="text" translate="no" spellcheck="false" .value=${name} @change=${rename}
      /></label>
      <span class="note" role="status">${this.renamed > 0 ? this.#uses(name) : nothing}</span>
    </div>`;
  }

  #uses(name: string): TemplateResult {
    return html`${this.say(EDITING.usesRenamed, {n: this.renamed})}
      <button class="link" @click=${() => this.#ask({do: 'rename', name, uses: false})}>
        ${this.say(EDITING.onlyName)}
      </button>`;
  }

  #language(source: Extract<Source, {kind: 'prose'}>): TemplateResult {
    const choose = (event: Event): void => {
      const chosen = event.target instanceof HTMLSelectElement ? event.target.value : '';
      const {lang: _, ...rest} = source;
      const lang: Lang | undefined = chosen === 'zh' || chosen === 'en' ? chosen : undefined;
      this.#ask({do: 'put', source: {...rest, ...(lang ? {lang} : {})}});
    };
    const option = (value: string, text: string): TemplateResult =>
      html`<option value=${value} .selected=${(source.lang ?? '') === value} translate="no">
        ${text}
      </option>`;
    return html`<label
      >${this.say(EDITING.language)}
      <select @change=${choose}>
        ${option('', this.say(EDITING.both))} ${option('zh', '中文')} ${option('en', 'English')}
      </select></label
    >`;
  }

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector('code-field')?.focus());
  }

  #ask(detail: CellAsk): void {
    this.dispatchEvent(new CustomEvent<CellAsk>('ask', {detail}));
  }
}

function languageOf(source: Source): Language {
  if (source.kind === 'prose') return 'prose';
  return fenceParts(source.info).kind === 'sql' ? 'sql' : 'keys';
}

customElements.define('cell-source', CellSource);
