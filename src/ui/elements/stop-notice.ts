import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {Text} from '../../model/text.ts';
import {DeskElement} from '../desk-element.ts';
import type {OpenNotebook} from '../open-notebook.ts';
import {base} from '../styles/base.ts';
import {strip} from '../styles/strip.ts';
import {Watch} from '../watch.ts';
import {STOPPING} from '../words/stopping.ts';

declare global {
  interface HTMLElementTagNameMap {
    'stop-notice': StopNotice;
  }
}

/** Below the bar of a notebook that was stopped: what happened, and the way on. Nothing while it runs or stands run. */
export class StopNotice extends DeskElement {
  static override properties: PropertyDeclarations = {open: {attribute: false}};
  declare open: OpenNotebook;

  static override styles = [
    base,
    strip,
    css`
      @media print {
        button {
          display: none;
        }
      }
    `
  ];

  constructor() {
    super();
    this.addController(new Watch(this, () => this.open));
  }

  protected override render(): TemplateResult | typeof nothing {
    const {is, stop} = this.open.state;
    const late = is === 'running' && stop === 'late';
    if (is !== 'stopped' && !late) return nothing;
    return html`<div role="status">
      <p>${this.say(late ? STOPPING.late : this.#said())}</p>
      ${late ? nothing : this.#again()}
    </div>`;
  }

  #said(): Text {
    if (this.open.state.stop !== 'restarted') return STOPPING.stopped;
    return this.#ready ? STOPPING.anew : STOPPING.back;
  }

  get #ready(): boolean {
    return this.desk.state.engine.is === 'ready' && !this.desk.busy;
  }

  #again(): TemplateResult {
    return html`<button
      class="primary"
      ?disabled=${!this.#ready}
      @click=${() => void this.desk.runs.anew(this.open)}
    >
      ${this.say(STOPPING.again)}
    </button>`;
  }
}

customElements.define('stop-notice', StopNotice);
