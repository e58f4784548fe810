import type {Division} from './dialect.ts';
import {isTyped, kindOf, type CellKind} from './cell-kinds.ts';
import {isYear} from './heading-evidence.ts';
import {recordsOf} from './record-scanner.ts';

/** A record read again: its cells, how many lines of the text it takes, and what was wrong with it. */
export type Repaired = {
  readonly cells: readonly string[];
  readonly lines: number;
  readonly doubt: 'unbalanced-quote' | 'dialect-unsure';
};

/** What is known of the record: whether it has stray quotes, and whether it is the first of the file. */
type Found = {
  readonly strange: boolean;
  readonly first: boolean;
};

const MOST_LINES = 12;
const MOST_PIECES = 400;
const MOST_JOINED = 40;
const MOST_COST = 30;
const OTHER_DELIMITERS = [',', ';', '\t', '|', ' ', ', '];

/**
 * Reads a record again that did not come out as wide as the others or has stray quotes: with stray quotes, divides its line (or lines)
 * at those delimiters that give exactly the width with the most plausible cells; else at another delimiter that does.
 * Undefined when no reading of that width is plausible: then the record really is shorter or longer.
 */
export function repaired(
  text: string,
  division: Division,
  {strange, first}: Found
): Repaired | undefined {
  const {dialect, width} = division;
  const ends = lineEnds(text);
  const line = text.slice(0, ends[0]);
  const doubt = 'unbalanced-quote';
  const isQuoted = /["']/.test(line) || (dialect.quote !== '' && line.includes(dialect.quote));
  const kinds = first ? [] : division.kinds;
  const found = strange && isQuoted ? cheapest(text, ends, {...division, kinds}) : undefined;
  if (found?.lines === 1) return {...found, doubt};
  const second = text.slice(ends[0], ends[1]).trim();
  const other = otherwiseDivided(line, first ? second : '', division);
  if (other !== undefined) return {cells: other, lines: 1, doubt: 'dialect-unsure'};
  if (found !== undefined) return {...found, doubt};
  if (!strange) return undefined;
  const near = [-1, 1, -2, 2].flatMap((step) => aligned(line, division, width + step) ?? []);
  const least = Math.min(...near.map(({cost}) => cost));
  const best = near.find(({cost}) => cost === least);
  return best === undefined ? undefined : {cells: best.cells, lines: 1, doubt};
}

/** A reading that costs no more is not compared with longer ones. */
const GOOD_COST = 3;
/** What it costs when the record after it is none of the usual width. */
const NEXT_COST = 4;
const LOOKED_AHEAD = 4096;
/** So many lines that are records by themselves are not all part of one cell. */
const MOST_SWALLOWED = 2;

/** The cheapest reading over one or more lines, each further line a little dearer. */
function cheapest(
  text: string,
  ends: readonly number[],
  division: Division
): {cells: readonly string[]; lines: number} | undefined {
  let best: {cells: readonly string[]; lines: number} | undefined;
  let least = Infinity;
  let swallowed = 0;
  for (const [index, end] of ends.slice(0, MOST_LINES).entries()) {
    const line = text.slice(ends[index - 1] ?? end, end).trim();
    if (isRecord(line, division) && ++swallowed > MOST_SWALLOWED) break;
    const found = aligned(text.slice(0, end), division, division.width, division.kinds);
    if (found === undefined) continue;
    const goesOn = isFollowed(text.slice(end, end + LOOKED_AHEAD).trimStart(), division);
    const cost = found.cost + (goesOn ? 0 : NEXT_COST) + index * 0.1;
    if (cost < least) [best, least] = [{cells: found.cells, lines: index + 1}, cost];
    if (least <= GOOD_COST) break;
  }
  return best;
}

/** Whether a line is a record of the usual width with sound quotes. */
function isRecord(line: string, {dialect, width}: Division): boolean {
  const {records, strange} = recordsOf(new TextEncoder().encode(line), dialect, 2, true);
  return records.length === 1 && records[0]?.length === width && strange[0] === 0;
}

/** Whether a record of the usual width comes next, or a line of as many pieces, or nothing. */
function isFollowed(text: string, {dialect, width}: Division): boolean {
  const {records} = recordsOf(new TextEncoder().encode(text), dialect, 1, true);
  const line = text.slice(0, lineEnds(text)[0]);
  const {length} = records[0] ?? {length: width};
  return length === width || line.split(dialect.delimiter).length === width;
}

/** Where the first lines of a text end. */
function lineEnds(text: string): number[] {
  const ends: number[] = [];
  for (const {index} of text.matchAll(/\r\n|\n|\r|$/g)) if (ends.push(index) === MOST_LINES) break;
  return ends;
}

/**
 * The line's cells when another delimiter gives exactly the width and cells of the columns' kinds; of a first line, also
 * words only, when the line after it is a record of data.
 */
function otherwiseDivided(
  line: string,
  next: string,
  {dialect, width, kinds}: Division
): readonly string[] | undefined {
  const below = cellsOf(next, dialect);
  const values = below.filter((cell) => isTyped(kindOf(cell)));
  const isFirst = width > 2 && !values.every(isYear) && fits(below, kinds, true);
  for (const delimiter of OTHER_DELIMITERS) {
    if (delimiter === dialect.delimiter || !line.includes(delimiter)) continue;
    const cells = cellsOf(line, {...dialect, delimiter});
    if (cells.length !== width) continue;
    if (
      fits(cells, kinds, delimiter === ' ') ||
      (isFirst && cells.every((cell) => isWords(cell, delimiter, dialect.delimiter)))
    )
      return cells;
  }
  return undefined;
}

/** Words; divided at blanks, they hold no usual delimiter. */
function isWords(cell: string, delimiter: string, usual: string): boolean {
  return kindOf(cell) === 'text' && !(delimiter === ' ' && cell.includes(usual));
}

/** The cells of a line, none when it holds several records. */
function cellsOf(line: string, dialect: Division['dialect']): readonly string[] {
  const {records} = recordsOf(new TextEncoder().encode(line), dialect, 2, true);
  return records.length === 1 ? (records[0] ?? []) : [];
}

/** Whether the cells are of their columns' kinds, where these are known. */
function fits(cells: readonly string[], kinds: readonly CellKind[], strictly = false): boolean {
  if (strictly && cells.length !== kinds.length) return false;
  let typed = 0;
  let wrong = 0;
  cells.forEach((cell, k) => {
    const kind = kinds[k] ?? 'text';
    if (!isTyped(kind) || cell === '') return;
    typed++;
    if (!isTyped(kindOf(cell))) wrong++;
  });
  return typed > 0 ? wrong * 2 < typed : !strictly && cells.every((cell) => cell !== '');
}

/** The cheapest way to join the pieces between delimiters into `width` cells (dynamic programming over pieces). */
function aligned(
  text: string,
  {dialect}: Division,
  width: number,
  kinds: readonly CellKind[] = []
): {cells: string[]; cost: number} | undefined {
  const pieces = text.split(dialect.delimiter);
  const count = pieces.length;
  const slack = count - width;
  if (width < 1 || slack < 0 || count > MOST_PIECES || slack > MOST_JOINED) return undefined;
  let costs = new Float64Array(count + 1).fill(Infinity);
  costs[0] = 0;
  const cuts: Int32Array[] = [];
  for (let k = 0; k < width; k++) {
    const next = new Float64Array(count + 1).fill(Infinity);
    const cut = new Int32Array(count + 1);
    for (let start = k; start <= k + slack; start++) {
      const before = costs[start] ?? Infinity;
      if (before === Infinity) continue;
      for (let end = start + 1; end <= k + 1 + slack; end++) {
        const cell = pieces.slice(start, end).join(dialect.delimiter);
        const cost = before + cellCost(cell, end - start > 1, dialect, kinds[k] ?? 'text');
        if (cost < (next[end] ?? Infinity)) [next[end], cut[end]] = [cost, start];
      }
    }
    costs = next;
    cuts.push(cut);
  }
  const cost = costs[count] ?? Infinity;
  if (cost > MOST_COST) return undefined;
  const cells: string[] = [];
  for (let k = width - 1, end = count; k >= 0; k--) {
    const start = cuts[k]?.[end] ?? 0;
    cells.unshift(unquoted(pieces.slice(start, end).join(dialect.delimiter), dialect.quote));
    end = start;
  }
  return {cells, cost};
}

function cellCost(
  cell: string,
  joins: boolean,
  {quote, delimiter}: Division['dialect'],
  kind: CellKind
): number {
  const mark = markOf(cell, quote);
  let cost = 0;
  if (mark === '') {
    if (joins || /[\n\r]/.test(cell)) return Infinity;
    if (/^["']|["']$/.test(cell)) cost += 3;
    else if (quote !== '' && cell.includes(quote)) cost += 1;
  } else {
    const inner = cell.slice(1, -1);
    if (mark !== quote) cost += 2;
    if (inner.replaceAll(mark + mark, '').includes(mark)) cost += /[\n\r]/.test(inner) ? 5 : 1.5;
    if (joins) cost += 0.1;
    if (joins && mark === quote) cost += SEAM_COST * seamsIn(cell, quote, delimiter);
  }
  if (cell === '' || !isTyped(kind)) return cost;
  return isTyped(kindOf(unquoted(cell, quote).replaceAll(quote || '"', ''))) ? cost : cost + 4;
}

/** A cell that holds the end of one in quotes and the beginning of the next is rather two. */
const SEAM_COST = 3;

/** How often a quote ends before a delimiter and another begins after it; pairs of doubled quotes belong to the text. */
function seamsIn(cell: string, quote: string, delimiter: string): number {
  const between = quote + delimiter + quote;
  let seams = 0;
  for (let at = cell.indexOf(between); at >= 0; at = cell.indexOf(between, at + 1)) {
    let [before, after] = [at, at + between.length];
    while (before > 0 && cell[before - 1] === quote) before--;
    while (cell[after] === quote) after++;
    const isOdd = (at + 1 - before) % 2 === 1 || (after - at - 1 - delimiter.length) % 2 === 1;
    if (isOdd) seams++;
  }
  return seams;
}

/** The quote that wraps the cell, '' when none does. */
function markOf(cell: string, quote: string): string {
  for (const mark of [quote === '' ? '"' : quote, '"', "'"])
    if (cell.length >= 2 && cell.startsWith(mark) && cell.endsWith(mark)) return mark;
  return '';
}

function unquoted(cell: string, quote: string): string {
  const mark = markOf(cell, quote);
  return mark === '' ? cell : cell.slice(1, -1).replaceAll(mark + mark, mark);
}
