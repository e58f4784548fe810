import {html, type TemplateResult} from 'lit';
import {LANGS} from '../../model/text.ts';
import {DeskElement} from '../desk-element.ts';
import {hashOf} from '../route.ts';
import {THEMES} from '../settings.ts';
import {base} from '../styles/base.ts';
import {side} from '../styles/side.ts';
import {SHELL} from '../words/shell.ts';

declare global {
  interface HTMLElementTagNameMap {
    'side-bar': SideBar;
  }
}

/** The left column: county and dates, analyses, tables, import report, language and theme. */
export class SideBar extends DeskElement {
  static override styles = [base, side];

  protected override render(): TemplateResult {
    return html`<nav aria-label=${this.say(SHELL.navigation)}>
        ${this.#brand()} ${this.#county()}
      </nav>
      ${this.#foot()}`;
  }

  #brand(): TemplateResult {
    const other = this.desk.state.lang === 'zh' ? SHELL.name.en : '';
    return html`<a class="brand" href=${hashOf({page: 'home'})}
      ><b>${this.say(SHELL.name)}</b><span>${other}</span></a
    >`;
  }

  #county(): TemplateResult {
    return html`<a class="county" href=${hashOf({page: 'home'})}
      ><b>${this.say(SHELL.noCounty)}</b><span>${this.say(SHELL.open)}</span></a
    >`;
  }

  #foot(): TemplateResult {
    const {lang, theme} = this.desk.state;
    return html`<div class="foot">
      <p>${this.say(SHELL.local)}</p>
      <div class="switches">
        <div role="group" aria-label=${this.say(SHELL.language)}>
          ${LANGS.map(
            (each) =>
              html`<button
                lang=${each === 'zh' ? 'zh-CN' : 'en'}
                data-data
                aria-pressed=${each === lang ? 'true' : 'false'}
                @click=${() => this.desk.set({lang: each})}
              >
                ${each === 'zh' ? '中文' : 'English'}
              </button>`
          )}
        </div>
        <div role="group" aria-label=${this.say(SHELL.theme)}>
          ${THEMES.map(
            (each) =>
              html`<button
                aria-pressed=${each === theme ? 'true' : 'false'}
                @click=${() => this.desk.set({theme: each})}
              >
                ${this.say(SHELL[each])}
              </button>`
          )}
        </div>
      </div>
    </div>`;
  }
}

customElements.define('side-bar', SideBar);
