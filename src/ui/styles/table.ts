import {css} from 'lit';

/** Tables: a hairline frame, rows of 30 px, tabular digits on the right, lamps that always carry words. */
export const table = css`
  .frame {
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    overflow: hidden;
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    width: 100%;
    font-size: var(--size-ui);
  }
  th {
    text-align: left;
    font-weight: 500;
    color: var(--ink-2);
    font-size: var(--size-note);
    padding: 7px 12px 4px;
    border-bottom: 1px solid var(--line-strong);
    vertical-align: bottom;
    white-space: nowrap;
    background: var(--surface);
  }
  th .of {
    color: var(--ink-3);
    font-weight: 400;
  }
  td {
    padding: 0 12px;
    height: var(--row);
    border-bottom: 1px solid var(--line);
    white-space: nowrap;
  }
  tbody:last-of-type tr:last-child td {
    border-bottom: 0;
  }
  td.long {
    min-width: 11em;
    padding-top: 4px;
    padding-bottom: 4px;
    white-space: normal;
    text-wrap: pretty;
    line-height: 1.45;
  }
  td.n,
  th.n {
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
  td.q {
    color: var(--ink-3);
  }
  tr.on td {
    background: var(--accent-soft);
  }
  tr.on td.q {
    color: var(--ink-2);
  }
  .foot {
    padding: 7px 12px;
    font-size: var(--size-note);
    color: var(--ink-3);
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 4px 16px;
    border-top: 1px solid var(--line);
    background: var(--paper);
  }
  .lamp {
    display: inline-block;
    padding: 0 7px;
    border-radius: 99px;
    font-size: var(--size-note);
    line-height: 19px;
    white-space: nowrap;
    background: var(--sunken);
    color: var(--ink-2);
  }
  .lamp.alert {
    background: var(--alert-soft);
    color: var(--alert);
  }
  .lamp.warn {
    background: var(--warn-soft);
    color: var(--warn);
  }
  .lamp.good {
    background: var(--good-soft);
    color: var(--good);
  }
  .lamp.calm {
    background: var(--calm-soft);
    color: var(--calm);
  }
  @media print {
    .frame {
      border: 0;
      border-top: 1px solid var(--line-strong);
      border-radius: 0;
    }
    .scroll {
      overflow: visible;
    }
    thead {
      display: table-header-group;
    }
    tr {
      break-inside: avoid;
    }
  }
`;
