import {css} from 'lit';

/** What hangs under a chart or table: the method note, the figures as a table, the good news of an empty one. */
export const cell = css`
  .method {
    max-width: var(--measure);
    margin: 8px 0 0;
    padding-left: 12px;
    border-left: 2px solid var(--line-strong);
    color: var(--ink-2);
    line-height: 1.75;
  }
  .method .lines {
    display: block;
  }
  .data {
    margin-top: 10px;
    width: fit-content;
    max-width: 100%;
  }
  .data .scroll {
    position: relative;
    max-height: 340px;
    overflow: auto;
  }
  .data thead {
    position: sticky;
    top: 0;
  }
  .nothing {
    font-size: var(--size-text);
    line-height: 1.75;
    color: var(--good);
    padding: 6px 0;
  }
  figure {
    margin-top: 4px;
  }
  table-view {
    margin-top: 8px;
  }
  @media print {
    .method {
      display: block;
    }
  }
`;
