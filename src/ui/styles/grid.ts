import {css} from 'lit';

/** What only table-view needs: the scrolled frame, headings that sort. */
export const grid = css`
  :host {
    display: block;
    max-width: var(--wide);
  }
  :host([fill]) {
    max-width: none;
  }
  .scroll {
    position: relative;
  }
  .scroll:focus-visible {
    outline-offset: -2px;
  }
  .tall {
    overflow: auto;
    max-height: 640px;
  }
  :host([fill]) .tall {
    max-height: none;
    height: calc(100vh - 190px);
    min-height: 320px;
  }
  .fixed {
    table-layout: fixed;
    width: max-content;
    min-width: 100%;
  }
  .fixed td {
    padding-top: 0;
    padding-bottom: 0;
    line-height: inherit;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .tall thead {
    position: sticky;
    top: 0;
    z-index: 1;
  }
  .dense th,
  .dense td,
  .frame:has(.dense) table-foot {
    padding-left: 7px;
    padding-right: 7px;
  }
  table:not(.fixed) th {
    white-space: normal;
    word-break: keep-all;
  }
  td.n + td:not(.n),
  th.n + th:not(.n) {
    padding-left: 18px;
  }
  .frame {
    container-type: inline-size;
  }
  @container (max-width: 560px) {
    th,
    td,
    table-foot {
      padding-left: 7px;
      padding-right: 7px;
    }
    th,
    td:not(.n) {
      white-space: normal;
      word-break: keep-all;
      line-height: 1.45;
    }
    td:not(.n) {
      padding-top: 4px;
      padding-bottom: 4px;
    }
    td:first-child:not(.n, .long) {
      min-width: 9.5em;
    }
    td.long {
      min-width: 7em;
      word-break: normal;
    }
  }
  .gap td {
    padding: 0;
    border: 0;
  }
  a.cell {
    color: inherit;
  }
  a.cell:not([tabindex]) {
    color: var(--accent);
  }
  a.cell:hover {
    color: var(--accent);
  }
  td b {
    font-weight: 600;
  }
  @media print {
    .tall {
      max-height: none;
    }
  }
`;
