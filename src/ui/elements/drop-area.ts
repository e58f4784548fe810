import {css, html, type PropertyDeclarations, type TemplateResult} from 'lit';
import {failureOf} from '../../model/failure.ts';
import {DeskElement} from '../desk-element.ts';
import {filesOfDrop} from '../dropped-files.ts';
import {noticed} from '../notices.ts';
import {base} from '../styles/base.ts';
import {HOME} from '../words/home.ts';

declare global {
  interface HTMLElementTagNameMap {
    'drop-area': DropArea;
  }
}

/** Takes files and folders that are dropped on it and opens them. Slot: what it surrounds. */
export class DropArea extends DeskElement {
  static override properties: PropertyDeclarations = {over: {state: true}};
  declare over: boolean;

  static override styles = [
    base,
    css`
      :host {
        display: block;
        box-sizing: border-box;
        min-height: 100vh;
        padding-bottom: 96px;
      }
      .veil {
        position: fixed;
        inset: 0;
        z-index: 8;
        display: grid;
        place-items: center;
        font-size: var(--size-h2);
        color: var(--accent);
        pointer-events: none;
      }
      .veil::before {
        content: '';
        position: absolute;
        inset: 0;
        z-index: -1;
        background: var(--paper);
        opacity: 0.88;
      }
      .veil span {
        padding: 48px 96px;
        border: 1.5px dashed var(--accent);
        border-radius: 10px;
        background: var(--surface);
      }
      @media print {
        :host {
          min-height: 0;
          padding: 0;
        }
      }
    `
  ];

  constructor() {
    super();
    this.over = false;
    this.addEventListener('dragover', (event) => this.#hover(event));
    this.addEventListener('dragleave', (event) => this.#leave(event));
    this.addEventListener('drop', (event) => void this.#drop(event));
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>${
        this.over ? html`<div class="veil"><span>${this.say(HOME.dropNow)}</span></div>` : ''
      }`;
  }

  #hover(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.over = this.desk.takesFiles;
    if (!this.over) event.dataTransfer.dropEffect = 'none';
  }

  #leave(event: DragEvent): void {
    const to = event.relatedTarget;
    if (!(to instanceof Node && this.contains(to))) this.over = false;
  }

  async #drop(event: DragEvent): Promise<void> {
    this.over = false;
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    try {
      await this.desk.openFiles(await filesOfDrop(event.dataTransfer));
    } catch (thrown) {
      const notice = {is: 'failure', failure: failureOf(thrown)} as const;
      this.desk.set({notices: noticed(this.desk.state.notices, notice)});
    }
  }
}

customElements.define('drop-area', DropArea);
