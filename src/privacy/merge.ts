import {guardOf, isFrame, THRESHOLD} from './guards.ts';
import {labelsOf, rowKey, type Mark, type Table} from './table.ts';

/** Labels of a dimension that become one, 'other'. */
export type Merge = {readonly dimension: string; readonly labels: readonly string[]};

/** Few cells are primary when they are no more than this share of what a table prints. */
const FEW = 0.08;
/** A dimension keeps at least so many labels of its own. */
const LEAST_LABELS = 4;

type Draft = Map<number, Set<Mark>>;

/**
 * Which labels of a table to merge: those that too few have, and then the rarest, until few cells are primary. Only texts are
 * merged; places only where too few live there. `already`: what is merged in the table as it stands.
 */
export function mergesFor(table: Table): Merge[] {
  if (!table.people) return [];
  const draft: Draft = new Map();
  for (const [dimension, name] of table.by.entries()) {
    const rare = textsBySize(table, dimension).filter(
      ([mark, units]) => units < (isFrame(name) ? THRESHOLD : guardOf([name, mark]))
    );
    for (const [mark] of rare) mergeIn(draft, dimension, mark);
    if (rare.length > 0) complete(table, draft, dimension);
  }
  for (let share = primaryShare(table, draft); share > FEW; share = primaryShare(table, draft)) {
    const best = bestMerge(table, draft);
    if (best === undefined) break;
    mergeRarest(table, draft, best);
  }
  return [...draft].flatMap(([dimension, labels]) => {
    const name = table.by[dimension];
    return name === undefined ? [] : [{dimension: name, labels: [...labels].map(String)}];
  });
}

/** Labels that are texts, the rarest first. */
function textsBySize(table: Table, dimension: number): (readonly [string, number])[] {
  if (!table.mergeable[dimension]) return [];
  return [...labelsOf(table, dimension)]
    .filter(([mark]) => !table.asked.has(String(mark)))
    .flatMap(([mark, units]): [string, number][] =>
      typeof mark === 'string' ? [[mark, units]] : []
    )
    .sort((a, b) => a[1] - b[1]);
}

function mergeIn(draft: Draft, dimension: number, mark: Mark): void {
  draft.set(dimension, (draft.get(dimension) ?? new Set<Mark>()).add(mark));
}

/** One label alone is not hidden by another name, nor are a few of whom too few are left together. */
function complete(table: Table, draft: Draft, dimension: number): void {
  const texts = textsBySize(table, dimension);
  const merged = draft.get(dimension) ?? new Set<Mark>();
  const name = table.by[dimension] ?? '';
  for (const [mark] of texts) {
    const size = texts.reduce((sum, [each, units]) => sum + (merged.has(each) ? units : 0), 0);
    const guard = isFrame(name) ? THRESHOLD : guardOf([name, ...[...merged].map(String)]);
    if (merged.size >= 2 && size >= guard) return;
    mergeIn(draft, dimension, mark);
  }
}

function mergeRarest(table: Table, draft: Draft, dimension: number): void {
  const merged = draft.get(dimension) ?? new Set<Mark>();
  const next = textsBySize(table, dimension).find(([mark]) => !merged.has(mark));
  if (next) mergeIn(draft, dimension, next[0]);
  complete(table, draft, dimension);
}

/** The dimension whose rarest label, merged, leaves the fewest primary cells; undefined where none may be merged. */
function bestMerge(table: Table, draft: Draft): number | undefined {
  let best: {dimension: number; share: number} | undefined;
  for (const [dimension, name] of table.by.entries()) {
    const texts = textsBySize(table, dimension);
    const own = texts.length - (draft.get(dimension)?.size ?? 0);
    if (isFrame(name) || own <= LEAST_LABELS) continue;
    const tried: Draft = new Map([...draft].map(([at, labels]) => [at, new Set(labels)]));
    mergeRarest(table, tried, dimension);
    const share = primaryShare(table, tried);
    if (best === undefined || share < best.share) best = {dimension, share};
  }
  return best?.dimension;
}

/** The share of cells under their threshold among those printed, as it would be with labels merged (units as if none were in two of them). */
function primaryShare(table: Table, draft: Draft): number {
  const cells = new Map<string, {units: number; guard: number}>();
  for (const {margin, marks, units} of table.rows) {
    if (!table.printed.has(margin)) continue;
    const merged = marks.map((mark, at) => (draft.get(at)?.has(mark) ? '\u0000' : mark));
    const key = rowKey(margin, merged);
    const facts = merged.flatMap((mark, at) =>
      mark === undefined ? [] : [table.by[at] ?? '', String(mark)]
    );
    const cell = cells.get(key) ?? {units: 0, guard: guardOf(facts)};
    cell.units += units;
    cells.set(key, cell);
  }
  const all = [...cells.values()].filter(({units}) => units > 0);
  const small = all.filter(({units, guard}) => units < guard);
  return all.length === 0 ? 0 : small.length / all.length;
}
