import {html, nothing, type TemplateResult} from 'lit';
import {LANGS} from '../../model/text.ts';
import {TABLES} from '../../registry/tables/index.ts';
import {dayText} from '../../words/dates.ts';
import {formatValue} from '../../words/format.ts';
import {DeskElement} from '../desk-element.ts';
import {filesIn} from '../import-lines.ts';
import type {OpenNotebook} from '../open-notebook.ts';
import {pickNotebook} from '../notebook-files.ts';
import {newNotebook, openNotebookText, restoreNotebook} from '../own-notebooks.ts';
import {headlineOf} from '../figure-said.ts';
import {hashOf, type Route} from '../route.ts';
import {THEMES} from '../settings.ts';
import {base} from '../styles/base.ts';
import {side} from '../styles/side.ts';
import {EDITING} from '../words/editing.ts';
import {EXEMPTION} from '../words/exemption.ts';
import {POLICY} from '../words/policy.ts';
import {SHELL} from '../words/shell.ts';
import './find-box.ts';
import './work-state.ts';

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
      <find-box .desk=${this.desk} ?hidden=${!this.#loaded()}></find-box>
      ${this.#notebooks()} ${this.#tables()} ${this.#set()} ${this.#foot()}
    </nav>`;
  }

  #brand(): TemplateResult {
    const other = this.desk.state.lang === 'zh' ? SHELL.name.en : '';
    return html`<a class="brand" href=${hashOf({page: 'home'})}
      ><b>${this.say(SHELL.name)}</b><span>${other}</span></a
    >`;
  }

  #loaded(): boolean {
    return this.desk.state.tables.some(({rows}) => rows > 0);
  }

  #county(): TemplateResult {
    const {county, lang, tables, report} = this.desk.state;
    const loaded = this.#loaded();
    const lacking = report?.lacking.filter(({table}) => table === 'household') ?? [];
    const all = tables.find(({name, rows}) => name === 'household' && rows > 0)?.asOf ?? [];
    const dates = all.filter((date) => !lacking.some(({asOf}) => asOf === date));
    const [latest, former] = dates.map((date) => (lang === 'zh' ? date : dayText(date, lang)));
    if (!loaded) {
      const [title, text] = this.desk.restoring
        ? [SHELL.readingBack, '']
        : this.desk.busy
          ? [SHELL.importing, '']
          : [SHELL.noCounty, this.say(SHELL.open)];
      return html`<a class="county" href=${hashOf({page: 'home'})}
        ><b>${this.say(title)}</b><span>${text}</span></a
      >`;
    }
    return html`<a class="county" href=${hashOf({page: 'import'})}
      ><b translate="no">${county || this.say(SHELL.unnamed)}</b>
      ${latest ? html`<span>${this.say(SHELL.dataOf, {date: latest})}</span>` : nothing}
      ${former ? html`<span>${this.say(SHELL.comparedWith, {date: former})}</span>` : nothing}</a
    >`;
  }

  #notebooks(): TemplateResult {
    const {notebooks} = this.desk.state;
    const own = notebooks.filter((each) => each.own);
    return html`<h2>${this.say(SHELL.analyses)}</h2>
      <ul>
        ${notebooks.filter((each) => !each.own).map((each) => this.#notebook(each))}
      </ul>
      ${own.length > 0 || !this.desk.state.readOnly ? html`<h2>${this.say(SHELL.own)}</h2>` : nothing}
      <ul>
        ${own.map((each) => this.#notebook(each))}
      </ul>
      ${this.#removed()} ${this.desk.state.readOnly ? nothing : this.#new()}`;
  }

  #new(): TemplateResult {
    return html`<button class="new" @click=${() => newNotebook(this.desk)}>
        <span class="sign">＋</span>${this.say(EDITING.create)}
      </button>
      <button class="new" @click=${() => void this.#open()}>
        <span class="sign"></span>${this.say(EDITING.open)}
      </button>`;
  }

  async #open(): Promise<void> {
    const picked = await pickNotebook();
    if (picked) openNotebookText(this.desk, picked.name, picked.text, picked.handle);
  }

  /** The notebook that was deleted last can be had back. */
  #removed(): TemplateResult {
    const {removed, lang, readOnly} = this.desk.state;
    const title = removed?.open.notebook?.title[lang] ?? '';
    const said = html`<span translate="no">${this.say(EDITING.removed, {title})}</span>
      <button class="link" @click=${() => restoreNotebook(this.desk)}>
        ${this.say(EDITING.undo)}
      </button>`;
    return html`<p class="removed" role="status">${removed && !readOnly ? said : nothing}</p>`;
  }

  #notebook(open: OpenNotebook): TemplateResult {
    const {lang} = this.desk.state;
    const title = open.notebook?.title[lang] ?? open.id;
    return this.#link({page: 'notebook', id: open.id}, title, headlineOf(open, lang));
  }

  #link(route: Route, text: TemplateResult | string, aside: string): TemplateResult {
    const current = hashOf(route) === hashOf(this.desk.state.route);
    return html`<li>
      <a href=${hashOf(route)} aria-current=${current ? 'page' : nothing}
        ><span>${text}</span><span translate="no">${aside}</span></a
      >
    </li>`;
  }

  #tables(): TemplateResult | typeof nothing {
    const {tables, lang} = this.desk.state;
    const loaded = tables.filter(({rows}) => rows > 0);
    if (loaded.length === 0) return nothing;
    return html`<h2>${this.say(SHELL.tables)}</h2>
      <ul>
        ${loaded.map((table) => {
          const known = TABLES[table.name]?.[lang];
          const doubtful = table.state === 'doubtful';
          const dot = html`<i
            class="dot ${doubtful ? 'warn' : ''}"
            role="img"
            aria-label=${this.say(doubtful ? SHELL.stateDoubtful : SHELL.stateLoaded)}
          ></i>`;
          const name = html`<span translate=${known ? nothing : 'no'}
            >${known ?? table.name}</span
          >`;
          return this.#link(
            {page: 'table', name: table.name},
            html`${dot}${name}`,
            formatValue(table.rows, '0', lang)
          );
        })}
        ${this.#link({page: 'import'}, this.say(SHELL.report), this.#files())}
        ${this.#link({page: 'console'}, this.say(SHELL.console), '')}
      </ul>`;
  }

  #files(): string {
    const n = filesIn(this.desk.state.report?.files ?? []).length;
    return n > 0 ? this.say(SHELL.files, {n}) : '';
  }

  /** What the analyst has set: policy values, exemptions. */
  #set(): TemplateResult {
    const {lines, exemptions} = this.desk.keeper.workspace;
    const changed = lines.length > 0 ? this.say(POLICY.changedCount, {n: lines.length}) : '';
    return html`<h2>${this.say(SHELL.set)}</h2>
      <ul>
        ${this.#link({page: 'policy', key: ''}, this.say(POLICY.title), changed)}
        ${this.#link({page: 'exemptions'}, this.say(EXEMPTION.title), exemptions.length > 0 ? String(exemptions.length) : '')}
      </ul>`;
  }

  #foot(): TemplateResult {
    const {lang, theme} = this.desk.state;
    return html`<div class="foot">
      <p>${this.say(SHELL.local)}</p>
      <work-state .desk=${this.desk}></work-state>
      <div class="switches">
        <div role="group" aria-label=${this.say(SHELL.language)}>
          ${LANGS.map(
            (each) =>
              html`<button
                lang=${each === 'zh' ? 'zh-CN' : 'en'}
                translate="no"
                aria-pressed=${each === lang ? 'true' : 'false'}
                @click=${() => this.desk.speak(each)}
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
