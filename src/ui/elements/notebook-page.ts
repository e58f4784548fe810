import {html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import {failureOf, type Failure} from '../../model/failure.ts';
import type {InputCell} from '../../model/notebook.ts';
import type {InputValue} from '../../notebook/values.ts';
import {DeskElement} from '../desk-element.ts';
import {partsOf, type Part} from '../notebook-parts.ts';
import {noticed} from '../notices.ts';
import type {OpenNotebook} from '../open-notebook.ts';
import {editNotebook} from '../own-notebooks.ts';
import {provenance} from '../provenance.ts';
import {stopTemplate} from '../stop-template.ts';
import {base} from '../styles/base.ts';
import {notebook} from '../styles/notebook.ts';
import {page} from '../styles/page.ts';
import {Watch} from '../watch.ts';
import {EDITING} from '../words/editing.ts';
import {NOTEBOOK} from '../words/notebook.ts';
import {SHELL} from '../words/shell.ts';
import {SNAPSHOT_DIALOG} from '../words/snapshot.ts';
import {WORKSPACE} from '../words/workspace.ts';
import './cell-failure.ts';
import './cell-result.ts';
import './import-progress.ts';
import './page-outline.ts';
import './param-input.ts';
import './table-missing.ts';

declare global {
  interface HTMLElementTagNameMap {
    'notebook-page': NotebookPage;
  }
}

/** Parameters that stand in the top bar itself, whose English labels are longer; the others are behind a button. */
const IN_BAR = {zh: 3, en: 2} as const;

/** A notebook: its parameters, title and provenance, the answer, figures, charts and tables as they become ready. */
export class NotebookPage extends DeskElement {
  static override properties: PropertyDeclarations = {
    open: {attribute: false},
    sqlShown: {state: true},
    wide: {state: true},
    exporting: {state: true}
  };
  declare open: OpenNotebook;
  declare sqlShown: boolean;
  declare wide: boolean;
  declare exporting: boolean;

  static override styles = [base, page, notebook];

  #media = matchMedia('(min-width: 1600px)');
  #resized = (): void => {
    this.wide = this.#media.matches;
  };

  constructor() {
    super();
    this.sqlShown = false;
    this.exporting = false;
    this.wide = this.#media.matches;
    this.addController(new Watch(this, () => this.open));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#media.addEventListener('change', this.#resized);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#media.removeEventListener('change', this.#resized);
  }

  protected override render(): TemplateResult {
    const {notebook: text, state} = this.open;
    if (state.mode !== 'read' && !this.desk.state.readOnly) return this.#editor();
    if (!text) return this.#unreadable();
    const {lang} = this.desk.state;
    return html`${this.#bar()} <stop-notice .desk=${this.desk} .open=${this.open}></stop-notice>
      <div class=${this.wide ? 'columns' : ''}>
        <article aria-busy=${this.#busy() ? 'true' : 'false'}>
          <div class="head">
            <h1>${text.title[lang]}</h1>
            <p class="meta">${provenance(this.desk, text)}</p>
          </div>
          ${this.#body()}
        </article>
        ${this.wide ? this.#aside() : nothing}
      </div>`;
  }

  /** The editor comes when it is first asked for. */
  #editor(): TemplateResult {
    import('./notebook-editor.ts').catch((thrown: unknown) => this.#missing(thrown));
    return html`<notebook-editor .desk=${this.desk} .open=${this.open}>
      <p class="answer">${this.say(EDITING.opening)}</p>
    </notebook-editor>`;
  }

  /** A text that cannot be taken to pieces: what is wrong, and the way to mend it. */
  #unreadable(): TemplateResult {
    return html`<div class="head">
      <h1 translate="no">${this.open.id.replace(/^my-/, '')}</h1>
      ${this.open.state.failures.map((failure) => this.#failure(failure))}
      ${
        this.open.own && !this.desk.state.readOnly
          ? html`<p>
              <button class="primary" @click=${() => this.open.set({mode: 'text'})}>
                ${this.say(EDITING.mend)}
              </button>
            </p>`
          : nothing
      }
    </div>`;
  }

  #bar(): TemplateResult {
    const inputs = this.#inputs();
    const {readOnly, lang} = this.desk.state;
    const shown = IN_BAR[lang];
    return html`<div class="bar">
      ${this.wide ? nothing : inputs.slice(0, shown).map((input) => this.#input(input))}
      ${this.wide || inputs.length <= shown ? nothing : this.#more(inputs.slice(shown))}
      <span class="space"></span>
      <span class="unseen" role="status">${this.#busy() ? this.say(NOTEBOOK.running) : ''}</span>
      <button
        class="quiet"
        ?disabled=${readOnly}
        title=${readOnly ? this.say(WORKSPACE.readOnly) : nothing}
        @click=${() => editNotebook(this.desk, this.open)}
      >
        ${this.say(EDITING.edit)}
      </button>
      <button
        class="quiet"
        aria-pressed=${this.sqlShown ? 'true' : 'false'}
        @click=${() => (this.sqlShown = !this.sqlShown)}
      >
        ${this.say(NOTEBOOK.showSql)}
      </button>
      <button class="quiet" @click=${() => window.print()}>${this.say(NOTEBOOK.print)}</button>
      ${this.#exportButton()}
      ${
        this.exporting
          ? html`<snapshot-dialog
              .desk=${this.desk}
              .open=${this.open}
              @closed=${() => (this.exporting = false)}
            ></snapshot-dialog>`
          : nothing
      }
    </div>`;
  }

  /** While it is computed, the button that stops it stands in its place. */
  #exportButton(): TemplateResult {
    const stop = stopTemplate(this.desk, this.open);
    if (stop !== nothing) return html`${stop}`;
    return html`<button
      class="primary"
      ?disabled=${this.open.state.is !== 'done'}
      @click=${() => this.#export()}
    >
      ${this.say(SNAPSHOT_DIALOG.export)}
    </button>`;
  }

  /** What a snapshot takes comes with the first one. */
  #export(): void {
    import('./snapshot-dialog.ts')
      .then(() => (this.exporting = true))
      .catch((thrown: unknown) => this.#missing(thrown));
  }

  #missing(thrown: unknown): void {
    const notice = {is: 'failure', failure: failureOf(thrown)} as const;
    this.desk.set({notices: noticed(this.desk.state.notices, notice)});
  }

  #busy(): boolean {
    const {is} = this.open.state;
    return (
      is === 'running' || (is === 'waiting' && this.open.lacks(this.desk.missing).length === 0)
    );
  }

  #inputs(): InputCell[] {
    const cells = this.open.run ? (this.open.notebook?.cells ?? []) : [];
    return cells.flatMap((cell) => (cell.kind === 'input' ? [cell] : []));
  }

  #more(inputs: readonly InputCell[]): TemplateResult {
    return html`<details class="more">
      <summary>${this.say(NOTEBOOK.more, {n: inputs.length})}</summary>
      <div class="menu">${inputs.map((input) => this.#input(input, true))}</div>
    </details>`;
  }

  #input(input: InputCell, noted = false): TemplateResult | typeof nothing {
    const result = this.open.result(input.name);
    if (result?.kind !== 'input') return nothing;
    return html`<param-input
      .desk=${this.desk}
      .input=${input}
      .value=${result.value}
      .options=${result.options}
      .wide=${noted}
      @chosen=${(event: CustomEvent<InputValue>) =>
        void this.desk.runs.choose(this.open, input.name, event.detail)}
    ></param-input>`;
  }

  /** In a tab that only reads, what is chosen holds as long as the page. */
  #tried(): TemplateResult | typeof nothing {
    if (!this.desk.state.readOnly) return nothing;
    return html`<span class="note">${this.say(WORKSPACE.tried)}</span>`;
  }

  #aside(): TemplateResult {
    const inputs = this.#inputs();
    return html`<aside>
      ${
        inputs.length > 0
          ? html`<h2>${this.say(NOTEBOOK.parameters)}</h2>
              ${this.#tried()} ${inputs.map((input) => this.#input(input, true))}`
          : nothing
      }
      <page-outline .desk=${this.desk} .open=${this.open} .parts=${this.#parts()}></page-outline>
    </aside>`;
  }

  #parts(): Part[] {
    const {notebook: text, run} = this.open;
    return text ? partsOf(text, run?.leaves ?? new Set(), this.desk.state.lang) : [];
  }

  #body(): TemplateResult {
    const {desk, open} = this;
    const lacks = open.lacks(desk.missing);
    if (lacks.length > 0 && desk.busy) {
      return html`<import-progress .desk=${desk}></import-progress>`;
    }
    if (lacks.length > 0) {
      return html`<table-missing .desk=${desk} .open=${open} .tables=${lacks}></table-missing>`;
    }
    if (desk.state.engine.is === 'starting')
      return html`<p class="answer">${this.say(SHELL.starting)}</p>`;
    return html`${open.state.failures.map((failure) => this.#failure(failure))}
    ${this.#parts().map((part, index) => this.#part(part, index))}`;
  }

  #part(part: Part, index: number): TemplateResult {
    const id = `part-${index}`;
    switch (part.kind) {
      case 'prose':
        return html`<div id=${id}>${this.#cell(part.key, part.lead)}</div>`;
      case 'row':
        return html`<section id=${id} class="two">
          ${part.cells.map(({name}) => html`<div>${this.#cell(name)}</div>`)}
        </section>`;
      case 'table':
        return html`<section id=${id}>${this.#cell(part.key)}</section>`;
      case 'chart':
      default:
        return html`<section id=${id} class="form-${part.cell.chart.form}">
          ${this.#cell(part.cell.name)}
        </section>`;
    }
  }

  #cell(key: string, lead = false): TemplateResult {
    return html`<cell-result
      .desk=${this.desk}
      .open=${this.open}
      .key=${key}
      .state=${this.open.cell(key)}
      .lead=${lead}
      .sqlShown=${this.sqlShown}
    ></cell-result>`;
  }

  #failure(failure: Failure): TemplateResult {
    return html`<cell-failure .desk=${this.desk} .failure=${failure}></cell-failure>`;
  }
}

customElements.define('notebook-page', NotebookPage);
