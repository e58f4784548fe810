import {css, html, type TemplateResult} from 'lit';
import {DeskElement} from '../desk-element.ts';
import {filesOfPicker} from '../dropped-files.ts';
import {base} from '../styles/base.ts';
import {HOME} from '../words/home.ts';
import './read-only.ts';

declare global {
  interface HTMLElementTagNameMap {
    'file-picker': FilePicker;
  }
}

/** The dashed area that says where files go, with buttons for who does not drag. */
export class FilePicker extends DeskElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        max-width: var(--wide);
      }
      div {
        border: 1.5px dashed var(--line-strong);
        border-radius: 10px;
        background: var(--surface);
        color: var(--ink-2);
        text-align: center;
        font-size: var(--size-text);
        line-height: 1.75;
        padding: 26px;
      }
      :host([large]) div {
        padding: 64px 26px 58px;
      }
      p:first-child {
        margin-bottom: 8px;
      }
      :host([large]) p:first-child {
        font-size: var(--size-h2);
        color: var(--ink);
        margin-bottom: 14px;
      }
      .note {
        margin-top: 6px;
      }
      :host([large]) .note {
        margin-top: 16px;
      }
      .buttons {
        display: inline-flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: 8px;
      }
      @media print {
        :host {
          display: none;
        }
      }
    `
  ];

  protected override render(): TemplateResult {
    const {busy, state} = this.desk;
    if (state.readOnly) return html`<read-only .desk=${this.desk}></read-only>`;
    return html`<div>
        <p>${this.say(HOME.drop)}</p>
        <p class="buttons">
          <button class="primary" ?disabled=${busy} @click=${() => this.#pick('files')}>
            ${this.say(HOME.pickFiles)}
          </button>
          <button ?disabled=${busy} @click=${() => this.#pick('folder')}>
            ${this.say(HOME.pickFolder)}
          </button>
          <button ?disabled=${busy} @click=${() => void this.desk.openSample()}>
            ${this.say(HOME.sample)}
          </button>
        </p>
        <p class="note">
          .xlsx .xls .csv .txt .ods .et .json .parquet .zip … ${this.say(HOME.stays)}
        </p>
      </div>
      <input
        id="files"
        type="file"
        multiple
        hidden
        @change=${(event: Event) => this.#picked(event)}
      />
      <input
        id="folder"
        type="file"
        webkitdirectory
        hidden
        @change=${(event: Event) => this.#picked(event)}
      />`;
  }

  #pick(what: 'files' | 'folder'): void {
    this.renderRoot.querySelector<HTMLInputElement>(`#${what}`)?.click();
  }

  #picked(event: Event): void {
    const {target} = event;
    if (!(target instanceof HTMLInputElement)) return;
    const files = filesOfPicker(target.files);
    target.value = '';
    void this.desk.openFiles(files);
  }
}

customElements.define('file-picker', FilePicker);
