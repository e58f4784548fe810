import {css} from 'lit';

/** What every element shares: boxes, links, buttons, focus, headings, hidden texts. */
export const base = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  figure {
    margin: 0;
    padding: 0;
  }
  p {
    text-wrap: pretty;
  }
  h1 {
    font-size: var(--size-h1);
    line-height: 1.35;
    font-weight: 650;
    letter-spacing: 0.01em;
    text-wrap: balance;
  }
  h2 {
    font-size: var(--size-h2);
    line-height: 1.5;
    font-weight: 650;
  }
  a {
    color: var(--accent);
    text-decoration: none;
  }
  a:hover {
    text-decoration: underline;
  }
  button {
    font: inherit;
    font-size: var(--size-ui);
    line-height: 1.5;
    color: var(--ink);
    background: var(--surface);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    padding: 5px 12px;
    cursor: pointer;
  }
  button:hover {
    border-color: var(--ink-3);
  }
  button.primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--paper);
  }
  button.quiet {
    border-color: transparent;
    background: none;
    color: var(--ink-2);
  }
  button.quiet:hover,
  button.quiet[aria-pressed='true'] {
    color: var(--ink);
    background: var(--sunken);
  }
  button.link {
    border: 0;
    padding: 0;
    background: none;
    border-radius: 2px;
    color: var(--accent);
    font-size: inherit;
    line-height: inherit;
  }
  button.link:hover {
    text-decoration: underline;
  }
  button:disabled {
    color: var(--ink-3);
    cursor: default;
  }
  button.primary:disabled {
    background: var(--sunken);
    border-color: var(--line-strong);
  }
  a:focus-visible,
  button:focus-visible,
  input:focus-visible,
  select:focus-visible,
  summary:focus-visible,
  [tabindex]:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .note {
    color: var(--ink-3);
    font-size: var(--size-note);
  }
  .num {
    font-variant-numeric: tabular-nums;
  }
  .alert {
    color: var(--alert);
  }
  .warn {
    color: var(--warn);
  }
  .good {
    color: var(--good);
  }
  .calm {
    color: var(--calm);
  }
`;
