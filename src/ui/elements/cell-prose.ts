import {css, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {ProseBlock} from '../../notebook/prose.ts';
import {DeskElement} from '../desk-element.ts';
import {proseTemplate} from '../prose-template.ts';
import {base} from '../styles/base.ts';
import {table} from '../styles/table.ts';

declare global {
  interface HTMLElementTagNameMap {
    'cell-prose': CellProse;
  }
}

/** Prose with its figures filled. `lead`: the answer, which a leader could read aloud. */
export class CellProse extends DeskElement {
  static override properties: PropertyDeclarations = {
    blocks: {attribute: false},
    lead: {type: Boolean, reflect: true}
  };
  declare blocks: readonly ProseBlock[];
  declare lead: boolean;

  static override styles = [
    base,
    table,
    css`
      :host {
        display: block;
        max-width: var(--wide);
        font-size: var(--size-text);
        line-height: 1.75;
      }
      p,
      ul,
      ol,
      blockquote {
        max-width: var(--measure);
        margin: 4px 0 10px;
      }
      ul,
      ol {
        padding-left: 1.4em;
      }
      :host([lead]) {
        margin-top: 16px;
      }
      :host([lead]) p {
        font-size: var(--size-answer);
        line-height: 1.8;
        max-width: 44em;
      }
      h2,
      h3 {
        padding-top: 34px;
      }
      h3 {
        font-size: var(--size-text);
        padding-top: 16px;
      }
      strong {
        font-weight: 650;
      }
      .figure {
        font-variant-numeric: tabular-nums;
      }
      .figure:is(.alert, .warn, .good, .calm) {
        font-weight: 650;
      }
      blockquote {
        margin-left: 0;
        padding-left: 12px;
        border-left: 2px solid var(--line-strong);
        color: var(--ink-2);
      }
      code,
      pre {
        font: 12.5px/1.7 var(--font-code);
      }
      hr {
        border: 0;
        border-top: 1px solid var(--line);
        margin: 24px 0;
      }
    `
  ];

  protected override render(): TemplateResult {
    return proseTemplate(this.blocks);
  }
}

customElements.define('cell-prose', CellProse);
