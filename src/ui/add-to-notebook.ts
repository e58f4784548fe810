import type {Text} from '../model/text.ts';
import {draftText, type Source} from '../notebook/draft.ts';
import {printFront} from '../notebook/front-matter.ts';
import {registryTable} from '../notebook/names.ts';
import {freeName} from '../notebook/new-cell.ts';
import {tableNames} from '../notebook/tables.ts';
import type {Desk} from './desk.ts';
import type {OpenNotebook} from './open-notebook.ts';

/** Adds a query as the last cell of one of one's own notebooks, which is shown; one undo takes it away. */
export function addQuery(desk: Desk, open: OpenNotebook, sql: string): void {
  const cells = open.notebook?.cells ?? [];
  const taken = cells.flatMap((cell) => (cell.kind === 'prose' ? [] : [cell.name]));
  const at = open.draft?.cells.length ?? 0;
  open.editing?.change([{kind: 'splice', at, remove: 0, insert: [queryCell(sql, taken)]}]);
  desk.go({page: 'notebook', id: open.id});
}

/** A new notebook of one query; it needs the registry's tables that the query reads. */
export function notebookOf(sql: string, title: Text): string {
  const tables = [...tableNames(sql)].map(registryTable).filter((table) => table !== undefined);
  const head = printFront({title, needs: [...new Set(tables)], uses: []}).join('\n');
  return draftText({id: '', head, cells: [queryCell(sql, [])]}).text;
}

function queryCell(sql: string, taken: readonly string[]): Source {
  return {kind: 'fence', info: `sql ${freeName('query', taken)}`, body: sql.trimEnd()};
}
