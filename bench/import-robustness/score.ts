import type {Variant} from './variant.ts';

/** What a reader made of a file; undefined when it failed. `doubted`: it said that something may be wrong. */
export type Loaded =
  | {
      readonly heading: readonly string[];
      readonly records: readonly (readonly string[])[];
      readonly doubted?: boolean;
    }
  | undefined;

/**
 * Points of ten: one for loading at all, and precision, recall and F1 of heading cells, of records and of cells,
 * compared as multisets of raw texts.
 */
export function pointsOf(loaded: Loaded, expected: Variant): number {
  if (loaded === undefined) return 0;
  const heading = measured(filledCells([loaded.heading]), filledCells([expected.heading]));
  const records = measured(loaded.records.map(recordKey), expected.records.map(recordKey));
  const cells = measured(filledCells(loaded.records), filledCells(expected.records));
  return 1 + heading + records + cells;
}

function recordKey(record: readonly string[]): string {
  const last = record.findLastIndex((cell) => cell !== '');
  return record.slice(0, last + 1).join('\u0001');
}

function filledCells(records: readonly (readonly string[])[]): string[] {
  return records.flat().filter((cell) => cell !== '');
}

/** Precision + recall + F1 of one multiset against another. */
function measured(found: readonly string[], wanted: readonly string[]): number {
  if (found.length === 0 && wanted.length === 0) return 3;
  const left = new Map<string, number>();
  for (const text of wanted) left.set(text, (left.get(text) ?? 0) + 1);
  let hits = 0;
  for (const text of found) {
    const count = left.get(text) ?? 0;
    if (count === 0) continue;
    left.set(text, count - 1);
    hits++;
  }
  const precision = found.length === 0 ? 0 : hits / found.length;
  const recall = wanted.length === 0 ? 0 : hits / wanted.length;
  const both = precision + recall;
  return both + (both === 0 ? 0 : (2 * precision * recall) / both);
}
