import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {Order} from '../../model/engine.ts';
import type {Text} from '../../model/text.ts';
import {DeskElement} from '../desk-element.ts';
import type {FileColumn} from '../export/file-job.ts';
import type {TableSource} from '../row-windows.ts';
import type {ShownColumn} from '../shown-columns.ts';
import {base} from '../styles/base.ts';
import {TABLE} from '../words/table.ts';
import './table-export.ts';

declare global {
  interface HTMLElementTagNameMap {
    'table-foot': TableFoot;
  }
}

/**
 * The last line of a table: how many rows, all or fewer of them, masks, copy and export. The events `all` and `names` ask to turn
 * those over; the slots `foot` and `links` take more words and more links.
 */
export class TableFoot extends DeskElement {
  static override properties: PropertyDeclarations = {
    source: {attribute: false},
    of: {attribute: false},
    rows: {attribute: false},
    columns: {attribute: false},
    order: {attribute: false},
    file: {attribute: false},
    more: {attribute: false},
    all: {attribute: false},
    names: {attribute: false}
  };
  declare source: TableSource;
  /** Rows of the whole table, where only some pass. */
  declare of: number | undefined;
  /** Rows that are shown. */
  declare rows: number;
  declare columns: readonly ShownColumn[];
  declare order: Order | undefined;
  declare file: string | undefined;
  /** Whether there are more rows than the first ones. */
  declare more: boolean;
  declare all: boolean;
  declare names: boolean;

  static override styles = [
    base,
    css`
      :host {
        padding: 7px 12px;
        font-size: var(--size-note);
        color: var(--ink-3);
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 4px 16px;
        border-top: 1px solid var(--line);
        background: var(--paper);
      }
      .links {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 14px;
      }
      @media print {
        .links {
          display: none;
        }
      }
    `
  ];

  protected override render(): TemplateResult {
    return html`<span class="num">${this.#said()}<slot name="foot"></slot></span>
      <span class="links">
        <slot name="links"></slot>
        ${this.more ? this.#link(this.all ? TABLE.fewer : TABLE.all, 'all') : nothing}
        ${
          this.columns.some(({masked}) => masked)
            ? this.#link(this.names ? TABLE.hideNames : TABLE.showNames, 'names')
            : nothing
        }
        ${this.file === undefined ? nothing : this.#export(this.file)}
      </span>`;
  }

  #said(): string {
    const {count} = this.source;
    if (this.of !== undefined) return this.say(TABLE.passing, {n: count, count: this.of});
    const text = this.rows < count ? TABLE.first : count === 0 ? TABLE.none : TABLE.rows;
    return this.say(text, {count, n: this.rows});
  }

  #link(text: Text, asks: 'all' | 'names'): TemplateResult {
    return html`<button class="link" @click=${() => this.dispatchEvent(new Event(asks))}>
      ${this.say(text)}
    </button>`;
  }

  #export(file: string): TemplateResult {
    return html`<table-export
      .desk=${this.desk}
      .source=${this.source}
      .columns=${this.columns.map((column) => fileColumn(column, this.names))}
      .order=${this.order}
      .file=${file}
    ></table-export>`;
  }
}

/** A unit belongs to the heading, since values stand without it. */
function fileColumn(
  {heading, unit, index, type, masked, plain}: ShownColumn,
  names: boolean
): FileColumn {
  const title = unit === '' || plain ? heading : `${heading} (${unit})`;
  return {heading: title, index, type, masked: names ? undefined : masked};
}

customElements.define('table-foot', TableFoot);
