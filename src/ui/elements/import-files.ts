import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {FileReport, SheetReport} from '../../model/report.ts';
import {failureWords} from '../../words/failures.ts';
import {formatValue} from '../../words/format.ts';
import {DeskElement} from '../desk-element.ts';
import {standingOf, worstOf, type Line, type Standing} from '../import-lines.ts';
import {asideText, STANDING_STATES, takenFor} from '../import-words.ts';
import {base} from '../styles/base.ts';
import {table} from '../styles/table.ts';
import {IMPORT} from '../words/import.ts';

declare global {
  interface HTMLElementTagNameMap {
    'import-files': ImportFiles;
  }
}

/** Every file and sheet: what it was taken for, how surely, rows in = rows loaded + set aside. Event `choose`: id of a sheet. */
export class ImportFiles extends DeskElement {
  static override properties: PropertyDeclarations = {
    lines: {attribute: false},
    chosen: {attribute: false},
    unfolded: {state: true}
  };
  declare lines: readonly Line[];
  declare chosen: number | undefined;
  /** Names of the groups that show their sheets, each with its first sheet's number. */
  declare unfolded: ReadonlySet<string>;

  static override styles = [
    base,
    table,
    css`
      :host {
        display: block;
      }
      th,
      td {
        padding-left: 7px;
        padding-right: 7px;
      }
      th:first-child,
      td:first-child {
        padding-left: 12px;
      }
      td:is(.file, .of, .as, .aside) {
        padding-top: 4px;
        padding-bottom: 4px;
        white-space: normal;
        overflow-wrap: anywhere;
        line-height: 1.45;
      }
      td.file {
        width: 24%;
        min-width: 14em;
      }
      td.as {
        width: 16%;
        min-width: 8.5em;
        overflow-wrap: break-word;
      }
      td:is(.of, .aside) {
        min-width: 6.5em;
        overflow-wrap: break-word;
      }
      th:nth-child(7),
      td.aside {
        padding-left: 18px;
      }
      td.file button {
        color: var(--ink);
        text-align: left;
      }
      td.wide {
        white-space: normal;
        padding-top: 4px;
        padding-bottom: 4px;
        line-height: 1.55;
      }
    `
  ];

  constructor() {
    super();
    this.unfolded = new Set();
  }

  protected override render(): TemplateResult {
    const {file, sheet, takenFor: taken, score, read, loaded, aside, unread, state} = IMPORT;
    const heading = (text: (typeof IMPORT)[keyof typeof IMPORT], number = false): TemplateResult =>
      html`<th scope="col" class=${number ? 'n' : ''}>${this.say(text)}</th>`;
    return html`<div class="frame">
      <div class="scroll">
        <table>
          <thead>
            <tr>
              ${heading(file)} ${heading(sheet)} ${heading(taken)} ${heading(score, true)}
              ${heading(read, true)} ${heading(loaded, true)} ${heading(aside)}
              ${heading(unread, true)}
              <th scope="col"><span class="unseen">${this.say(state)}</span></th>
            </tr>
          </thead>
          <tbody>
            ${this.lines.map((line) => this.#line(line))}
          </tbody>
        </table>
      </div>
    </div>`;
  }

  #line(line: Line): TemplateResult {
    switch (line.kind) {
      case 'refused':
        return this.#refused(line.file);
      case 'sheet':
        return this.#row([line.sheet], nameOf(line.sheet.head.file));
      case 'group':
      default:
        return this.#group(line.name, line.sheets);
    }
  }

  #refused({path, failure}: FileReport): TemplateResult {
    const {lang} = this.desk.state;
    const locked = failure?.code === 'workbook-password' || failure?.code === 'zip-encrypted';
    const words = failure ? failureWords({...failure, place: {}}, lang) : undefined;
    return html`<tr>
      <td class="file" translate="no" title=${path}>${innerName(path)}</td>
      <td class="wide" colspan="7" translate="no">
        ${words?.what}${lang === 'en' ? ' ' : ''}${words?.todo}
      </td>
      <td>
        <span class="lamp alert">${this.say(locked ? IMPORT.locked : IMPORT.cannotOpen)}</span>
      </td>
    </tr>`;
  }

  #group(name: string, sheets: readonly SheetReport[]): TemplateResult {
    const key = `${name} ${sheets[0]?.id ?? ''}`;
    const shown = this.unfolded.has(key) || sheets.some(({id}) => id === this.chosen);
    const label = this.say(IMPORT.group, {folder: nameOf(name), n: sheets.length});
    return html`${this.#row(sheets, label, () => this.#toggle(key), shown)}
    ${shown ? sheets.map((sheet) => this.#row([sheet], insideName(sheet, name), undefined, undefined)) : nothing}`;
  }

  #toggle(key: string): void {
    const unfolded = new Set(this.unfolded);
    if (!unfolded.delete(key)) unfolded.add(key);
    this.unfolded = unfolded;
  }

  #row(
    sheets: readonly SheetReport[],
    label: string,
    toggle?: () => void,
    shown?: boolean
  ): TemplateResult {
    const {lang} = this.desk.state;
    const [first] = sheets;
    if (!first) return html``;
    const sum = (of: (sheet: SheetReport) => number): string =>
      formatValue(
        sheets.reduce((total, sheet) => total + of(sheet), 0),
        '0',
        lang
      );
    const alone = sheets.length === 1;
    if (alone && first.sameAs !== undefined) return this.#same(first, label, first.sameAs);
    const scores = sheets.map(scoreOf).filter((score) => score !== undefined);
    const standing = alone ? standingOf(first) : worstOf(sheets);
    return html`<tr class=${alone && first.id === this.chosen ? 'on' : ''}>
      <td class="file" translate="no" title=${alone ? first.head.file : label}>
        <button
          class="link"
          aria-expanded=${shown === undefined ? nothing : shown ? 'true' : 'false'}
          aria-current=${alone && first.id === this.chosen ? 'true' : nothing}
          @click=${toggle ?? (() => this.#choose(first.id))}
        >
          ${shown === undefined ? '' : shown ? '▾ ' : '▸ '}${label}
        </button>
      </td>
      <td class="q of" translate="no">${alone ? placeIn(first) : encodings(sheets)}</td>
      <td class="as" title=${takenFor(first, lang)}>${this.#taken(first)}</td>
      <td class="n">${scores.length > 0 ? Math.round(100 * Math.min(...scores)) : '—'}</td>
      <td class="n">${sum(({end}) => end.records)}</td>
      <td class="n">${sum(({end}) => end.data)}</td>
      <td class="q num aside" title=${asideText(sheets, lang)}>${asideText(sheets, lang)}</td>
      <td class="n">${sum(({unreadable}) => unreadable)}</td>
      <td>${this.#lamp(standing)}</td>
    </tr>`;
  }

  #same(sheet: SheetReport, label: string, as: string): TemplateResult {
    return html`<tr>
      <td class="file" translate="no" title=${sheet.head.file}>${label}</td>
      <td class="wide" colspan="7" translate="no">
        ${this.say(IMPORT.sameAs, {file: nameOf(as)})}
      </td>
      <td>${this.#lamp(standingOf(sheet))}</td>
    </tr>`;
  }

  #taken(sheet: SheetReport): TemplateResult {
    if (sheet.state === 'ask') {
      return html`<button class="link" @click=${() => this.#choose(sheet.id)}>
        ${this.say(IMPORT.decide)}
      </button>`;
    }
    return html`${takenFor(sheet, this.desk.state.lang)}`;
  }

  #lamp(standing: Standing): TemplateResult {
    return html`<span class="lamp ${STANDING_STATES[standing]}"
      >${this.say(IMPORT[standing])}</span
    >`;
  }

  #choose(detail: number): void {
    this.dispatchEvent(new CustomEvent<number>('choose', {detail}));
  }
}

function nameOf(path: string): string {
  return path.split('/').at(-1) ?? path;
}

/** A file in an archive is named with it: '全县.zip/户.csv'. */
function innerName(path: string): string {
  const [inner = path] = /[^/]+\.zip\/.+$/i.exec(path) ?? [nameOf(path)];
  return inner;
}

/** The sheet's own name within its group. */
function insideName({head}: SheetReport, group: string): string {
  return head.file === group && head.name !== '' ? head.name : nameOf(head.file);
}

function placeIn({head}: SheetReport): string {
  return head.name || (head.encoding ?? head.kind).toUpperCase();
}

function encodings(sheets: readonly SheetReport[]): string {
  const kinds = new Set(sheets.map(({head}) => head.kind));
  return [...kinds].join(', ').toUpperCase();
}

function scoreOf({recognition, state}: SheetReport): number | undefined {
  return state === 'own' ? undefined : recognition.candidates[0]?.score;
}

customElements.define('import-files', ImportFiles);
