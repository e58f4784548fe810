import {css, html, nothing, type TemplateResult} from 'lit';
import {TABLES} from '../../registry/tables/index.ts';
import {DeskElement} from '../desk-element.ts';
import {base} from '../styles/base.ts';
import {bytesText} from '../words/bytes.ts';
import {HOME} from '../words/home.ts';
import {SHELL} from '../words/shell.ts';
import {WORKSPACE} from '../words/workspace.ts';

declare global {
  interface HTMLElementTagNameMap {
    'import-progress': ImportProgressView;
  }
}

/** How far the files are: which one, bytes, rows; cancel. */
export class ImportProgressView extends DeskElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        max-width: var(--wide);
        border-top: 1px solid var(--line-strong);
        border-bottom: 1px solid var(--line-strong);
        padding: 16px 0 18px;
      }
      .line {
        display: flex;
        align-items: baseline;
        gap: 16px;
      }
      .file {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-size: var(--size-text);
      }
      progress {
        appearance: none;
        display: block;
        width: 100%;
        height: 4px;
        margin: 10px 0 8px;
        border: 0;
        border-radius: 2px;
        background: var(--line);
      }
      progress::-webkit-progress-bar {
        background: var(--line);
        border-radius: 2px;
      }
      progress::-webkit-progress-value {
        background: var(--accent);
        border-radius: 2px;
      }
      progress::-moz-progress-bar {
        background: var(--accent);
        border-radius: 2px;
      }
    `
  ];

  protected override render(): TemplateResult | typeof nothing {
    const {importing} = this.desk.state;
    if (importing.is === 'unpacking') {
      return html`<p class="file" role="status">${this.say(HOME.opening)}</p>
        <progress aria-label=${this.say(HOME.importing)}></progress>`;
    }
    if (importing.is !== 'running') return nothing;
    const {progress, cancelling} = importing;
    const share = progress && progress.size > 0 ? progress.bytes / progress.size : undefined;
    return html`<div class="line">
        <span class="file" role="status">${this.#what()}</span>
        <button ?disabled=${cancelling} @click=${() => this.desk.cancelImport()}>
          ${this.say(cancelling ? HOME.cancelling : HOME.cancel)}
        </button>
      </div>
      ${
        share === undefined
          ? html`<progress aria-label=${this.say(HOME.importing)}></progress>`
          : html`<progress aria-label=${this.say(HOME.importing)} .value=${share}></progress>`
      }
      <span class="note num">${this.#howFar()}</span>`;
  }

  #what(): TemplateResult | string {
    const {importing} = this.desk.state;
    if (importing.is !== 'running') return this.say(HOME.importing);
    const {restoring, progress} = importing;
    if (!progress) {
      const started = this.desk.state.engine.is !== 'starting';
      return this.say(!started ? SHELL.starting : restoring ? WORKSPACE.restoring : HOME.importing);
    }
    if (progress.stage === 'loading') return this.#loading(progress.table);
    const name = progress.path.split('/').at(-1) ?? progress.path;
    const text = restoring ? WORKSPACE.restoringFile : HOME.reading;
    const [before = '', after = ''] = this.say(text).split('{file}');
    return html`${before}<bdi translate="no">${name}</bdi>${after}`;
  }

  #loading(table: string): TemplateResult | string {
    if (table === '') return this.say(HOME.checking);
    const known = TABLES[table]?.[this.desk.state.lang];
    const [before = '', after = ''] = this.say(HOME.loading).split('{table}');
    return html`${before}${known ?? html`<bdi translate="no">${table}</bdi>`}${after}`;
  }

  #howFar(): string {
    const {importing} = this.desk.state;
    if (importing.is !== 'running' || !importing.progress) return '\u00a0';
    const {progress} = importing;
    const sizes = {bytes: bytesText(progress.bytes), size: bytesText(progress.size)};
    if (progress.stage === 'loading') {
      const {at, tables, rows, all} = progress;
      return this.say(HOME.loaded, {...sizes, at, tables, rows, all});
    }
    const {file: at, files, rows} = progress;
    return this.say(HOME.progress, {...sizes, at, files, rows});
  }
}

customElements.define('import-progress', ImportProgressView);
