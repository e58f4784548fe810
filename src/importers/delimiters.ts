import {BLANKS} from './record-scanner.ts';

/** How likely a delimiter is before the file is seen. */
export const PRIORS: Readonly<Record<string, number>> = {
  ',': 1,
  '\t': 1,
  ';': 1,
  '|': 0.98,
  ', ': 1,
  ' , ': 1,
  ' ; ': 1,
  '; ': 1,
  ' | ': 1,
  ' - ': 0.9,
  '，': 0.95,
  '；': 0.95,
  '||': 0.98,
  '::': 0.95,
  '\u0001': 1,
  '\u001f': 1,
  '~': 0.9,
  '^': 0.9,
  '¦': 0.9,
  '§': 0.9,
  '#': 0.8,
  '&': 0.8,
  '*': 0.75,
  '!': 0.75,
  '@': 0.75,
  ' ': 0.75,
  [BLANKS]: 0.85,
  ':': 0.6,
  '、': 0.6,
  '/': 0.5,
  '=': 0.5
};
/** Marks that stand in plain text as well: they divide cells only where the cells show it. */
export const COMMON_IN_TEXT = new Set([
  ' ',
  BLANKS,
  ' - ',
  ':',
  '/',
  '、',
  '=',
  '!',
  '@',
  '&',
  '#',
  '*'
]);
/** How likely a delimiter of two or three marks is that nobody has told of. */
export const FOUND_PRIOR = 0.95;
const MARKS = /[,;|\t:~^#&*!@=¦§<>，；、\p{Cc}]+|\[[,;|\t:~^#*]+\]|\{[,;|\t:~^#*]+\}/gu;
/** Lines of a sample in which such delimiters are looked for. */
const MOST_LINES = 200;

/** Delimiters that may divide a text: those that are known and stand in it, and such of several marks. */
export function delimitersIn(sample: string): string[] {
  const bare = sample.replace(/"[^"]*"/g, 'q');
  const known = Object.keys(PRIORS).filter((delimiter) => {
    if (delimiter === ',') return true;
    const isSpaced = delimiter !== BLANKS && delimiter.length > 1 && delimiter.endsWith(' ');
    return (
      sample.includes(delimiter) &&
      !(isSpaced && countOf(bare, delimiter) * 2 < countOf(bare, delimiter.trim()))
    );
  });
  return [...known, ...foundIn(bare)];
}

/** Two or three marks that stand together nearly equally often in every line, one of them nowhere else: ',\t', '^|', ';;'. */
function foundIn(bare: string): string[] {
  const lines = bare.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  const looked = lines.slice(0, MOST_LINES);
  const text = looked.join('\n');
  const parts = new Set([0, looked.length >> 1].flatMap((line) => partsOf(looked[line] ?? '')));
  const found = [...parts].filter((part) => {
    if (part in PRIORS) return false;
    const count = countOf(text, part);
    const own = part
      .split('')
      .some((mark) => countOf(text, mark) * 0.95 <= count * countOf(part, mark));
    const {share, width} = modalWidth(looked.map((line) => line.split(part)));
    return own && width > 1 && share >= 0.9;
  });
  return found.filter((part) => !found.some((more) => more !== part && more.includes(part)));
}

/** All that two or three marks side by side in a line make. */
function partsOf(line: string): string[] {
  return [...line.matchAll(MARKS)].flatMap(([run]) =>
    Array.from({length: run.length - 1}, (_, at) => [
      run.slice(at, at + 2),
      ...(at + 3 <= run.length ? [run.slice(at, at + 3)] : [])
    ]).flat()
  );
}

function countOf(text: string, part: string): number {
  return text.split(part).length - 1;
}

/** The width that most records have; wide ones win over single cells unless those are clearly more. */
export function modalWidth(records: readonly (readonly string[])[]): {
  width: number;
  share: number;
} {
  const counts = new Map<number, number>();
  for (const record of records) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
  let width = 1;
  let most = (counts.get(1) ?? 0) * 0.6;
  for (const [length, count] of counts)
    if (length > 1 && (count > most || (count === most && length > width)))
      [width, most] = [length, count];
  return {width, share: (counts.get(width) ?? 0) / records.length};
}
