import {TABLES} from '../registry/tables/index.ts';
import {
  completeKeys,
  completeProse,
  type KeyedKind,
  type Offer,
  type Offers,
  type Surroundings
} from '../notebook/complete.ts';
import {fenceParts, type Source} from '../notebook/draft.ts';
import {registryNames, registryTable} from '../notebook/names.ts';
import type {Desk} from './desk.ts';
import type {OpenNotebook} from './open-notebook.ts';

const KEYED: readonly KeyedKind[] = ['cube', 'chart', 'input', 'take'];

/** What may be written at a place of a cell's text; `undefined` stands for the front matter. */
export function completionOf(
  desk: Desk,
  open: OpenNotebook,
  source: Source | undefined
): (text: string, at: number) => Offers | undefined {
  const around = surroundings(desk, open);
  if (!source) return (text, at) => completeKeys('head', text, at, around);
  if (source.kind === 'prose') return (text, at) => completeProse(text, at, around);
  const kind = fenceParts(source.info).kind;
  const keyed = KEYED.find((each) => each === kind);
  if (keyed) return (text, at) => completeKeys(keyed, text, at, around);
  return (text, at) => completeSql(text, at, around);
}

function surroundings(desk: Desk, open: OpenNotebook): Surroundings {
  const cells = open.notebook?.cells ?? [];
  return {
    cells: cells.flatMap((cell) =>
      ['sql', 'cube', 'take'].includes(cell.kind) && cell.kind !== 'prose' ? [cell.name] : []
    ),
    notebooks: desk.state.notebooks.flatMap(({id, own}) => (own ? [] : [id])),
    columnsOf: (name) => {
      const result = open.result(name);
      if (result?.kind === 'table') {
        return result.table.columns.map((column) => ({label: column.name, detail: column.type}));
      }
      return registryColumns(name);
    }
  };
}

/** Columns of a registry table under the names in which the table itself is named, with the other beside. */
function registryColumns(name: string): readonly Offer[] {
  const table = TABLES[registryTable(name) ?? ''];
  const chinese = /\p{Script=Han}/u.test(name);
  return (table?.columns ?? []).map(({name: en, zh}) =>
    chinese ? {label: zh, detail: en} : {label: en, detail: zh}
  );
}

/** Cells and tables, and columns of what the query already names. */
function completeSql(text: string, at: number, around: Surroundings): Offers | undefined {
  const begun = /[\p{L}\p{N}_]*$/u.exec(text.slice(0, at))?.[0] ?? '';
  if (begun === '') return undefined;
  const tables = [...around.cells, ...registryNames()];
  const named = tables.filter((name) =>
    new RegExp(`(^|[^\\p{L}\\p{N}_])${name}([^\\p{L}\\p{N}_]|$)`, 'u').test(text)
  );
  const columns = named.flatMap((name) => around.columnsOf(name));
  const unique = new Map(
    [...columns, ...tables.map((label) => ({label}))].map((offer) => [offer.label, offer])
  );
  return {from: at - begun.length, options: [...unique.values()]};
}
