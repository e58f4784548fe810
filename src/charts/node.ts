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
