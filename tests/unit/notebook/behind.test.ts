import {DuckDBInstance, type DuckDBConnection} from '@duckdb/node-api';
import * as fc from 'fast-check';
import {beforeAll, expect, test} from 'vitest';
import type {Behind, BehindSum, BehindTerm} from '../../../src/model/behind.ts';
import {HIDDEN} from '../../../src/model/hidden.ts';
import type {CubeCell, Notebook} from '../../../src/model/notebook.ts';
import type {Value} from '../../../src/model/rows.ts';
import {
  behindSql,
  conditionOf,
  countSql,
  isComputed,
  rowsBehind,
  sumOf
} from '../../../src/notebook/behind.ts';
import {printBehind, readBehind} from '../../../src/notebook/behind-text.ts';
import {cubeSql} from '../../../src/notebook/cube.ts';
import {graphOf, leavesOf} from '../../../src/notebook/graph.ts';
import {parse} from '../../../src/notebook/parse.ts';
import {print} from '../../../src/notebook/print.ts';

test('a link names a cube, a measure, and what its dimensions are', () => {
  expect(readBehind('mains')).toEqual([{cube: 'mains', terms: []}]);
  expect(readBehind("anys.main(cause, 乡镇: place, kind = 'a''b' | null, n = -2)")).toEqual([
    {
      cube: 'anys',
      measure: 'main',
      terms: [
        {dimension: 'cause', column: 'cause'},
        {dimension: '乡镇', column: 'place'},
        {dimension: 'kind', is: ["a'b", null]},
        {dimension: 'n', is: [-2]}
      ]
    }
  ]);
  expect(readBehind('a(x <> null, y <> z, "true": true_, w <> true | 1.5) / a - b(x) / b')).toEqual(
    [
      {
        cube: 'a',
        terms: [
          {dimension: 'x', not: [null]},
          {dimension: 'y', differs: 'z'},
          {dimension: 'true', column: 'true_'},
          {dimension: 'w', not: [true, 1.5]}
        ]
      },
      {cube: 'a', terms: [], sign: '/'},
      {cube: 'b', terms: [{dimension: 'x', column: 'x'}], sign: '-'},
      {cube: 'b', terms: [], sign: '/'}
    ]
  );
});

test.each([
  '',
  'a.',
  'a()',
  'a(x',
  'a(x,)',
  'a(x =)',
  "a('x')",
  'a(x = y)',
  'a(x < 1)',
  "a(x = 'b' 'c')",
  'a(x = -true)',
  'a b',
  'a /',
  'a * b',
  'true',
  'a(x: )',
  'a(x = 1; drop)',
  'a -- comment\n b'
])('%j is no link', (text) => {
  expect(readBehind(text)).toBeUndefined();
});

const name = fc.constantFrom(
  'a',
  '乡镇',
  'x_1',
  'true',
  'NULL',
  'a b',
  'say "it"',
  '1st',
  'constructor'
);
const constant = fc.oneof(
  fc.constantFrom(null, true, false),
  fc.string(),
  fc.integer(),
  fc.constantFrom(0.5, -1.25)
);
const term: fc.Arbitrary<BehindTerm> = fc.oneof(
  fc.record({dimension: name, column: name}),
  fc.record({dimension: name, is: fc.array(constant, {minLength: 1, maxLength: 3})}),
  fc.record({dimension: name, not: fc.array(constant, {minLength: 1, maxLength: 3})}),
  fc.record({dimension: name, differs: name})
);
const behind: fc.Arbitrary<Behind> = fc
  .tuple(name, fc.option(name, {nil: undefined}), fc.array(term, {maxLength: 3}))
  .map(([cube, measure, terms]) => ({cube, ...(measure === undefined ? {} : {measure}), terms}));
const sign = fc.constantFrom('/', '-', '+', ',');

test('what is printed reads as the same', () => {
  const sums = fc.tuple(behind, fc.array(fc.tuple(behind, sign), {maxLength: 3}));
  fc.assert(
    fc.property(sums, ([first, others]) => {
      const sum: BehindSum = [first, ...others.map(([each, of]) => ({...each, sign: of}))];
      expect(readBehind(printBehind(sum))).toEqual(sum);
    })
  );
});

const HEAD = '---\ntitle: x\n---\n';
const CUBE =
  '```cube c\nfrom: 户\nunit: 户编号\nby: 乡镇, 原因\nmeasure.poor: units(a)\n```\n```sql s\nfrom c\n```\n';
const chart = (rows: string, form = 'table'): string =>
  `${HEAD}${CUBE}\`\`\`chart x\nform: ${form}\nfrom: s\n${rows}\n\`\`\`\n`;

test('links stand in a chart, by column, and print as they stand', () => {
  const text = chart(
    "rows: c\nrows.poor: c.poor(乡镇) / c(乡镇)\nrows.other: c(原因 = '因病' | null)"
  );
  const answer = parse(text, 'n');
  if ('failures' in answer) throw new Error(JSON.stringify(answer.failures));
  const cell = answer.ok.cells.find((each) => each.kind === 'chart');
  expect(Object.keys(cell?.chart.behind ?? {})).toEqual(['', 'poor', 'other']);
  const again = parse(print(answer.ok), 'n');
  if ('failures' in again) throw new Error(JSON.stringify(again.failures));
  expect(again.ok.cells.find((each) => each.kind === 'chart')?.chart).toEqual(cell?.chart);
});

test.each([
  ['rows: c(', {problem: 'value', key: 'rows'}, 16],
  ['rows.x: d', {problem: 'cell', key: 'rows.x', value: 'd'}, 13],
  ['rows: c.por', {problem: 'cell', key: 'rows', value: 'por', nearest: 'poor'}, 13],
  ['rows: c(乡村)', {problem: 'cell', value: '乡村', nearest: '乡镇'}, 13],
  ['rows: c / c(乡镇 <> 原由)', {problem: 'cell', value: '原由', nearest: '原因'}, 13]
])('%s fails with its place', (rows, values, line) => {
  const answer = parse(chart(rows), 'n');
  if ('ok' in answer) throw new Error('accepted');
  expect(answer.failures).toHaveLength(1);
  expect(answer.failures[0]).toMatchObject({
    code: 'notebook-key',
    place: {notebook: 'n', line, cell: 'x'},
    values
  });
});

test('headline figures are linked by number', () => {
  const figures = (rows: string): string => chart(`label: a\nvalue: b\n${rows}`, 'figures');
  expect(parse(figures('rows.4: c'), 'n')).toHaveProperty('ok');
  expect(parse(figures('rows.5: c'), 'n')).toMatchObject({
    failures: [{code: 'notebook-key', values: {key: 'rows.5', value: '5'}}]
  });
  expect(parse(figures('rows: c'), 'n')).toHaveProperty('failures');
});

test('lines are linked by what stands in the channel `key`', () => {
  const lines = (more: string): string => chart(`label: a\nvalue: b\n${more}`, 'lines');
  expect(parse(lines('key: k\nrows.open: c\nrows.blank: c.poor'), 'n')).toHaveProperty('ok');
  expect(parse(lines('rows.open: c'), 'n')).toMatchObject({
    failures: [{code: 'notebook-key', values: {key: 'rows.open', value: 'open'}}]
  });
  expect(parse(lines('key: k\nrows: c'), 'n')).toMatchObject({
    failures: [{code: 'notebook-key', values: {key: 'rows'}}]
  });
  expect(parse(lines('key: k\nrows.open: d'), 'n')).toHaveProperty('failures');
});

test('a cube that is only linked to is no table of the page, and runs before the chart', () => {
  const text = chart('rows: d').replace(
    '```sql s',
    '```cube d\nfrom: 户\nunit: 户编号\n```\n```sql s'
  );
  const answer = parse(text, 'n');
  if ('failures' in answer) throw new Error(JSON.stringify(answer.failures));
  const graph = graphOf(answer.ok);
  expect(leavesOf(graph)).toEqual(new Set());
  const order = graph.nodes.map(({key}) => key);
  expect(order.indexOf('d')).toBeLessThan(order.indexOf('x'));
});

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create()).connect();
  await connection.run(`CREATE TABLE 户(户编号 VARCHAR, 乡镇 VARCHAR, 原因 VARCHAR, 旧因 VARCHAR, 人数 INTEGER, 日 DATE);
    INSERT INTO 户 VALUES
    ('1', '平川镇', '因病', '因病', 3, '2024-06-30'), ('2', '平川镇', '因病', '因学', 2, '2024-06-30'),
    ('3', '平川镇', NULL, '因学', 4, '2024-06-30'), ('4', '河口''乡', '因学', NULL, NULL, '2023-12-31'),
    ('5', '河口''乡', '因病', '因病', 1, NULL), ('5', '河口''乡', '因学', '因病', 5, NULL)`);
});

const cube: CubeCell = {
  kind: 'cube',
  name: 'c',
  from: '户',
  unit: '户编号',
  by: ['乡镇', '原因', '旧因', '日'],
  where: '人数 IS NULL OR 人数 < 9 -- all',
  measures: [
    {name: 'people', expression: 'sum(人数)'},
    {name: 'large', expression: 'units(人数 >= 3)'},
    {name: 'sick', expression: "count(*) filter (where 原因 = '因病')"}
  ],
  line: 1
};
const notebook: Notebook = {
  id: 'n',
  title: {zh: 'n', en: 'n'},
  needs: [],
  uses: [],
  cells: [cube]
};

async function found(sql: string): Promise<Record<string, unknown>[]> {
  const read = await connection.runAndReadAll(sql);
  return read.getRowObjectsJson().map((row) => ({...row}));
}

async function counted(link: string, row: Record<string, Value> = {}): Promise<unknown[]> {
  const [one] = readBehind(link) ?? [];
  if (!one) throw new Error(link);
  const rows = rowsBehind(notebook, one, (column) => row[column]);
  const [counts] = await found(countSql(rows));
  const listed = await found(behindSql(rows, '"户编号"'));
  expect(listed).toHaveLength(Number(counts?.['n']));
  expect(new Set(listed.map((each) => each['户编号'])).size).toBe(Number(counts?.['units']));
  return [counts?.['n'], counts?.['units'], counts?.['value']].map(Number);
}

test('a link leads to the rows that it counts: number of rows, of units, value of its measure', async () => {
  expect(await counted('c')).toEqual([6, 5, 5]);
  expect(await counted('c(乡镇)', {乡镇: '平川镇'})).toEqual([3, 3, 3]);
  expect(await counted('c.people(乡镇: place)', {place: "河口'乡"})).toEqual([2, 1, 6]);
  expect(await counted('c.large(乡镇: place)', {place: "河口'乡"})).toEqual([1, 1, 1]);
  expect(await counted("c(原因 = '因病' | null)")).toEqual([4, 4, 4]);
  expect(await counted("c(原因 <> '因病' | null)")).toEqual([2, 2, 2]);
  expect(await counted('c(原因 <> 旧因)')).toEqual([4, 4, 4]);
  expect(await counted('c(原因 <> 旧因, 原因 <> null, 旧因 <> null)')).toEqual([2, 2, 2]);
  expect(await counted('c(日)', {日: '2024-06-30'})).toEqual([3, 3, 3]);
  expect(await counted('c(日)', {日: null})).toEqual([2, 1, 1]);
  expect(await counted('c.sick')).toEqual([3, 3, 3]);
});

test('every row of a cube leads to as many units as it says, whichever margin it is', async () => {
  for (const row of await found(cubeSql({...cube, by: ['乡镇', '原因']}))) {
    const fixed = ['乡镇', '原因'].filter(
      (_, at) => ((Number(row['margin']) >> (1 - at)) & 1) === 0
    );
    const values = Object.fromEntries(fixed.map((each) => [each, (row[each] ?? null) as Value]));
    const dimensions = fixed.length > 0 ? `(${fixed.join(', ')})` : '';
    const [, units] = await counted(`c${dimensions}`, values);
    expect(units).toBe(Number(row['units']));
    const [, , people] = await counted(`c.people${dimensions}`, values);
    expect(people).toBe(Number(row['people']));
    const [, large] = await counted(`c.large${dimensions}`, values);
    expect(large).toBe(Number(row['large']));
  }
});

test('without a condition everything is behind it', () => {
  const {where: _, ...whole} = cube;
  expect(conditionOf({cube: whole, measure: undefined, filters: []})).toBe('TRUE');
  expect(behindSql({cube: whole, measure: undefined, filters: []})).toBe(
    'SELECT * FROM "户" WHERE TRUE'
  );
});

test('a hidden value, a list and a cube that is not there lead nowhere', () => {
  const [link] = readBehind('c(乡镇)') ?? [];
  const [other] = readBehind('d') ?? [];
  if (!link || !other) throw new Error('no link');
  expect(() => rowsBehind(notebook, link, () => HIDDEN)).toThrow('internal');
  expect(() => rowsBehind(notebook, link, () => ['a'])).toThrow('internal');
  expect(() => rowsBehind(notebook, other, () => 'a')).toThrow('internal');
});

test('counts join to the figure; / binds closer than - and +', () => {
  const sum = (text: string): BehindSum => {
    const read = readBehind(text);
    if (!read) throw new Error(text);
    return read;
  };
  expect(sumOf(sum('a'), [7])).toBe(7);
  expect(sumOf(sum('a / b'), [1, 4])).toBe(0.25);
  expect(sumOf(sum('a / b - c / d'), [1, 2, 1, 4])).toBe(0.25);
  expect(sumOf(sum('a - b + c'), [10, 3, 5])).toBe(12);
  expect(sumOf(sum('a - b / c'), [10, 6, 3])).toBe(8);
  expect(sumOf(sum('a / b'), [0, 0])).toBeNull();
  expect(sumOf(sum('a / b'), [1, null])).toBeNull();
});

test('a figure that is computed of its counts in another way is no sum of them', () => {
  const text = 'money.paid, money.counted(乡镇), weeks.paid(back = 1)';
  const sum = readBehind(text);
  if (!sum) throw new Error(text);
  expect(sum.map(({cube: of}) => of)).toEqual(['money', 'money', 'weeks']);
  expect([isComputed(sum), sumOf(sum, [1, 2, 3])]).toEqual([true, null]);
  expect(printBehind(sum)).toBe(text);
  const [first] = sum;
  expect(isComputed([first])).toBe(false);
});

test('a link may name a list of the import report, whole; a cube of that name comes first', () => {
  const failuresOf = (link: string, more = ''): string[] => {
    const block = `\`\`\`chart c\nform: figures\nfrom: a\nlabel: l\nvalue: v\nrows.1: ${link}\n\`\`\``;
    const text = `---\ntitle: T\n---\n\n\`\`\`sql a\nselect 'x' as l, 1 as v\n\`\`\`\n\n${block}\n${more}`;
    const parsed = parse(text, 't');
    return 'ok' in parsed ? [] : parsed.failures.map(({values}) => String(values?.['value']));
  };
  expect(failuresOf('findings + unreadable')).toEqual([]);
  expect(failuresOf('finding')).toEqual(['finding']);
  expect(failuresOf("findings(kind = 'x')")).toEqual(['findings']);
  expect(failuresOf('unreadable.n')).toEqual(['unreadable']);
  const own = '\n```cube findings\nfrom: household\nunit: household_id\nby: township\n```\n';
  expect(failuresOf("findings(township = 'x')", own)).toEqual([]);
  expect(failuresOf('findings(village)', own)).toEqual(['village']);
});
