import type {Failure} from '../model/failure.ts';

import type {Lang} from '../model/text.ts';
import {sectionsOf, type Section} from './sections.ts';

/** A cell as its text stands, right or wrong: prose, or a fence with the rest of its opening line ('sql base'). */
export type Source =
  | {readonly kind: 'prose'; readonly lang?: Lang; readonly text: string}
  | {readonly kind: 'fence'; readonly info: string; readonly body: string};

/** A notebook as text in pieces: what is edited. `head` is the front matter without its `---`. */
export type Draft = {
  readonly id: string;
  readonly head: string;
  readonly cells: readonly Source[];
};

/** The pieces of a text, whatever is wrong inside them; fails only where a fence or the front matter is never closed. */
export function draftOf(
  text: string,
  id: string
): {readonly ok: Draft} | {readonly failures: readonly Failure[]} {
  const {front, sections, failures} = sectionsOf(text);
  if (failures.length > 0) {
    return {failures: failures.map((each) => ({...each, place: {notebook: id, ...each.place}}))};
  }
  return {ok: {id, head: front ?? '', cells: sections.map(sourceOf)}};
}

export function sourceOf(section: Section): Source {
  const {line: _, ...source} = section;
  return source;
}

/** A block of the text with the line of it at which prose begins or a fence opens, from 0. */
type Block = {readonly text: string; readonly lead: number};

/**
 * The text of a draft, and for each of its cells the line at which prose begins or the fence opens, from 1. Empty prose leaves no
 * trace in it.
 */
export function draftText({head, cells}: Draft): {text: string; lines: readonly number[]} {
  const blocks = [['---', ...(head === '' ? [] : [head]), '---'].join('\n')];
  let end = linesOf(blocks[0] ?? '');
  let before: Source | undefined;
  const lines = cells.map((cell) => {
    const {text, lead} = blockOf(cell, before);
    const start = end + 2;
    if (text === '') return start;
    before = cell;
    blocks.push(text);
    end = start + linesOf(text) - 1;
    return start + lead;
  });
  return {text: `${blocks.join('\n\n')}\n`, lines};
}

function linesOf(text: string): number {
  return text.split('\n').length;
}

function blockOf(cell: Source, before: Source | undefined): Block {
  return cell.kind === 'prose' ? proseBlock(cell, before) : fenceBlock(cell);
}

/** Unmarked prose after other prose needs its marker, or the two would be one. */
function proseBlock(
  {lang, text}: Extract<Source, {kind: 'prose'}>,
  before: Source | undefined
): Block {
  if (text === '' || (lang === undefined && before?.kind !== 'prose')) return {text, lead: 0};
  return {text: `<!-- ${lang ?? 'both'} -->\n\n${text}`, lead: 2};
}

/** With more backticks than any run of them inside. */
function fenceBlock({info, body}: Extract<Source, {kind: 'fence'}>): Block {
  const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = '`'.repeat(longest + 1);
  return {text: `${ticks}${info}\n${body}\n${ticks}`, lead: 0};
}

/** Kind and name of a fence, as its opening line has them; '' where it has none. */
export function fenceParts(info: string): {readonly kind: string; readonly name: string} {
  const [kind = '', ...name] = info.trim().split(/\s+/);
  return {kind, name: name.join(' ')};
}

/** Whether two pieces read the same. */
export function sameSource(a: Source, b: Source): boolean {
  if (a.kind === 'prose') return b.kind === 'prose' && a.lang === b.lang && a.text === b.text;
  return b.kind === 'fence' && a.info === b.info && a.body === b.body;
}

/** The pieces that a text typed or pasted as one cell really is; prose of them is in `lang` unless it says otherwise. */
export function piecesOf(text: string, lang?: Lang): readonly Source[] {
  const {sections, failures} = sectionsOf(`---\n---\n${text}`);
  if (failures.length > 0) return [{kind: 'prose', ...(lang ? {lang} : {}), text}];
  return sections.map((section, index): Source => {
    const source = sourceOf(section);
    const inherits = index === 0 && source.kind === 'prose' && source.lang === undefined && lang;
    return inherits ? {...source, lang} : source;
  });
}
