import {css} from 'lit';

/** Two texts beside each other line by line: signs and words say what colour also shows. */
export const compare = css`
  :host {
    display: block;
    max-width: var(--wide);
  }
  .answer {
    font-size: var(--size-answer);
    line-height: 1.8;
    padding-bottom: 18px;
  }
  section {
    border-top: 1px solid var(--line);
    padding: 8px 0 14px;
  }
  .head {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 36px;
  }
  .head button {
    margin-left: auto;
  }
  h2 {
    font-size: var(--size-ui);
    font-weight: 600;
  }
  .kind {
    font-weight: 400;
    font-size: var(--size-note);
    color: var(--ink-3);
    margin-right: 8px;
  }
  .lines {
    font: 12.5px/1.7 var(--font-code);
    max-height: 420px;
    overflow: auto;
  }
  .lines:empty {
    display: none;
  }
  .lines > div {
    display: flex;
    padding: 0 6px;
  }
  .lines > div::before {
    flex: none;
    width: 1.6em;
    content: '';
    color: var(--ink-2);
  }
  .line {
    min-width: 0;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .gap {
    padding-left: 6px;
    color: var(--ink-3);
  }
  .lines .added::before {
    content: '+';
  }
  .lines .removed::before {
    content: '−';
  }
  .same {
    color: var(--ink-3);
  }
  .added {
    background: var(--good-soft);
  }
  .removed {
    background: var(--alert-soft);
  }
  mark {
    background: none;
    color: inherit;
    font-weight: 700;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
`;
