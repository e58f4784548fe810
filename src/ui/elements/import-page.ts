import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {Failure} from '../../model/failure.ts';
import type {ImportReport, SheetReport, VanishedVillage} from '../../model/report.ts';
import {dayText} from '../../words/dates.ts';
import {failureWords} from '../../words/failures.ts';
import {decimalText} from '../../words/numbers.ts';
import {listed} from '../../words/say.ts';
import {DeskElement} from '../desk-element.ts';
import {differingTotals, filesIn, linesOf, standingOf} from '../import-lines.ts';
import {tableName} from '../import-words.ts';
import {differenceText} from '../sheet-lines.ts';
import {base} from '../styles/base.ts';
import {page} from '../styles/page.ts';
import {bytesText} from '../words/bytes.ts';
import {dotted} from '../words/dotted.ts';
import {IMPORT} from '../words/import.ts';
import {SHELL} from '../words/shell.ts';
import './cell-failure.ts';
import './file-picker.ts';
import './import-files.ts';
import './import-findings.ts';
import './import-lists.ts';
import './import-progress.ts';
import './import-save.ts';
import './sheet-detail.ts';

declare global {
  interface HTMLElementTagNameMap {
    'import-page': ImportPage;
  }
}

/** Villages that are named in one sentence. */
const MOST_NAMED = 8;

/** The import report: the sum of what was read, each file and sheet, one sheet in detail, what does not fit together. */
export class ImportPage extends DeskElement {
  static override properties: PropertyDeclarations = {chosen: {state: true}};
  /** The sheet that is shown in detail. */
  declare chosen: number | undefined;

  static override styles = [
    base,
    page,
    css`
      .batch,
      .said {
        color: var(--ink-2);
        font-size: var(--size-ui);
      }
      .said {
        list-style: none;
        margin-top: 12px;
        max-width: 60em;
      }
      .said.warn {
        color: var(--warn);
      }
    `
  ];

  protected override render(): TemplateResult {
    const {report} = this.desk.state;
    return html`${report ? this.#bar(report) : nothing}
      <div class="head">
        <h1>${this.say(SHELL.report)}</h1>
        ${report ? this.#sum(report) : this.desk.busy ? nothing : html`<p class="answer">${this.say(IMPORT.none)}</p>`}
      </div>
      ${this.#said()} ${this.#way()} ${report ? this.#report(report) : nothing}
      <section><file-picker .desk=${this.desk}></file-picker></section>`;
  }

  #bar(report: ImportReport): TemplateResult {
    const first = this.desk.state.notebooks.find(
      (each) => each.notebook && each.lacks(this.desk.missing).length === 0
    );
    return html`<div class="bar">
      <span class="batch num">${this.#batch(report)}</span>
      <span class="space"></span>
      <import-save .desk=${this.desk}></import-save>
      ${
        first
          ? html`<button
              class="primary"
              @click=${() => this.desk.go({page: 'notebook', id: first.id})}
            >
              ${this.say(IMPORT.analyse)}
            </button>`
          : nothing
      }
    </div>`;
  }

  #batch({files}: ImportReport): string {
    const inside = (path: string): boolean =>
      files.some((other) => path.startsWith(`${other.path}/`));
    const bytes = files.reduce((sum, {path, size}) => sum + (inside(path) ? 0 : size), 0);
    return dotted([this.say(SHELL.files, {n: filesIn(files).length}), bytesText(bytes)]);
  }

  /** What the analyst asked for and what came of it. */
  #said(): TemplateResult {
    const {wanted, mapped} = this.desk.state;
    const not = mapped && mapped.refused > 0 ? this.say(IMPORT.mappedNot, {n: mapped.refused}) : '';
    return html`${
      wanted
        ? html`<p class="said warn" role="status" translate="no">
            ${this.say(IMPORT.wanted, {file: wanted})}
          </p>`
        : nothing
    }
    ${
      mapped
        ? html`<p class="said" role="status">
            ${this.say(IMPORT.mapped, {n: mapped.mappings})} ${not}
          </p>`
        : nothing
    }`;
  }

  #lacking({lacking, vanished, lagging}: ImportReport): TemplateResult | typeof nothing {
    const {lang} = this.desk.state;
    const said = [
      ...lacking.map(({table, asOf, places, part}) =>
        this.say(part ? IMPORT.isPart : IMPORT.lacking, {
          table: tableName(table, lang),
          date: dayText(asOf, lang),
          ...(part ? {n: part.rows, of: part.of} : {places: listed(places, lang)})
        })
      ),
      ...byDate(vanished).map(([date, villages]) =>
        this.say(IMPORT.vanished, {
          date: dayText(date, lang),
          places: this.#villages(villages),
          n: villages.reduce((sum, {households}) => sum + households, 0)
        })
      ),
      ...lagging.map(({table, asOf, households}) =>
        this.say(IMPORT.lagging, {
          table: tableName(table, lang),
          date: dayText(asOf, lang),
          households: dayText(households, lang)
        })
      )
    ];
    if (said.length === 0) return nothing;
    return html`<ul class="said warn" translate="no">
      ${said.map((line) => html`<li>${line}</li>`)}
    </ul>`;
  }

  /** The first of the villages by name, and how many they are. */
  #villages(villages: readonly VanishedVillage[]): string {
    const {lang} = this.desk.state;
    const named = villages
      .slice(0, MOST_NAMED)
      .map(({township, village}) => `${township}${village}`);
    if (villages.length <= MOST_NAMED) return listed(named, lang);
    const more = this.say(IMPORT.villagesMore, {n: villages.length});
    return lang === 'zh' ? `${listed(named, lang)}${more}` : `${named.join(', ')} (${more})`;
  }

  #way(): TemplateResult | typeof nothing {
    const {desk} = this;
    const {importing} = desk.state;
    if (desk.busy)
      return html`<section><import-progress .desk=${desk}></import-progress></section>`;
    if (importing.is !== 'failed') return nothing;
    return html`<cell-failure .desk=${desk} .failure=${importing.failure}></cell-failure>`;
  }

  #sum(report: ImportReport): TemplateResult {
    const {records, data, aside, unreadable} = report;
    const cells =
      unreadable > 0 ? this.say(IMPORT.unreadable, {n: unreadable}) : this.say(IMPORT.allReadable);
    const sums = records > 0 ? [this.say(IMPORT.sum, {records, data, aside}), cells] : [];
    return html`<p class="meta num">${dotted([this.#took(), ...sums])}</p>
      <p class="answer">${this.#files(report)} ${this.#totals(report)}</p>
      ${this.#lacking(report)}`;
  }

  #took(): string {
    const seconds = this.desk.state.took / 1000;
    return this.say(IMPORT.took, {s: decimalText(seconds, {digits: seconds < 10 ? 1 : 0})});
  }

  /** '34 个文件中 31 个已认出，1 个待您指认，1 个打不开（有密码…）。' */
  #files({files}: ImportReport): TemplateResult {
    const count = (fits: (sheet: SheetReport) => boolean): number =>
      files.filter(({sheets}) => sheets.some(fits)).length;
    const asked = count(({state}) => state === 'ask');
    const known = files.filter(
      ({sheets}) => sheets.length > 0 && sheets.every(({state}) => state === 'loaded')
    );
    const own = count(({state}) => state === 'own');
    const same = count(({state}) => state === 'same');
    const closed = files.filter(({failure, sheets}) => failure && sheets.length === 0);
    const said = [
      known.length > 0 ? html`<b>${this.say(IMPORT.known, {n: known.length})}</b>` : nothing,
      own > 0 ? html`${this.say(IMPORT.own, {n: own})}` : nothing,
      same > 0 ? html`${this.say(IMPORT.same, {n: same})}` : nothing,
      asked > 0 ? html`<b>${this.say(IMPORT.asked, {n: asked})}</b>` : nothing,
      closed.length > 0
        ? html`<b class="alert">${this.say(IMPORT.closed, {n: closed.length})}</b
            >${closed.length === 1 ? this.#why(closed[0]?.failure) : nothing}`
        : nothing
    ].filter((part) => part !== nothing);
    const parted = said.map((part, at) =>
      at === 0 ? part : html`${this.say(IMPORT.comma)}${part}`
    );
    return html`${this.say(IMPORT.filesOf, {n: filesIn(files).length})}${parted}${this.say(IMPORT.stop)}`;
  }

  #why(failure: Failure | undefined): TemplateResult | typeof nothing {
    if (!failure) return nothing;
    const {lang} = this.desk.state;
    const {what} = failureWords({...failure, place: {}}, lang);
    const text = what.replace(/[。.]$/, '').replace(/^The /, 'the ');
    return lang === 'zh' ? html`（${text}）` : html` (${text})`;
  }

  #totals({files}: ImportReport): TemplateResult | typeof nothing {
    const sheets = files.flatMap((file) => file.sheets);
    const stated = sheets.reduce((sum, {end}) => sum + end.totals.length, 0);
    const differing = sheets.flatMap((sheet) =>
      differingTotals(sheet).map((total) => ({head: sheet.head, total}))
    );
    const [first] = differing;
    if (stated === 0) return nothing;
    if (!first) return html`${this.say(IMPORT.totalsAgree)}`;
    const {total, head} = first;
    const {file, unit} = head;
    const text =
      differing.length > 1
        ? this.say(IMPORT.totalsDiffer, {n: differing.length})
        : this.say(IMPORT.totalOf, {
            file: file.split('/').at(-1) ?? file,
            row: String(total.row),
            by: differenceText(total, this.desk.state.lang, unit)
          });
    return html`<b class="alert" translate="no">${text}</b>${this.say(IMPORT.stop)}`;
  }

  #report(report: ImportReport): TemplateResult {
    const {desk} = this;
    const sheet = this.#shown(report);
    return html`<section>
        <import-files
          .desk=${desk}
          .lines=${linesOf(report)}
          .chosen=${sheet?.id}
          @choose=${(event: CustomEvent<number>) => this.#choose(event.detail)}
        ></import-files>
      </section>
      ${sheet ? html`<sheet-detail .desk=${desk} .sheet=${sheet}></sheet-detail>` : nothing}
      ${
        sheet
          ? html`<import-findings .desk=${desk} .findings=${report.findings}></import-findings>
              <import-lists .desk=${desk} .report=${report}></import-lists>`
          : nothing
      }`;
  }

  /** The chosen sheet; else the first that needs a look, else the first. */
  #shown({files}: ImportReport): SheetReport | undefined {
    const sheets = files.flatMap((file) => file.sheets);
    const needs = (wanted: string): SheetReport | undefined =>
      sheets.find((sheet) => standingOf(sheet) === wanted);
    return (
      sheets.find(({id}) => id === this.chosen) ??
      needs('waiting') ??
      needs('doubtful') ??
      sheets[0]
    );
  }

  #choose(id: number): void {
    this.chosen = id;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector('sheet-detail')?.scrollIntoView({block: 'start'})
    );
  }
}

customElements.define('import-page', ImportPage);

function byDate(vanished: readonly VanishedVillage[]): [string, VanishedVillage[]][] {
  const dates = [...new Set(vanished.map(({asOf}) => asOf))];
  return dates.map((date) => [date, vanished.filter(({asOf}) => asOf === date)]);
}
