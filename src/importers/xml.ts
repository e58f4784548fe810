import {NAMED_CHARACTERS} from './entities.ts';
import {western} from './western.ts';

/** A tag or a run of text of an XML or HTML document; names are without prefix, attribute names too. */
export type XmlToken =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly empty: boolean;
    }
  | {readonly kind: 'close'; readonly name: string}
  | {readonly kind: 'text'; readonly text: string};

const TAG =
  /<!--[^]*?(?:-->|$)|<!\[CDATA\[([^]*?)(?:\]\]>|$)|<[!?][^>]*>|<(\/?)((?:[a-z_][\w-]*:)?[a-z_][\w-]*)(?![\w-])((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)|</gi;
/** The same where no tag holds '<': to look for the end of each beyond the next one would take for ever. */
const BRIEF_TAG =
  /<!--[^]*?(?:-->|$)|<!\[CDATA\[([^]*?)(?:\]\]>|$)|<[!?][^<>]*>|<(\/?)((?:[a-z_][\w-]*:)?[a-z_][\w-]*)(?![\w-])((?:[^<>"']|"[^<"]*"|'[^<']*')*?)(\/?)>|([^<]+)|</gi;
/** Attributes as nearly all programs write them. */
const PLAIN = /^(?:\s+(?:[\w-]+:)?[\w-]+="[^"]*")*\s*$/;
const ATTRIBUTE = /(?<![\w-])(?:[\w-]+:)?([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** Tokens of a small document in order. Lenient: what is no tag is text. */
export function* xmlTokens(source: string): Generator<XmlToken> {
  for (const match of matchesIn(source)) {
    const [whole, data, slash, name, attributes = '', empty, text] = match;
    if (data !== undefined) yield {kind: 'text', text: data};
    else if (text !== undefined) yield {kind: 'text', text: decoded(text)};
    else if (name !== undefined) {
      const local = name.slice(name.indexOf(':') + 1);
      if (slash === '/') yield {kind: 'close', name: local};
      else
        yield {
          kind: 'open',
          name: local,
          attributes: attributesOf(attributes),
          empty: empty === '/'
        };
    } else if (whole === '<') yield {kind: 'text', text: '<'};
  }
}

/** Tags and texts in order. From the first tag on that has no end, those that follow are brief. */
function* matchesIn(source: string): Generator<RegExpExecArray> {
  let tag = new RegExp(TAG);
  for (let match = tag.exec(source); match !== null; match = tag.exec(source)) {
    yield match;
    const {lastIndex} = tag;
    if (
      match[0] === '<' &&
      /[a-z_/!?]/i.test(source.charAt(lastIndex)) &&
      tag.source === TAG.source
    )
      tag = new RegExp(BRIEF_TAG);
    tag.lastIndex = lastIndex;
  }
}

/** Text with its character references replaced. Codes of the controls behind ASCII stand for characters of Windows-1252, as in a browser. */
export function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    const code = hex === undefined ? Number(decimal) : parseInt(String(hex), 16);
    if (hex !== undefined || decimal !== undefined)
      return code <= 0x10ffff ? western('windows-1252', String.fromCodePoint(code)) : whole;
    return NAMED_CHARACTERS.get(String(name)) ?? whole;
  });
}

/** The attributes of a tag by their names without prefix; one without a value, as `hidden` of a web page, has ''. */
export function attributesOf(source: string): Record<string, string> {
  return PLAIN.test(source) ? plainAttributes(source) : anyAttributes(source);
}

function plainAttributes(source: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (let at = 0; ;) {
    const equals = source.indexOf('="', at);
    if (equals < 0) return attributes;
    const end = source.indexOf('"', equals + 2);
    const name = source.slice(at, equals).trimStart();
    attributes[name.slice(name.indexOf(':') + 1)] = decoded(source.slice(equals + 2, end));
    at = end + 1;
  }
}

function anyAttributes(source: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', double, single, bare] of source.matchAll(ATTRIBUTE))
    attributes[name] = decoded(double ?? single ?? bare ?? '');
  return attributes;
}
