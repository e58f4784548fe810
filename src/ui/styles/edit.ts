import {css} from 'lit';

/** A cell that is edited: a quiet line with its name, its source in a hairline frame, its result. */
export const edit = css`
  :host {
    display: block;
    max-width: var(--wide);
  }
  .cell {
    border-top: 1px solid var(--line);
    padding: 2px 0;
  }
  .cell.open {
    padding-bottom: 18px;
  }
  .head {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 36px;
  }
  .name {
    display: flex;
    align-items: baseline;
    gap: 10px;
    min-width: 0;
    border: 0;
    background: none;
    padding: 4px 8px 4px 0;
    text-align: left;
  }
  .name:hover .id,
  .name:hover .words {
    color: var(--accent);
  }
  .kind {
    flex: none;
    min-width: 5.4em;
    font-size: var(--size-note);
    color: var(--ink-3);
  }
  .id {
    font: 12.5px/1.7 var(--font-code);
    overflow-wrap: anywhere;
  }
  .words {
    color: var(--ink-2);
    overflow-wrap: anywhere;
  }
  .open .name .id,
  .open .name .words {
    color: var(--accent);
    font-weight: 600;
  }
  .note.alert {
    color: var(--alert);
  }
  .tools {
    display: flex;
    align-items: center;
    margin-left: auto;
    opacity: 0;
  }
  .cell:hover .tools,
  .cell:focus-within .tools,
  .open .tools {
    opacity: 1;
  }
  param-input {
    max-width: 24em;
    padding: 2px 0 8px;
  }
  @media (hover: none) {
    .tools {
      opacity: 1;
    }
  }
`;
