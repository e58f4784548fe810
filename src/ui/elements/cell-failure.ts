import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {Failure} from '../../model/failure.ts';
import type {ChartCell} from '../../model/notebook.ts';
import {DeskElement} from '../desk-element.ts';
import {base} from '../styles/base.ts';

declare global {
  interface HTMLElementTagNameMap {
    'cell-failure': CellFailure;
  }
}

/** What failed, where, and what to do. */
export class CellFailure extends DeskElement {
  static override properties: PropertyDeclarations = {
    failure: {attribute: false},
    chart: {attribute: false}
  };
  declare failure: Failure | undefined;
  /** The chart that stands here when it can be drawn; its title may quote what is not there, so it is not shown. */
  declare chart: ChartCell | undefined;

  static override styles = [
    base,
    css`
      :host {
        display: block;
        max-width: var(--wide);
        margin: 10px 0;
        padding: 8px 0 8px 14px;
        border-left: 3px solid var(--alert);
        font-size: var(--size-text);
        line-height: 1.75;
      }
    `
  ];

  protected override render(): TemplateResult | typeof nothing {
    const {failure} = this;
    if (!failure) return nothing;
    return html`<p role="alert" translate="no">
      ${failure.code} ${JSON.stringify(failure.values)}
    </p>`;
  }
}

customElements.define('cell-failure', CellFailure);
