import {css} from 'lit';

/** The page of a notebook that is edited: its cells in one column, its outline beside them on wide screens. */
export const notebookEditor = css`
  .head {
    padding-bottom: 20px;
  }
  .head:not(:has(.meta)) {
    padding-bottom: 4px;
  }
  .head code-field {
    margin-top: 10px;
  }
  .end {
    border-top: 1px solid var(--line);
    padding: 16px 0 8px;
    max-width: var(--wide);
  }
  article > .note {
    max-width: var(--wide);
  }
  .faults {
    list-style: none;
    border-left: 3px solid var(--alert);
    margin: 10px 0;
    padding: 2px 0 2px 12px;
    line-height: 1.75;
  }
  @media (max-width: 1599px) {
    .columns {
      display: block;
    }
    aside {
      display: none;
    }
  }
`;
