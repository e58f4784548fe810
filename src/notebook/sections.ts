import type {Failure} from '../model/failure.ts';
import {LANGS, type Lang} from '../model/text.ts';

/** A run of prose, or a fence with the rest of its opening line; `line` is its first line in the file, from 1. */
export type Section =
  | {readonly kind: 'prose'; readonly lang?: Lang; readonly text: string; readonly line: number}
  | {readonly kind: 'fence'; readonly info: string; readonly body: string; readonly line: number};

export type Sections = {
  /** Text between the two `---` lines at the top, beginning at line 2; undefined if there is none. */
  readonly front: string | undefined;
  readonly sections: readonly Section[];
  readonly failures: readonly Failure[];
};

type Cursor = {readonly lines: readonly string[]; at: number};

const MARKER = /^<!--\s*(zh|en|both)\s*-->\s*$/;
const FENCE = /^ {0,3}(`{3,})\s*([^`]*?)\s*$/;
const VERBATIM = /^ {0,3}(~{3,})/;

/** Divides a notebook's text. Fails where a fence or the front matter is never closed. */
export function sectionsOf(text: string): Sections {
  const cursor: Cursor = {lines: text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/), at: 0};
  const failures: Failure[] = [];
  const front = frontOf(cursor, failures);
  const sections: Section[] = [];
  while (cursor.at < cursor.lines.length) {
    const section = fenceOf(cursor, failures) ?? proseOf(cursor);
    if (section.kind === 'fence' || section.text !== '') sections.push(section);
  }
  return {front, sections, failures};
}

function frontOf(cursor: Cursor, failures: Failure[]): string | undefined {
  if (cursor.lines[0]?.trimEnd() !== '---') return undefined;
  const end = cursor.lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  if (end < 0) {
    failures.push({code: 'notebook-front-matter', place: {line: 1}, values: {problem: 'open'}});
    return undefined;
  }
  cursor.at = end + 1;
  return cursor.lines.slice(1, end).join('\n');
}

function fenceOf(cursor: Cursor, failures: Failure[]): Section | undefined {
  const [, ticks, info] = FENCE.exec(cursor.lines[cursor.at] ?? '') ?? [];
  if (ticks === undefined || info === undefined) return undefined;
  const first = cursor.at + 1;
  const closing = new RegExp(`^ {0,3}\`{${ticks.length},}\\s*$`);
  const end = cursor.lines.findIndex((line, index) => index >= first && closing.test(line));
  if (end < 0) {
    failures.push({code: 'notebook-fence', place: {line: first}, values: {problem: 'open', info}});
  }
  cursor.at = end < 0 ? cursor.lines.length : end + 1;
  const body = cursor.lines.slice(first, end < 0 ? undefined : end).join('\n');
  return {kind: 'fence', info, body, line: first};
}

/** Up to the next fence or marker; code between `~~~` lines is prose, whatever it holds. */
function proseOf(cursor: Cursor): Section {
  const marked = MARKER.exec(cursor.lines[cursor.at] ?? '')?.[1];
  const first = marked === undefined ? cursor.at : cursor.at + 1;
  let tildes: string | undefined;
  cursor.at = first;
  for (; cursor.at < cursor.lines.length; cursor.at++) {
    const line = cursor.lines[cursor.at] ?? '';
    if (tildes === undefined && (MARKER.test(line) || FENCE.test(line))) break;
    const [, run] = VERBATIM.exec(line) ?? [];
    if (tildes === undefined) tildes = run;
    else if (run !== undefined && line.trim().startsWith(tildes)) tildes = undefined;
  }
  const lines = cursor.lines.slice(first, cursor.at);
  const blank = lines.findIndex((line) => line.trim() !== '');
  const lang = LANGS.find((each) => each === marked);
  return {
    kind: 'prose',
    ...(lang ? {lang} : {}),
    text: lines
      .join('\n')
      .replace(/^(?:[^\S\n]*\n)+/, '')
      .trimEnd(),
    line: first + Math.max(0, blank) + 1
  };
}
