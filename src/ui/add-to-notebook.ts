import {registryTable} from '../notebook/names.ts';
import {printFront} from '../notebook/front-matter.ts';
import {tableNames} from '../notebook/tables.ts';
import type {Text} from '../model/text.ts';

/** The name of a cell that is added. */
const NAME = 'query';

/** A query as the last cell of a notebook's text, under a name that none of `taken` has. */
export function withQuery(text: string, sql: string, taken: readonly string[]): string {
  return `${text.trimEnd()}\n\n${cellText(sql, freeName(taken))}`;
}

/** A new notebook of one query; it needs the registry's tables that the query reads. */
export function notebookOf(sql: string, title: Text): string {
  const needs = [...tableNames(sql)].map(registryTable).filter((table) => table !== undefined);
  const front = printFront({title, needs: [...new Set(needs)], uses: []});
  return `---\n${front.join('\n')}\n---\n\n${cellText(sql, NAME)}`;
}

/** The fence is longer than any row of backticks in the query. */
function cellText(sql: string, name: string): string {
  const most = Math.max(2, ...Array.from(sql.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = '`'.repeat(most + 1);
  return `${fence}sql ${name}\n${sql.trimEnd()}\n${fence}\n`;
}

function freeName(taken: readonly string[]): string {
  const names = new Set(taken.map((name) => name.toLowerCase()));
  let free = NAME;
  for (let n = 2; names.has(free); n++) free = `${NAME}_${n}`;
  return free;
}
