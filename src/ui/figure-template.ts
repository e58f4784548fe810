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

/** A text whose fractions stay in one line: '占累计识别的 43.5%（483 / 1,110）'. */
export function unbroken(text: string): (TemplateResult | string)[] {
  const parts = text.split(/([\d,.]+ \/ [\d,.]+)/);
  return parts.map((part, at) => (at % 2 === 1 ? html`<i>${part}</i>` : part));
}

/** A change with its arrow, the number in the colour of its state. */
export function changeTemplate(change: Change): TemplateResult {
  const {arrow, number, rest, state} = change;
  return html`<span><b class=${state ?? ''}>${arrow} ${number}</b>${gapIn(change)}${rest}</span>`;
}
