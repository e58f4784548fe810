import {html, type PropertyDeclarations, type TemplateResult} from 'lit';
import {failureOf, type Failure} from '../../model/failure.ts';
import {DeskElement} from '../desk-element.ts';
import {base} from '../styles/base.ts';
import {page} from '../styles/page.ts';
import {SHELL} from '../words/shell.ts';
import './cell-failure.ts';

declare global {
  interface HTMLElementTagNameMap {
    'console-room': ConsoleRoom;
  }
}

/** Fetches the console when somebody comes for it: its editor is no part of the first page. */
export class ConsoleRoom extends DeskElement {
  static override properties: PropertyDeclarations = {loaded: {state: true}};
  declare loaded: boolean | Failure;

  static override styles = [base, page];

  override connectedCallback(): void {
    super.connectedCallback();
    this.loaded = customElements.get('console-page') !== undefined;
    if (!this.loaded) void this.#load();
  }

  async #load(): Promise<void> {
    try {
      await import('./console-page.ts');
      this.loaded = true;
    } catch (thrown) {
      this.loaded = failureOf(thrown);
    }
  }

  protected override render(): TemplateResult {
    const {desk, loaded} = this;
    if (loaded === true) return html`<console-page .desk=${desk}></console-page>`;
    if (loaded === false) {
      return html`<p class="head note" role="status">${this.say(SHELL.openingConsole)}</p>`;
    }
    return html`<cell-failure .desk=${desk} .failure=${loaded}></cell-failure>`;
  }
}

customElements.define('console-room', ConsoleRoom);
