import {expect, test} from 'vitest';
import {failureOf} from '../../../src/model/failure.ts';
import {resultOf} from '../../../src/notebook/states.ts';
import {input, open, rowsOf, sql, useEngine, YEARS} from './running.ts';

useEngine();

test('inputs: typed variables, defaults from literals, rows and options', async () => {
  const run = open(
    input(
      '日',
      'form: date',
      "from: select date '2024-06-30' union select '2023-12-31' order by 1 desc"
    ) +
      input('比', 'form: number', 'value: 0.5') +
      input('字', 'form: text') +
      input('开', 'form: toggle') +
      input('选', 'form: select', 'options: a=甲=A; b=乙=B') +
      input('镇', 'form: many', 'from: towns') +
      input('级', 'form: many', 'options: 中央; 省级', 'value: 省级') +
      input('空', 'form: date', 'from: select null::date') +
      sql(
        'towns',
        "select * from (values ('平川镇', '平川镇', 'Pingchuan'), (null, '', ''), ('河口乡', '河口乡', 'Hekou')) t"
      ) +
      sql(
        'types',
        ['日', '比', '字', '开', '选', '镇', '级', '空']
          .map(
            (name) =>
              `select '${name}' as name, typeof(getvariable('${name}')) as type, getvariable('${name}')::varchar as value`
          )
          .join('\nunion all ')
      )
  );
  await run.start();
  expect((await rowsOf('types')).map(({name, type, value}) => [name, type, value])).toEqual([
    ['日', 'DATE', '2024-06-30'],
    ['比', 'DOUBLE', '0.5'],
    ['字', 'VARCHAR', null],
    ['开', 'BOOLEAN', 'false'],
    ['选', 'VARCHAR', 'a'],
    ['镇', 'VARCHAR[]', '[平川镇, 河口乡]'],
    ['级', 'VARCHAR[]', '[省级]'],
    ['空', 'DATE', null]
  ]);
  expect(resultOf(run.state('镇'))).toEqual({
    kind: 'input',
    value: ['平川镇', '河口乡'],
    options: [
      {value: '平川镇', label: {zh: '平川镇', en: 'Pingchuan'}},
      {value: '河口乡', label: {zh: '河口乡', en: 'Hekou'}}
    ]
  });
  await run.set('镇', ['河口乡', '没有的']);
  await run.set('选', 'b');
  await run.set('选', 'c');
  const values = Object.fromEntries((await rowsOf('types')).map(({name, value}) => [name, value]));
  expect([values['镇'], values['选']]).toEqual(['[河口乡]', 'a']);
});

test('a value of another form or beyond the limits is refused', async () => {
  const run = open(YEARS);
  await run.start();
  for (const value of [2019, 2025, 2022.5, '2022', true, ['2022']]) {
    const failure = await run.set('年', value).then(() => undefined, failureOf);
    expect(failure).toMatchObject({code: 'input-value', values: {name: '年'}});
  }
  expect(failureOf(await run.set('base', 1).catch((thrown: unknown) => thrown))).toMatchObject({
    code: 'input-value'
  });
  expect(await rowsOf('answer')).toMatchObject([{total: 13}]);
});

test('a kept choice that the input does not take any more gives way to its default', async () => {
  for (const 年 of ['2023', 2019, ['2023'], true]) {
    const run = open(YEARS, {chosen: {年}});
    await run.start();
    expect(resultOf(run.state('年')), String(年)).toMatchObject({value: 2022});
  }
});

test('chosen values are there from the start', async () => {
  const run = open(YEARS, {chosen: {年: 2023}});
  await run.start();
  expect(await rowsOf('answer')).toMatchObject([{total: 8}]);
});
