import {html, type TemplateResult} from 'lit';
import type {Change} from '../charts/figures.ts';

/** A change with its arrow, the number in the colour of its state. */
export function changeTemplate({arrow, number, rest, state}: Change): TemplateResult {
  return html`<span
    ><b class=${state ?? ''}>${arrow} ${number}</b>${number ? ' ' : ''}${rest}</span
  >`;
}
