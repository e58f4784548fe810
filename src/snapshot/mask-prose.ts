import type {Lang} from '../model/text.ts';
import type {FigurePart, ProseBlock, ProsePart} from '../notebook/prose.ts';
import {HIDDEN_MARK} from '../words/format.ts';

/** Counts what was shown and what was hidden. */
export type Tally = {shown: number; hidden: number; /** What stood there. */ lost: string[]};

export function newTally(): Tally {
  return {shown: 0, hidden: 0, lost: []};
}

/** Parts with the mark wherever the other runs say something else. */
export function maskedParts(
  parts: readonly ProsePart[],
  others: readonly (readonly ProsePart[])[],
  lang: Lang,
  tally: Tally
): ProsePart[] {
  return parts.map((part, at) => {
    const same = others.map((other) => other[at]);
    if (part.kind === 'figure') return maskedFigure(part, same, lang, tally);
    if (!('parts' in part)) return part;
    const inner = same.map((other) => (other && 'parts' in other ? other.parts : []));
    return {...part, parts: maskedParts(part.parts, inner, lang, tally)};
  });
}

function maskedFigure(
  part: FigurePart,
  others: readonly (ProsePart | undefined)[],
  lang: Lang,
  tally: Tally
): FigurePart {
  const agree = others.every((other) => other?.kind === 'figure' && other.text === part.text);
  if (part.text !== '' || !agree) tally.shown += 1;
  if (agree) {
    const states = others.map((other) => (other?.kind === 'figure' ? other.state : undefined));
    if (states.every((state) => state === part.state)) return part;
    const {state: _, ...plain} = part;
    return plain;
  }
  tally.hidden += 1;
  tally.lost.push(part.text);
  const {kind, cell, column} = part;
  const texts = others.map((other) => (other?.kind === 'figure' ? other.text : ''));
  return {kind, cell, column, text: maskedText(part.text, texts, lang)};
}

const NUMBER = /(\d[\d,.]*)/;

/** A sentence in which the runs have other numbers and the same words keeps these and the numbers that they agree on. */
function maskedText(text: string, others: readonly string[], lang: Lang): string {
  const pieces = text.split(NUMBER);
  const theirs = others.map((other) => other.split(NUMBER));
  const alike = (at: number): boolean => theirs.every((each) => each[at] === pieces[at]);
  const sameWords = theirs.every(({length}) => length === pieces.length) && pieces.length > 3;
  if (!sameWords || pieces.some((_, at) => at % 2 === 0 && !alike(at))) return HIDDEN_MARK[lang];
  return pieces.map((piece, at) => (alike(at) ? piece : HIDDEN_MARK[lang])).join('');
}

/** Blocks with the mark wherever the other runs say something else. */
export function maskedBlocks(
  blocks: readonly ProseBlock[],
  others: readonly (readonly ProseBlock[])[],
  lang: Lang,
  tally: Tally
): ProseBlock[] {
  return blocks.map((block, at) =>
    maskedBlock(
      block,
      others.map((other) => other[at]),
      lang,
      tally
    )
  );
}

function maskedBlock(
  block: ProseBlock,
  others: readonly (ProseBlock | undefined)[],
  lang: Lang,
  tally: Tally
): ProseBlock {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return {...block, parts: maskedParts(block.parts, others.map(partsOf), lang, tally)};
    case 'list': {
      const items = others.map((other) => (other?.kind === 'list' ? other.items : []));
      return {
        ...block,
        items: block.items.map((item, row) =>
          maskedBlocks(
            item,
            items.map((each) => each[row] ?? []),
            lang,
            tally
          )
        )
      };
    }
    case 'quote': {
      const inner = others.map((other) => (other?.kind === 'quote' ? other.blocks : []));
      return {...block, blocks: maskedBlocks(block.blocks, inner, lang, tally)};
    }
    case 'table': {
      const rows = others.map((other) => (other?.kind === 'table' ? other.rows : []));
      return {
        ...block,
        rows: block.rows.map((row, at) =>
          row.map((cell, column) =>
            maskedParts(
              cell,
              rows.map((each) => each[at]?.[column] ?? []),
              lang,
              tally
            )
          )
        )
      };
    }
    case 'code':
    case 'rule':
    default:
      return block;
  }
}

function partsOf(block: ProseBlock | undefined): readonly ProsePart[] {
  return block && 'parts' in block ? block.parts : [];
}
