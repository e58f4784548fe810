import {expect, test} from 'vitest';
import type {Failure} from '../../../src/model/failure.ts';
import {parse} from '../../../src/notebook/parse.ts';
import {EXAMPLE} from './example.ts';

function parsed(text: string) {
  const answer = parse(text, 'example');
  if ('failures' in answer) throw new Error(JSON.stringify(answer.failures));
  return answer.ok;
}

function failures(text: string): readonly Failure[] {
  const answer = parse(`---\ntitle: T\n---\n${text}`, 'bad');
  return 'failures' in answer ? answer.failures : [];
}

test('front matter, prose in one language or both, all kinds of cells with their lines', () => {
  const notebook = parsed(EXAMPLE);
  expect(notebook).toMatchObject({
    id: 'example',
    title: {zh: '示例', en: 'Example'},
    needs: ['household'],
    uses: ['fund', 'village']
  });
  expect(notebook.cells.map((cell) => [cell.kind, cell.line])).toEqual([
    ['prose', 8],
    ['prose', 12],
    ['prose', 16],
    ['input', 18],
    ['input', 28],
    ['cube', 38],
    ['sql', 47],
    ['chart', 54],
    ['prose', 66]
  ]);
  const [first, second, third] = notebook.cells;
  expect(first).toEqual({kind: 'prose', text: '# {answer.title}', line: 8});
  expect(second).toMatchObject({
    lang: 'zh',
    text: '共 **{answer.households:0}** 户，占 {answer.share:%}。'
  });
  expect(third).toMatchObject({lang: 'en'});
  expect(notebook.cells.at(-1)).toEqual({kind: 'prose', text: 'Done.', line: 66});
});

test('flat keys become typed fields', () => {
  const cells = parsed(EXAMPLE).cells;
  expect(cells[3]).toEqual({
    kind: 'input',
    name: '起始年',
    form: 'integer',
    label: {zh: '起始年', en: 'From year'},
    value: '2021',
    min: 2014,
    max: 2030,
    note: {zh: '[M]', en: '[M]'},
    line: 18
  });
  expect(cells[4]).toMatchObject({
    form: 'many',
    from: 'select distinct township\nfrom household -- all of them\norder by 1'
  });
  expect(cells[5]).toEqual({
    kind: 'cube',
    name: 'causes',
    from: 'household',
    unit: 'household_id',
    by: ['township', 'main_cause'],
    where: "out_year >= getvariable('起始年')",
    measures: [
      {name: 'people', expression: 'sum(size)'},
      {name: 'small', expression: 'units(size < 3)'}
    ],
    line: 38
  });
  expect(cells[7]).toEqual({
    kind: 'chart',
    name: 'by_township',
    chart: {
      form: 'bar',
      from: 'causes',
      channels: {y: 'township', x: 'units'},
      title: {zh: '共 {answer.households} 户', en: '"{answer.households} households"'},
      format: '0',
      half: true,
      limit: 16
    },
    line: 54
  });
});

test('options of an input, one language for both, Chinese names of tables, Windows line ends', () => {
  const text =
    '---\r\ntitle.zh: 甲\r\nneeds: 户，监测户\r\n---\r\n```input 口径\r\nform: select\r\n' +
    'options: a=累计=ever; b=在册\r\nvalue: a\r\n```\r\n';
  const notebook = parsed(text);
  expect(notebook.title).toEqual({zh: '甲', en: '甲'});
  expect(notebook.needs).toEqual(['household', 'monitored']);
  expect(notebook.cells[0]).toMatchObject({
    label: {zh: '口径', en: '口径'},
    options: [
      {value: 'a', label: {zh: '累计', en: 'ever'}},
      {value: 'b', label: {zh: '在册', en: '在册'}}
    ]
  });
});

test('code between tildes is prose, whatever it holds; longer fences hold shorter ones', () => {
  const notebook = parsed(
    "---\ntitle: T\n---\n~~~\n```sql x\nselect {a.b}\n```\n~~~\n\n````sql y\nselect '\n```\n'\n````\n"
  );
  expect(notebook.cells.map(({kind}) => kind)).toEqual(['prose', 'sql']);
  expect(notebook.cells[1]).toMatchObject({sql: "select '\n```\n'"});
});

/** What is written, then code, line and values of the one failure. */
const WRONG: readonly (readonly [string, Failure['code'], number, object])[] = [
  ['```sql a\nselect 1', 'notebook-fence', 4, {problem: 'open', info: 'sql a'}],
  ['```sq1 a\nselect 1\n```', 'notebook-fence', 4, {problem: 'kind', kind: 'sq1', nearest: 'sql'}],
  ['```sql\nselect 1\n```', 'notebook-fence', 4, {problem: 'name'}],
  ['```sql a b\nselect 1\n```', 'notebook-fence', 4, {problem: 'bad-name'}],
  ['```sql 1a\nselect 1\n```', 'notebook-fence', 4, {problem: 'bad-name', name: '1a'}],
  ['```sql a\nselect 1;\nselect 2\n```', 'statement-many', 5, {}],
  ['```sql a\n\ndrop table b\n```', 'statement-kind', 6, {word: 'drop'}],
  ['```sql household\nselect 1\n```', 'name-taken', 4, {name: 'household', problem: 'view'}],
  ['```sql 监测户\nselect 1\n```', 'name-taken', 4, {problem: 'view'}],
  ['```sql 户_历次\nselect 1\n```', 'name-taken', 4, {problem: 'view'}],
  ['```sql Policy_Line\nselect 1\n```', 'name-taken', 4, {problem: 'table'}],
  ['```sql order\nselect 1\n```', 'name-taken', 4, {problem: 'keyword', name: 'order'}],
  [
    '```sql a\nselect 1\n```\n```sql A\nselect 1\n```',
    'name-taken',
    7,
    {name: 'A', problem: 'cell', other: 4}
  ],
  [
    '```input x\nform: text\n```\n```sql x\nselect 1\n```',
    'name-taken',
    7,
    {problem: 'input', other: 4}
  ],
  [
    '```input x\nform: text\nlabel text\n```',
    'notebook-key',
    6,
    {problem: 'line', text: 'label text'}
  ],
  ['```input x\nform: dat\n```', 'notebook-key', 5, {problem: 'value', nearest: 'date'}],
  ['```input x\nform: date\nvalue: 2024-02-30\n```', 'notebook-key', 6, {value: '2024-02-30'}],
  ['```input x\nform: integer\nmax: 3\nvalue: 4\n```', 'notebook-key', 7, {value: '4'}],
  ['```input x\nform: select\n```', 'notebook-key', 4, {problem: 'missing', key: 'options'}],
  [
    '```input x\nform: text\nlable: 甲\n```',
    'notebook-key',
    6,
    {problem: 'unknown', nearest: 'label'}
  ],
  ['```input x\nform: text\nform: date\n```', 'notebook-key', 6, {problem: 'twice', other: '5'}],
  ['```input x\nform: date\nfrom: drop x\n```', 'statement-kind', 4, {word: 'drop'}],
  ['```input x\nform: date\nfrom: nowhere\n```', 'notebook-key', 4, {problem: 'cell', key: 'from'}],
  [
    '```sql a\nselect 1\n```\n```chart c\nform: bars\nfrom: a\n```',
    'notebook-key',
    8,
    {key: 'form', value: 'bars', nearest: 'bar'}
  ],
  [
    '```sql a\nselect 1\n```\n```chart c\nform: bar\nfrom: a\ny: t\n```',
    'notebook-key',
    7,
    {problem: 'missing', key: 'x'}
  ],
  [
    '```sql a\nselect 1\n```\n```chart c\nform: bar\nfrom: a\ny: t\nx: u\nstat: v\n```',
    'notebook-key',
    12,
    {problem: 'unknown', key: 'stat', nearest: 'state'}
  ],
  [
    '```sql progress\nselect 1\n```\n```chart c\nform: table\nfrom: progres\n```',
    'notebook-key',
    7,
    {problem: 'cell', nearest: 'progress'}
  ],
  ['```cube c\nfrom: household\nunit: main_cause\n```', 'cube-unit', 4, {unit: 'main_cause'}],
  [
    '```cube c\nfrom: houshold\nunit: household_id\n```',
    'notebook-key',
    4,
    {problem: 'cell', nearest: 'household'}
  ],
  [
    '```cube c\nfrom: 户\nunit: 户编号\nmeasure.x: size + 1\n```',
    'notebook-key',
    7,
    {problem: 'value', key: 'measure.x'}
  ],
  [
    '```cube c\nfrom: 户\nunit: 户编号\nby: units\n```',
    'notebook-key',
    7,
    {problem: 'value', key: 'by', value: 'units'}
  ],
  ['甲 {answer.x}', 'figure-unknown', 4, {problem: 'cell', quote: '{answer.x}'}],
  ['甲\n\n乙 {answer}', 'figure-unknown', 6, {problem: 'form', quote: '{answer}'}],
  [
    '```sql answer\nselect 1\n```\n{anwser.x}',
    'figure-unknown',
    7,
    {problem: 'cell', nearest: 'answer'}
  ],
  ['```sql a\nselect 1\n```\n{a.x:%1}', 'figure-unknown', 7, {problem: 'format', nearest: '%'}],
  ['```sql a\nfrom b\n```\n```sql b\nfrom a\n```', 'cell-cycle', 4, {cells: 'a → b → a'}],
  ['```sql a\nfrom a\n```', 'cell-cycle', 4, {cells: 'a → a'}]
];

test.each(WRONG)('%j fails as %s at line %i', (text, code, line, values) => {
  const found = failures(text);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({code, place: {notebook: 'bad', line}});
  expect(found[0]?.values ?? {}).toMatchObject(values);
});

function front(text: string): readonly Failure[] {
  const answer = parse(text, 'bad');
  return 'failures' in answer ? answer.failures : [];
}

test('front matter: no title, unknown key, unknown table, never closed', () => {
  expect(front('Text')).toMatchObject([
    {code: 'notebook-front-matter', place: {line: 1}, values: {problem: 'missing', key: 'title.zh'}}
  ]);
  expect(front('---\ntitle: T\nneed: household\n---\n')).toMatchObject([
    {
      code: 'notebook-front-matter',
      place: {line: 3},
      values: {problem: 'unknown', nearest: 'needs'}
    }
  ]);
  expect(front('---\ntitle: T\nneeds: housholds\n---\n')).toMatchObject([
    {
      code: 'notebook-front-matter',
      place: {line: 3},
      values: {problem: 'table', nearest: 'household'}
    }
  ]);
  expect(front('---\ntitle: T\n')).toMatchObject([
    {values: {problem: 'open'}},
    {values: {problem: 'missing'}}
  ]);
});

test('all failures come at once, in the order of the file', () => {
  expect(
    failures('```sql order\ndrop x\n```\n```chart c\nform: bar\n```').map((f) => f.code)
  ).toEqual(['name-taken', 'statement-kind', 'notebook-key', 'notebook-key', 'notebook-key']);
});
