import {nearlyEqual, addSums} from './bind.ts';
import {Builder} from './builder.ts';
import {emptyRows} from './empty.ts';
import {guardOf, isFrame, SMALL_GROUP} from './guards.ts';
import {namesRare, rareLabels} from './rare.ts';
import type {Release} from './release.ts';
import {
  bitOf,
  rowKey,
  type Mark,
  type PlacedRow,
  type PlacedTable,
  type Places,
  type Table,
  type TableRow
} from './table.ts';

/** Tables as one release: numbers that count the same units are one number, whatever tables they stand in. */
export type TablesRelease = {readonly release: Release; readonly tables: readonly PlacedTable[]};

/**
 * The release that tables make: a row's units and measures as numbers with their thresholds, what is left over of each rate as a
 * number of its own, margins as sums of their parts, and pairs of tables that count nearly the same.
 */
export function tablesRelease(tables: readonly Table[]): TablesRelease {
  const builder = new Builder();
  const printed = new Map<string, Set<string>>();
  for (const table of tables) {
    for (const row of table.rows) {
      if (!table.printed.has(row.margin)) continue;
      const key = linkOf(table, row);
      printed.set(key, (printed.get(key) ?? new Set<string>()).add(table.name));
    }
  }
  const placed = tables.map((table) => placedTable(builder, table, printed));
  nearlyEqual(builder, placed);
  return {release: {counts: builder.counts, sums: builder.sums}, tables: placed};
}

function linkOf({unit}: Table, {key}: TableRow): string {
  return `${unit} ${key}`;
}

/** Which tables print a number of these very units. */
type Printed = ReadonlyMap<string, ReadonlySet<string>>;

function placedTable(builder: Builder, table: Table, printed: Printed): PlacedTable {
  const margins = new Set(table.printed);
  for (const row of table.rows) {
    const others = printed.get(linkOf(table, row));
    const elsewhere = others !== undefined && [...others].some((name) => name !== table.name);
    if (row.units > 0 && elsewhere) margins.add(row.margin);
  }
  const given = table.rows.filter(({margin}) => margins.has(margin));
  const all = [...given, ...emptyRows(table, given, table.printed)];
  const rare = rareLabels(table);
  const idle = idleMeasures(table);
  const byKey = new Map(table.rows.map((row) => [rowKey(row.margin, row.marks), row]));
  const rows: PlacedRow[] = all.map((row) => ({
    row,
    places: placesOf(builder, table, row, {rows: byKey, rare, idle})
  }));
  const found = new Map(
    rows.map((placed) => [rowKey(placed.row.margin, placed.row.marks), placed])
  );
  addSums(builder, table, rows, found, margins);
  return {table, rows};
}

/** What is known of a table when its rows are placed. */
type Known = {
  readonly rows: ReadonlyMap<string, TableRow>;
  readonly rare: readonly ReadonlySet<Mark>[];
  readonly idle: ReadonlySet<number>;
};

function idleMeasures({measures, rows}: Table): ReadonlySet<number> {
  const idle = measures.map((_, at) => rows.every(({amounts}) => (amounts[at]?.value ?? 0) === 0));
  return new Set(idle.flatMap((is, at) => (is ? [at] : [])));
}

function placesOf(
  builder: Builder,
  table: Table,
  row: TableRow,
  {rows, rare, idle}: Known
): Places {
  const printed = table.printed.has(row.margin);
  const cost = 3 ** bitsIn(row.margin);
  const facts = row.marks.flatMap((mark, dimension) =>
    mark === undefined ? [] : [table.by[dimension] ?? '', String(mark)]
  );
  const guard = table.people ? guardOf(facts) : 0;
  const small = row.units > 0 && row.units < guard;
  const named = namesRare(row, rare);
  const primary = printed && table.people && (small || named || tellsAll(table, row, rows));
  const price = priceOf(table, cost, row.units);
  const units = builder.put(
    {value: row.units, guard, primary, printed, cost: price},
    row.units > 0 ? linkOf(table, row) : undefined
  );
  const amounts = table.measures.map((_, at) =>
    amountOf(builder, table, row, {at, units, facts, printed, named, cost, small, idle})
  );
  return {units, amounts};
}

/** Whether a small group has what the row says wholly, or not at all where there are but two possibilities. */
function tellsAll(table: Table, row: TableRow, rows: ReadonlyMap<string, TableRow>): boolean {
  return table.by.some((name, dimension) => {
    if (row.marks[dimension] === undefined || isFrame(name)) return false;
    const margin = row.margin | bitOf(table, dimension);
    const marks = row.marks.map((mark, at) => (at === dimension ? undefined : mark));
    const group = rows.get(rowKey(margin, marks))?.units ?? 0;
    if (group === 0 || group >= SMALL_GROUP) return false;
    return row.units === group || (row.units === 0 && typeof row.marks[dimension] === 'boolean');
  });
}

type Around = {
  readonly at: number;
  readonly units: number;
  readonly facts: readonly string[];
  readonly printed: boolean;
  readonly named: boolean;
  readonly cost: number;
  readonly small: boolean;
  /** Measures that are 0 everywhere: nothing is left over of them. */
  readonly idle: ReadonlySet<number>;
};

/** A measure's number; of those that fulfil a condition also those that do not, since both make the rate. */
function amountOf(builder: Builder, table: Table, row: TableRow, around: Around): number {
  const {at, printed, named, cost} = around;
  const measure = table.measures[at];
  const {value, units, key, dominated} = row.amounts[at] ?? {
    value: 0,
    units: 0,
    key: '',
    dominated: false
  };
  const guard = guardOf([...around.facts, measure?.text ?? '']);
  const price = priceOf(table, cost, value);
  if (measure?.kind === 'sum') {
    const primary = printed && (dominated || named || (around.small && value > 0));
    return builder.put({value, guard: Math.max(guard, value / 10), primary, printed, cost: price});
  }
  const small = value > 0 && value < guard;
  const whole =
    measure?.kind === 'units' &&
    !isFrame(measure.name) &&
    units < SMALL_GROUP &&
    units > 0 &&
    value === units;
  const index = builder.put(
    {value, guard, primary: printed && (small || whole || named), printed, cost: price},
    value > 0 && key !== '' ? `${table.unit} ${key}` : undefined
  );
  if (measure?.kind !== 'units' || around.idle.has(at)) return index;
  const others = units - value;
  const rest = builder.put({
    value: others,
    guard,
    primary: printed && others > 0 && others < guard,
    printed,
    cost: price
  });
  const base =
    units === row.units
      ? around.units
      : builder.put({value: units, guard: 0, primary: false, printed, cost: price});
  builder.sums.push({whole: base, parts: [index, rest]});
  return index;
}

/** What hiding a number costs: more for large ones, or for small ones where these are to be spared. */
function priceOf({spares}: Table, cost: number, value: number): number {
  const size = 1 + Math.log2(1 + value);
  return spares === 'large' ? cost * size : (20 * cost) / size;
}

function bitsIn(margin: number): number {
  return margin === 0 ? 0 : (margin & 1) + bitsIn(margin >> 1);
}
