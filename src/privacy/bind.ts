import type {Builder} from './builder.ts';
import {THRESHOLD} from './guards.ts';
import type {Count, Sum} from './release.ts';
import {bitOf, rowKey, type PlacedRow, type PlacedTable, type Table} from './table.ts';

/** Every margin as the sum of the margin below it, for the units and for each measure. */
export function addSums(
  builder: Builder,
  table: Table,
  rows: readonly PlacedRow[],
  found: ReadonlyMap<string, PlacedRow>,
  margins: ReadonlySet<number>
): void {
  const active = table.measures.flatMap((_, at) =>
    rows.some(({row}) => (row.amounts[at]?.value ?? 0) !== 0) ? [at] : []
  );
  for (const [dimension] of table.by.entries()) {
    const groups = new Map<PlacedRow, PlacedRow[]>();
    for (const placed of rows) {
      const {margin, marks} = placed.row;
      const above = margin | bitOf(table, dimension);
      if (above === margin || !margins.has(above)) continue;
      const key = rowKey(
        above,
        marks.map((mark, at) => (at === dimension ? undefined : mark))
      );
      const whole = found.get(key);
      if (!whole) continue;
      groups.set(whole, [...(groups.get(whole) ?? []), placed]);
    }
    const ways = [
      (placed: PlacedRow): number => placed.places.units,
      ...active.map(
        (at) =>
          (placed: PlacedRow): number =>
            placed.places.amounts[at] ?? -1
      )
    ];
    for (const way of ways) builder.sums.push(...sumsOf(builder.counts, groups, way));
  }
}

/** Sums over one dimension; where one of them comes to more than its whole, units have several of its values. */
function sumsOf(
  counts: readonly Count[],
  groups: ReadonlyMap<PlacedRow, readonly PlacedRow[]>,
  way: (placed: PlacedRow) => number
): Sum[] {
  const sums = [...groups].map(([whole, parts]) => ({whole: way(whole), parts: parts.map(way)}));
  const valueOf = (index: number): number => counts[index]?.value ?? 0;
  const exact = sums.every(({whole, parts}) => {
    const total = parts.reduce((sum, part) => sum + valueOf(part), 0);
    return Math.abs(total - valueOf(whole)) < 1e-6 * Math.max(1, total);
  });
  return exact ? sums : sums.map((sum) => ({...sum, overlapping: true}));
}

/**
 * Rows of two tables under the same labels that count nearly the same units tell of the few between them: their difference is a
 * number that nobody may reckon.
 */
export function nearlyEqual(builder: Builder, placed: readonly PlacedTable[]): void {
  const alike = new Map<string, Set<number>>();
  for (const {table, rows} of placed) {
    if (!table.people) continue;
    for (const {row, places} of rows) {
      if (!table.printed.has(row.margin) || row.units === 0) continue;
      const labels = row.marks
        .flatMap((mark, at) => (mark === undefined ? [] : [`${table.by[at]}=${String(mark)}`]))
        .sort();
      const key = `${table.unit} ${labels.join(' ')}`;
      alike.set(key, (alike.get(key) ?? new Set<number>()).add(places.units));
    }
  }
  for (const indexes of alike.values()) {
    const sorted = [...indexes].sort((a, b) => builder.valueAt(b) - builder.valueAt(a));
    for (const [at, whole] of sorted.slice(0, -1).entries()) {
      const part = sorted[at + 1] ?? whole;
      const difference = builder.valueAt(whole) - builder.valueAt(part);
      const guard = Math.max(THRESHOLD, Math.min(builder.counts[whole]?.guard ?? 0, 10));
      if (difference === 0 || difference >= guard) continue;
      const between = builder.put({
        value: difference,
        guard,
        primary: true,
        printed: true,
        cost: 1
      });
      builder.sums.push({whole, parts: [part, between]});
    }
  }
}
