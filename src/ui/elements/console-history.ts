import {css, html, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {KeptStatement} from '../../workspace/document.ts';
import {DeskElement} from '../desk-element.ts';
import {sqlTemplate} from '../sql-template.ts';
import {base} from '../styles/base.ts';
import {code} from '../styles/code.ts';
import {CONSOLE} from '../words/console.ts';
import {SqlEvent} from './console-start.ts';

declare global {
  interface HTMLElementTagNameMap {
    'console-history': ConsoleHistory;
  }
}

/** Statements shown; the workspace keeps more. */
const SHOWN = 50;

/** What ran in the console, newest first; one click takes it into the editor again. */
export class ConsoleHistory extends DeskElement {
  static override properties: PropertyDeclarations = {statements: {attribute: false}};
  declare statements: readonly KeptStatement[];

  static override styles = [
    base,
    code,
    css`
      :host {
        display: block;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        max-height: 420px;
        overflow: auto;
      }
      ul {
        list-style: none;
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      button.link {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 16px;
        width: 100%;
        padding: 7px 14px;
        text-align: left;
        color: var(--ink);
      }
      button.link:hover {
        background: var(--sunken);
        text-decoration: none;
      }
      pre.sql {
        margin: 0;
        border: 0;
        padding: 0;
        background: none;
        max-height: 6.8em;
        overflow: hidden;
        white-space: pre-wrap;
      }
      p {
        padding: 12px 14px;
      }
    `
  ];

  protected override render(): TemplateResult {
    const newest = this.statements.slice(-SHOWN).reverse();
    if (newest.length === 0) return html`<p class="note">${this.say(CONSOLE.historyEmpty)}</p>`;
    return html`<ul>
      ${newest.map(
        ({sql, at}) =>
          html`<li>
            <button class="link" @click=${() => this.dispatchEvent(new SqlEvent(sql))}>
              <pre class="sql" translate="no">${sqlTemplate(sql)}</pre>
              <span class="note num">${momentText(at)}</span>
            </button>
          </li>`
      )}
    </ul>`;
  }
}

/** The moment on this machine's clock: '06-30 14:05'. */
function momentText(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

customElements.define('console-history', ConsoleHistory);
