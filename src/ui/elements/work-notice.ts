import {css, html, nothing, type TemplateResult} from 'lit';
import type {Failure} from '../../model/failure.ts';
import {failureText} from '../../words/failures.ts';
import {listed} from '../../words/say.ts';
import {DeskElement} from '../desk-element.ts';
import {filesOfPicker} from '../dropped-files.ts';
import type {Keeping} from '../../workspace/keeper.ts';
import type {Notice} from '../notices.ts';
import {rememberFolder, replaceWorkspace} from '../workspace-desk.ts';
import {base} from '../styles/base.ts';
import {strip} from '../styles/strip.ts';
import {Watch} from '../watch.ts';
import {WORKSPACE} from '../words/workspace.ts';

declare global {
  interface HTMLElementTagNameMap {
    'work-notice': WorkNotice;
  }
}

/** Stands where a name of the data comes. */
const MARK = '\u0001';

/** File names that a notice gives. */
const NAMED = 3;

/** What the analyst should know about the kept work, above every page, with what can be done about it. */
export class WorkNotice extends DeskElement {
  static override styles = [
    base,
    strip,
    css`
      div.calm {
        background: var(--calm-soft);
        color: var(--ink);
      }
      @media print {
        :host {
          display: none;
        }
      }
    `
  ];

  constructor() {
    super();
    this.addController(new Watch(this, () => this.desk?.keeper));
  }

  protected override render(): TemplateResult {
    const {keeping} = this.desk.keeper;
    const {engine, route} = this.desk.state;
    const still = engine.is === 'failed' && route.page !== 'home';
    return html`${still ? this.#said(this.#failure(engine.failure)) : nothing}
    ${keeping.is === 'elsewhere' ? this.#elsewhere(keeping) : nothing}
    ${keeping.is === 'failed' ? this.#said(this.#failure(keeping.failure), this.#save()) : nothing}
    ${this.#shown().map((notice) => this.#notice(notice))}`;
  }

  /** A tab that only reads is asked nothing. */
  #shown(): readonly Notice[] {
    const {notices, readOnly} = this.desk.state;
    return readOnly ? notices.filter(({is}) => is === 'failure') : notices;
  }

  /** What the other tab has changed shows after a reload, which keeps nothing of what was tried here. */
  #elsewhere({unsaved, outdated}: Extract<Keeping, {is: 'elsewhere'}>): TemplateResult {
    if (unsaved) {
      return this.#said(this.say(WORKSPACE.leftBehind), this.#save());
    }
    return html`<div class="calm" role="status">
      <p>${this.say(outdated ? WORKSPACE.outdated : WORKSPACE.elsewhereText)}</p>
      ${
        outdated
          ? html`<button class="primary" @click=${() => location.reload()}>
              ${this.say(WORKSPACE.follow)}
            </button>`
          : nothing
      }
      <button @click=${() => void this.desk.work.takeOver()}>
        ${this.say(WORKSPACE.takeOver)}
      </button>
    </div>`;
  }

  #save(): TemplateResult {
    return html`<button class="primary" @click=${() => void this.desk.work.saveFile(false)}>
      ${this.say(WORKSPACE.save)}
    </button>`;
  }

  #notice(notice: Notice): TemplateResult {
    const {desk} = this;
    switch (notice.is) {
      case 'unfinished':
        return this.#said(
          this.#files(notice.files, WORKSPACE.unfinished),
          html`<button class="primary" @click=${() => void desk.settle('redo')}>
              ${this.say(WORKSPACE.redo)}
            </button>
            <button @click=${() => void desk.settle('giveUp')}>
              ${this.say(WORKSPACE.giveUp)}
            </button>`
        );
      case 'missing':
        return this.#said(
          this.#files(notice.files, WORKSPACE.missing),
          notice.folder === undefined ? nothing : this.#fromFolder(notice.folder),
          html`<button
            class=${notice.folder === undefined ? 'primary' : ''}
            @click=${() => this.#chooseFolder()}
          >
            ${this.say(WORKSPACE.openAgain)}
          </button>`
        );
      case 'replace':
        return this.#said(
          this.#named(this.say(WORKSPACE.replace, {file: MARK}), notice.file.file.name),
          html`<button class="primary" @click=${() => void replaceWorkspace(desk, notice.file)}>
              ${this.say(WORKSPACE.replaceNow)}
            </button>
            <button @click=${() => desk.dismiss('replace')}>${this.say(WORKSPACE.cancel)}</button>`
        );
      case 'unread':
        return this.#said(
          this.say(WORKSPACE.unread),
          html`<button class="primary" @click=${() => void desk.restore()}>
            ${this.say(WORKSPACE.readBack)}
          </button>`
        );
      case 'fleeting':
        return this.#fleeting(notice);
      case 'failure':
      default:
        return this.#said(this.#failure(notice.failure), this.#close(notice.is));
    }
  }

  #fleeting({failure, folder}: Extract<Notice, {is: 'fleeting'}>): TemplateResult {
    const {folders} = this.desk.work.copies;
    const {lang} = this.desk.state;
    const asks = folder === undefined && folders?.possible === true;
    const said =
      folder === undefined
        ? [this.say(WORKSPACE.fleeting), this.#failure(failure)].join(lang === 'zh' ? '' : ' ')
        : this.#named(this.say(WORKSPACE.fleetingFolder, {folder: MARK}), folder);
    return this.#said(
      said,
      asks
        ? html`<button class="primary" @click=${() => void rememberFolder(this.desk, failure)}>
            ${this.say(WORKSPACE.remember)}
          </button>`
        : nothing,
      this.#close('fleeting')
    );
  }

  /** The browser asks once more, which it does only in a click. */
  #fromFolder(folder: string): TemplateResult {
    const read = async (): Promise<void> => {
      await this.desk.work.copies.folders?.ask();
      await this.desk.settle('fromFolder');
    };
    return html`<button class="primary" @click=${() => void read()}>
      ${this.#named(this.say(WORKSPACE.fromFolder, {folder: MARK}), folder)}
    </button>`;
  }

  /** One click on the folder in which the files lie. */
  #chooseFolder(): void {
    const input = document.createElement('input');
    input.type = 'file';
    input.webkitdirectory = true;
    input.addEventListener('change', () => void this.desk.openFiles(filesOfPicker(input.files)));
    input.click();
  }

  #named(text: string, name: string): TemplateResult {
    const [before = '', after = ''] = text.split(MARK);
    return html`${before}<span translate="no">${name}</span>${after}`;
  }

  #failure(failure: Failure): string {
    return failureText(failure, this.desk.state.lang);
  }

  #said(
    text: TemplateResult | string,
    ...buttons: (TemplateResult | typeof nothing)[]
  ): TemplateResult {
    return html`<div role="status">
      <p>${text}</p>
      ${buttons}
    </div>`;
  }

  #close(kind: Notice['is']): TemplateResult {
    return html`<button @click=${() => this.desk.dismiss(kind)}>
      ${this.say(WORKSPACE.close)}
    </button>`;
  }

  #files(
    files: readonly string[],
    text: typeof WORKSPACE.unfinished | typeof WORKSPACE.missing
  ): TemplateResult {
    const names = files.slice(0, NAMED).map((path) => path.split('/').at(-1) ?? path);
    const n = files.length;
    const total = n > NAMED ? {total: n} : {};
    const said = this.say(text, {n, ...total, files: MARK});
    return this.#named(said, listed(names, this.desk.state.lang));
  }
}

customElements.define('work-notice', WorkNotice);
