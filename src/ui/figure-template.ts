import {html, nothing, type TemplateResult} from 'lit';
import {gapIn, type Change, type Figure} from '../charts/figures.ts';

/** A figure with its unit, as a link where it leads to rows. */
export function valueTemplate(
  {label, value, unit}: Figure,
  way: string | undefined
): TemplateResult {
  const said = html`${value}${unit ? html`<small>${unit}</small>` : nothing}`;
  return way ? html`<a href=${way} aria-label=${`${label} ${value}${unit}`}>${said}</a>` : said;
}

/** A change with its arrow, the number in the colour of its state. */
export function changeTemplate(change: Change): TemplateResult {
  const {arrow, number, rest, state} = change;
  return html`<span><b class=${state ?? ''}>${arrow} ${number}</b>${gapIn(change)}${rest}</span>`;
}
