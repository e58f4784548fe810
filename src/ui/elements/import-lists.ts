import {html, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {ImportReport} from '../../model/report.ts';
import {formatValue} from '../../words/format.ts';
import {BOOKS, bookSql, type Book} from '../book-lists.ts';
import {DeskElement} from '../desk-element.ts';
import {listedColumns} from '../listed-columns.ts';
import {base} from '../styles/base.ts';
import {page} from '../styles/page.ts';
import {tabs} from '../styles/tabs.ts';
import {IMPORT} from '../words/import.ts';
import './query-table.ts';

declare global {
  interface HTMLElementTagNameMap {
    'import-lists': ImportLists;
  }
}

const TITLES = {
  unreadable: IMPORT.unreadableList,
  aside: IMPORT.asideList,
  findings: IMPORT.findingList,
  columns: IMPORT.columnList,
  sources: IMPORT.sourceList
} as const;

/** The report line by line: unreadable cells, rows set aside, findings, sources; each to be sorted, filtered and exported. */
export class ImportLists extends DeskElement {
  static override properties: PropertyDeclarations = {
    report: {attribute: false},
    open: {state: true}
  };
  declare report: ImportReport;
  declare open: Book;

  static override styles = [base, page, tabs];

  constructor() {
    super();
    this.open = 'unreadable';
  }

  protected override render(): TemplateResult {
    const {desk, open} = this;
    const {lang} = desk.state;
    return html`<section>
      <h2>${this.say(IMPORT.lists)}</h2>
      <p class="unit">${this.say(IMPORT.listsNote)}</p>
      <div class="tabs">
        ${BOOKS.map(
          (book) =>
            html`<button
              aria-pressed=${book === open ? 'true' : 'false'}
              @click=${() => (this.open = book)}
            >
              ${this.say(TITLES[book])}
              <span class="note num">${formatValue(this.#count(book), '0', lang)}</span>
            </button>`
        )}
      </div>
      <query-table
        .desk=${desk}
        .name=${'report (listed)'}
        .sql=${bookSql(open, lang)}
        .version=${this.report}
        .own=${listedColumns(lang)}
        .label=${this.say(TITLES[open])}
      ></query-table>
    </section>`;
  }

  #count(book: Book): number {
    const {files, aside, unreadable, findings} = this.report;
    switch (book) {
      case 'unreadable':
        return unreadable;
      case 'aside':
        return aside;
      case 'findings':
        return findings.reduce((sum, {count}) => sum + count, 0);
      case 'columns':
        return files
          .flatMap(({sheets}) => sheets.flatMap(({tables}) => tables))
          .reduce((sum, {columns}) => sum + columns.length, 0);
      case 'sources':
      default:
        return files.length;
    }
  }
}

customElements.define('import-lists', ImportLists);
