import {expect, test} from 'vitest';
import {draftText, type Source} from '../../../src/notebook/draft.ts';
import {CELL_KINDS, freeName, newSource} from '../../../src/notebook/new-cell.ts';
import {parse} from '../../../src/notebook/parse.ts';
import {TABLES} from '../../../src/registry/tables/index.ts';

const NAMES = ['answer', 'sql_1', 'Chart_1'];
const body = (source: Source) => (source.kind === 'fence' ? source.body : source.text);

test('a name that nothing has, case aside', () => {
  expect(freeName('sql', NAMES)).toBe('sql_2');
  expect(freeName('chart', NAMES)).toBe('chart_2');
  expect(freeName('input', [])).toBe('input_1');
});

test('every new cell is right as it stands', () => {
  const above = {
    name: 'answer',
    columns: [
      {name: 'township', type: 'text'},
      {name: 'units', type: 'integer'}
    ] as const
  };
  for (const kind of CELL_KINDS) {
    const cells: Source[] = [
      {kind: 'fence', info: 'sql answer', body: "select '甲' as township, 1 as units"},
      newSource(kind, {names: NAMES, above})
    ];
    const {text} = draftText({id: 'x', head: 'title: T', cells});
    expect(parse(text, 'x')).toHaveProperty('ok');
  }
  expect(TABLES['household']?.columns.map(({name}) => name)).toEqual(
    expect.arrayContaining(['household_id', 'township'])
  );
});

test('a chart draws the first number by the first other column, else a table', () => {
  const drawn = (...columns: [string, 'text' | 'integer' | 'decimal' | 'date'][]) =>
    body(
      newSource('chart', {
        names: [],
        above: {name: 'a', columns: columns.map(([name, type]) => ({name, type}))}
      })
    );
  expect(drawn(['n', 'integer'], ['town_zh', 'text'], ['town_en', 'text'])).toBe(
    'form: bar\nfrom: a\ny: town\nx: n'
  );
  expect(drawn(['margin', 'integer'], ['state', 'text'], ['share', 'decimal'])).toBe(
    'form: bar\nfrom: a\ny: state\nx: share'
  );
  expect(drawn(['n_state', 'text'], ['n', 'integer'])).toBe('form: table\nfrom: a');
  expect(body(newSource('chart', {names: []}))).toBe('form: table\nfrom: ');
});
