import {css, html, nothing, type TemplateResult} from 'lit';
import {TABLES} from '../../registry/tables/index.ts';
import {formatValue} from '../../words/format.ts';
import {EXAMPLES, type Example} from '../console-examples.ts';
import {DeskElement} from '../desk-element.ts';
import {base} from '../styles/base.ts';
import {page} from '../styles/page.ts';
import {CONSOLE} from '../words/console.ts';

declare global {
  interface HTMLElementTagNameMap {
    'console-start': ConsoleStart;
  }
}

/** A query that the reader wants in the editor. */
export class SqlEvent extends Event {
  readonly sql: string;

  constructor(sql: string) {
    super('sql');
    this.sql = sql;
  }
}

/** What a console shows before anything ran: queries to begin with, and the tables that can be queried. */
export class ConsoleStart extends DeskElement {
  static override styles = [
    base,
    page,
    css`
      section {
        padding-top: 0;
        max-width: var(--wide);
      }
      .two {
        margin-top: 26px;
        display: grid;
        grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        gap: 24px 48px;
      }
      ul {
        list-style: none;
        margin-top: 8px;
      }
      li {
        border-top: 1px solid var(--line);
      }
      li button.link {
        width: 100%;
        padding: 7px 0;
        display: flex;
        justify-content: space-between;
        gap: 16px;
        text-align: left;
        font-size: var(--size-ui);
      }
      li button.link:hover {
        text-decoration: none;
        background: var(--sunken);
      }
      li .note {
        flex: none;
      }
      .lead {
        max-width: 62em;
        color: var(--ink-2);
        line-height: 1.75;
      }
      @media (max-width: 860px) {
        .two {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `
  ];

  protected override render(): TemplateResult {
    return html`<section>
      <p class="lead">${this.say(CONSOLE.lead)}</p>
      <p class="note">${this.say(CONSOLE.keys)}</p>
      <div class="two">
        <div>
          <h2>${this.say(CONSOLE.examples)}</h2>
          <ul>
            ${this.#examples().map((example) => this.#example(example))}
          </ul>
        </div>
        <div>
          <h2>${this.say(CONSOLE.tables)}</h2>
          ${this.#tables()}
        </div>
      </div>
    </section>`;
  }

  #examples(): Example[] {
    const {missing} = this.desk;
    const fitting = EXAMPLES.filter(({needs}) => !needs.some((table) => missing.includes(table)));
    return fitting.length > 0 ? fitting : [...EXAMPLES];
  }

  #example({title, sql}: Example): TemplateResult {
    const {lang} = this.desk.state;
    return html`<li>
      <button class="link" @click=${() => this.dispatchEvent(new SqlEvent(sql[lang]))}>
        ${title[lang]}
      </button>
    </li>`;
  }

  #tables(): TemplateResult {
    const {tables, lang} = this.desk.state;
    const loaded = tables.filter(({name, rows}) => rows > 0 && TABLES[name]);
    if (loaded.length === 0) return html`<p class="note">${this.say(CONSOLE.noTables)}</p>`;
    return html`<ul>
      ${loaded.map(({name, rows}) => {
        const table = TABLES[name];
        const written = (lang === 'zh' ? table?.zh : name) ?? name;
        const other = lang === 'zh' ? name : (table?.zh ?? '');
        return html`<li>
          <button
            class="link"
            translate="no"
            @click=${() => this.dispatchEvent(new SqlEvent(`select * from ${written} limit 1000`))}
          >
            <span>${written} ${other ? html`<span class="note">${other}</span>` : nothing}</span>
            <span class="note num">${formatValue(rows, '0', lang)}</span>
          </button>
        </li>`;
      })}
    </ul>`;
  }
}

customElements.define('console-start', ConsoleStart);
