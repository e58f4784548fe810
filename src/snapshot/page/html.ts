/** Markup that is finished: everything in it that was text has been escaped. */
export type Html = {readonly html: string};

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
};

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}

type Part = string | number | Html | readonly Html[] | undefined;

/** A template whose texts are escaped, whatever they hold; undefined is nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const pieces = strings.map((text, at) => text + (at < parts.length ? piece(parts[at]) : ''));
  return {html: pieces.join('')};
}

function piece(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map((each) => each.html).join('');
}

/** Markup of the drawing library: SVG whose texts it has escaped itself. */
export function drawn(svg: string): Html {
  return {html: svg};
}

export const NOTHING: Html = {html: ''};
