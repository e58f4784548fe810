import {css} from 'lit';

/** SQL in a hairline frame. */
export const code = css`
  pre.sql {
    margin: 10px 0 0;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    font: 12.5px/1.7 var(--font-code);
    padding: 10px 14px;
    overflow: auto;
    max-height: 420px;
    white-space: pre;
    tab-size: 2;
    text-autospace: no-autospace;
  }
  pre.sql .keyword {
    color: var(--accent);
    font-weight: 600;
  }
  pre.sql .string {
    color: var(--code-text);
  }
  pre.sql .comment {
    color: var(--ink-3);
  }
  pre.sql .call {
    color: var(--code-call);
  }
  @media print {
    pre.sql {
      white-space: pre-wrap;
      max-height: none;
    }
  }
`;
