import {html, nothing, type TemplateResult} from 'lit';
import type {Fault} from './edit-words.ts';

/** What is wrong with a text, each with its place; nothing where nothing is. */
export function faultsTemplate(faults: readonly Fault[]): TemplateResult | typeof nothing {
  if (faults.length === 0) return nothing;
  return html`<div role="alert">
    <ul class="faults">
      ${faults.map(
        ({place, text}) =>
          html`<li><span class="note">${place}</span><span translate="no">${text}</span></li>`
      )}
    </ul>
  </div>`;
}
