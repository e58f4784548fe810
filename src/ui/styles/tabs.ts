import {css} from 'lit';

/** A row of words of which one is chosen, each with a count beside it. */
export const tabs = css`
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 18px;
    margin: 4px 0 8px;
  }
  .tabs button {
    border: 0;
    border-radius: 0;
    border-bottom: 2px solid transparent;
    padding: 2px 0 4px;
    background: none;
    color: var(--ink-2);
  }
  .tabs button[aria-pressed='true'] {
    color: var(--accent);
    border-bottom-color: var(--accent);
    font-weight: 600;
  }
`;
