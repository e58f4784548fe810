import {NOTE} from './measure.ts';

/** Attributes that hold coordinates. */
const COORDINATES = 'x y x1 x2 y1 y2 cx cy r rx dx dy width height d transform viewBox'.split(' ');

/**
 * Makes Plot's SVG fit for our pages: no style element (the page's policy forbids it; see CHART_CSS), coordinates to a
 * tenth of a pixel, and one role and sentence for the whole.
 */
export function tidied(svg: SVGElement, summary: string): SVGElement {
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const element of svg.querySelectorAll('*')) round(element);
  for (const group of svg.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  svg.removeAttribute('font-family');
  svg.setAttribute('font-size', String(NOTE));
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', summary);
  return svg;
}

function round(element: Element): void {
  for (const name of COORDINATES) {
    const value = element.getAttribute(name);
    if (value?.includes('.')) element.setAttribute(name, rounded(value));
  }
}

/** Numbers with more than one decimal; lengths in em stay as they are. */
function rounded(text: string): string {
  return text.replace(/-?\d+\.\d+(?:e-?\d+)?(?![\d.em])/g, (digits) =>
    String(Math.round(Number(digits) * 10) / 10)
  );
}

/** What a page that holds charts needs in its own stylesheet. */
export const CHART_CSS = `
svg.chart { display: block; max-width: 100%; height: auto; overflow: visible; font-family: var(--font-text); color: var(--ink); }
svg.chart text { white-space: pre; }
`;
