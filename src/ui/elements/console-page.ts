import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import {mistakeText, wideMistake, type Mistake} from '../sql/explain.ts';
import {offersAt} from '../sql/complete.ts';
import type {Kinds} from '../sql/details.ts';
import {consoleOf, type Chosen, type Console} from '../console.ts';
import {DeskElement} from '../desk-element.ts';
import {formattedSql} from '../format-sql.ts';
import {base} from '../styles/base.ts';
import {page} from '../styles/page.ts';
import {CONSOLE} from '../words/console.ts';
import {Watch} from '../watch.ts';
import type {SqlEvent} from './console-start.ts';
import type {CodeField} from './code-field.ts';
import './code-field.ts';
import './console-history.ts';
import './console-result.ts';
import './console-start.ts';
import './import-progress.ts';
import './plan-view.ts';

declare global {
  interface HTMLElementTagNameMap {
    'console-page': ConsolePage;
  }
}

/** A researcher's page: an SQL editor, and below it what the last statement gave. */
export class ConsolePage extends DeskElement {
  static override properties: PropertyDeclarations = {
    history: {state: true},
    unlaid: {state: true},
    now: {state: true}
  };
  declare history: boolean;
  /** Whether the text could not be laid out. */
  declare unlaid: boolean;
  declare now: number;

  static override styles = [
    base,
    page,
    css`
      .edit {
        padding-top: 30px;
      }
      .said {
        min-height: 34px;
        padding: 8px 0 12px;
        max-width: var(--wide);
        line-height: 1.5;
      }
      .said p + p {
        margin-top: 4px;
      }
      kbd {
        font: inherit;
      }
      console-history,
      plan-view {
        margin-bottom: 16px;
      }
      plan-view {
        max-width: var(--wide);
      }
      .said button.alert {
        color: var(--alert);
      }
      .stale {
        opacity: 0.55;
      }
    `
  ];

  #clock: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.history = false;
    this.unlaid = false;
    this.addController(new Watch(this, () => (this.desk ? this.#console : undefined)));
  }

  get #console(): Console {
    return consoleOf(this.desk);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.#key);
    this.#clock = setInterval(() => {
      if (this.#console.state.running !== 'no') this.now = performance.now();
    }, 200);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#key);
    clearInterval(this.#clock);
  }

  protected override willUpdate(): void {
    void this.#console.learn();
  }

  get #editor(): CodeField | null {
    return this.renderRoot.querySelector('code-field');
  }

  protected override render(): TemplateResult {
    const {running, shown} = this.#console.state;
    const busy = running !== 'no';
    return html`${this.#bar(busy)}
      <h1 class="unseen">${this.say(CONSOLE.title)}</h1>
      <div class="edit">
        <code-field
          language="script"
          .value=${this.#console.text}
          .label=${this.say(CONSOLE.editor)}
          .faults=${this.#wrong()}
          .complete=${this.#complete}
          @typed=${({detail}: CustomEvent<string>) => this.#edited(detail)}
          @run=${() => this.#run()}
          @close=${() => this.#console.cancel()}
        ></code-field>
      </div>
      <div class="said" aria-live="polite">${this.#said()}</div>
      ${
        this.history
          ? html`<console-history
              .desk=${this.desk}
              .statements=${this.desk.keeper.workspace.history}
              @sql=${(event: SqlEvent) => this.#take(event.sql)}
            ></console-history>`
          : nothing
      }
      <div class=${busy && shown.is === 'rows' ? 'stale' : ''}>${this.#shown()}</div>`;
  }

  #bar(busy: boolean): TemplateResult {
    const off = !this.#console.ready;
    return html`<div class="bar">
      <span aria-hidden="true">${this.say(CONSOLE.title)}</span>
      <span class="space"></span>
      <button
        class="quiet"
        aria-pressed=${this.history ? 'true' : 'false'}
        @click=${() => (this.history = !this.history)}
      >
        ${this.say(CONSOLE.history)}
      </button>
      <button class="quiet" @click=${() => void this.#format()}>${this.say(CONSOLE.format)}</button>
      <button class="quiet" ?disabled=${busy || off} @click=${() => void this.#plan()}>
        ${this.say(CONSOLE.plan)}
      </button>
      <button class="quiet" ?disabled=${busy || off} @click=${() => this.#run('all')}>
        ${this.say(CONSOLE.runAll)}
      </button>
      <button ?disabled=${!busy} @click=${() => this.#console.cancel()}>
        ${this.say(CONSOLE.cancel)} <kbd>Esc</kbd>
      </button>
      <button class="primary" ?disabled=${busy || off} @click=${() => this.#run()}>
        ${this.say(CONSOLE.run)} <kbd>Ctrl ↵</kbd>
      </button>
    </div>`;
  }

  readonly #complete: CodeField['complete'] = async (text, at, explicit) => {
    const {lang} = this.desk.state;
    const kinds: Kinds = (table, column) => this.#console.kinds(table, column);
    const vocabulary = await this.#console.vocabulary();
    return offersAt(text, at, {vocabulary, lang, explicit, kinds});
  };

  #edited(text: string): void {
    this.#console.text = text;
    this.unlaid = false;
    if (this.#console.state.shown.is === 'failed') this.#console.clear();
    this.requestUpdate();
  }

  #run(chosen: Chosen = this.#editor?.chosen ?? 'all'): void {
    this.history = false;
    this.unlaid = false;
    void this.#console.run(chosen);
  }

  async #plan(): Promise<void> {
    await this.#console.plan(this.#editor?.chosen ?? 'all');
  }

  /** Escape stops what runs wherever the focus is on the page; the editor tells it by itself. */
  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) this.#console.cancel();
  };

  /** What has been typed meanwhile stands. */
  async #format(): Promise<void> {
    const {text} = this.#console;
    const laid = await formattedSql(text);
    if (text !== this.#console.text) return;
    if (laid === undefined) this.unlaid = true;
    else this.#take(laid, 0);
  }

  #take(sql: string, at = sql.length): void {
    this.#edited(sql);
    this.history = false;
    void this.updateComplete.then(() => this.#editor?.goTo(Math.min(at, sql.length)));
  }

  /** What failed; before that, a full-width sign that stands where SQL wants another. */
  get #mistake(): Mistake | undefined {
    const {shown} = this.#console.state;
    return shown.is === 'failed' ? shown.mistake : wideMistake(this.#console.text);
  }

  #wrong(): CodeField['faults'] {
    const mistake = this.#mistake;
    if (!mistake) return [];
    const {from, to, failure} = mistake;
    return [{from, to, message: mistakeText(failure, this.desk.state.lang)}];
  }

  #said(): TemplateResult | typeof nothing {
    const {running, since, part, unset, lost, shown} = this.#console.state;
    if (running !== 'no') {
      const seconds = (Math.max(0, (this.now ?? since) - since) / 1000).toFixed(1);
      const many = part.all > 1 ? ` · ${this.say(CONSOLE.runningPart, part)}` : '';
      const text =
        running === 'yes'
          ? this.say(CONSOLE.running, {seconds}) + many
          : this.say(running === 'late' ? CONSOLE.cancelLate : CONSOLE.cancelling);
      return html`<p class="note num" aria-live=${running === 'yes' ? 'off' : nothing}>${text}</p>`;
    }
    return html`${this.unlaid ? html`<p class="warn">${this.say(CONSOLE.formatFailed)}</p>` : nothing}
    ${unset.map((name) => html`<p class="warn">${this.say(CONSOLE.unsetVariable, {name})}</p>`)}
    ${lost.map((name) => html`<p class="warn">${this.say(CONSOLE.lost, {name})}</p>`)}
    ${this.#failure()}
    ${shown.is === 'cancelled' ? html`<p>${this.#cancelled(shown.restarted)}</p>` : nothing}
    ${shown.is === 'gone' ? html`<p>${this.say(CONSOLE.gone)}</p>` : nothing}
    ${shown.is === 'variable' ? html`<p>${this.say(CONSOLE.variableSet, shown)}</p>` : nothing}
    ${shown.is === 'table' ? html`<p>${this.say(CONSOLE.tableMade, shown)}</p>` : nothing}`;
  }

  /** Some steps of the engine hear nothing until they are done: to cancel one, the engine is started anew. */
  #cancelled(restarted: boolean): string {
    if (!restarted) return this.say(CONSOLE.cancelled);
    return this.say(this.#console.ready ? CONSOLE.cancelledAnew : CONSOLE.cancelledBack);
  }

  #failure(): TemplateResult | typeof nothing {
    const mistake = this.#mistake;
    if (!mistake) return nothing;
    const {lang} = this.desk.state;
    const {failure, from} = mistake;
    const {line, character} = failure.place ?? {};
    const place =
      line === undefined || character === undefined
        ? ''
        : this.say(CONSOLE.place, {line: String(line), character: String(character)});
    return html`<p class="alert" role="alert">
      ${
        place === ''
          ? nothing
          : html`<button class="link alert" @click=${() => this.#editor?.goTo(from)}>
              ${place}
            </button>`
      }${lang === 'en' && place !== '' ? ' ' : ''}${mistakeText(failure, lang)}
    </p>`;
  }

  #shown(): TemplateResult | typeof nothing {
    const {desk} = this;
    const {shown, running} = this.#console.state;
    if (desk.state.engine.is === 'starting') {
      return html`<p class="note" role="status">${this.say(CONSOLE.starting)}</p>`;
    }
    if (desk.restoring) return html`<import-progress .desk=${desk}></import-progress>`;
    if (shown.is === 'rows') {
      return html`<console-result .desk=${desk} .result=${shown}></console-result>`;
    }
    if (shown.is === 'plan') return html`<plan-view .desk=${desk} .plan=${shown.plan}></plan-view>`;
    if (shown.is === 'failed' || running !== 'no') return nothing;
    return html`<console-start
      .desk=${desk}
      @sql=${(event: SqlEvent) => this.#takeAndRun(event.sql)}
    ></console-start>`;
  }

  #takeAndRun(sql: string): void {
    this.#take(sql);
    void this.#console.run('all');
  }
}

customElements.define('console-page', ConsolePage);
