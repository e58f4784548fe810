import {TABLES} from '../registry/tables/index.ts';
import type {RegistryTable} from '../model/dictionary.ts';
import {KEYWORDS} from './keywords.ts';

/** Why a name is not free: a table of the registry, a view of it, or a word of SQL. */
export type Taken = {readonly what: 'table' | 'view' | 'keyword'; readonly name: string};

/** Tables of the engine beside those of the registry, and its schemas. */
const ENGINE_NAMES =
  'source sheet import_issue set_aside finding doubt edition dictionary column_count policy_line rule exemption 豁免 data file stage packed temp main memory system 来源 各列 无法读取 搁置 疑点 期次'.split(
    ' '
  );

const REGISTRY: readonly RegistryTable[] = Object.values(TABLES);

/** Names of the views of a table: English and Chinese, at the page's date and of every edition. */
export function viewNames(table: RegistryTable): string[] {
  return [table.name, table.zh, `${table.name}_all`, `${table.zh}_历次`];
}

const TABLE_OF = new Map(
  REGISTRY.flatMap((table) => viewNames(table).map((view) => [view.toLowerCase(), table.name]))
);

/** The registry table that a name of a table or view stands for; 'data.household' too. Undefined for any other name. */
export function registryTable(name: string): string | undefined {
  return TABLE_OF.get(name.replace(/^data\./i, '').toLowerCase());
}

/** Every name under which a registry table can be read. */
export function registryNames(): string[] {
  return REGISTRY.flatMap(viewNames);
}

/** Whether a name is that of a view that stands at the page's date: 'household', '户'. */
export function isAtDate(name: string): boolean {
  const lower = name.toLowerCase();
  const registry = REGISTRY.some((table) => table.name === lower || table.zh === lower);
  return registry || lower === 'exemption' || lower === '豁免';
}

export function takenName(name: string): Taken | undefined {
  const lower = name.toLowerCase();
  if (KEYWORDS.has(lower)) return {what: 'keyword', name: name.toUpperCase()};
  if (TABLE_OF.has(lower)) return {what: 'view', name};
  return ENGINE_NAMES.includes(lower) ? {what: 'table', name} : undefined;
}

/** Columns that identify a unit, under their English and Chinese names: every number of something, and names in keys. */
export function unitNames(): string[] {
  const units = REGISTRY.flatMap(({key, columns}) =>
    columns.filter(
      ({name, type}) =>
        type === 'key' ||
        type === 'id-number' ||
        (key.includes(name) && (type === 'text' || type === 'place'))
    )
  );
  return [...new Set(units.flatMap(({name, zh}) => [name, zh]))];
}
