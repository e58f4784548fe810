import type {State} from '../model/chart.ts';
import type {Lang} from '../model/text.ts';
import {blockTokens, inlineTokens, type MarkdownToken} from './markdown.ts';

/** A piece of a line. A figure carries its formatted text, its state if it has one, and where it comes from. */
export type ProsePart =
  | {readonly kind: 'text'; readonly text: string}
  | {readonly kind: 'code'; readonly text: string}
  | FigurePart
  | {readonly kind: 'strong' | 'emphasis' | 'deleted'; readonly parts: readonly ProsePart[]}
  | {readonly kind: 'link'; readonly href: string; readonly parts: readonly ProsePart[]}
  | {readonly kind: 'break'};

export type FigurePart = {
  readonly kind: 'figure';
  readonly text: string;
  readonly cell: string;
  readonly column: string;
  readonly state?: State;
};

export type ProseBlock =
  | {readonly kind: 'paragraph'; readonly parts: readonly ProsePart[]}
  | {readonly kind: 'heading'; readonly level: number; readonly parts: readonly ProsePart[]}
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly ProseBlock[])[];
    }
  | {readonly kind: 'quote'; readonly blocks: readonly ProseBlock[]}
  | {readonly kind: 'code'; readonly text: string}
  | {readonly kind: 'table'; readonly rows: readonly (readonly (readonly ProsePart[])[])[]}
  | {readonly kind: 'rule'};

/** Fills `{cell.column:format}`; throws what the caller is to know (figure-unknown, figure-rows). */
export type Resolve = (quote: string, lang: Lang) => FigurePart;

/** Markdown as a tree of blocks with its figures filled; the first row of a table is its heading. */
export function renderProse(text: string, resolve: Resolve, lang: Lang): ProseBlock[] {
  return blocks({tokens: blockTokens(text), at: 0}, (token) => resolve(token.content, lang));
}

/** One line of Markdown (a title, a note) as parts with its figures filled. */
export function renderLine(text: string, resolve: Resolve, lang: Lang): ProsePart[] {
  return inline(inlineTokens(text), (token) => resolve(token.content, lang));
}

/** Every `{…}` of a text that stands for a figure, as written. */
export function quotesIn(text: string): string[] {
  const inner = blockTokens(text).flatMap((token) => token.children ?? []);
  return inner.filter(({type}) => type === 'figure').map(({content}) => content);
}

type Cursor = {readonly tokens: readonly MarkdownToken[]; at: number};
type Fill = (token: MarkdownToken) => FigurePart;

/** Blocks up to the token that closes their parent, which is consumed. */
function blocks(cursor: Cursor, fill: Fill): ProseBlock[] {
  const found: ProseBlock[] = [];
  while (cursor.at < cursor.tokens.length) {
    const token = cursor.tokens[cursor.at++];
    if (!token || token.nesting === -1) break;
    found.push(...block(token, cursor, fill));
  }
  return found;
}

function block(token: MarkdownToken, cursor: Cursor, fill: Fill): ProseBlock[] {
  switch (token.type) {
    case 'inline':
      return [{kind: 'paragraph', parts: inline(token.children ?? [], fill)}];
    case 'paragraph_open':
      return blocks(cursor, fill);
    case 'heading_open':
      return blocks(cursor, fill).flatMap((inner) =>
        inner.kind === 'paragraph'
          ? [{kind: 'heading', level: Number(token.tag.slice(1)), parts: inner.parts}]
          : []
      );
    case 'bullet_list_open':
    case 'ordered_list_open':
      return [list(token, cursor, fill)];
    case 'blockquote_open':
      return [{kind: 'quote', blocks: blocks(cursor, fill)}];
    case 'table_open':
      return [{kind: 'table', rows: tableRows(cursor, fill)}];
    case 'fence':
    case 'code_block':
      return [{kind: 'code', text: token.content.replace(/\n$/, '')}];
    default:
      return token.type === 'hr' ? [{kind: 'rule'}] : [];
  }
}

function list(token: MarkdownToken, cursor: Cursor, fill: Fill): ProseBlock {
  const items: ProseBlock[][] = [];
  while (cursor.tokens[cursor.at]?.type === 'list_item_open') {
    cursor.at += 1;
    items.push(blocks(cursor, fill));
  }
  cursor.at += 1;
  const start = Number(token.attrGet('start') ?? 1);
  return {kind: 'list', ordered: token.type === 'ordered_list_open', start, items};
}

/** Markdown's tables hold nothing but lines: a row is the inline tokens between two row marks. */
function tableRows(cursor: Cursor, fill: Fill): ProsePart[][][] {
  const rows: ProsePart[][][] = [];
  for (;;) {
    const token = cursor.tokens[cursor.at++];
    if (!token || token.type === 'table_close') return rows;
    if (token.type === 'tr_open') rows.push([]);
    if (token.type === 'inline') rows.at(-1)?.push(inline(token.children ?? [], fill));
  }
}

function inline(tokens: readonly MarkdownToken[], fill: Fill): ProsePart[] {
  return parts({tokens, at: 0}, fill);
}

function parts(cursor: Cursor, fill: Fill): ProsePart[] {
  const found: ProsePart[] = [];
  while (cursor.at < cursor.tokens.length) {
    const token = cursor.tokens[cursor.at++];
    if (!token || token.nesting === -1) break;
    const next = part(token, cursor, fill);
    if (next && !(next.kind === 'text' && next.text === '')) found.push(next);
  }
  return joined(found);
}

const WRAPS = {strong_open: 'strong', em_open: 'emphasis', s_open: 'deleted'} as const;

function part(token: MarkdownToken, cursor: Cursor, fill: Fill): ProsePart | undefined {
  switch (token.type) {
    case 'figure':
      return fill(token);
    case 'code_inline':
      return {kind: 'code', text: token.content};
    case 'hardbreak':
      return {kind: 'break'};
    case 'softbreak':
      return {kind: 'text', text: '\n'};
    case 'link_open':
      return {kind: 'link', href: String(token.attrGet('href') ?? ''), parts: parts(cursor, fill)};
    case 'strong_open':
    case 'em_open':
    case 's_open':
      return {kind: WRAPS[token.type], parts: parts(cursor, fill)};
    default:
      return {kind: 'text', text: token.content};
  }
}

const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’—…]/u;

/** A line end inside a paragraph is a space, between Chinese characters nothing; then neighbouring texts are one. */
function joined(found: readonly ProsePart[]): ProsePart[] {
  const merged: ProsePart[] = [];
  found.forEach((each, index) => {
    const text = each.kind === 'text' && each.text === '\n' ? lineEnd(found, index) : undefined;
    const current: ProsePart = text === undefined ? each : {kind: 'text', text};
    const last = merged.at(-1);
    if (current.kind === 'text' && last?.kind === 'text') {
      merged[merged.length - 1] = {kind: 'text', text: last.text + current.text};
    } else if (!(current.kind === 'text' && current.text === '')) merged.push(current);
  });
  return merged;
}

function lineEnd(found: readonly ProsePart[], index: number): string {
  const before = partText(found[index - 1]).at(-1) ?? ' ';
  const after = partText(found[index + 1]).at(0) ?? ' ';
  return WIDE.test(before) && WIDE.test(after) ? '' : ' ';
}

/** What a part reads, without its marks. */
export function partText(given: ProsePart | undefined): string {
  if (!given) return '';
  if (given.kind === 'break') return '\n';
  return 'parts' in given ? given.parts.map(partText).join('') : given.text;
}
