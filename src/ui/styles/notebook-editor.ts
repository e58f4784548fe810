import {css} from 'lit';

/** The page of a notebook that is edited: its cells in one column, its outline beside them on wide screens. */
export const notebookEditor = css`
  .end {
    border-top: 1px solid var(--line);
    padding: 16px 0 8px;
    max-width: var(--wide);
  }
  article > .note {
    max-width: var(--wide);
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
