import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {tableNames} from '../../../src/notebook/tables.ts';
import {nativeTables} from './native-tables.ts';

/** Few names, so that tables, columns, aliases and common table expressions meet. */
const name = fc.constantFrom('a', 'b', 'c', '户', '人', '"a b"', 'C');

type Tie = {query: string; source: string; expression: string; ctes: string};

const {query} = fc.letrec<Tie>((tie) => ({
  expression: fc.oneof(
    {depthSize: 'small', withCrossShrink: true},
    name,
    fc.constantFrom(
      '1',
      "'from a'",
      'count(*)',
      '/* from b */ 2',
      'extract(year from d)',
      '[x, y]'
    ),
    fc.tuple(name, name).map(([left, right]) => `${left}.${right}`),
    fc.tuple(name, name).map(([left, right]) => `${left} is not distinct from ${right}`),
    tie('query').map((inner) => `(${inner})`),
    tie('query').map((inner) => `exists (${inner})`),
    fc.tuple(name, tie('query')).map(([column, inner]) => `${column} in (${inner})`),
    fc.tuple(tie('expression'), tie('expression')).map(([x, y]) => `f(${x}, ${y})`),
    fc.tuple(tie('expression'), tie('expression')).map(([x, y]) => `case when ${x} then ${y} end`)
  ),
  source: fc.oneof(
    {depthSize: 'small', withCrossShrink: true},
    name,
    fc.tuple(name, name).map(([table, alias]) => `${table} as ${alias}`),
    fc.tuple(name, name).map(([schema, table]) => `${schema}.${table}`),
    fc.tuple(tie('query'), name).map(([inner, alias]) => `(${inner}) ${alias}`),
    fc.tuple(tie('source'), tie('source')).map(([x, y]) => `${x}, ${y}`),
    fc.tuple(tie('source'), tie('source')).map(([x, y]) => `(${x} join ${y} using (k))`),
    fc
      .tuple(tie('source'), tie('source'), tie('expression'))
      .map(([x, y, on]) => `(${x} left join ${y} on ${on})`),
    fc.tuple(tie('expression'), name).map(([x, alias]) => `range(${x}) ${alias}(i)`),
    fc.constant('(values (1, 2), (3, 4)) v(x, y)')
  ),
  ctes: fc
    .array(fc.tuple(name, tie('query')), {minLength: 1, maxLength: 2})
    .map((list) => list.map(([cte, inner]) => `${cte} as (${inner})`).join(', ')),
  query: fc.oneof(
    {depthSize: 'small', withCrossShrink: true},
    name.map((table) => `from ${table}`),
    fc
      .tuple(tie('expression'), tie('expression'), tie('source'))
      .map(([x, y, from]) => `select ${x}, ${y} from ${from}`),
    fc
      .tuple(tie('expression'), tie('source'), tie('expression'))
      .map(
        ([x, from, where]) => `select ${x} from ${from} where ${where} group by 1, 2 order by 1, 2`
      ),
    fc.tuple(tie('query'), tie('query')).map(([x, y]) => `(${x}) union all (${y})`),
    fc.tuple(tie('ctes'), tie('query')).map(([ctes, inner]) => `with ${ctes} (${inner})`),
    fc.tuple(tie('ctes'), tie('source')).map(([ctes, from]) => `with ${ctes} select * from ${from}`)
  )
}));

test('of generated queries we see every table that DuckDB sees', async () => {
  let several = 0;
  const run = async (sql: string): Promise<void> => {
    const native = await nativeTables(sql).catch(() => undefined);
    fc.pre(native !== undefined);
    const ours = new Set([...tableNames(sql)].map((table) => table.toLowerCase()));
    const unseen = [...(native ?? [])].filter((table) => !ours.has(table.toLowerCase()));
    expect([sql, unseen]).toEqual([sql, []]);
    if ((native?.size ?? 0) > 1) several += 1;
  };
  await fc.assert(fc.asyncProperty(query, run), {numRuns: 1500});
  expect(several).toBeGreaterThan(200);
});
