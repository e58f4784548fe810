import type {Segment} from './segments.ts';

/** Asks which of the texts are names or numbers of people in the data. */
export type AskPeople = (texts: readonly string[]) => Promise<ReadonlySet<string>>;

const HAN = /[\p{Script=Han}·]{2,}/gu;
const LONGEST = 6;
/** Names of several parts, as 阿依古丽·买买提, may be so long. */
const LONGEST_OF_PARTS = 20;
/** Words that stand before and after a name in prose. */
const BEFORE = /(?:户主|姓名|村民|贫困户|脱贫户|监测户|同志|联系人|责任人|[：:])$/;
const AFTER = /^(?:家|户|同志|一户|等|本人|夫妇|之)/;

/** A text with its names in one writing: no space between Chinese signs (王 明), one sign between the parts of a name. */
export function plainNames(text: string): string {
  return text
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/(?<=\p{Script=Han})[ \u3000]+(?=\p{Script=Han})/gu, '')
    .replace(/ *[•‧・･·] */g, '·');
}

/** The same of an expression, as the engine's SQL. */
export function plainNamesSql(expression: string): string {
  const joined = (text: string): string =>
    `regexp_replace(${text}, '(\\p{Han})[ \u3000]+(\\p{Han})', '\\1\\2', 'g')`;
  const plain = `regexp_replace(${joined(joined(expression))}, ' *[•‧・･·] *', '·', 'g')`;
  return `CASE WHEN regexp_matches(${expression}, '[ \u3000•‧・･·]') THEN ${plain} ELSE ${expression} END`;
}

/** Texts of a page that could be somebody's: runs of two to six Chinese signs, texts that stand alone, long numbers. */
export function candidatesIn(segments: readonly Segment[]): string[] {
  const found = new Set<string>();
  for (const {text: given} of segments) {
    const text = plainNames(given);
    if (text.length <= 40) found.add(text);
    for (const [run] of text.matchAll(HAN)) {
      for (let from = 0; from < run.length - 1; from++) {
        const part = run.slice(from, from + LONGEST_OF_PARTS);
        const longest = part.includes('·') ? part.length : Math.min(LONGEST, part.length);
        for (let length = 2; length <= longest; length++) found.add(part.slice(0, length));
      }
    }
    for (const [number] of text.matchAll(/[A-Za-z]*\d{6,}[A-Za-z\d]*/g)) found.add(number);
  }
  return [...found];
}

/**
 * Segments that name a person of the data. A number or a name of three signs or more counts anywhere; one of two, which may be a
 * word (安全), only where it stands alone or as names stand in prose. `words` are the product's own texts and public names.
 */
export function namedIn(
  segments: readonly Segment[],
  people: ReadonlySet<string>,
  words: string
): {readonly segment: Segment; readonly text: string}[] {
  return segments.flatMap((segment) => {
    const text = plainNames(segment.text);
    const hit = [...people].find((name) => stands(text, name, words));
    return hit === undefined ? [] : [{segment, text: hit}];
  });
}

function stands(text: string, name: string, words: string): boolean {
  if (!text.includes(name)) return false;
  if (text === name) return !isWord(name, words);
  if (/\d/.test(name)) return true;
  if (isWord(name, words)) return false;
  if (Array.from(name).length >= 3) return true;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + name.length)];
    const left = before === '' || !/[\p{L}\p{N}]$/u.test(before) || BEFORE.test(before);
    const right = after === '' || !/^[\p{L}\p{N}]/u.test(after) || AFTER.test(after);
    if (left && right) return true;
  }
  return false;
}

function isWord(name: string, words: string): boolean {
  return !/\d/.test(name) && words.includes(name);
}
