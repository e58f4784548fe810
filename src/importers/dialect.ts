import type {Dialect} from '../model/sheet.ts';
import {columnKind, isTyped, kindOf, type CellKind} from './cell-kinds.ts';
import {COMMON_IN_TEXT, delimitersIn, FOUND_PRIOR, modalWidth, PRIORS} from './delimiters.ts';
import {isDoubled, isUsual} from './odd-marks.ts';
import {BLANKS, recordsOf, UNCLOSED} from './record-scanner.ts';

/** How a text file is divided, how wide its records mostly are, and what its columns hold. */
export type Division = {
  readonly dialect: Dialect;
  readonly width: number;
  readonly kinds: readonly CellKind[];
  /** False when another division fits nearly as well. */
  readonly sure: boolean;
  /** Whether a blank stands after every delimiter of many records. */
  readonly spaced: boolean;
};

type Trial = {
  readonly dialect: Omit<Dialect, 'recordEnd'>;
  readonly width: number;
  readonly score: number;
  readonly records: readonly string[][];
  /** Records of that width without stray quotes. */
  readonly sound: number;
};

const MOST_RECORDS = 300;
const MOST_BYTES = 1 << 17;
const QUOTES = ['"', "'", '`', ''] as const;

/**
 * Decides the dialect of a text by trying every division that its characters allow and scoring the tables that come
 * out: how regular the records are, and how much their cells look like cells. `hint` fixes what it names.
 */
export function divisionOf(text: string, final: boolean, hint: Partial<Dialect> = {}): Division {
  const sample = wholeLines(text, final);
  const bytes = new TextEncoder().encode(sample);
  const trials: Trial[] = [];
  for (const delimiter of hint.delimiter === undefined ? delimitersIn(sample) : [hint.delimiter])
    for (const quote of hint.quote === undefined ? quotesIn(sample, delimiter) : [hint.quote])
      for (const escape of hint.escape === undefined ? escapesIn(sample, quote) : [hint.escape])
        trials.push(tried(bytes, {delimiter, quote, escape}, final));
  trials.sort((a, b) => b.score - a.score);
  const first = trials[0] ?? tried(bytes, {delimiter: ',', quote: '"', escape: '"'}, final);
  const best = hint.quote === undefined ? withQuotes(first) : first;
  const rival = trials.find((trial) => trial.dialect.delimiter !== best.dialect.delimiter);
  const {width, records} = best === first ? (withoutQuotes(best, trials) ?? best) : best;
  const regular = records.filter((record) => record.length === width);
  return {
    dialect: {...best.dialect, recordEnd: hint.recordEnd ?? recordEndOf(sample)},
    width,
    kinds: Array.from({length: width}, (_, k) =>
      columnKind(regular.slice(1).map((record) => record[k] ?? ''))
    ),
    spaced: regular.filter(isSpaced).length * 3 > regular.length,
    sure:
      (best.dialect.delimiter in PRIORS || hint.delimiter !== undefined) &&
      isUsual(best.dialect.delimiter, best.width, best.records) &&
      (rival === undefined || rival.width < 2 || isFar(rival, best))
  };
}

/**
 * What reads best without quotes has them all the same where whole cells are in quotes, and hardly a part of one: quotes within such
 * cells ("48"") had them swallow what follows.
 */
function withQuotes(trial: Trial): Trial {
  if (trial.dialect.quote !== '') return trial;
  const marked = trial.records.flat().filter((cell) => /^"|"$/.test(cell) && cell.length > 2);
  const whole = marked.filter((cell) => cell.startsWith('"') && cell.endsWith('"')).length;
  if (whole * 2 <= marked.length) return trial;
  const records = trial.records.map((record) =>
    record.map((cell) => cell.replace(/^"([^]+)"$/, '$1'))
  );
  return {...trial, dialect: {...trial.dialect, quote: '"', escape: '"'}, records};
}

/**
 * The records as every delimiter divides them, where hardly one has sound quotes: marks within quoted cells ("15"","7'2"") join what
 * is not one cell.
 */
function withoutQuotes(
  {dialect, width, sound, records}: Trial,
  trials: readonly Trial[]
): Pick<Trial, 'width' | 'records'> | undefined {
  const plain = trials.find(
    (trial) => trial.dialect.delimiter === dialect.delimiter && trial.dialect.quote === ''
  );
  if (plain === undefined || plain.width <= width || sound * 10 > records.length) return undefined;
  if (plain.sound * 4 < plain.records.length * 3) return undefined;
  const inner = new RegExp(`^${dialect.quote}([^]*)${dialect.quote}$`);
  return {
    width: plain.width,
    records: plain.records.map((record) => record.map((cell) => cell.replace(inner, '$1')))
  };
}

function isSpaced(record: readonly string[]): boolean {
  return record.length > 2 && record.slice(1).every((cell) => /^ \S/.test(cell));
}

/** A single record could be divided in any way. */
function isFar(rival: Trial, best: Trial): boolean {
  return best.records.length > 1 && rival.score < best.score * 0.9;
}

function wholeLines(text: string, final: boolean): string {
  if (final && text.length <= MOST_BYTES) return text;
  const cut = text.slice(0, MOST_BYTES);
  const end = Math.max(cut.lastIndexOf('\n'), cut.lastIndexOf('\r'));
  return end > 0 ? cut.slice(0, end + 1) : cut;
}

/** A quote counts when it stands at the edge of a cell somewhere. */
function quotesIn(sample: string, delimiter: string): string[] {
  if (delimiter === BLANKS) return [''];
  const used = QUOTES.filter(
    (quote) =>
      quote !== '' &&
      (sample.startsWith(quote) ||
        sample.includes(delimiter + quote) ||
        sample.includes(`\n${quote}`) ||
        sample.includes(`\r${quote}`))
  );
  return used.includes('"') ? [...used, ''] : ['"', ...used];
}

function escapesIn(sample: string, quote: string): string[] {
  return quote !== '' && sample.includes(`\\${quote}`) ? [quote, '\\'] : [quote];
}

function tried(bytes: Uint8Array, dialect: Omit<Dialect, 'recordEnd'>, final: boolean): Trial {
  const {records: all, strange} = recordsOf(bytes, dialect, MOST_RECORDS, final);
  const records = all.filter((record) => record.some((cell) => cell.trim() !== ''));
  if (records.length === 0) return {dialect, width: 1, score: 0, records, sound: 0};
  const {width, share} = modalWidth(records);
  const open = all.filter((_, i) => ((strange[i] ?? 0) & UNCLOSED) !== 0);
  const swallowed = open.reduce((sum, record) => sum + linesIn(record), 0);
  const whole = Math.max(0, (share * records.length - open.length) / (records.length + swallowed));
  const regular = records.filter((record) => record.length === width);
  const odd = all.filter((record, i) => strange[i] !== 0 && record.length !== width).length;
  const stray = strange.filter(Boolean).length - odd;
  const clean = 1 - (odd + stray * strayWeight(bytes, dialect)) / all.length;
  const breadth = width === 1 ? 0.35 : 0.7 + 0.3 * (1 - 1 / width);
  const prior = width === 1 ? 0.9 : (PRIORS[dialect.delimiter] ?? FOUND_PRIOR);
  const quoting = dialect.quote === '' ? 0.95 : 1;
  const shown = dialect.delimiter === BLANKS ? regular : records;
  const likely = width === 1 || !COMMON_IN_TEXT.has(dialect.delimiter) || isTable(shown, dialect);
  const score =
    Math.pow(whole, 1.5) *
    Math.sqrt(clean) *
    breadth *
    prior *
    quoting *
    plausibility(regular) *
    (likely ? 1 : 0.3) *
    (isDoubled(regular) ? 0.5 : 1) *
    (dialect.quote === '' ? 1 - 0.6 * shareOfTorn(records) : 1);
  const sound = all.filter((record, i) => strange[i] === 0 && record.length === width).length;
  return {dialect, width, score, records, sound};
}

/** Lines that a record has after its first: in one that is never closed, they are records that it swallowed. */
function linesIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + (cell.trimEnd().match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}

/** A stray quote in a record of the usual width is a slip, but not where backslashes stand before quotes. */
function strayWeight(bytes: Uint8Array, {quote, escape}: Trial['dialect']): number {
  if (quote === '' || escape !== quote) return 0.3;
  const code = quote.charCodeAt(0);
  return bytes.some((byte, i) => byte === 0x5c && bytes[i + 1] === code) ? 1 : 0.3;
}

/**
 * Share of the records with a quote at the edge of a cell in which one cell begins with it and a later one ends with it: a
 * quoted cell torn apart.
 */
function shareOfTorn(records: readonly (readonly string[])[]): number {
  const quoted = records.filter((record) => record.some((cell) => /^"|"$/.test(cell)));
  const torn = quoted.filter((record) => {
    const begun = record.findIndex((cell) => /^"[^"]*$/.test(cell));
    return begun >= 0 && record.some((cell, k) => k > begun && /^[^"]*"$/.test(cell));
  });
  return torn.length / Math.max(1, quoted.length);
}

/**
 * Columns of numbers or dates, or quoted cells that hold the delimiter, under a first record of the same width; or four
 * columns and more in every record.
 */
function isTable(records: readonly (readonly string[])[], {delimiter}: Trial['dialect']): boolean {
  const [first = []] = records;
  if (
    first.length > 3 &&
    records.length > 3 &&
    records.every(({length}) => length === first.length)
  )
    return true;
  const body = records.slice(1).filter((record) => record.length === first.length);
  if (body.length * 2 < records.length - 1 && records.length > 3) return false;
  return (
    records.some((record) => record.some((cell) => cell.trim().includes(delimiter))) ||
    first.some((_, k) => isTyped(columnKind(body.map((record) => record[k] ?? ''))))
  );
}

/** How much the cells of a table look like cells, 0..1: typed columns of one kind, no left-over quotes or delimiters. */
function plausibility(records: readonly (readonly string[])[]): number {
  const body = records.length > 2 ? records.slice(1) : records;
  let sum = 0;
  let cells = 0;
  for (const record of body)
    for (const cell of record) {
      if (cell === '') continue;
      cells++;
      sum += cellScore(cell);
    }
  if (cells === 0) return 0.3;
  const width = body[0]?.length ?? 1;
  const typed = Array.from({length: width}, (_, k) =>
    columnKind(
      body.map((record) => record[k] ?? ''),
      0.9
    )
  ).filter(isTyped).length;
  return (sum / cells) * (0.8 + (0.2 * typed) / width);
}

function cellScore(cell: string): number {
  const kind = kindOf(cell);
  const trimmed = cell.trim();
  let score = isTyped(kind) || kind === 'none' ? 1 : 0.85;
  if (trimmed !== cell) score *= 0.9;
  if (/^(["'])[^]*\1$/.test(trimmed)) score *= 0.35;
  else if (/^["']|["']$/.test(trimmed)) score *= 0.6;
  if (/[\t;|,，\p{Cc}]/u.test(trimmed) && kind === 'text') score *= 0.9;
  if (/[\t;|\p{Cc}]/u.test(trimmed)) score *= 0.85;
  if (/[\n\r]/.test(trimmed)) score *= 0.9;
  return score;
}

function recordEndOf(sample: string): string {
  const both = sample.split('\r\n').length - 1;
  const feeds = sample.split('\n').length - 1 - both;
  const returns = sample.split('\r').length - 1 - both;
  if (both >= feeds && both >= returns) return both === 0 ? '\n' : '\r\n';
  return feeds >= returns ? '\n' : '\r';
}
