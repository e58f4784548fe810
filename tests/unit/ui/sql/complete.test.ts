import {beforeAll, describe, expect, test} from 'vitest';
import {completionsAt, written, type Asked} from '../../../../src/ui/sql/complete.ts';
import {columnMeaning} from '../../../../src/ui/sql/details.ts';
import type {Vocabulary} from '../../../../src/ui/sql/vocabulary.ts';
import {realVocabulary} from './world.ts';

let vocabulary: Vocabulary;
beforeAll(async () => {
  vocabulary = await realVocabulary();
});

/** Completions where `|` stands in the text. */
function asked(text: string, given: Partial<Asked> = {}) {
  const at = text.indexOf('|');
  const kinds = (table: string, column: string) =>
    table === 'household' && column === 'main_cause' ? 12 : undefined;
  return completionsAt(text.replace('|', ''), at, {
    vocabulary,
    lang: 'zh',
    explicit: false,
    kinds,
    ...given
  });
}

function labels(text: string, given: Partial<Asked> = {}): string[] {
  return (asked(text, given)?.candidates ?? []).map(({label}) => label);
}

describe('the vocabulary', () => {
  test('tables are known by schema, the console’s own helpers are not', () => {
    const named = (name: string) => vocabulary.tables.filter((table) => table.name === name);
    expect(named('户')).toMatchObject([{schema: '', registry: 'household', own: false}]);
    expect(named('household').map(({schema}) => schema)).toEqual(['data', '']);
    expect(named('s1')).toMatchObject([{schema: 'stage', registry: undefined}]);
    expect(named('贫困村')).toMatchObject([{schema: '', own: true}]);
    expect(named('(result)')).toEqual([]);
    expect(named('户')[0]?.columns.find(({name}) => name === '主要致贫原因')).toMatchObject({
      type: 'ENUM',
      described: {name: 'main_cause'}
    });
  });
  test('functions carry their arguments, macros the product’s words', () => {
    const named = (name: string) => vocabulary.functions.find((each) => each.name === name);
    expect(named('round')?.call).toMatch(/^round\(x/);
    expect(named('edition_at')).toEqual({
      name: 'edition_at',
      call: 'edition_at(the_table)',
      doc: {zh: '某表的期', en: 'The edition'}
    });
    expect(named('count_star')).toBeDefined();
    expect(named('pragma_version')).toBeUndefined();
  });
});

describe('columns', () => {
  test('match by any part of their Chinese name, those of the statement’s tables first', () => {
    const found = asked('select * from 户 where 致贫原|');
    expect(found?.from).toBe('select * from 户 where '.length);
    expect(found?.candidates.slice(0, 2)).toMatchObject([
      {label: '主要致贫原因', detail: '户 · main_cause · 文本 · 12 种', insert: '主要致贫原因'},
      {label: '其他致贫原因', detail: '户 · other_causes · 列表', insert: '其他致贫原因'}
    ]);
  });
  test('match by their name in the other language', () => {
    expect(labels('select cause| from 户')[0]).toBe('主要致贫原因');
    expect(labels('select 致贫| from household')[0]).toBe('main_cause');
    expect(labels('select main cause o| from household')).toBeDefined();
  });
  test('say their unit and their place in English too', () => {
    const [first] = asked('select net| from household', {lang: 'en'})?.candidates ?? [];
    expect(first).toMatchObject({
      label: 'income_per_head',
      detail: 'household · 人均纯收入 · yuan'
    });
  });
  test('of an alias, of a schema, of a table by its own name', () => {
    expect(labels('select p.证件| from 人 p join 户 h on true')[0]).toBe('证件号码');
    expect(labels('select h.| from 人 p join 户 as h on true')).toContain('主要致贫原因');
    expect(labels('select h.证件号码| from 人 p join 户 as h on true')).not.toContain('证件号码');
    expect(labels('select 户.主| from 户')[0]).toBe('主要致贫原因');
    expect(labels('select x.村| from 贫困村 x')).toEqual(['村数']);
  });
  test('before FROM is written, of every table that is at the page’s date', () => {
    const found = asked('select 主要致|');
    expect(found?.candidates.map(({detail}) => detail)).toContain('户 · main_cause · 文本 · 12 种');
    expect(found?.candidates.every(({detail}) => !detail.includes('历次'))).toBe(true);
  });
  test('in a subquery and behind a comma in FROM', () => {
    expect(labels('select * from (select 耕地| from 户) t')[0]).toBe('耕地面积');
    expect(labels('select 项目名| from 户 h, 项目 p')[0]).toBe('项目名称');
  });
  test('names that the statement defines itself', () => {
    expect(labels('select count(*) as 户数 from 户 order by 户数|')[0]).toBe('户数');
    expect(labels('with 贫困 as (select 1) select * from 贫|')[0]).toBe('贫困');
  });
  test('nothing is offered unasked where nothing is typed', () => {
    expect(asked('select | from 户')).toBeUndefined();
    expect(labels('select | from 户', {explicit: true})).toContain('主要致贫原因');
  });
});

describe('tables', () => {
  test('behind FROM and JOIN, those at the page’s date first', () => {
    expect(labels('select * from 户|').slice(0, 2)).toEqual(['户', '户_历次']);
    expect(labels('select * from 户 join 人|')[0]).toBe('人');
    expect(labels('select * from house|').slice(0, 3)).toContain('household');
    expect(labels('select * from 户, 贫|')[0]).toBe('贫困村');
  });
  test('of a schema behind its dot', () => {
    expect(labels('select * from data.hou|')[0]).toBe('household');
    expect(labels('from file.|')).toEqual(['走访']);
    expect(labels('from stage.|')).toEqual(['s1']);
  });
  test('say what they are', () => {
    const detail = (text: string) => asked(text)?.candidates[0]?.detail;
    expect(detail('from household|')).toBe('户');
    expect(detail('from 户|')).toBe('household');
    expect(detail('from 户_历次|')).toBe('household · 各期');
    expect(detail('from 贫困村|')).toBe('临时');
  });
});

describe('functions, keywords, variables and labels', () => {
  test('a function brings its bracket, a keyword is itself', () => {
    expect(asked('select medi|')?.candidates.find(({label}) => label === 'median')).toMatchObject({
      kind: 'function',
      insert: 'median(',
      detail: 'median(x)'
    });
    expect(labels('select 1 fro|')).toContain('from');
  });
  test('variables in getvariable', () => {
    expect(labels(`select getvariable('截|')`)).toEqual(['截至日期']);
    expect(labels(`select getvariable('|`)).toEqual(['截至日期', '数据日期']);
  });
  test('labels of the code list of the column that is compared', () => {
    expect(labels(`select * from 户 where 主要致贫原因 = '因|`).slice(0, 2)).toEqual([
      '因病',
      '因残'
    ]);
    expect(labels(`from 户 where 主要致贫原因 in ('因病', '残|')`)).toContain('因残');
    expect(labels(`from household where main_cause = 'ill|'`, {lang: 'en'})).toContain('因病');
    expect(asked(`from 户 where 户主姓名 = '王|'`)).toBeUndefined();
  });
  test('not in comments, numbers or other texts', () => {
    expect(asked('select 1 -- 主|')).toBeUndefined();
    expect(asked('select 12|')).toBeUndefined();
  });
  test('only the statement at the cursor counts', () => {
    expect(labels('select 1 from 人; select 主要致| from 户; select 2')[0]).toBe('主要致贫原因');
  });
});

test.each([
  ['户', '户'],
  ['收入（元）', '"收入（元）"'],
  ['select', '"select"'],
  ['a b', '"a b"'],
  ['a"b', '"a""b"'],
  ['1a', '"1a"'],
  ['year', 'year']
])('the name %s is written %s', (name, sql) => {
  expect(written(name)).toBe(sql);
});

test('a column says at length what it means', () => {
  const table = vocabulary.tables.find(({name}) => name === '户');
  const column = table?.columns.find(({name}) => name === '主要致贫原因');
  const [first, labelled] = column ? columnMeaning(column, 'zh') : [];
  expect(first).toBe('主要致贫原因 · Main cause of poverty');
  expect(labelled).toContain('因病、因残、因学');
  const land = table?.columns.find(({described}) => described?.unit === '亩');
  expect([
    land && columnMeaning(land, 'zh').at(-1),
    land && columnMeaning(land, 'en').at(-1)
  ]).toEqual(['单位 亩', 'unit mu']);
});
