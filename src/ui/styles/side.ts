import {css} from 'lit';

/** The left column as drawn: 248 px, sunken, sticky. */
export const side = css`
  :host {
    position: sticky;
    top: 0;
    height: 100vh;
    overflow: auto;
    padding: 16px 0 14px;
    background: var(--sunken);
    border-right: 1px solid var(--line);
    font-size: var(--size-ui);
    scrollbar-width: thin;
  }
  nav {
    display: flex;
    flex-direction: column;
    min-height: 100%;
  }
  .brand {
    padding: 0 16px 14px;
    display: flex;
    align-items: baseline;
    gap: 8px;
    color: var(--ink);
  }
  .brand:hover {
    text-decoration: none;
  }
  .brand b {
    font-size: 1.1875rem;
    letter-spacing: 0.08em;
  }
  .brand span {
    color: var(--ink-3);
    font-size: var(--size-note);
  }
  .county {
    display: block;
    margin: 0 12px 12px;
    padding: 8px 10px;
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    color: var(--ink);
  }
  .county:hover {
    text-decoration: none;
    border-color: var(--line-strong);
  }
  .county b {
    display: block;
    font-weight: 600;
  }
  .county span {
    display: block;
    color: var(--ink-3);
    font-size: var(--size-note);
  }
  h2 {
    font-size: var(--size-note);
    font-weight: 600;
    color: var(--ink-3);
    padding: 12px 16px 4px;
    letter-spacing: 0.04em;
  }
  ul {
    list-style: none;
  }
  li a {
    display: flex;
    justify-content: space-between;
    gap: 8px;
    padding: 4px 16px;
    line-height: 1.6;
    color: var(--ink);
  }
  li a:hover {
    text-decoration: none;
    background: rgb(128 128 128 / 0.1);
  }
  li a:focus-visible {
    outline-offset: -2px;
  }
  li a > span:first-child {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  li a > span:last-child {
    flex: none;
    color: var(--ink-3);
    font-size: var(--size-note);
    line-height: 1.75;
    font-variant-numeric: tabular-nums;
  }
  li a[aria-current='page'] {
    background: var(--accent-soft);
    color: var(--accent);
    font-weight: 600;
    border-left: 3px solid var(--accent);
    padding-left: 13px;
  }
  li a[aria-current='page'] > span:last-child {
    color: inherit;
  }
  .new {
    border: 0;
    border-radius: 0;
    background: none;
    color: var(--ink-2);
    text-align: left;
    padding: 4px 16px;
    line-height: 1.6;
  }
  .new .sign {
    display: inline-block;
    width: 1.25em;
  }
  .new:hover {
    color: var(--ink);
    background: rgb(128 128 128 / 0.1);
  }
  .removed:not(:empty) {
    padding: 4px 16px;
    font-size: var(--size-note);
    color: var(--ink-2);
    overflow-wrap: anywhere;
  }
  .dot {
    display: inline-block;
    width: 7px;
    height: 7px;
    border-radius: 50%;
    margin-right: 7px;
    vertical-align: 1px;
    background: var(--good);
  }
  .dot.warn {
    background: var(--warn-dot);
  }
  .dot.bad {
    background: var(--alert);
  }
  .dot.none {
    background: var(--line-strong);
  }
  .foot {
    margin: auto 16px 0;
    padding-top: 10px;
    color: var(--ink-3);
    font-size: var(--size-note);
    line-height: 1.7;
  }
  .foot > p {
    border-top: 1px solid var(--line);
    padding-top: 10px;
    margin-top: 16px;
  }
  .switches {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 2px 10px;
    margin: 4px -6px 0;
  }
  .switches button {
    border: 0;
    background: none;
    padding: 2px 6px;
    font-size: var(--size-note);
    color: var(--ink-3);
    border-radius: 4px;
  }
  .switches button:hover {
    color: var(--ink);
  }
  .switches button[aria-pressed='true'] {
    color: var(--accent);
    font-weight: 600;
  }
  @media (max-width: 860px) {
    :host {
      position: static;
      height: auto;
      border-right: 0;
      border-bottom: 1px solid var(--line);
    }
  }
`;
