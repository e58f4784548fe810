import {css} from 'lit';

/** A notebook's page: half charts side by side, the third column of wide screens, the quiet of what is not there yet. */
export const notebook = css`
  .columns {
    display: grid;
    grid-template-columns: minmax(0, var(--wide)) 264px;
    gap: 64px;
  }
  aside {
    position: sticky;
    top: 53px;
    align-self: start;
    max-height: calc(100vh - 53px);
    overflow: auto;
    padding: 36px 4px 24px;
    scrollbar-width: thin;
  }
  aside h2 {
    font-size: var(--size-note);
    font-weight: 600;
    color: var(--ink-3);
    letter-spacing: 0.04em;
    margin: 0 0 6px;
  }
  aside param-input {
    padding: 7px 0;
    border-top: 1px solid var(--line);
  }
  page-outline {
    margin-top: 28px;
  }
  .two {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 40px;
  }
  section.form-figures,
  section.form-lines {
    padding-top: 0;
  }
  .more {
    position: relative;
  }
  .more summary {
    list-style: none;
    cursor: pointer;
    color: var(--ink-2);
    font-size: var(--size-note);
    padding: 4px 6px;
  }
  .more summary::-webkit-details-marker {
    display: none;
  }
  .more summary::after {
    content: ' ▾';
    color: var(--ink-3);
  }
  .more .menu {
    position: absolute;
    z-index: 4;
    top: calc(100% + 6px);
    right: 0;
    width: 340px;
    max-height: 70vh;
    overflow: auto;
    padding: 6px 16px;
    background: var(--surface);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
  }
  .more param-input {
    padding: 8px 0;
  }
  .more param-input + param-input {
    border-top: 1px solid var(--line);
  }
  @media screen and (max-width: 1000px) {
    .two {
      grid-template-columns: minmax(0, 1fr);
      gap: 34px;
    }
  }
  @media print {
    .columns {
      display: block;
    }
    aside {
      display: none;
    }
    section {
      break-inside: avoid;
    }
    section.form-table {
      break-inside: auto;
    }
    .two {
      gap: 24px;
    }
  }
`;
