import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import {keptBytes, keptFiles} from '../../workspace/recipe.ts';
import {DeskElement} from '../desk-element.ts';
import {roomLeft} from '../storage/opfs.ts';
import {base} from '../styles/base.ts';
import {page} from '../styles/page.ts';
import {Watch} from '../watch.ts';
import {bytesText} from '../words/bytes.ts';
import {dotted} from '../words/dotted.ts';
import {WORKSPACE} from '../words/workspace.ts';
import {openWorkspace} from '../workspace-desk.ts';
import './read-only.ts';

declare global {
  interface HTMLElementTagNameMap {
    'workspace-page': WorkspacePage;
  }
}

/** Where the work lies, what it holds, how to save it to a file and open it again, and how to delete all of it. */
export class WorkspacePage extends DeskElement {
  static override properties: PropertyDeclarations = {
    sure: {state: true},
    left: {state: true},
    lasting: {state: true},
    downloaded: {state: true}
  };
  /** Whether deleting everything was asked for once. */
  declare sure: boolean;
  declare left: number | undefined;
  declare lasting: boolean | undefined;
  declare downloaded: boolean;

  static override styles = [
    base,
    page,
    css`
      dl {
        display: grid;
        grid-template-columns: minmax(9em, max-content) 1fr;
        max-width: 34em;
        margin: 8px 0 0;
        border-top: 1px solid var(--line-strong);
      }
      dt,
      dd {
        margin: 0;
        padding: 6px 20px 6px 0;
        border-bottom: 1px solid var(--line);
      }
      dt {
        color: var(--ink-2);
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: center;
        margin-top: 10px;
      }
      section p {
        max-width: var(--measure);
        line-height: 1.75;
        color: var(--ink-2);
      }
      button.danger {
        border-color: var(--alert);
        color: var(--alert);
      }
    `
  ];

  constructor() {
    super();
    this.sure = false;
    this.downloaded = false;
    this.addController(new Watch(this, () => this.desk?.keeper));
  }

  override firstUpdated(): void {
    if (this.desk.work.copies.lasting) void this.#ask();
  }

  async #ask(): Promise<void> {
    this.left = await roomLeft();
    this.lasting = await navigator.storage.persisted();
  }

  protected override render(): TemplateResult {
    return html`<div class="head">
        <h1>${this.say(WORKSPACE.title)}</h1>
        <p class="meta num"><work-state .desk=${this.desk} plain></work-state></p>
        <p class="answer">${this.#where()}</p>
        <p class="meta num">${this.#room()}</p>
      </div>
      ${this.#holds()} ${this.#file()} ${this.#erase()}`;
  }

  #where(): TemplateResult | string {
    const {work} = this.desk;
    if (work.copies.lasting) return this.say(WORKSPACE.inBrowser);
    if (work.fileName === '') {
      const why = this.say(WORKSPACE.whyNot[work.refusal ?? 'refused']);
      return `${this.say(WORKSPACE.inPage)}${this.desk.state.lang === 'zh' ? '' : ' '}${why}`;
    }
    const [before = '', after = ''] = this.say(WORKSPACE.inFile, {file: '\u0001'}).split('\u0001');
    return html`${before}<span translate="no">${work.fileName}</span>${after}`;
  }

  #room(): string {
    if (this.left === undefined || this.lasting === undefined) return '';
    return dotted([
      this.say(WORKSPACE.room, {left: bytesText(this.left)}),
      this.say(this.lasting ? WORKSPACE.lasting : WORKSPACE.clearable)
    ]);
  }

  #holds(): TemplateResult {
    const {workspace} = this.desk.keeper;
    const chosen = Object.values(workspace.parameters).flatMap((of) => Object.keys(of));
    const files = {n: keptFiles(workspace).length, size: bytesText(keptBytes(workspace))};
    const counts = {
      mappings: workspace.mappings.length,
      notebooks: workspace.notebooks.length,
      parameters: chosen.length,
      lines: workspace.lines.length,
      exemptions: workspace.exemptions.length,
      history: workspace.history.length
    };
    return html`<section>
      <h2>${this.say(WORKSPACE.holds)}</h2>
      <dl class="num">
        <dt>${this.say(WORKSPACE.files)}</dt>
        <dd>${files.n === 0 ? '0' : this.say(WORKSPACE.filesOf, files)}</dd>
        ${COUNTED.map(
          (name) =>
            html`<dt>${this.say(WORKSPACE[name])}</dt>
              <dd>${counts[name]}</dd>`
        )}
      </dl>
    </section>`;
  }

  #file(): TemplateResult {
    return html`<section>
      <h2>${this.say(WORKSPACE.toFile)}</h2>
      <p>${this.say(WORKSPACE.saveNote)}</p>
      <div class="buttons">
        <button class="primary" @click=${() => void this.#save(false)}>
          ${this.say(WORKSPACE.save)}
        </button>
        <button @click=${() => void this.#save(true)}>${this.say(WORKSPACE.saveAll)}</button>
        <button ?disabled=${this.desk.state.readOnly} @click=${() => this.#open()}>
          ${this.say(WORKSPACE.open)}
        </button>
      </div>
      ${this.downloaded ? html`<p class="warn" role="status">${this.say(WORKSPACE.downloaded)}</p>` : nothing}
    </section>`;
  }

  async #save(withData: boolean): Promise<void> {
    this.downloaded = !(await this.desk.work.saveFile(withData));
  }

  #open(): void {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.json,.zip';
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      if (file) void openWorkspace(this.desk, {path: file.name, file});
    });
    input.click();
  }

  #erase(): TemplateResult {
    return html`<section>
      <h2>${this.say(WORKSPACE.erase)}</h2>
      <p>${this.say(WORKSPACE.eraseNote)}</p>
      <div class="buttons">
        ${
          this.desk.state.readOnly
            ? html`<read-only .desk=${this.desk}></read-only>`
            : this.sure
              ? html`<span role="alert">${this.say(WORKSPACE.eraseSure)}</span>
                  <button class="danger" @click=${() => void this.desk.work.deleteAll()}>
                    ${this.say(WORKSPACE.eraseNow)}
                  </button>
                  <button @click=${() => (this.sure = false)}>
                    ${this.say(WORKSPACE.cancel)}
                  </button>`
              : html`<button class="danger" @click=${() => (this.sure = true)}>
                  ${this.say(WORKSPACE.erase)}…
                </button>`
        }
      </div>
    </section>`;
  }
}

const COUNTED = ['mappings', 'notebooks', 'parameters', 'lines', 'exemptions', 'history'] as const;

customElements.define('workspace-page', WorkspacePage);
