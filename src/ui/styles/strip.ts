import {css} from 'lit';

/** A strip over the whole width above what a page says: what has happened, and beside it what can be done about it. */
export const strip = css`
  :host {
    display: block;
  }
  div {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 6px 14px;
    margin: 0 -40px;
    padding: 9px 40px;
    border-bottom: 1px solid var(--line);
    background: var(--warn-soft);
    line-height: 1.7;
  }
  p {
    flex: 1;
    min-width: 20em;
    max-width: 60em;
    margin-right: auto;
  }
  @media (max-width: 860px) {
    div {
      margin: 0 -20px;
      padding: 9px 20px;
    }
  }
`;
