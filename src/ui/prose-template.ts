import {html} from 'lit';
import {ProseMarkup} from '../notebook/prose-markup.ts';

/** Prose as templates of the page. */
export const {blocks: proseTemplate, parts: partsTemplate} = new ProseMarkup(
  html,
  (href, text) => html`<a href=${href} rel="noreferrer">${text}</a>`
);
