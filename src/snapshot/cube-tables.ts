import type {Session} from '../model/engine.ts';
import type {CubeCell} from '../model/notebook.ts';
import {columnOf, type ResultColumn, type Rows, type Value} from '../model/rows.ts';
import {isDominated, isPersonal} from '../privacy/guards.ts';
import {mergesFor, type Merge} from '../privacy/merge.ts';
import {
  labelsOf,
  sumsOver,
  type Amount,
  type Mark,
  type Table,
  type TableRow
} from '../privacy/table.ts';
import {controlSql, knownMeasures, type KnownMeasure} from './cube-query.ts';
import type {GuardedCube} from './plan.ts';

/** A cube as it is in the data, coarsened, with its columns as the page has them. */
export type CoarseCube = {
  readonly cell: CubeCell;
  readonly table: Table;
  readonly columns: readonly ResultColumn[];
  readonly merges: readonly Merge[];
  /** Labels of each dimension in their own order, before any was merged. */
  readonly labels: readonly (readonly Mark[])[];
};

const MOST_ROWS = 200_000;

/** Reads a cube on the page's own session, where its source is, and merges rare labels. */
export async function coarseCube(session: Session, guarded: GuardedCube): Promise<CoarseCube> {
  const {cell, used} = guarded;
  const people = isPersonal(cell.unit);
  const measures = knownMeasures(cell, people, used.measures);
  const read = async (merges: readonly Merge[]): Promise<[Table, Rows]> => {
    const name = `${cell.name} (release)`;
    await session.runCell(name, controlSql(cell, merges, measures));
    const rows = await session.page(name, {offset: 0, limit: MOST_ROWS});
    await session.forget(name);
    return [tableOf(guarded, rows, measures, people), rows];
  };
  const [fine, rows] = await read([]);
  const merges = mergesFor(fine);
  const [merged] = merges.length === 0 ? [fine] : await read(merges);
  const table = withoutLong(merged);
  const own = [
    ...cell.by,
    'margin',
    'units',
    ...measures.flatMap(({measure}) => [measure.name, `${measure.name}_units`])
  ];
  const columns = own.flatMap((name) => rows.columns.find((column) => column.name === name) ?? []);
  const labels = cell.by.map((_, dimension) => [...labelsOf(fine, dimension).keys()]);
  return {cell, table, columns, merges, labels};
}

/** A dimension of more labels tells people apart: rows that name its labels are not even looked at. */
const MOST_LABELS = 300;

function withoutLong(table: Table): Table {
  const long = table.by.flatMap((_, dimension) =>
    table.people && labelsOf(table, dimension).size > MOST_LABELS ? [dimension] : []
  );
  if (long.length === 0) return table;
  const stays = (margin: number): boolean =>
    long.every((dimension) => sumsOver(table, margin, dimension));
  return {
    ...table,
    rows: table.rows.filter(({margin}) => stays(margin)),
    printed: new Set([...table.printed].filter(stays))
  };
}

function tableOf(
  {name: title, cell, used: {margins: printed, labels: asked}}: GuardedCube,
  rows: Rows,
  measures: readonly KnownMeasure[],
  people: boolean
): Table {
  const column = (name: string): readonly Value[] => columnOf(rows, name) ?? [];
  const marks = cell.by.map(column);
  const [places, units, sets] = [column('margin'), column('units'), column('units (set)')];
  const amounts = measures.map((known) => amountsOf(known, column, rows.count));
  const found = Array.from({length: rows.count}, (_, at): TableRow => {
    const margin = numberOf(places[at]);
    return {
      marks: marks.map((values, dimension) =>
        sumsOver(cell, margin, dimension) ? undefined : markOf(values[at] ?? null)
      ),
      margin,
      units: numberOf(units[at]),
      key: String(sets[at] ?? ''),
      amounts: amounts.map((own) => own[at] ?? NO_AMOUNT)
    };
  });
  return {
    name: title,
    unit: cell.unit,
    people,
    by: cell.by,
    mergeable: cell.by.map((name) => isText(rows, name)),
    asked,
    measures: measures.map(({measure}) => measure),
    rows: found,
    printed,
    spares: 'large'
  };
}

function isText(rows: Rows, name: string): boolean {
  const type = rows.columns.find((column) => column.name === name)?.type;
  return type === 'text' || type === 'label';
}

const NO_AMOUNT: Amount = {value: 0, units: 0, key: '', dominated: false};

function amountsOf(
  {measure: {name, kind}}: KnownMeasure,
  column: (name: string) => readonly Value[],
  count: number
): Amount[] {
  const [values, units, sets] = [column(name), column(`${name}_units`), column(`${name} (set)`)];
  const [counted, largest] = [column(`${name} (rows)`), column(`${name} (largest)`)];
  return Array.from({length: count}, (_, at) => {
    const value = numberOf(values[at]);
    const own = {
      value,
      units: numberOf(units[at]),
      key: kind === 'units' ? String(sets[at] ?? '') : ''
    };
    if (kind !== 'sum') return {...own, dominated: false};
    const [first = 0, second = 0] = listOf(largest[at]);
    const twice = numberOf(counted[at]) !== own.units;
    const few = isDominated({total: value, units: own.units, largest: first, second});
    return {...own, dominated: few || twice};
  });
}

function listOf(value: Value | undefined): number[] {
  return Array.isArray(value) ? value.map((each: Value) => numberOf(each)) : [];
}

function numberOf(value: Value | undefined): number {
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : 0;
  return Number.isFinite(number) ? number : 0;
}

function markOf(value: Value): Mark {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
