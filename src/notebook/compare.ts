import {diff} from './diff.ts';
import {fenceParts, sameSource, type Draft, type Source} from './draft.ts';
import {textOfSource} from './spot.ts';

/** A piece of a line; `changed` is what the other side does not have. */
export type LinePiece = {readonly text: string; readonly changed: boolean};

export type ComparedLine = {
  readonly kind: 'same' | 'removed' | 'added';
  readonly pieces: readonly LinePiece[];
};

/**
 * A cell of one's own notebook beside that of the original. `at` is its place in one's own; for a removed cell, where it would
 * stand. A moved cell has the same text at another place.
 */
export type ComparedCell =
  | {readonly kind: 'same' | 'added' | 'moved'; readonly at: number; readonly own: Source}
  | {readonly kind: 'removed'; readonly at: number; readonly original: Source}
  | {
      readonly kind: 'changed';
      readonly at: number;
      readonly own: Source;
      readonly original: Source;
      /** It also stands at another place. */
      readonly moved: boolean;
      readonly lines: readonly ComparedLine[];
    };

type Pair = {readonly original: number; readonly own: number};

/** How one's own notebook differs from the original, cell by cell, in the order of one's own. */
export function compareCells(original: Draft, own: Draft): ComparedCell[] {
  const pairs = pairsOf(original.cells, own.cells);
  const inOrder = ordered(pairs);
  const partner = new Map(pairs.map((pair) => [pair.own, pair]));
  const paired = new Set(pairs.map((pair) => pair.original));
  const found: ComparedCell[] = [];
  let next = 0;
  const removedUpTo = (end: number, at: number): void => {
    for (; next < end; next++) {
      const cell = original.cells[next];
      if (cell && !paired.has(next)) found.push({kind: 'removed', at, original: cell});
    }
  };
  own.cells.forEach((cell, at) => {
    const pair = partner.get(at);
    const other = pair && original.cells[pair.original];
    if (!pair || !other) return void found.push({kind: 'added', at, own: cell});
    const moved = !inOrder.has(pair);
    if (!moved) removedUpTo(pair.original, at);
    if (!sameSource(other, cell)) {
      const lines = compareTexts(textOfSource(other), textOfSource(cell));
      found.push({kind: 'changed', at, own: cell, original: other, moved, lines});
    } else found.push({kind: moved ? 'moved' : 'same', at, own: cell});
    return undefined;
  });
  removedUpTo(original.cells.length, own.cells.length);
  return found;
}

/** Which cells are the same one: of the same kind and name; prose that reads the same, then what is left between these. */
function pairsOf(original: readonly Source[], own: readonly Source[]): Pair[] {
  const pairs: Pair[] = [];
  const taken = new Set<number>();
  const pair = (left: number, right: number): void => {
    pairs.push({original: left, own: right});
    taken.add(left);
  };
  own.forEach((cell, at) => {
    const left = original.findIndex((other, index) => !taken.has(index) && isSameCell(other, cell));
    if (left >= 0) pair(left, at);
  });
  const done = new Set(pairs.map((each) => each.own));
  const fixed = [...ordered([...pairs])];
  own.forEach((cell, at) => {
    if (done.has(at) || cell.kind !== 'prose') return;
    const [low, high] = [edge(fixed, at, -1), edge(fixed, at, original.length)];
    const left = original.findIndex(
      (other, index) => index > low && index < high && !taken.has(index) && likeProse(other, cell)
    );
    if (left >= 0) pair(left, at);
  });
  return pairs.sort((a, b) => a.own - b.own);
}

function isSameCell(a: Source, b: Source): boolean {
  if (a.kind === 'prose' || b.kind === 'prose') return sameSource(a, b);
  return fenceParts(a.info).name.toLowerCase() === fenceParts(b.info).name.toLowerCase();
}

function likeProse(a: Source, b: Source): boolean {
  return a.kind === 'prose' && b.kind === 'prose' && a.lang === b.lang;
}

/** The place in the original of the nearest pair before or after a cell of one's own; `none` where there is none. */
function edge(pairs: readonly Pair[], at: number, none: number): number {
  const side = pairs.filter((pair) => (none < 0 ? pair.own < at : pair.own > at));
  const places = side.map((pair) => pair.original);
  return none < 0 ? Math.max(none, ...places) : Math.min(none, ...places);
}

/** The most pairs that stand in the same order on both sides; the others have moved. */
function ordered(pairs: readonly Pair[]): ReadonlySet<Pair> {
  const former = [...pairs].sort((a, b) => a.original - b.original);
  const same = diff(former, pairs).filter(({kind}) => kind === 'same');
  return new Set(same.flatMap(({items}) => items));
}

/** The lines of two texts; lines that took the place of others show which words differ. */
export function compareTexts(original: string, own: string): ComparedLine[] {
  const stretches = diff(original.split('\n'), own.split('\n'));
  return stretches.flatMap(({kind, items}, index): ComparedLine[] => {
    const beside = kind === 'removed' ? stretches[index + 1] : stretches[index - 1];
    const other = kind === 'same' || beside?.kind === 'same' ? [] : (beside?.items ?? []);
    return items.map((line, row) => ({kind, pieces: piecesOf(line, other[row], kind)}));
  });
}

/** Only the lines near changes; `gap` counts those that are left out before a line. */
export type NearLine = ComparedLine & {readonly gap: number};

/** The lines that changed with up to `near` others before and after each; what is left out at the end is not told. */
export function nearChanges(lines: readonly ComparedLine[], near = 2): NearLine[] {
  const changed = lines.flatMap(({kind}, index) => (kind === 'same' ? [] : [index]));
  const found: NearLine[] = [];
  let left = 0;
  lines.forEach((line, index) => {
    if (changed.some((at) => Math.abs(at - index) <= near)) {
      found.push({...line, gap: left});
      left = 0;
    } else left += 1;
  });
  return found;
}

const WORD = /[\p{Script=Han}]|[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu;
/** Lines of more words are compared as wholes: the work grows with the square. */
const MOST_WORDS = 1500;

function piecesOf(
  line: string,
  other: string | undefined,
  kind: ComparedLine['kind']
): LinePiece[] {
  if (other === undefined) return [{text: line, changed: false}];
  const [mine, theirs] = [line.match(WORD) ?? [], other.match(WORD) ?? []];
  if (mine.length > MOST_WORDS || theirs.length > MOST_WORDS) return [{text: line, changed: false}];
  const stretches = kind === 'removed' ? diff(mine, theirs) : diff(theirs, mine);
  return stretches
    .filter((stretch) => stretch.kind === 'same' || stretch.kind === kind)
    .map((stretch) => ({text: stretch.items.join(''), changed: stretch.kind === kind}));
}
