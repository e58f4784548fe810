import {describe, expect, it} from 'vitest';
import type {Cell, CubeCell} from '../../../src/model/notebook.ts';
import {usedOf} from '../../../src/snapshot/used.ts';

const cube: CubeCell = {
  kind: 'cube',
  name: 'mains',
  from: 'base',
  unit: 'household_id',
  by: ['township', 'kind', 'cause'],
  measures: [{name: 'people', expression: 'sum(people)'}],
  line: 1
};
const sql = (text: string): Cell => ({kind: 'sql', name: 'x', sql: text, line: 1});
const margins = (text: string): number[] =>
  [...usedOf(cube, [sql(text)]).margins].sort((a, b) => a - b);

describe('what cells read of a cube', () => {
  it('are the margins that they name', () => {
    expect(margins('SELECT units FROM mains WHERE margin = 3')).toEqual([3]);
    expect(margins('SELECT units FROM mains WHERE margin IN (0, 2)')).toEqual([0, 2]);
    expect(
      margins('SELECT a.units FROM mains a JOIN mains b ON b.margin = 5 WHERE a.margin = 4')
    ).toEqual([4, 5]);
  });

  it('without those of other cubes in the same query', () => {
    expect(
      margins(
        'WITH a AS (SELECT units FROM mains WHERE margin = 3), b AS (SELECT units FROM other WHERE margin = 6) SELECT * FROM a, b'
      )
    ).toEqual([3]);
    expect(
      margins(
        'SELECT (SELECT units FROM other WHERE margin = 1), (SELECT units FROM mains WHERE margin = 7)'
      )
    ).toEqual([7]);
  });

  it('are all where it cannot be told', () => {
    expect(margins('SELECT sum(units) FROM mains')).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(margins('SELECT units FROM mains WHERE margin > 3')).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    const chart: Cell = {
      kind: 'chart',
      name: 'c',
      chart: {form: 'table', from: 'mains', channels: {}},
      line: 1
    };
    expect(usedOf(cube, [chart]).margins.size).toBe(8);
  });

  it('are the measures that they name, or all behind a star', () => {
    expect([...usedOf(cube, [sql('SELECT units FROM mains WHERE margin = 3')]).measures]).toEqual(
      []
    );
    expect([
      ...usedOf(cube, [sql('SELECT people_units FROM mains WHERE margin = 3')]).measures
    ]).toEqual(['people']);
    expect([...usedOf(cube, [sql('SELECT * FROM mains WHERE margin = 3')]).measures]).toEqual([
      'people'
    ]);
  });

  it('are the labels that something is compared with, not those of a list of values', () => {
    const text = `SELECT CASE kind WHEN '甲' THEN 1 END FROM mains, (VALUES ('丁')) v(x) WHERE margin = 3 AND kind = '乙' AND cause IN ('丙', '戊')`;
    expect([...usedOf(cube, [sql(text)]).labels].sort()).toEqual(['丙', '乙', '戊', '甲'].sort());
  });
});
