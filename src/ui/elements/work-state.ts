import {css, html, type PropertyDeclarations, type TemplateResult} from 'lit';
import {keptBytes} from '../../workspace/recipe.ts';
import {DeskElement} from '../desk-element.ts';
import {hashOf} from '../route.ts';
import {base} from '../styles/base.ts';
import {Watch} from '../watch.ts';
import {bytesText} from '../words/bytes.ts';
import {WORKSPACE} from '../words/workspace.ts';

declare global {
  interface HTMLElementTagNameMap {
    'work-state': WorkState;
  }
}

/** Whether the work is kept: '工作区 62 MB · 已保存 14:06'. */
export class WorkState extends DeskElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      a {
        color: inherit;
        border-bottom: 1px dotted var(--ink-3);
      }
      .bad {
        color: var(--alert);
      }
      .warn {
        color: var(--warn);
      }
    `
  ];

  static override properties: PropertyDeclarations = {plain: {type: Boolean}};
  /** Without the link to the page of the workspace. */
  declare plain: boolean;

  constructor() {
    super();
    this.plain = false;
    this.addController(new Watch(this, () => this.desk?.keeper));
  }

  protected override render(): TemplateResult {
    const {is} = this.desk.keeper.keeping;
    const state = is === 'failed' ? 'bad' : is === 'nowhere' || is === 'elsewhere' ? 'warn' : '';
    const title = this.say(WORKSPACE.title);
    return html`${this.plain ? '' : html`<a href=${hashOf({page: 'workspace'})}>${title}</a>`}
      <span class="num ${state}" role="status">${this.#said()}</span>`;
  }

  #said(): string {
    const {keeping, workspace} = this.desk.keeper;
    if (keeping.is !== 'saved') return this.say(WORKSPACE[keeping.is]);
    const size = bytesText(
      keeping.bytes + (this.desk.work.copies.lasting ? keptBytes(workspace) : 0)
    );
    const time = keeping.at === undefined ? {} : {time: timeText(keeping.at)};
    return this.say(WORKSPACE.saved, {size, ...time});
  }
}

/** '14:06' */
function timeText(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

customElements.define('work-state', WorkState);
