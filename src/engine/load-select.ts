import type {Column} from '../model/dictionary.ts';
import {literal, quoted} from '../model/names.ts';
import type {Mapped, Projection} from '../model/projection.ts';
import type {ColumnFacts} from '../model/sheet.ts';
import {columnOf} from '../registry/tables/index.ts';
import {habitOf, staged, stageTable} from './cast.ts';
import type {SlotCast} from './slot-cast.ts';
import {united} from './united.ts';

/** One cell of a staged row that a registry column is read from. */
export type Slot = {readonly column: Column; readonly mapped: Mapped};

/** How the cells of a reading are cast, and what a sheet says once for all of its rows. */
export type Casts = {
  readonly cell: (slot: Slot) => SlotCast;
  readonly constant: (column: Column, text: string) => string;
};

/** What holds of rows that were cast in several ways, each of its own kind of texts. */
export function castsOfAll(ways: readonly Casts[]): Casts {
  return {
    constant: (column, text) => ways[0]?.constant(column, text) ?? 'NULL',
    cell: (slot) => {
      const [first, ...others] = ways.map((casts) => casts.cell(slot));
      if (first === undefined) throw new Error('no way to cast');
      const all = [first, ...others];
      return {
        ...first,
        fills: all.every(({fills}) => fills),
        unreadable: (raw, value) =>
          all.map((cast) => cast.unreadable(raw, value)).find((found) => found !== undefined)
      };
    }
  };
}

/**
 * What one row of the sheet gives for one row of the table: an unpivot has several parts, any other reading one.
 * `needs`: columns of the sheet of which one must say something.
 */
export type Part = {
  readonly slots: readonly Slot[];
  readonly constants: Readonly<Record<string, string>>;
  readonly needs: readonly number[];
};

/** The parts of a projection. Columns that the dictionary does not know are left out. */
export function partsOf({table, grain, columns}: Projection): readonly Part[] {
  const slots = Object.entries(columns).flatMap(([name, mapped]) => slotsOf(table, name, mapped));
  if (grain.kind !== 'unpivot') return [{slots, constants: {}, needs: []}];
  return grain.sets.map((set) => {
    const entries = Object.entries(set);
    const own = entries.flatMap(([name, from]) =>
      typeof from === 'string' ? [] : slotsOf(table, name, [from])
    );
    const stated = entries.filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string'
    );
    return {
      slots: [...slots, ...own],
      constants: Object.fromEntries(stated),
      needs: own.map(({mapped}) => mapped.column)
    };
  });
}

function slotsOf(table: string, name: string, mapped: readonly Mapped[]): Slot[] {
  const column = columnOf(table, name);
  return column === undefined ? [] : mapped.map((one) => ({column, mapped: one}));
}

/** A staged sheet that is read as a source of a table. */
export type Member = {
  readonly sheet: number;
  readonly sourceId: number;
  readonly projection: Projection;
  readonly columns: readonly ColumnFacts[];
  /** What gives its rows, where they do not lie in the stage yet. */
  readonly from?: string;
};

/**
 * Sheets that are read in one statement, since they differ in nothing but constants and date. `head`: the column of
 * the relation to the head, whose row comes first in its household.
 */
export type Reading = {
  readonly members: readonly Member[];
  readonly projection: Projection;
  readonly head?: number;
};

/**
 * The typed rows of one part: the registry's columns, source_id, as_of, row_no, `place` (row_no, a head's row before all
 * others), `raw_key` (text of the first key column) and `unreadable` (raw texts by slot, NULL when every cell was read).
 */
export function typedSelect(reading: Reading, part: Part, casts: Casts): string {
  const found = part.slots.map((slot, i) => casts.cell(slot).unreadable(`r${i}`, `v${i}`));
  const any = found.flatMap((one) => (one === undefined ? [] : [one.perhaps])).join(' OR ');
  const raws = found.map((one, i) =>
    one === undefined ? 'NULL' : `CASE WHEN ${one.surely} THEN r${i} END`
  );
  const unreadable =
    any === '' ? 'NULL::VARCHAR[]' : `CASE WHEN ${any} THEN nonempty([${raws.join(', ')}]) END`;
  return `SELECT ${[...columnsOf(reading, part, casts), ...OWN].join(', ')}, ${unreadable} AS unreadable
    FROM (${cellSelect(reading, part, casts)})`;
}

const OWN = ['source_id', 'as_of', 'row_no', 'place', 'raw_key'];

function cellSelect(reading: Reading, {slots, needs}: Part, casts: Casts): string {
  const {projection, head} = reading;
  const constants = constantNames(reading).map((_, i) => `k${i}`);
  const relation = head === undefined ? undefined : relationOf(head, casts);
  const place =
    relation === undefined
      ? 'row_no'
      : `row_no - CASE WHEN ${relation} = '户主' THEN 1000000000 ELSE 0 END`;
  const columns = [
    'source_id',
    'as_of',
    'row_no',
    `${place} AS place`,
    `${rawKey(projection)} AS raw_key`,
    ...constants,
    ...slots.map(
      (slot, i) => `${staged(slot.mapped.column)} AS r${i}, ${casts.cell(slot).value} AS v${i}`
    )
  ];
  const conditions = ['aside = 0', ...present(projection), ...said(needs)];
  return `SELECT ${columns.join(', ')} FROM (${stagedRows(reading, casts)}) WHERE ${conditions.join(' AND ')}`;
}

function relationOf(head: number, casts: Casts): string | undefined {
  const column = columnOf('person', 'relation');
  return column && casts.cell({column, mapped: {column: head}}).value;
}

/** The texts of all members, each row with its source, its date and what its sheet says once. */
function stagedRows(reading: Reading, casts: Casts): string {
  const names = constantNames(reading);
  const slots = partsOf(reading.projection).flatMap((part) => part.slots);
  const selects = reading.members.map(({sheet, sourceId, projection, columns, from}) => {
    const {table, constants, asOf} = projection;
    const stated = names.map(
      (name, i) => `${constant(casts, table, name, constants[name])} AS k${i}`
    );
    const habits = slots.flatMap((slot) =>
      casts.cell(slot).asksHabit
        ? (habitOf(
            slot.column,
            slot.mapped.column,
            stageTable(sheet),
            columns[slot.mapped.column - 1]?.few
          ) ?? [])
        : []
    );
    const date = asOf === undefined ? 'NULL' : literal(asOf);
    const own = [
      `${sourceId} AS source_id`,
      `${date}::DATE AS as_of`,
      ...stated,
      ...new Set(habits)
    ];
    return `SELECT *, ${own.join(', ')} FROM ${from ?? stageTable(sheet)}`;
  });
  return united(selects);
}

function constantNames({projection}: Reading): readonly string[] {
  return Object.keys(projection.constants).filter((name) => columnOf(projection.table, name));
}

function constant(casts: Casts, table: string, name: string, value = ''): string {
  const column = columnOf(table, name);
  return column === undefined ? 'NULL' : casts.constant(column, value);
}

function rawKey({grain, columns}: Projection): string {
  const key = grain.kind === 'first' ? columns[grain.key[0] ?? '']?.[0] : undefined;
  return key === undefined ? 'NULL::VARCHAR' : staged(key.column);
}

function present({where, columns}: Projection): string[] {
  const mapped = where === undefined ? [] : (columns[where] ?? []);
  return mapped.map(({column}) => `NOT coalesce(is_missing_label(${staged(column)}), true)`);
}

function said(needs: readonly number[]): string[] {
  if (needs.length === 0) return [];
  return [`(${needs.map((at) => `NOT coalesce(is_missing(${staged(at)}), true)`).join(' OR ')})`];
}

function columnsOf(reading: Reading, {slots, constants}: Part, casts: Casts): string[] {
  const {table} = reading.projection;
  const read = [...new Set(slots.map(({column}) => column.name))];
  const sheets = constantNames(reading).map((name, i) => [name, `k${i}`] as const);
  const sets = Object.entries(constants).map(
    ([name, value]) => [name, constant(casts, table, name, value)] as const
  );
  const stated = new Map([...sheets, ...sets].filter(([name]) => !read.includes(name)));
  return [
    ...read.map((name) => `${combined(slots, name)} AS ${quoted(name)}`),
    ...[...stated].map(([name, value]) => `${value} AS ${quoted(name)}`)
  ];
}

function combined(slots: readonly Slot[], name: string): string {
  const found = slots.flatMap(({column}, i) => (column.name === name ? [i] : []));
  const values = found.map((i) => `v${i}`);
  const [first = 'NULL', ...others] = values;
  if (others.length === 0) return first;
  const lists = slots[found[0] ?? 0]?.column.type === 'labels';
  if (!lists) return `coalesce(${values.join(', ')})`;
  return `nonempty_list(${values.reduce((left, right) => `list_concat(${left}, ${right})`)})`;
}
