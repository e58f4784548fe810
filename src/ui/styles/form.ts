import {css} from 'lit';

/** Small forms inside a table or above a list: labels over fields, buttons at the end. */
export const form = css`
  form {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: end;
    padding: 10px 0 12px;
    white-space: normal;
  }
  form label {
    display: grid;
    gap: 2px;
    font-size: var(--size-note);
    color: var(--ink-2);
  }
  form label.wide {
    flex: 1;
    min-width: 16em;
  }
  input,
  select {
    font: inherit;
    font-size: var(--size-ui);
    color: var(--ink);
    background: var(--surface);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    padding: 4px 8px;
    height: 30px;
    box-sizing: border-box;
    min-width: 0;
  }
  input.short {
    width: 8em;
  }
  .bad {
    color: var(--alert);
    font-size: var(--size-note);
    flex-basis: 100%;
    margin: 0;
  }
`;
