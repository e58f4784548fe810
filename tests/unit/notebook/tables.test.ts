import {readdirSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import type {Cell} from '../../../src/model/notebook.ts';
import {cubeSql} from '../../../src/notebook/cube.ts';
import {graphOf} from '../../../src/notebook/graph.ts';
import {isCellName} from '../../../src/notebook/mentions.ts';
import {registryTable} from '../../../src/notebook/names.ts';
import {parse} from '../../../src/notebook/parse.ts';
import {queryOf} from '../../../src/notebook/statement.ts';
import {tableNames} from '../../../src/notebook/tables.ts';
import {nativeTables} from './native-tables.ts';

/** Each with the names that it needs, by hand; checked against DuckDB too where DuckDB can serialise it. */
const QUERIES: readonly (readonly [string, string])[] = [
  ['select 1', ''],
  ['select * from a', 'a'],
  ['from a', 'a'],
  ['FROM a SELECT x, y', 'a'],
  ['select * from a, b', 'a b'],
  ['select * from a x, b as y, c', 'a b c'],
  ['select * from a join b on a.k = b.k', 'a b'],
  ['select * from a join b using (k), c', 'a b c'],
  ['select * from a left outer join b on f(a.k, b.k), c where x in (1, 2)', 'a b c'],
  ['select * from a natural join b', 'a b'],
  ['select * from a cross join b', 'a b'],
  ['select * from a positional join b', 'a b'],
  ['select * from a asof join b on a.t >= b.t', 'a b'],
  ['select * from a semi join b using (k) anti join c using (k)', 'a b c'],
  ['select * from (a join b using (k))', 'a b'],
  ['select * from ((a join b using (k)) join c using (k))', 'a b c'],
  ['select * from (select * from a) s, b', 'a b'],
  ['select * from (from a) join (from b) on true', 'a b'],
  ['select (select max(x) from a) from b', 'a b'],
  ['select * from a where exists (select 1 from b where b.k = a.k)', 'a b'],
  ['select * from a where k in (from b)', 'a b'],
  ['select * from a where k not in (select k from b) and j = any (select j from c)', 'a b c'],
  ['select * from a, lateral (select * from b where b.k = a.k)', 'a b'],
  ['select a from b union all select c from d', 'b d'],
  ['from a union by name from b except from c intersect from d', 'a b c d'],
  ['(select * from a) union (select * from b)', 'a b'],
  ['with a as (select * from b) select * from a', 'b'],
  ['with a as (select * from a) select * from a', 'a'],
  ['with a as (from b), c as (from a) select * from c, d', 'b d'],
  ['with a(x, y) as (from b) from a', 'b'],
  ['with a as materialized (from b), c as not materialized (from a) from c', 'b'],
  ['with recursive r as (select 1 n union all select n + 1 from r where n < 5) from r', ''],
  ['with recursive r(n) using key (n) as (select 1 union select n + 1 from r) from r, b', 'b'],
  ['select * from (with a as (from b) from a) join a on true', 'a b'],
  ['with a as (with b as (from c) from b) from a, b', 'b c'],
  ['select (with a as (select 1 x) select x from a), (select x from a)', 'a'],
  ['select * from "带 空格" join "户""号" on true', '带 空格|户"号'],
  ['select * from 户 join 人 using (户编号)', '户 人'],
  ['select 户.人数 from 户 where 户.村 = 乡镇.村', '户'],
  ['select * from data.household', 'data.household'],
  ['select * from temp.a', 'a'],
  ['select * from main.a, b', 'b'],
  ['select x.y.z from x', 'x'],
  ['select a.b from c', 'c'],
  ["select 'from a' from b", 'b'],
  ['select $$ from a $$ from b', 'b'],
  ['select 1 -- from a\nfrom b', 'b'],
  ['select /* from a */ 1 from b', 'b'],
  ['select extract(year from d) from b', 'b'],
  ["select trim(both ' ' from d), substring(s from 2 for 3) from b", 'b'],
  ['select x is distinct from y, z from b', 'b'],
  ['select x is not distinct from y as 同, z from b', 'b'],
  ['select * from a where x is distinct from (select max(y) from b)', 'a b'],
  ['select * from range(3) t(i), a', 'a'],
  ['select * from unnest([1, 2]) u(x), a', 'a'],
  ["select * from read_csv('x.csv'), a", 'a'],
  ['select * from generate_series(1, (select max(n) from b)) g(i)', 'b'],
  ['select * from (values (1, 2), (3, 4)) v(x, y), a', 'a'],
  ['values (1), (2)', ''],
  ['select [x for x in l if x > 1], {k: v, w: 2} from a, b', 'a b'],
  ['select list_transform(l, lambda x: x + 1) from a', 'a'],
  ['select sum(x) filter (where y > 0), list(z order by w) from a group by all', 'a'],
  ['select rank() over (partition by p, q order by r) from a window w as (order by s)', 'a'],
  ['select * from a tablesample 10 percent, b', 'a b'],
  ['select * from a qualify row_number() over (order by x) = 1 order by y, z limit 3', 'a'],
  ['select * from x: a, y: (from b)', 'a b'],
  ["select * from 'a'", 'a'],
  ['table a', 'a'],
  ['describe a', 'a'],
  ['describe select * from a', 'a'],
  ['summarize a', 'a'],
  ['from (describe a)', 'a'],
  ['from (summarize (from a join b using (k)))', 'a b'],
  ['pivot a on x using sum(y), count(*) group by z', 'a'],
  ['pivot (select * from a join b using (k)) on x using sum(y)', 'a b'],
  ['with c as (from a) pivot c on x using sum(y)', 'a'],
  ['from a pivot (sum(x), count(*) for y in (1, 2) group by z)', 'a'],
  ['select * from a pivot (sum(x) for y in (1, 2)), b', 'a b'],
  ['unpivot a on x, y into name n value v', 'a'],
  ['select * from a unpivot (v for n in (x, y))', 'a'],
  ['from (pivot a on x using sum(y)) join b using (k)', 'a b'],
  ["select * exclude (x) replace (y as z) from a, b where getvariable('起始年') > 1", 'a b'],
  ["select columns('a.*') from a", 'a'],
  ['select count(*) over () from a group by grouping sets ((x, y), (x), ())', 'a'],
  ['select case when x then y else z end from a, b group by cube (x, y) having x > 1', 'a b'],
  ['select * from a as t(x, y), b as u(x, y)', 'a b'],
  ['select　*　from　户　', '户'],
  ['SELECT * FROM A JOIN "a" USING (k)', 'A a'],
  ['select * from a at (version => 1)', 'a'],
  ['select cast(x as decimal(18, 2)), y::varchar[] from a, b', 'a b'],
  ["select date '2024-06-30' - interval 3 month from a where d between b and c", 'a']
];

test.each(QUERIES)('%s', async (sql, names) => {
  const wanted = names === '' ? [] : names.split(names.includes('|') ? '|' : ' ');
  expect([...tableNames(sql)].toSorted()).toEqual(wanted.toSorted());
  const native = await nativeTables(sql);
  if (native) expect([...native].toSorted()).toEqual(wanted.toSorted());
});

test('what is a space and what a letter, as DuckDB sees it', async () => {
  const codes =
    '9 a c d 20 a0 2000 2003 200b 202f 205f 2060 3000 feff 85 1680 180e 200d 200e 2028 3001 ff0c 1f600';
  for (const code of codes.split(' ')) {
    const sql = `select 1 from a${String.fromCodePoint(Number.parseInt(code, 16))}b`;
    const native = [...((await nativeTables(sql)) ?? [])];
    expect([code, [...tableNames(sql)]]).toEqual([code, native]);
  }
});

test('arguments of table functions may name tables: rather too many than too few', () => {
  expect(tableNames("from query_table('a')")).toContain('a');
  expect(tableNames('from query_table([a, b])')).toEqual(new Set(['a', 'b']));
  expect(tableNames("from query('from ' || 'a')")).toContain('a');
  expect(tableNames('from histogram(a, x)')).toContain('a');
});

/** Every query of a notebook as the engine gets it: of sql cells, of cubes and of the inputs' options. */
function queriesOf(cell: Cell): string[] {
  if (cell.kind === 'sql') return [queryOf(cell.sql)];
  if (cell.kind === 'cube') return [cubeSql(cell)];
  return cell.kind === 'input' && cell.from !== undefined && !isCellName(cell.from)
    ? [queryOf(cell.from)]
    : [];
}

test('every query of the shipped notebooks: the graph needs what DuckDB reads, and nothing else', async () => {
  const folder = new URL('../../../notebooks/', import.meta.url);
  let compared = 0;
  for (const file of readdirSync(folder).filter((name) => /^(?!README).*\.md$/.test(name))) {
    const parsed = parse(readFileSync(new URL(file, folder), 'utf8'), file);
    if ('failures' in parsed) throw new Error(file);
    const {nodes} = graphOf(parsed.ok);
    const made = new Map(
      nodes.flatMap(({key, cell}) =>
        ['sql', 'cube', 'take'].includes(cell.kind) ? [[key.toLowerCase(), key]] : []
      )
    );
    for (const {key, cell, needs, tables} of nodes) {
      for (const sql of queriesOf(cell)) {
        const native = await nativeTables(sql);
        if (!native) continue;
        compared += 1;
        const read = [...native].map((name) => name.toLowerCase());
        const cells = read.flatMap((name) => made.get(name) ?? []);
        const registry = read.flatMap((name) => registryTable(name) ?? []);
        const needed = needs.filter((need) => made.has(need.toLowerCase()));
        expect([file, key, [...new Set(cells)].sort()]).toEqual([file, key, needed.toSorted()]);
        expect([file, key, [...new Set(registry)].sort()]).toEqual([file, key, tables.toSorted()]);
      }
    }
  }
  expect(compared).toBeGreaterThan(150);
});
