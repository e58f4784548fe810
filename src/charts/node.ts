import type {Markish} from '@observablehq/plot';
import {RIM} from './marks.ts';

/** An SVG element with attributes and, as a text node, its words. */
export function svgNode(
  document: Document,
  tag: string,
  attributes: Readonly<Record<string, string | number>>,
  words?: string
): SVGElement {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  if (words !== undefined) node.append(document.createTextNode(words));
  return node;
}

/**
 * A text with a rim of paper at a place in px, centred on its y. Plot shifts a mark as a whole, so a text with a place of its own
 * is a mark of its own.
 */
export function textAt(
  attributes: Readonly<{x: number; y: number; fill: string} & Record<string, string | number>>,
  words: string,
  title?: string
): Markish {
  const rim = {
    stroke: RIM.stroke,
    'stroke-width': RIM.strokeWidth,
    'stroke-linejoin': 'round',
    'paint-order': 'stroke'
  };
  return (_index, _scales, _values, _frame, {document}) => {
    const node = svgNode(document, 'text', {dy: '0.32em', ...rim, ...attributes}, words);
    if (title !== undefined) node.append(svgNode(document, 'title', {}, title));
    return node;
  };
}
