import {css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {failureOf} from '../../model/failure.ts';
import type {Desk} from '../desk.ts';
import {noticed} from '../notices.ts';
import {hashOf} from '../route.ts';
import {base} from '../styles/base.ts';
import {Watch} from '../watch.ts';
import {say} from '../../words/say.ts';
import {SHELL} from '../words/shell.ts';
import './console-room.ts';
import './drop-area.ts';
import './home-page.ts';
import './import-page.ts';
import './notebook-page.ts';
import './rows-page.ts';
import './table-page.ts';
import './side-bar.ts';
import './work-notice.ts';
import './workspace-page.ts';

declare global {
  interface HTMLElementTagNameMap {
    'app-shell': AppShell;
  }
}

/** The whole page: side bar on the left, the page of the route in the middle. Files may be dropped anywhere on it. */
export class AppShell extends LitElement {
  static override properties: PropertyDeclarations = {desk: {attribute: false}};
  declare desk: Desk | undefined;

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: 248px minmax(0, 1fr);
        min-height: 100vh;
      }
      header {
        position: absolute;
      }
      main {
        padding: 0 40px;
        min-width: 0;
        outline: none;
      }
      h1 {
        padding: 56px 0 12px;
      }
      .skip {
        position: absolute;
        left: 8px;
        top: -100px;
        white-space: nowrap;
        z-index: 9;
        padding: 8px 14px;
        background: var(--surface);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
      }
      .skip:focus {
        top: 8px;
      }
      @media (max-width: 860px) {
        :host {
          display: block;
        }
        main {
          padding: 0 20px;
        }
      }
      @media print {
        :host {
          display: block;
        }
        side-bar,
        .skip {
          display: none;
        }
        main {
          padding: 0;
        }
      }
    `
  ];

  constructor() {
    super();
    this.addController(new Watch(this, () => this.desk));
  }

  protected override render(): TemplateResult | typeof nothing {
    const {desk} = this;
    if (!desk) return nothing;
    return html`<header>
        <a class="skip" href="#main" @click=${(event: Event) => this.#skip(event)}
          >${say(SHELL.skip, desk.state.lang)}</a
        >
      </header>
      <side-bar .desk=${desk}></side-bar>
      <main id="main" tabindex="-1">
        <drop-area .desk=${desk}
          ><work-notice .desk=${desk}></work-notice>${this.#page(desk)}</drop-area
        >
      </main>`;
  }

  #page(desk: Desk): TemplateResult {
    const {route} = desk.state;
    const open = route.page === 'notebook' ? desk.notebook(route.id) : undefined;
    if (open) {
      return html`${keyed(
        open.id,
        html`<notebook-page .desk=${desk} .open=${open}></notebook-page>`
      )}`;
    }
    if (route.page === 'import') return html`<import-page .desk=${desk}></import-page>`;
    if (route.page === 'console') return html`<console-room .desk=${desk}></console-room>`;
    if (route.page === 'rows') return html`<rows-page .desk=${desk} .route=${route}></rows-page>`;
    if (route.page === 'find') {
      this.#load(desk, import('./find-page.ts'));
      return html`<find-page .desk=${desk}></find-page>`;
    }
    if (route.page === 'record') {
      this.#load(desk, import('./record-page.ts'));
      return html`<record-page .desk=${desk} .kind=${route.kind} .key=${route.key}></record-page>`;
    }
    if (route.page === 'cell') {
      this.#load(desk, import('./cell-page.ts'));
      return html`<cell-page .desk=${desk} .address=${route.address}></cell-page>`;
    }
    if (route.page === 'table') {
      return html`<table-page .desk=${desk} .name=${route.name}></table-page>`;
    }
    if (route.page === 'policy') {
      this.#load(desk, import('./policy-page.ts'));
      return html`<policy-page .desk=${desk} .chosen=${route.key}></policy-page>`;
    }
    if (route.page === 'workspace') return html`<workspace-page .desk=${desk}></workspace-page>`;
    if (route.page === 'exemptions') {
      this.#load(desk, import('./exemptions-page.ts'));
      return html`<exemptions-page .desk=${desk} .asked=${route.asked}></exemptions-page>`;
    }
    if (route.page !== 'home') {
      const {lang} = desk.state;
      return html`<h1>${say(SHELL.notFound, lang)}</h1>
        <p><a href=${hashOf({page: 'home'})}>${say(SHELL.goHome, lang)}</a></p>`;
    }
    return html`<home-page .desk=${desk}></home-page>`;
  }

  /** Pages for which few come are fetched when somebody does. */
  #load(desk: Desk, page: Promise<unknown>): void {
    page.catch((thrown: unknown) => {
      const {notices} = desk.state;
      if (notices.every(({is}) => is !== 'failure')) {
        desk.set({notices: noticed(notices, {is: 'failure', failure: failureOf(thrown)})});
      }
    });
  }

  /** The hash is the route, so the link itself may not change it. */
  #skip(event: Event): void {
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>('main')?.focus();
  }
}

customElements.define('app-shell', AppShell);
