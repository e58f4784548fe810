/** A stretch of a finished page: one text between two tags, or the value of an attribute that people read. */
export type Segment = {
  readonly text: string;
  /** The id of the part that it stands in; '' before the first. */
  readonly place: string;
  readonly kind: 'text' | 'attribute';
};

const TAG = /<(!--[^]*?--|[a-zA-Z/!][^<>]*)>/g;
const ATTRIBUTE = /\s(title|aria-label|alt|href|src|content|id|value|data-[\w-]+)="([^"]*)"/g;

/** What can be read of a page: its texts, decoded, with their places; style is none of it. */
export function segmentsOf(html: string): Segment[] {
  const found: Segment[] = [];
  let place = '';
  let at = 0;
  let style = false;
  const take = (text: string, kind: Segment['kind']): void => {
    const decoded = decodedEntities(text).trim();
    if (decoded !== '') found.push({text: decoded, place, kind});
  };
  for (const tag of html.matchAll(TAG)) {
    if (!style) take(html.slice(at, tag.index), 'text');
    at = tag.index + tag[0].length;
    const inner = tag[1] ?? '';
    if (inner.startsWith('!--')) take(inner, 'text');
    style = /^style\b/i.test(inner);
    for (const [, name, value = ''] of inner.matchAll(ATTRIBUTE)) {
      if (name === 'id') place = decodedEntities(value);
      take(value, 'attribute');
    }
  }
  take(html.slice(at), 'text');
  return found;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' '
};

export function decodedEntities(text: string): string {
  return text.replace(/&(?:#(\d+)|#[xX]([\da-fA-F]+)|(\w+));/g, (whole, ten, hex, name) => {
    if (ten !== undefined) return sign(Number(ten), whole);
    if (hex !== undefined) return sign(Number.parseInt(String(hex), 16), whole);
    return NAMED[String(name)] ?? whole;
  });
}

function sign(code: number, otherwise: string): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}
