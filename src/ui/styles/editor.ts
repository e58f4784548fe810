import {css} from 'lit';

/** CodeMirror in the tokens of the page: a hairline frame, the code font, colours by kind of word. */
export const editor = css`
  .cm-editor {
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    text-autospace: no-autospace;
  }
  .cm-editor.cm-focused {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  .cm-editor .cm-scroller {
    font: 12.5px/1.7 var(--font-code);
    max-height: 60vh;
    overflow: auto;
  }
  .cm-editor .cm-content {
    padding: 8px 4px;
    caret-color: var(--ink);
  }
  :host([language='notebook']) .cm-editor .cm-scroller {
    max-height: none;
  }
  :host([language='prose']) .cm-editor .cm-scroller {
    font: var(--size-text) / 1.75 var(--font-text);
  }
  .cm-editor .cm-gutters {
    background: var(--sunken);
    color: var(--ink-3);
    border-right: 1px solid var(--line);
  }
  .cm-editor .cm-activeLine,
  .cm-editor .cm-activeLineGutter {
    background: none;
  }
  .cm-editor .keyword,
  .tok-key {
    color: var(--accent);
    font-weight: 600;
  }
  .cm-editor .string,
  .tok-string {
    color: var(--code-text);
  }
  .cm-editor .comment,
  .tok-fence {
    color: var(--ink-3);
  }
  .cm-editor .call {
    color: var(--code-call);
  }
  .tok-title {
    font-weight: 600;
  }
  .cm-editor .cm-lintRange-error {
    background-image: none;
    text-decoration: underline wavy var(--alert) 1px;
    text-underline-offset: 4px;
  }
  .cm-editor .cm-tooltip {
    background: var(--surface);
    color: var(--ink);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
  }
  .cm-editor .cm-tooltip.cm-tooltip-autocomplete > ul {
    font: var(--size-ui) / 1.7 var(--font-text);
    max-height: 17em;
    min-width: 300px;
    max-width: min(560px, 90vw);
  }
  .cm-editor .cm-tooltip.cm-tooltip-autocomplete > ul > li {
    display: flex;
    justify-content: space-between;
    gap: 24px;
    padding: 2px 12px;
    line-height: 1.7;
  }
  .cm-editor .cm-completionLabel,
  .cm-editor .cm-completionDetail {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .cm-editor li[aria-selected] .cm-completionLabel {
    font-weight: 600;
  }
  .cm-editor li[aria-selected] .cm-completionDetail {
    color: var(--ink-2);
  }
  .cm-editor .cm-tooltip.cm-completionInfo {
    padding: 8px 12px;
    width: 280px;
    box-sizing: border-box;
    white-space: normal;
    font: var(--size-note) / 1.6 var(--font-text);
  }
  .cm-editor .cm-completionInfo p:first-child {
    font-weight: 600;
  }
  .cm-editor .cm-matchingBracket,
  .cm-editor.cm-focused .cm-matchingBracket {
    background: var(--sunken);
    outline: 1px solid var(--line-strong);
  }
  :host([language='script']) .cm-editor .cm-scroller {
    font-size: 13px;
    min-height: 150px;
    max-height: 40vh;
  }
  :host([language='script']) .cm-editor .cm-content {
    padding: 12px 8px;
  }
  .cm-editor .cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected] {
    background: var(--accent-soft);
    color: var(--ink);
  }
  .cm-editor .cm-completionMatchedText {
    text-decoration: none;
    color: var(--accent);
    font-weight: 600;
  }
  .cm-editor .cm-completionDetail {
    flex: none;
    margin: 0;
    color: var(--ink-3);
    font: var(--size-note) / 1.7 var(--font-text);
  }
  .cm-editor .cm-diagnostic-error {
    border-left: 3px solid var(--alert);
    font: var(--size-ui) / 1.6 var(--font-text);
  }
`;
