import {BLANKS} from './record-scanner.ts';

/** Whether nothing tells that the records are written in a way that is not known: framed, wrapped or ended by marks. */
export function isUsual(
  delimiter: string,
  width: number,
  records: readonly (readonly string[])[]
): boolean {
  const regular = records.filter((record) => record.length === width);
  const cells = regular.flat().filter((cell) => cell !== '');
  return (
    delimiter !== BLANKS &&
    !isDoubled(regular) &&
    !(width === 1 && (areMarkedAlike(cells) || areDividedAlike(cells))) &&
    !(delimiter.includes('|') && isFramed(regular)) &&
    !areAllMarked(cells, /^([^\p{L}\p{N}\s])[^]*\1$/u) &&
    !areAllMarked(
      regular.map((record) => record.at(-1) ?? ''),
      /([^\p{L}\p{N}\s"'`)\]}])$/u
    )
  );
}

/** One or two of every few cells are empty, or the same mark: the delimiter is rather all of these characters. */
export function isDoubled(records: readonly (readonly string[])[]): boolean {
  const [first = []] = records;
  const [, between = 'x'] = first;
  const isEvery = (step: number): boolean =>
    first.length > step &&
    records.every((record) => record.every((cell, k) => k % step === 0 || cell === between));
  return !/[\p{L}\p{N}]/u.test(between) && (isEvery(2) || isEvery(3));
}

/** Whether single cells hold the same marks in the same order, the first as well: 'name-number', 'Ada-1'. */
function areMarkedAlike(cells: readonly string[]): boolean {
  const marks = new Set(cells.map((cell) => cell.replace(/[\p{L}\p{N}\s]/gu, '')));
  return cells.length > 1 && marks.size === 1 && !marks.has('');
}

/** Marks that might divide, and stand in words of many a single column as well. */
const RARE = ['_', '--'];

/** Whether nearly all single cells hold one of these marks equally often, the first as well. */
function areDividedAlike(cells: readonly string[]): boolean {
  return RARE.some((mark) => {
    const counts = cells.map((cell) => cell.split(mark).length - 1);
    const [first = 0] = counts;
    const alike = counts.filter((count) => count === first).length;
    return first > 0 && cells.length > 2 && alike * 10 >= cells.length * 9;
  });
}

/** Whether all of several texts bear the same mark. */
function areAllMarked(texts: readonly string[], mark: RegExp): boolean {
  const [first, ...others] = texts.map((text) => mark.exec(text)?.[1]);
  return first !== undefined && others.length > 0 && others.every((other) => other === first);
}

/** Whether bars stand around every record, too, as in Markdown. */
function isFramed(records: readonly (readonly string[])[]): boolean {
  return (
    records.length > 1 &&
    records.every((record) => /^\|?\s*$/.test(record[0] ?? '') || (record[0] ?? '').startsWith('|'))
  );
}
