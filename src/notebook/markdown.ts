import MarkdownIt, {type Token} from 'markdown-it';

/** Markdown without HTML, images and automatic links; `{…}` becomes a token `figure` with the braces in its content. */
const markdown = new MarkdownIt({html: false, breaks: false, linkify: false});
markdown.disable(['image', 'autolink', 'html_inline', 'html_block', 'reference', 'lheading']);

markdown.inline.ruler.before('emphasis', 'figure', (state, silent) => {
  if (state.src[state.pos] !== '{') return false;
  const end = state.src.indexOf('}', state.pos) + 1;
  const content = state.src.slice(state.pos, end);
  if (end === 0 || content.slice(1).includes('{')) return false;
  if (!silent) state.push('figure', '', 0).content = content;
  state.pos = end;
  return true;
});

const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/**
 * CommonMark takes `**` for emphasis by the spaces and punctuation around it; Chinese has no spaces, so 进度**“快”**了
 * would show asterisks. Beside a Chinese character an asterisk may open and close whatever follows.
 */
class ChineseState extends markdown.inline.State {
  override scanDelims(
    start: number,
    canSplitWord: boolean
  ): ReturnType<InstanceType<typeof markdown.inline.State>['scanDelims']> {
    const found = super.scanDelims(start, canSplitWord);
    if (!canSplitWord) return found;
    const before = this.src[start - 1] ?? ' ';
    const after = this.src[start + found.length] ?? ' ';
    return {
      ...found,
      can_open: found.can_open || (HAN.test(before) && after.trim() !== ''),
      can_close: found.can_close || (HAN.test(after) && before.trim() !== '')
    };
  }
}
markdown.inline.State = ChineseState;

export type MarkdownToken = Token;

/** Block tokens of a text; inline content in their children. */
export function blockTokens(text: string): MarkdownToken[] {
  return markdown.parse(text, {});
}

/** Inline tokens of one line of text, such as a chart's title. */
export function inlineTokens(text: string): MarkdownToken[] {
  return markdown.parseInline(text, {})[0]?.children ?? [];
}
