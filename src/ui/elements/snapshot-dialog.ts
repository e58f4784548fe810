import {
  css,
  html,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult
} from 'lit';
import {DishuError, failureOf, type Failure} from '../../model/failure.ts';
import {LANGS, type Lang} from '../../model/text.ts';
import {print} from '../../notebook/print.ts';
import type {Frozen, Step} from '../../snapshot/freeze.ts';
import {makeSnapshot} from '../../snapshot/make.ts';
import {innerLines, mergedLines, refusedLines} from '../../snapshot/page/handling.ts';
import {gateFailure} from '../../snapshot/write.ts';
import {DeskElement} from '../desk-element.ts';
import {fileName, saveFile} from '../export/save.ts';
import type {OpenNotebook} from '../open-notebook.ts';
import {penOf} from '../snapshot-pen.ts';
import {base} from '../styles/base.ts';
import {today} from '../../words/today.ts';
import {SNAPSHOT_DIALOG} from '../words/snapshot.ts';
import './cell-failure.ts';

declare global {
  interface HTMLElementTagNameMap {
    'snapshot-dialog': SnapshotDialog;
  }
}

/** The last snapshot that was asked for of each notebook, until it is there. */
const making = new WeakMap<OpenNotebook, Promise<void>>();

const NAMES: Readonly<Record<Lang, string>> = {zh: '中文', en: 'English'};

/** Makes a snapshot of a notebook: says what is hidden, merged and left out, and saves the file. Event `closed`. */
export class SnapshotDialog extends DeskElement {
  static override properties: PropertyDeclarations = {
    open: {attribute: false},
    lang: {state: true},
    step: {state: true},
    frozen: {state: true},
    file: {state: true},
    failure: {state: true}
  };
  declare open: OpenNotebook;
  declare lang: Lang;
  declare step: Step | undefined;
  declare frozen: Frozen | undefined;
  declare file: Blob | undefined;
  declare failure: Failure | undefined;

  static override styles = [
    base,
    css`
      :host {
        display: contents;
      }
      dialog {
        width: min(36rem, calc(100vw - 48px));
        padding: 20px 24px;
        color: var(--ink);
        background: var(--surface);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        font-size: var(--size-ui);
        line-height: 1.75;
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 0.3);
      }
      h2 {
        margin: 0 0 4px;
      }
      p {
        margin: 0 0 12px;
      }
      ul {
        margin: 0 0 12px;
        padding-left: 1.6em;
        max-height: 40vh;
        overflow: auto;
        color: var(--ink-2);
      }
      label {
        display: flex;
        gap: 8px;
        align-items: center;
        margin-bottom: 12px;
      }
      select {
        font: inherit;
        color: var(--ink);
        background: var(--surface);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        padding: 3px 8px;
      }
      .actions {
        display: flex;
        gap: 8px;
        justify-content: flex-end;
      }
    `
  ];

  #turn = 0;

  /** What is still being made is for nobody. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#turn += 1;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('open')) return;
    this.lang = this.desk.state.lang;
    void this.#make();
  }

  /** The newest request wins. A notebook speaks one language at a time: the snapshot that is being made of it is waited for. */
  async #make(): Promise<void> {
    const turn = ++this.#turn;
    this.#clear();
    const former = making.get(this.open);
    const made = (async (): Promise<void> => {
      await former;
      if (turn === this.#turn) await this.#makeNow(turn);
    })();
    making.set(this.open, made);
    await made;
  }

  /** The page speaks its own language again afterwards. */
  async #makeNow(turn: number): Promise<void> {
    const {open, lang, desk} = this;
    const {engine, report, county} = desk.state;
    const {notebook, run, session} = open;
    try {
      if (engine.is !== 'ready' || !notebook || !run || !session || !report)
        throw new DishuError({code: 'engine-start'});
      if (lang !== desk.state.lang) await open.speak(lang);
      const made = await makeSnapshot({
        notebook,
        lang,
        run,
        session,
        source: (id) => desk.runs.source(id),
        report,
        county,
        openSession: () => engine.backend.openSession(),
        openSealed: engine.backend.openSealed,
        today: today(),
        pen: penOf(lang, document),
        words: this.#words(),
        onStep: (step) => {
          if (turn === this.#turn) this.step = step;
        }
      });
      if (turn !== this.#turn) return;
      this.frozen = made.frozen;
      if ('hits' in made.written) this.failure = gateFailure(made.written.hits).failure;
      else this.file = new Blob([made.written.html], {type: 'text/html'});
    } catch (thrown) {
      if (turn === this.#turn) this.failure = failureOf(thrown);
    } finally {
      if (lang !== desk.state.lang) await open.speak(desk.state.lang);
      if (turn === this.#turn) this.step = undefined;
    }
  }

  #clear(): void {
    this.step = 'count';
    this.frozen = undefined;
    this.file = undefined;
    this.failure = undefined;
  }

  /** What the ready-made notebooks say: in these texts a name is a word. */
  #words(): string {
    const shipped = this.desk.state.notebooks.filter(({own}) => !own);
    return shipped.map(({notebook}) => (notebook ? print(notebook) : '')).join('\n');
  }

  protected override render(): TemplateResult {
    return html`<dialog
      aria-labelledby="title"
      @close=${() => this.dispatchEvent(new Event('closed'))}
    >
      <h2 id="title">${this.say(SNAPSHOT_DIALOG.title)}</h2>
      <p>${this.say(SNAPSHOT_DIALOG.about)}</p>
      <label
        >${this.say(SNAPSHOT_DIALOG.language)}
        <select
          .value=${this.lang}
          @change=${(event: Event) => this.#choose(event)}
          ?disabled=${this.step !== undefined}
        >
          ${LANGS.map((lang) => html`<option value=${lang} ?selected=${lang === this.lang} translate="no">${NAMES[lang]}</option>`)}
        </select></label
      >
      <p role="status">${this.#status()}</p>
      ${this.failure ? html`<cell-failure .desk=${this.desk} .failure=${this.failure}></cell-failure>` : nothing}
      ${this.#handled()}
      <div class="actions">
        <button @click=${() => this.renderRoot.querySelector('dialog')?.close()}>
          ${this.say(SNAPSHOT_DIALOG.close)}
        </button>
        <button class="primary" ?disabled=${!this.file} @click=${() => this.#save()}>
          ${this.say(SNAPSHOT_DIALOG.save)}
        </button>
      </div>
    </dialog>`;
  }

  #choose(event: Event): void {
    const {target} = event;
    const wanted = target instanceof HTMLSelectElement ? target.value : '';
    this.lang = LANGS.find((lang) => lang === wanted) ?? this.lang;
    void this.#make();
  }

  #status(): string {
    if (this.step) return this.say(SNAPSHOT_DIALOG[this.step]);
    if (!this.file) return '';
    return this.say(SNAPSHOT_DIALOG.ready, {size: Math.ceil(this.file.size / 1000)});
  }

  #handled(): TemplateResult | typeof nothing {
    const {frozen} = this;
    if (!frozen) return nothing;
    const {lang} = this.desk.state;
    const sum = (of: 'shown' | 'hidden'): number =>
      frozen.items.reduce((total, {tally}) => total + tally[of], 0);
    const lines = [
      this.say(SNAPSHOT_DIALOG.hidden, {
        shown: sum('shown'),
        hidden: sum('hidden'),
        top: frozen.headline.hidden
      }),
      ...mergedLines(frozen.cubes, penOf(lang, document), lang),
      ...innerLines(frozen.items, lang),
      ...refusedLines(frozen.items, lang)
    ];
    return html`<ul translate="no">
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>`;
  }

  #save(): void {
    const {file, open, lang} = this;
    if (file) saveFile(file, fileName(open.notebook?.title[lang] ?? open.id, 'html'));
  }
}

customElements.define('snapshot-dialog', SnapshotDialog);
