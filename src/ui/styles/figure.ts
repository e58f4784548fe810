import {css} from 'lit';

/** A figure that leads to the rows behind it. */
export const figure = css`
  i {
    font-style: normal;
    white-space: nowrap;
  }
  .value a {
    color: inherit;
    text-decoration: underline 1px dotted var(--line-strong);
    text-underline-offset: 6px;
  }
  .value a small {
    display: inline-block;
  }
  .value a:hover {
    color: var(--accent);
    text-decoration-color: currentcolor;
  }
`;
