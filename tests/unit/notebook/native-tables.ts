import {DuckDBInstance, type DuckDBConnection} from '@duckdb/node-api';

let opened: Promise<DuckDBConnection> | undefined;

function connection(): Promise<DuckDBConnection> {
  opened ??= DuckDBInstance.create().then((instance) => instance.connect());
  return opened;
}

/**
 * Tables that DuckDB's own parser finds, less the common table expressions known at that place; undefined for what it does not
 * serialise (PIVOT without its values).
 */
export async function nativeTables(sql: string): Promise<Set<string> | undefined> {
  const text = sql.replaceAll("'", "''");
  const answer = await (
    await connection()
  ).runAndReadAll(`SELECT json_serialize_sql('${text}'::VARCHAR)`);
  const tree: unknown = JSON.parse(String(answer.getRows()[0]?.[0]));
  const parsed = tree as {error: boolean; error_message?: string};
  if (parsed.error && /Only SELECT/.test(parsed.error_message ?? '')) return undefined;
  if (parsed.error) throw new Error(`${sql}: ${parsed.error_message}`);
  const found = new Set<string>();
  walk(tree, new Set(), found);
  return found;
}

type Json = {[key: string]: unknown};

function walk(node: unknown, outer: ReadonlySet<string>, found: Set<string>): void {
  if (Array.isArray(node)) return node.forEach((item) => walk(item, outer, found));
  if (typeof node !== 'object' || node === null) return;
  const {cte_map: ctes, ...rest} = node as Json;
  let known = outer;
  const entries = (ctes as {map?: {key: string; value: {query: unknown}}[]} | undefined)?.map ?? [];
  for (const {key, value} of entries) {
    const recursive = JSON.stringify(value).includes('"RECURSIVE_CTE_NODE"');
    walk(value, recursive ? new Set([...known, key.toLowerCase()]) : known, found);
    known = new Set([...known, key.toLowerCase()]);
  }
  const {type, table_name: name, schema_name: schema} = rest;
  if ((type === 'BASE_TABLE' || type === 'SHOW_REF') && typeof name === 'string' && name !== '') {
    const alone = schema === '' && !known.has(name.replaceAll('"', '').toLowerCase());
    if (alone || schema === 'temp') found.add(name.replace(/^"|"$/g, ''));
    if (schema === 'data') found.add(`data.${name}`);
  }
  Object.values(rest).forEach((value) => walk(value, known, found));
}
