import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {Order} from '../../model/engine.ts';
import {failureOf} from '../../model/failure.ts';
import {failureText} from '../../words/failures.ts';
import {DeskElement} from '../desk-element.ts';
import {csvFile, tsvText} from '../export/csv.ts';
import type {FileColumn, FileJob} from '../export/file-job.ts';
import {copyText, fileName, saveFile} from '../export/save.ts';
import {xlsxFile} from '../export/xlsx.ts';
import type {TableSource} from '../row-windows.ts';
import {base} from '../styles/base.ts';
import {TABLE} from '../words/table.ts';

declare global {
  interface HTMLElementTagNameMap {
    'table-export': TableExport;
  }
}

type Kind = 'csv' | 'xlsx' | 'copy';

/** Rows that the clipboard is asked to take. */
const COPIED = 50_000;

/**
 * Copies a table and writes it to files: all rows that pass, in their order, personal columns masked as on the page unless the reader
 * unmasks them. Says how far it is, can be cancelled.
 */
export class TableExport extends DeskElement {
  static override properties: PropertyDeclarations = {
    source: {attribute: false},
    columns: {attribute: false},
    order: {attribute: false},
    file: {attribute: false},
    open: {state: true},
    said: {state: true},
    abort: {state: true}
  };
  declare source: TableSource;
  /** With `masked` where the page masks them now. */
  declare columns: readonly FileColumn[];
  declare order: Order | undefined;
  /** Name of the file, without its ending. */
  declare file: string;
  declare open: boolean;
  declare said: string;
  declare abort: AbortController | undefined;

  static override styles = [
    base,
    css`
      [role='status']:empty {
        display: none;
      }
      :host {
        display: inline-flex;
        flex-wrap: wrap;
        gap: 4px 14px;
      }
    `
  ];

  constructor() {
    super();
    this.open = false;
    this.said = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.abort?.abort();
  }

  protected override render(): TemplateResult {
    const {abort, open, said} = this;
    const masked = this.columns.filter((column) => column.masked).length;
    return html`<span class="num" role="status">${said === '' ? nothing : said}</span> ${
        abort
          ? html`<button class="link" @click=${() => abort.abort()}>
              ${this.say(TABLE.stop)}
            </button>`
          : html`<button class="link" @click=${() => this.#write('copy')}>
                ${this.say(TABLE.copy)}
              </button>
              <button
                class="link"
                aria-expanded=${open ? 'true' : 'false'}
                @click=${() => (this.open = !open)}
              >
                ${this.say(TABLE.export)}
              </button>
              ${open ? this.#kinds(masked) : nothing}`
      }`;
  }

  #kinds(masked: number): TemplateResult {
    return html`<button
        class="link"
        title=${this.say(TABLE.xlsxHint)}
        @click=${() => this.#write('xlsx')}
      >
        ${this.say(TABLE.xlsx)}
      </button>
      <button class="link" title=${this.say(TABLE.csvHint)} @click=${() => this.#write('csv')}>
        ${this.say(TABLE.csv)}
      </button>
      ${masked > 0 ? html`<span>${this.say(TABLE.maskedToo, {n: masked})}</span>` : nothing}`;
  }

  async #write(kind: Kind): Promise<void> {
    const abort = new AbortController();
    const {source, columns, order, file} = this;
    const {lang} = this.desk.state;
    const {count} = source;
    if (kind === 'copy' && count > COPIED) {
      this.said = this.say(TABLE.copyMost, {n: COPIED});
      return;
    }
    this.abort = abort;
    const job: FileJob = {
      source,
      columns,
      lang,
      order,
      signal: abort.signal,
      onProgress: (n) => (this.said = this.say(TABLE.written, {n, count}))
    };
    try {
      this.said = await done(kind, job, file, () => this.say(TABLE.copied, {n: count}));
      this.said ||= this.say(kind === 'copy' ? TABLE.copyRefused : TABLE.saved, {n: count});
      this.open = false;
    } catch (thrown) {
      this.said = failureText(failureOf(thrown), lang);
    }
    this.abort = undefined;
  }
}

/** '' for a file; for a copy what is said of it, '' if the browser refused. */
async function done(kind: Kind, job: FileJob, file: string, copied: () => string): Promise<string> {
  if (kind === 'copy') return (await copyText(await tsvText(job))) ? copied() : '';
  const blob = await (kind === 'csv' ? csvFile(job) : xlsxFile(job));
  saveFile(blob, fileName(file, kind));
  return '';
}

customElements.define('table-export', TableExport);
