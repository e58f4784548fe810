/** Size of names of rows and of values, px; all other text has NOTE. */
export const SIZE = 13;
export const NOTE = 12;

/** Full-width: Chinese, its punctuation, kana, hangul, full-width forms. */
const WIDE =
  /[\u2014\u2026\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/** Widths of Latin signs in em, the first kind that fits; about those of Segoe UI, Helvetica and Noto Sans. */
const LATIN: readonly (readonly [RegExp, number])[] = [
  [/[ijl.,:;'|! ]/, 0.29],
  [/[tfrI()[\]\-/]/, 0.4],
  [/[mwMW%]/, 0.89],
  [/[A-Z&]/, 0.67]
];
const OTHER = 0.57;

/** About how wide a text is in px, without a canvas: Chinese 1 em, Latin by kind of sign, bold a little more. */
export function widthOf(text: string, size: number, bold = false): number {
  let ems = 0;
  for (const sign of text) ems += WIDE.test(sign) ? 1 : latin(sign) * (bold ? 1.06 : 1);
  return ems * size;
}

function latin(sign: string): number {
  return LATIN.find(([kind]) => kind.test(sign))?.[1] ?? OTHER;
}

/** The widest of the texts, in px. */
export function widest(texts: Iterable<string>, size: number, bold = false): number {
  let width = 0;
  for (const text of texts) width = Math.max(width, widthOf(text, size, bold));
  return width;
}

/** The text, or its beginning and '…', within `limit` px. */
export function fitted(text: string, limit: number, size: number): string {
  if (widthOf(text, size) <= limit) return text;
  const signs = Array.from(text);
  while (signs.length > 1 && widthOf(`${signs.join('')}…`, size) > limit) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}

/**
 * The text in at most `lines` lines of `limit` px: Chinese breaks anywhere, other text between words.
 * What is left over ends in '…'.
 */
export function wrapped(text: string, limit: number, size: number, lines: number): string[] {
  const done: string[] = [];
  let line = '';
  const parts = text.match(/[\w\-/().%]+\s*|\s+|./gu) ?? [];
  for (const [at, part] of parts.entries()) {
    if (line !== '' && widthOf((line + part).trimEnd(), size) > limit) {
      if (done.length === lines - 1) {
        return [...done, fitted(line + parts.slice(at).join(''), limit, size)];
      }
      done.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  return [...done, fitted(line.trimEnd(), limit, size)];
}

/** As `wrapped`, with lines about as long as each other. */
export function balanced(text: string, limit: number, size: number, lines: number): string[] {
  const full = wrapped(text, limit, size, lines);
  for (let narrow = widthOf(text, size) / full.length; narrow < limit; narrow += size / 4) {
    const even = wrapped(text, narrow, size, full.length);
    if (even.join('').replace(/ /g, '') === full.join('').replace(/ /g, '')) return even;
  }
  return full;
}
