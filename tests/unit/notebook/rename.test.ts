import {readdirSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {draftOf, draftText, fenceParts, type Draft} from '../../../src/notebook/draft.ts';
import {applied} from '../../../src/notebook/edit.ts';
import {graphOf} from '../../../src/notebook/graph.ts';
import {readingOf} from '../../../src/notebook/reading.ts';
import {renaming} from '../../../src/notebook/rename.ts';

function draft(text: string): Draft {
  const read = draftOf(`---\ntitle: T\n---\n\n${text}`, 't');
  if (!('ok' in read)) throw new Error('no draft');
  return read.ok;
}

/** The text after the first cell of a name is renamed, without the front matter, and how many uses changed. */
function after(text: string, from: string, to: string): {text: string; uses: number} {
  const before = draft(text);
  const at = before.cells.findIndex(
    (cell) => cell.kind === 'fence' && fenceParts(cell.info).name === from
  );
  const {edits, uses} = renaming(before, at, to);
  const next = edits.reduce(applied, before);
  return {text: draftText(next).text.replace('---\ntitle: T\n---\n\n', ''), uses};
}

const fence = (info: string, body: string) => `\`\`\`${info}\n${body}\n\`\`\`\n`;

test.each([
  ['after FROM, JOIN and a comma', 'FROM a JOIN a AS x, a', 'FROM b JOIN b AS x, b', 3],
  ['quoted, its quotes stay', 'FROM "a"', 'FROM "b"', 1],
  ['in another case', 'FROM A', 'FROM b', 1],
  ['before its columns', 'SELECT a.n, "a".m FROM a', 'SELECT b.n, "b".m FROM b', 3],
  ['in a subquery', 'SELECT (SELECT n FROM a)', 'SELECT (SELECT n FROM b)', 1],
  ['in the schema temp', 'FROM temp.a', 'FROM temp.b', 1],
  ['not a column of its name', 'SELECT a FROM household', 'SELECT a FROM household', 0],
  ['not a table of the schema data', 'FROM data.a', 'FROM data.a', 0],
  [
    'not a common table that hides it',
    'WITH a AS (SELECT 1) FROM a',
    'WITH a AS (SELECT 1) FROM a',
    0
  ],
  [
    'inside the common table it is the cell',
    'WITH a AS (FROM a) FROM a',
    'WITH a AS (FROM b) FROM a',
    1
  ],
  ['not an alias of its name', 'SELECT a.n FROM c AS a', 'SELECT a.n FROM c AS a', 0],
  [
    'columns stay where the alias has its name',
    'SELECT a.n FROM a AS a',
    'SELECT a.n FROM b AS a',
    1
  ],
  ['not in a string or a comment', "SELECT 'FROM a' -- FROM a", "SELECT 'FROM a' -- FROM a", 0],
  ['as the text of an argument', "FROM query_table('a')", "FROM query_table('b')", 1]
])('in SQL: %s', (_, sql, renamed, uses) => {
  const found = after(`${fence('sql a', 'SELECT 1 AS n')}\n${fence('sql z', sql)}`, 'a', 'b');
  expect(found).toEqual({
    text: `${fence('sql b', 'SELECT 1 AS n')}\n${fence('sql z', renamed)}`,
    uses
  });
});

test('an input is renamed in getvariable, nowhere else', () => {
  const input = (name: string) => fence(`input ${name}`, 'form: integer\nvalue: 1');
  const before = `${input('年')}\n${fence('sql z', "SELECT getvariable('年') AS 年, '年' FROM 年")}\n${fence(
    'cube c',
    "from: household\nunit: household_id\nwhere: out_year >= getvariable( '年' )\nmeasure.m: units(\n  out_year = getvariable('年'))"
  )}`;
  const found = after(before, '年', '起始年');
  expect(found.uses).toBe(3);
  expect(found.text).toBe(
    before
      .replace('input 年', 'input 起始年')
      .replaceAll(/getvariable\( ?'年' ?\)/g, (each) => each.replace('年', '起始年'))
  );
});

test('a cube is renamed in charts, their links, their words, and in cubes and inputs made from it', () => {
  const rest = (name: string) =>
    [
      fence(
        'chart c',
        `form: bar\nfrom: ${name}\ny: causes\nx: units\ntitle.zh: 共 {${name}.n:0} 户\ntitle.en: causes: {${name}.n}\nrows: ${name}.causes(causes, x = 'causes') / ${name} - other.causes`
      ),
      fence('cube d', `from: ${name}\nunit: household_id\nwhere: size in (SELECT n FROM ${name})`),
      fence('input i', `form: select\nfrom: ${name}\nlabel: causes`),
      fence('input j', `form: select\nfrom:\n  SELECT DISTINCT x\n  FROM ${name}\nlabel: causes`),
      `户数 {${name}.n}，{ ${name} . n:0}；不改：causes.n、\`{causes.n}\`、\\{causes.n}、{causes_2.n}。`
    ].join('\n');
  const text = (name: string) =>
    `${fence(`cube ${name}`, 'from: household\nunit: household_id\nby: x')}\n${rest(name)}\n`;
  expect(after(text('causes'), 'causes', '原因')).toEqual({text: text('原因'), uses: 11});
});

test('a name that another cell has, or that no cell may have, changes the opening line alone', () => {
  const text = `${fence('sql a', 'SELECT 1')}\n${fence('sql b', 'FROM a')}`;
  for (const to of ['b', 'B', '2a', 'a b', '']) {
    expect(after(text, 'a', to)).toEqual({text: text.replace('sql a', `sql ${to}`), uses: 0});
  }
});

test('prose has no name', () => {
  expect(renaming(draft('一'), 0, 'b')).toEqual({edits: [], uses: 0});
});

const SHIPPED = readdirSync('notebooks').filter((name) => /^[a-z-]+\.md$/.test(name));

/** Every cell is renamed, one after the other; charts have names that nothing needs, and the page knows its date by its name. */
function allRenamed(before: Draft, to: (name: string) => string): Draft {
  return before.cells.reduce((now, cell, at) => {
    const {kind, name} = cell.kind === 'fence' ? fenceParts(cell.info) : {kind: '', name: ''};
    if (kind === '' || kind === 'chart' || name === '数据日期') return now;
    return renaming(now, at, to(name)).edits.reduce(applied, now);
  }, before);
}

test.each(SHIPPED)('%s says the same when every cell has another name', (file) => {
  const read = draftOf(readFileSync(`notebooks/${file}`, 'utf8'), file);
  if (!('ok' in read)) throw new Error(file);
  const before = read.ok;
  const next = allRenamed(before, (name) => `${name}_改`);
  const reading = readingOf(next);
  expect([reading.failures, [...reading.wrong.keys()]]).toEqual([[], []]);
  const kinds = new Map(graphOf(readingOf(before).notebook).nodes.map((node) => [node.key, node]));
  const now = (key: string): string => {
    const kind = kinds.get(key)?.cell.kind;
    return kind === 'prose' || kind === 'chart' || key === '数据日期' ? key : `${key}_改`;
  };
  expect(
    graphOf(reading.notebook).nodes.map(({key, needs, tables}) => [key, needs, tables])
  ).toEqual([...kinds.values()].map(({key, needs, tables}) => [now(key), needs.map(now), tables]));
  const back = allRenamed(next, (name) => name.replace(/_改$/, ''));
  expect(draftText(back).text).toBe(draftText(before).text);
});
