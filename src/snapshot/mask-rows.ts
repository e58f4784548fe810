import {HIDDEN} from '../model/hidden.ts';
import type {ResultColumn, Rows, Value} from '../model/rows.ts';
import type {Lang} from '../model/text.ts';
import {HIDDEN_MARK} from '../words/format.ts';
import type {Tally} from './mask-prose.ts';
import {OTHER_LABEL} from './values-sql.ts';

/** What rows are held against: those of the other runs, and those that the page shows. */
export type Compared = {
  readonly others: readonly Rows[];
  readonly page: Rows;
  /** Whether rows stand in the order of their values, which would tell a hidden one. */
  readonly ordered: boolean;
};

/**
 * Rows with every value hidden that is another in one of the other runs. Rows are told apart by the columns that hold the same
 * values in every run; one that is not in all runs is left out, and rows with hidden values come last, so that neither being there
 * nor standing there tells anything. Texts of several lines are compared line by line. `columns`: those that are shown.
 */
export function maskedRows(
  rows: Rows,
  {others, page, ordered}: Compared,
  columns: ReadonlySet<string>,
  lang: Lang,
  tally: Tally
): Rows {
  const keys = keyColumns(rows, others);
  const found = others.map((other) => byKey(other, keys));
  const shown = byKey(page, keys);
  const names = keysOf(rows, keys);
  const kept = Array.from({length: rows.count}, (_, row) => row).flatMap((row) => {
    const places = found.map((each) => each.get(names[row] ?? ''));
    const own = shown.get(names[row] ?? '');
    const merged = keys.some((at) => isOther(rows.values[at]?.[row] ?? null));
    if (places.some((place) => place === undefined) || (own === undefined && !merged)) {
      tally.shown += 1;
      tally.hidden += 1;
      return [];
    }
    const values = rows.values.map((column, at): Value => {
      const seen = others.map((other, run): Value => other.values[at]?.[places[run] ?? -1] ?? null);
      const there: readonly Value[] = own === undefined ? [] : [page.values[at]?.[own] ?? null];
      return maskedValue(column[row] ?? null, [...seen, ...there], lang);
    });
    return [{values, own: rows.values.map((column) => column[row] ?? null)}];
  });
  for (const {values, own} of kept) count(values, own, rows, keys, columns, tally);
  const isClosed = (values: readonly Value[]): boolean =>
    ordered && hasHidden(values, rows, columns);
  const masked = kept.map(({values}) => values);
  const open = masked.filter((values) => !isClosed(values));
  const closed = masked.filter(isClosed);
  const last = [...closed].sort((a, b) => (keyText(a, keys) < keyText(b, keys) ? -1 : 1));
  const all = [...open, ...last];
  return {
    columns: rows.columns,
    count: all.length,
    values: rows.columns.map((_, at) => all.map((values) => values[at] ?? null))
  };
}

/** Columns that hold the same values in every run, however often: texts if these tell every row apart, else numbers too. */
function keyColumns(rows: Rows, others: readonly Rows[]): number[] {
  const stable = rows.columns.flatMap((_, at) => {
    const own = distinct(rows.values[at]);
    return others.every((other) => distinct(other.values[at]) === own) ? [at] : [];
  });
  const texts = stable.filter((at) => !isNumber(rows.columns[at]));
  const unique = new Set(keysOf(rows, texts, false)).size === rows.count;
  if (unique || stable.length === texts.length) return unique ? texts : labelsAmong(rows, texts);
  return stable;
}

function isNumber(column: ResultColumn | undefined): boolean {
  return ['integer', 'number', 'decimal'].includes(column?.type ?? '');
}

/** Where nothing is stable, labels are what rows are called by. */
function labelsAmong(rows: Rows, texts: readonly number[]): number[] {
  if (texts.length > 0) return [...texts];
  const named = rows.columns.flatMap(({type}, at) =>
    type === 'label' || type === 'text' || type === 'date' ? [at] : []
  );
  return named.slice(0, 1);
}

function distinct(values: readonly Value[] | undefined): string {
  return JSON.stringify([...new Set((values ?? []).map((value) => JSON.stringify(value)))].sort());
}

/** The n-th row of a key that several have is the n-th in every run. */
function keysOf(rows: Rows, keys: readonly number[], numbered = true): string[] {
  const seen = new Map<string, number>();
  return Array.from({length: rows.count}, (_, row) => {
    const key = JSON.stringify(keys.map((at) => rows.values[at]?.[row] ?? null));
    const turn = seen.get(key) ?? 0;
    seen.set(key, turn + 1);
    return numbered ? `${key} ${turn}` : key;
  });
}

function byKey(rows: Rows, keys: readonly number[]): ReadonlyMap<string, number> {
  return new Map(keysOf(rows, keys).map((key, row) => [key, row]));
}

function keyText(values: readonly Value[], keys: readonly number[]): string {
  return JSON.stringify(keys.map((at) => plain(values[at] ?? null)));
}

function plain(value: Value): unknown {
  return typeof value === 'symbol' ? '' : value;
}

function maskedValue(value: Value, others: readonly Value[], lang: Lang): Value {
  const agree = others.every((other) => same(value, other));
  if (agree) return value;
  if (typeof value !== 'string') return HIDDEN;
  const lines = value.split('\n');
  const seen = others.map((other) => (typeof other === 'string' ? other.split('\n') : []));
  const masked = lines.map((line, at) =>
    seen.every((each) => each[at] === line) ? line : HIDDEN_MARK[lang]
  );
  return masked.every((line) => line === HIDDEN_MARK[lang]) ? HIDDEN : masked.join('\n');
}

/** Fractions of the same sums may differ in their last bit. */
function same(a: Value, b: Value): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    return (
      a === b ||
      (!Number.isInteger(a) && Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)))
    );
  }
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

/** A row of merged labels stands on no page. */
function isOther(value: Value): boolean {
  return (
    typeof value === 'string' && (value.includes(OTHER_LABEL.zh) || value.includes(OTHER_LABEL.en))
  );
}

function isHidden(value: Value, lang?: Lang): boolean {
  if (value === HIDDEN) return true;
  return (
    typeof value === 'string' &&
    value
      .split('\n')
      .some(
        (line) =>
          line === HIDDEN_MARK.zh || line === HIDDEN_MARK.en || line === HIDDEN_MARK[lang ?? 'zh']
      )
  );
}

function hasHidden(values: readonly Value[], rows: Rows, columns: ReadonlySet<string>): boolean {
  return values.some((value, at) => columns.has(rows.columns[at]?.name ?? '') && isHidden(value));
}

function count(
  values: readonly Value[],
  own: readonly Value[],
  rows: Rows,
  keys: readonly number[],
  columns: ReadonlySet<string>,
  tally: Tally
): void {
  values.forEach((value, at) => {
    if (!columns.has(rows.columns[at]?.name ?? '') || keys.includes(at) || value === null) return;
    tally.shown += 1;
    if (!isHidden(value)) return;
    tally.hidden += 1;
    tally.lost.push(String(own[at] ?? ''));
  });
}
