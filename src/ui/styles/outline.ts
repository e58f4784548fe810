import {css} from 'lit';

/** The outline in the third column: a hairline, one line an entry. */
export const outline = css`
  :host {
    display: block;
  }
  h2 {
    font-size: var(--size-note);
    font-weight: 600;
    color: var(--ink-3);
    letter-spacing: 0.04em;
    margin: 0 0 6px;
  }
  ul {
    list-style: none;
    border-left: 1px solid var(--line-strong);
  }
  li button {
    display: block;
    width: 100%;
    text-align: left;
    border: 0;
    border-radius: 0;
    background: none;
    color: var(--ink-2);
    padding: 4px 0 4px 12px;
    line-height: 1.55;
  }
  li button:hover {
    color: var(--accent);
  }
`;
