import {ProseMarkup} from '../../notebook/prose-markup.ts';
import {html} from './html.ts';

/** Prose as finished HTML. Links are texts: nothing in a snapshot leads out of it. */
export const {blocks: proseHtml, parts: partsHtml} = new ProseMarkup(html);
