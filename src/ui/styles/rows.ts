import {css} from 'lit';

/** The rows behind a figure: what was filtered, the counts a figure is made of. */
export const rowsStyle = css`
  h1 {
    font-variant-numeric: tabular-nums;
  }
  section,
  table-view {
    max-width: none;
  }
  .said {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 4px 10px;
    margin: 12px 0 0;
    max-width: var(--wide);
    line-height: 1.7;
  }
  .said dt {
    color: var(--ink-3);
  }
  .said dd {
    margin: 0;
  }
  .said code {
    font-size: var(--size-note);
    white-space: pre-wrap;
  }
  .parts {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 18px;
    margin-top: 12px;
  }
  .parts a {
    color: var(--ink-2);
    padding-bottom: 2px;
    border-bottom: 2px solid transparent;
  }
  .parts a[aria-current] {
    color: var(--ink);
    font-weight: 600;
    border-bottom-color: var(--accent);
  }
  details {
    margin-top: 14px;
    max-width: var(--wide);
    font-size: var(--size-note);
    color: var(--ink-2);
  }
  summary {
    cursor: pointer;
    width: max-content;
  }
`;
