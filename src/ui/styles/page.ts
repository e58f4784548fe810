import {css} from 'lit';

/** The middle of the page: top bar, head, the answer, sections, links that lead further. */
export const page = css`
  :host {
    display: block;
  }
  .bar {
    position: sticky;
    top: 0;
    z-index: 2;
    min-height: 53px;
    margin: 0 -40px;
    padding: 10px 40px;
    display: flex;
    flex-wrap: wrap;
    gap: 6px 10px;
    align-items: center;
    background: var(--paper);
    border-bottom: 1px solid var(--line);
  }
  .bar > button.quiet:first-child {
    margin-left: -12px;
  }
  .bar > .primary {
    margin-left: auto;
  }
  .bar > .stop {
    margin-left: auto;
    min-width: 86px;
  }
  .bar .space {
    flex: 1;
  }
  .head {
    padding: 30px 0 4px;
    max-width: var(--wide);
  }
  .meta {
    color: var(--ink-3);
    font-size: var(--size-note);
    margin-top: 6px;
    line-height: 1.7;
  }
  .meta a {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .answer {
    font-size: var(--size-answer);
    line-height: 1.8;
    max-width: 44em;
    margin: 16px 0 0;
  }
  .answer b,
  .answer strong {
    font-weight: 650;
  }
  section {
    max-width: var(--wide);
    padding-top: 34px;
  }
  .unit {
    color: var(--ink-3);
    font-size: var(--size-note);
    margin: 2px 0 6px;
    max-width: 60em;
  }
  .how {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    align-items: baseline;
    margin-top: 6px;
    font-size: var(--size-note);
    color: var(--ink-3);
  }
  .how button,
  .how a {
    border: 0;
    border-radius: 0;
    padding: 0;
    background: none;
    font-size: inherit;
    color: var(--ink-2);
    border-bottom: 1px dotted var(--ink-3);
  }
  .how button:hover,
  .how a:hover {
    color: var(--accent);
    text-decoration: none;
  }
  .how button[aria-expanded='true'] {
    color: var(--accent);
    border-bottom-style: solid;
  }
  @media (max-width: 860px) {
    .bar {
      position: static;
      margin: 0 -20px;
      padding: 10px 20px;
    }
  }
  @media print {
    .bar,
    .how {
      display: none;
    }
    .head {
      padding-top: 0;
    }
    section {
      padding-top: 20px;
      max-width: none;
    }
  }
`;
