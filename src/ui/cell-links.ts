import type {ImportReport} from '../model/report.ts';
import type {ResultColumn} from '../model/rows.ts';
import {columnOf} from '../registry/tables/index.ts';
import {partOf} from './find-record.ts';
import {
  isIdNumber,
  nameColumn,
  placeOf,
  recordColumns,
  recordOfRow,
  recordRoute,
  type RecordKind,
  type RowValues
} from './record.ts';
import {hashOf} from './route.ts';
import type {RowWindows} from './row-windows.ts';
import type {ShownColumn} from './shown-columns.ts';

/** Where a value of a table's row leads: its hash; undefined where it leads nowhere. */
export type LinkOf = (row: RowValues, column: string) => string | undefined;

const PLACE = ['source_id', 'row_no', '来源号', '来源行'];

/** Every value of a row that knows its place leads to its cell. */
export function cellLinks(report: ImportReport | null): LinkOf {
  return (row, column) => {
    const place = placeOf(row);
    if (!place || PLACE.includes(column)) return undefined;
    const part = partOf(report, place.source, row);
    const address = {...place, column, ...(part === undefined ? {} : {part})};
    return hashOf({page: 'cell', address});
  };
}

/** Numbers lead to their records, ID numbers by the row that holds them; every other value of a registry table to its cell. */
export function tableLinks(report: ImportReport | null, table: string): LinkOf {
  const cells = cellLinks(report);
  const persons: Readonly<Record<string, RecordKind>> = {
    id_number: table === 'helper' ? 'helper' : 'person',
    helper_id_number: 'helper'
  };
  return (row, column) => {
    const place = placeOf(row);
    const person = persons[column];
    if (place && person && typeof row(column) === 'string') {
      return hashOf(recordOfRow(person, place.source, place.row));
    }
    return recordLink(row, column) ?? cells(row, column);
  };
}

/** Of a row that a cell of a notebook took from a table with its place: the values that are that table's own lead to their cells. */
export function derivedLinks(report: ImportReport | null): LinkOf {
  const cells = cellLinks(report);
  const loaded = report?.files.flatMap(({sheets}) => sheets.flatMap(({tables}) => tables)) ?? [];
  const tables = new Map(loaded.map(({sourceId, table}) => [sourceId, table]));
  return (row, column) => {
    const place = placeOf(row);
    const table = place && tables.get(place.source);
    return table !== undefined && columnOf(table, column) ? cells(row, column) : undefined;
  };
}

function recordLink(row: RowValues, column: string): string | undefined {
  const [found] = recordColumns([column]);
  const route = found && recordRoute(found[0], row(column), row);
  return route && hashOf(route);
}

/** The column of a list from which a row can be exempted; its rows carry the rule's id in `rule`. */
const EXEMPT = 'exempt';

function exemptLink(row: RowValues, column: string): string | undefined {
  const [rule, key] = [row('rule'), row('household_id')];
  if (column !== EXEMPT || typeof rule !== 'string' || typeof key !== 'string' || isIdNumber(key))
    return undefined;
  return hashOf({page: 'exemptions', asked: {rule, unit: 'household', key}});
}

/** A link of a table's cell. `stop`: the Tab key stops at it; the others are for the pointer. */
export type CellLink = {readonly href: string; readonly stop: boolean};

/**
 * The links of a table that is on screen: those of `linkOf`, and in any table those of a row's number to its record. Where the number
 * is not shown, the name beside it leads there.
 */
export function linksIn(
  columns: readonly ResultColumn[],
  shown: readonly ShownColumn[],
  windows: RowWindows | undefined,
  linkOf: LinkOf | undefined
): (row: number, column: ShownColumn) => CellLink | undefined {
  const places = new Map(columns.map(({name}, index) => [name, index]));
  const names = shown.map(({name}) => name);
  const keys = recordColumns([...places.keys()]);
  const standing = new Map(
    keys.flatMap(([kind, key]) => {
      const at = names.includes(key) ? key : nameColumn(kind, names);
      return at === undefined ? [] : [[at, [kind, key] as const]];
    })
  );
  return (row, column) => {
    const value: RowValues = (name) => windows?.value(row, places.get(name) ?? -1);
    const own = linkOf?.(value, column.name) ?? exemptLink(value, column.name);
    const record = standing.get(column.name);
    const route =
      own === undefined && record ? recordRoute(record[0], value(record[1]), value) : undefined;
    const href = own ?? (route && hashOf(route));
    return href === undefined
      ? undefined
      : {href, stop: column === shown[0] || record !== undefined || column.name === EXEMPT};
  };
}
