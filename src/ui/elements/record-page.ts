import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import {FINDING_KINDS} from '../../model/report.ts';
import {columnOf, type Value} from '../../model/rows.ts';
import {Asking} from '../asked.ts';
import {cellLinks} from '../cell-links.ts';
import {columnWords} from '../column-words.ts';
import {DeskElement} from '../desk-element.ts';
import {BESIDE, findRecord, type FoundRecord, type RecordTable} from '../find-record.ts';
import {tableName} from '../import-words.ts';
import {maskedText} from '../mask.ts';
import {isKind, keyColumn, KINDS, type RecordKind} from '../record.ts';
import {hashOf} from '../route.ts';
import {base} from '../styles/base.ts';
import {page} from '../styles/page.ts';
import {dotted} from '../words/dotted.ts';
import {FINDINGS} from '../../registry/books.ts';
import {LINEAGE} from '../words/lineage.ts';
import {RECORD} from '../words/record.ts';
import {SHELL} from '../words/shell.ts';
import {TABLE} from '../words/table.ts';
import './cell-failure.ts';
import './lineage-bar.ts';
import './needs-data.ts';
import './record-table.ts';
import './table-view.ts';

declare global {
  interface HTMLElementTagNameMap {
    'record-page': RecordPage;
  }
}

/** All that the tables say about one household, person, village, project ..., every edition, with what is doubtful in it. */
export class RecordPage extends DeskElement {
  static override properties: PropertyDeclarations = {
    kind: {attribute: false},
    key: {attribute: false},
    names: {state: true}
  };
  declare kind: string;
  /** Its number, or '@source-row' of a row that holds it. */
  declare key: string;
  declare names: boolean;

  static override styles = [
    base,
    page,
    css`
      section {
        max-width: none;
      }
    `
  ];

  #record = new Asking<FoundRecord>(() => this.requestUpdate());

  constructor() {
    super();
    this.names = false;
  }

  protected override willUpdate(): void {
    const {desk, kind, key} = this;
    const {engine, tables} = desk.state;
    if (engine.is !== 'ready' || !isKind(kind)) return;
    this.#record.about([kind, key, tables], () => findRecord(desk, kind, key));
  }

  protected override render(): TemplateResult {
    const {desk, kind} = this;
    if (!isKind(kind)) return html`<div class="head"><h1>${this.say(SHELL.notFound)}</h1></div>`;
    if (!desk.state.tables.some(({rows}) => rows > 0)) {
      return html`<needs-data .desk=${desk}></needs-data>`;
    }
    const {state} = this.#record;
    switch (state.is) {
      case 'failed':
        return html`<cell-failure .desk=${desk} .failure=${state.failure}></cell-failure>`;
      case 'done':
        return this.#found(kind, state.value);
      case 'loading':
      default:
        return html`<lineage-bar .desk=${desk}></lineage-bar>
          <div class="head">
            <h1>${KINDS[kind].title[desk.state.lang]}</h1>
            <p class="meta" role="status">${this.say(LINEAGE.loading)}</p>
          </div>`;
    }
  }

  #found(kind: RecordKind, record: FoundRecord): TemplateResult {
    const {lang} = this.desk.state;
    const none = record.tables.length === 0;
    return html`<lineage-bar
        .desk=${this.desk}
        .masks=${!none}
        .names=${this.names}
        @names=${() => (this.names = !this.names)}
      ></lineage-bar>
      <div class="head">
        <h1>
          ${KINDS[kind].title[lang]} <span translate="no">${this.#number(kind, record)}</span>
        </h1>
        <p class="meta" translate="no">
          ${none ? this.say(RECORD.none) : this.#meta(kind, record)}
        </p>
        ${record.number === undefined && !none ? html`<p class="warn">${this.say(RECORD.damaged)}</p>` : nothing}
        ${none ? nothing : html`<p class="note">${this.say(RECORD.click)}</p>`}
      </div>
      ${this.#doubts(record)} ${record.tables.map((table) => this.#table(kind, table))}`;
  }

  /** The number of a household, village or project; what may stand in no address is masked like any other. */
  #number(kind: RecordKind, {number}: FoundRecord): string {
    if (number === undefined) return '';
    const hidden = (kind === 'person' || kind === 'helper') && !this.names;
    return hidden ? maskedText(number, 'number') : number;
  }

  /** Name and place as its own table has them. */
  #meta(kind: RecordKind, {tables}: FoundRecord): string {
    const [own] = tables;
    const value = (name: string): Value => (own && columnOf(own.rows, name)?.[0]) ?? null;
    const person =
      value('head_name') ?? (kind === 'person' || kind === 'helper' ? value('name') : null);
    const name = kind === 'project' || kind === 'enterprise' ? value('name') : null;
    const said = person === null ? '' : this.names ? String(person) : maskedText(person, 'name');
    const texts = [name, value('township'), value('village')].map((text) =>
      text === null ? '' : String(text)
    );
    return dotted([said, ...texts, this.say(RECORD.tables, {n: tables.length})]);
  }

  #table(kind: RecordKind, about: RecordTable): TemplateResult {
    const {desk} = this;
    const {lang, report} = desk.state;
    const {count} = about.source;
    return html`<section>
      <h2>${tableName(about.name, lang)}</h2>
      <p class="unit">${this.say(TABLE.rows, {count})}</p>
      ${
        count <= BESIDE
          ? html`<record-table
              .desk=${desk}
              .about=${about}
              .kind=${kind}
              .names=${this.names}
            ></record-table>`
          : html`<table-view
              .desk=${desk}
              .source=${about.source}
              .table=${about.name}
              .limit=${10}
              .label=${tableName(about.name, lang)}
              .linkOf=${cellLinks(report)}
            ></table-view>`
      }
    </section>`;
  }

  #doubts({findings}: FoundRecord): TemplateResult | typeof nothing {
    if (findings.length === 0) return nothing;
    return html`<section>
      <h2>${this.say(RECORD.doubts)}</h2>
      <ul>
        ${findings.map((each) => this.#doubt(each))}
      </ul>
    </section>`;
  }

  #doubt(row: Readonly<Record<string, Value>>): TemplateResult | typeof nothing {
    const {lang} = this.desk.state;
    const kind = FINDING_KINDS.find((each) => each === row['kind']);
    const table = String(row['table_name']);
    if (!kind) return nothing;
    const own = isKind(this.kind) ? keyColumn(this.kind, table) : undefined;
    const named = [row['value'], row['other']].find(
      (text) =>
        typeof text === 'string' && columnWords({name: text, type: 'text'}, lang).heading !== text
    );
    const column = typeof named === 'string' ? named : own;
    const place = {source: Number(row['source_id']), row: Number(row['row_no'])};
    return html`<li class="warn">
      ${dotted([this.say(FINDINGS[kind]), tableName(table, lang), this.say(RECORD.rowOf, {row: String(place.row)})])}
      ${
        column
          ? html` ·
              <a href=${hashOf({page: 'cell', address: {...place, column}})}
                >${this.say(RECORD.look)}</a
              >`
          : nothing
      }
    </li>`;
  }
}

customElements.define('record-page', RecordPage);
