import {StreamLanguage, syntaxHighlighting, type StringStream} from '@codemirror/language';
import type {Extension} from '@codemirror/state';
import {tagHighlighter, tags} from '@lezer/highlight';
import {tokens, type Token} from '../../notebook/tokens.ts';

type LineToken = {readonly end: number; readonly style: string | null};

/** `open`: what opens a token that goes on in the next line ('' for none); `line`: the tokens of the line that is read. */
type LineState = {open: string; line: readonly LineToken[]};

/** The product's SQL for CodeMirror: its tokens, line by line. */
const language = StreamLanguage.define<LineState>({
  name: 'sql',
  startState: () => ({open: '', line: []}),
  copyState: (state) => ({...state}),
  blankLine: () => undefined,
  token(stream, state) {
    if (stream.sol()) readLine(stream, state);
    const next = state.line.find(({end}) => end > stream.pos);
    stream.pos = Math.min(next?.end ?? stream.string.length, stream.string.length);
    return next?.style ?? null;
  },
  languageData: {
    commentTokens: {line: '--', block: {open: '/*', close: '*/'}},
    closeBrackets: {brackets: ['(', '[', "'", '"']}
  },
  tokenTable: {call: tags.function(tags.variableName), parameter: tags.special(tags.variableName)}
});

const highlighter = tagHighlighter([
  {tag: tags.keyword, class: 'keyword'},
  {tag: tags.string, class: 'string'},
  {tag: tags.number, class: 'number'},
  {tag: tags.comment, class: 'comment'},
  {tag: tags.function(tags.variableName), class: 'call'}
]);

/** SQL, its tokens marked by the classes of styles/code.ts. */
export const sqlLanguage: Extension = [language, syntaxHighlighting(highlighter)];

function readLine(stream: StringStream, state: LineState): void {
  const {line, open} = lineTokens(stream.string, state.open);
  state.line = line;
  state.open = open;
}

/**
 * Tokens of a line, gaps between them without a style; `open` is what the line before left open: a quote, '$tag$', or '/*' once for each
 * level of a comment.
 */
export function lineTokens(
  text: string,
  open: string
): {readonly line: readonly LineToken[]; readonly open: string} {
  const whole = `${open}${text}\n`;
  const line: LineToken[] = [];
  let last: Token | undefined;
  for (const token of tokens(whole)) {
    last = token;
    const [start, end] = [token.start - open.length, token.end - open.length];
    if (start > 0) line.push({end: start, style: null});
    line.push({end, style: styleOf(token, whole)});
  }
  const goesOn = last !== undefined && last.end === whole.length && last.text.endsWith('\n');
  return {line, open: goesOn && last ? openingOf(last) : ''};
}

function styleOf({kind, text, end}: Token, whole: string): string | null {
  if (kind === 'word') return whole[end] === '(' && !text.startsWith('"') ? 'call' : null;
  return kind === 'operator' || kind === 'punctuation' ? null : kind;
}

function openingOf({kind, text}: Token): string {
  if (kind !== 'comment') return /^(?:[eExXbB]?'|"|\$[^$]*\$)/.exec(text)?.[0] ?? '';
  const edges = text.match(/\/\*|\*\//g) ?? [];
  const depth = edges.reduce((sum, edge) => sum + (edge === '/*' ? 1 : -1), 0);
  return '/*'.repeat(Math.max(0, depth));
}
