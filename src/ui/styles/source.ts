import {css} from 'lit';

/** The source of a cell: a line for its name, the editor, what is wrong, what can be done. */
export const source = css`
  :host {
    display: block;
  }
  .source {
    display: grid;
    gap: 8px;
    padding: 2px 0 10px;
  }
  .named {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 14px;
  }
  label {
    display: flex;
    align-items: center;
    gap: 8px;
    font-size: var(--size-note);
    color: var(--ink-2);
  }
  input,
  select {
    font: inherit;
    font-size: var(--size-ui);
    line-height: 1.5;
    color: var(--ink);
    background: var(--surface);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    padding: 3px 8px;
  }
  label input {
    font-family: var(--font-code);
    width: 18em;
  }
  .foot {
    display: flex;
    gap: 4px;
  }
  .faults {
    list-style: none;
    border-left: 3px solid var(--alert);
    padding: 2px 0 2px 12px;
    line-height: 1.75;
  }
`;
