import {css, html, nothing, type TemplateResult} from 'lit';
import {DeskElement} from '../desk-element.ts';
import {base} from '../styles/base.ts';
import {page} from '../styles/page.ts';
import {HOME} from '../words/home.ts';
import './cell-failure.ts';
import './file-picker.ts';
import './import-progress.ts';

declare global {
  interface HTMLElementTagNameMap {
    'home-page': HomePage;
  }
}

/** The first page: where files go, what kinds of file, where the data stays; while files come in, how far they are. */
export class HomePage extends DeskElement {
  static override styles = [
    base,
    page,
    css`
      .head {
        padding-top: 56px;
      }
      .lead {
        font-size: var(--size-text);
        line-height: 1.75;
        max-width: var(--measure);
        color: var(--ink-2);
        margin: 10px 0 26px;
      }
      dl {
        display: grid;
        grid-template-columns: 10.5em 1fr;
        max-width: var(--wide);
        margin: 40px 0 0;
        border-top: 2px solid var(--ink);
        line-height: 1.75;
      }
      dt,
      dd {
        margin: 0;
        padding: 11px 0;
        border-bottom: 1px solid var(--line);
      }
      dt {
        color: var(--ink-2);
      }
      dd b {
        font-weight: 600;
        margin-right: 0.5em;
      }
      dd span {
        display: block;
      }
    `
  ];

  protected override render(): TemplateResult {
    return html`<div class="head">
        <h1>${this.say(HOME.title)}</h1>
        <p class="lead">${this.say(HOME.lead)}</p>
      </div>
      ${this.#way()} ${this.#notes()}`;
  }

  #way(): TemplateResult {
    const {desk} = this;
    const {importing, engine} = desk.state;
    if (engine.is === 'failed') {
      return html`<cell-failure .desk=${desk} .failure=${engine.failure}></cell-failure>`;
    }
    const failed =
      importing.is === 'failed'
        ? html`<cell-failure .desk=${desk} .failure=${importing.failure}></cell-failure>`
        : nothing;
    return desk.busy
      ? html`<import-progress .desk=${desk}></import-progress>`
      : html`${failed}<file-picker .desk=${desk} large></file-picker>`;
  }

  #notes(): TemplateResult {
    return html`<dl>
      <dt>${this.say(HOME.kindsTitle)}</dt>
      <dd>
        <span><b>${this.say(HOME.kindsSheets)}</b>${this.say(HOME.kindsSheetsText)}</span>
        <span><b>${this.say(HOME.kindsText)}</b>${this.say(HOME.kindsTextText)}</span>
        <span><b>${this.say(HOME.kindsPacked)}</b>${this.say(HOME.kindsPackedText)}</span>
      </dd>
      <dt>${this.say(HOME.messTitle)}</dt>
      <dd>${this.say(HOME.mess)}</dd>
      <dt>${this.say(HOME.privateTitle)}</dt>
      <dd>${this.say(this.desk.work.copies.lasting ? HOME.privateKept : HOME.private)}</dd>
    </dl>`;
  }
}

customElements.define('home-page', HomePage);
