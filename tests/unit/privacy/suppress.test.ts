import {describe, expect, it} from 'vitest';
import {guardOf, isDominated, isFrame, isPersonal} from '../../../src/privacy/guards.ts';
import {mergesFor} from '../../../src/privacy/merge.ts';
import {suppress} from '../../../src/privacy/suppress.ts';
import type {Mark, Table, TableMeasure, TableRow} from '../../../src/privacy/table.ts';

/** A cube over units with labels: every margin, keys that name the sets. */
function cubeOf(
  name: string,
  by: readonly string[],
  units: readonly (readonly Mark[])[],
  more: Partial<Table> & {readonly holds?: (unit: readonly Mark[], at: number) => boolean} = {}
): Table {
  const {holds, ...given} = more;
  const rows: TableRow[] = [];
  for (let margin = 0; margin < 2 ** by.length; margin++) {
    const groups = new Map<string, {marks: Mark[]; members: number[]}>();
    units.forEach((unit, at) => {
      const marks = by.map((_, d) => ((margin >> (by.length - 1 - d)) & 1 ? undefined : unit[d]));
      const key = JSON.stringify(marks);
      const group = groups.get(key) ?? {marks, members: []};
      group.members.push(at);
      groups.set(key, group);
    });
    for (const {marks, members} of groups.values()) {
      const kept = holds ? members.filter((at) => holds(units[at]!, at)) : [];
      const amounts = holds
        ? [{value: kept.length, units: members.length, key: kept.join(), dominated: false}]
        : [];
      rows.push({marks, margin, units: members.length, key: members.join(), amounts});
    }
  }
  const measures: TableMeasure[] = holds ? [{name: 'm', kind: 'units', text: 'm'}] : [];
  const printed = new Set(Array.from({length: 2 ** by.length}, (_, margin) => margin));
  return {
    name,
    unit: 'household_id',
    people: true,
    by,
    mergeable: by.map(() => true),
    asked: new Set(),
    measures,
    rows,
    printed,
    spares: 'large',
    ...given
  };
}

const times = (n: number, ...marks: Mark[]): Mark[][] => Array.from({length: n}, () => marks);
const valueOf = (tables: readonly Table[], at: number, margin: number, marks: readonly Mark[]) => {
  const safe = suppress(tables);
  const row = safe.tables[at]!.rows.find(
    ({row: {margin: m, marks: own}}) =>
      m === margin && JSON.stringify(own) === JSON.stringify(marks)
  )!;
  return {hidden: safe.hidden.has(row.places.units), findings: safe.findings, row, safe};
};

describe('thresholds', () => {
  it('are 5, and 10 for illness, disability, minors and income', () => {
    expect(guardOf(['township', '甲镇'])).toBe(5);
    expect(guardOf(['main_cause', '因病'])).toBe(10);
    expect(guardOf(['cause', '因残'])).toBe(10);
    expect(guardOf(['income_state', 'below'])).toBe(10);
    expect(guardOf(['rule', 'school'])).toBe(10);
  });

  it('know whose numbers a unit counts, and what is only where and when', () => {
    expect(['household_id', 'id_number', 'nobody_knows'].map(isPersonal)).toEqual([
      true,
      true,
      true
    ]);
    expect(['village_code', 'project_id'].map(isPersonal)).toEqual([false, false]);
    expect(['township', 'entered_month', 'main_cause', 'finding'].map(isFrame)).toEqual([
      true,
      true,
      false,
      false
    ]);
  });

  it('an amount needs five contributors and none that outweighs the others', () => {
    expect(isDominated({total: 100, units: 4, largest: 30, second: 25})).toBe(true);
    expect(isDominated({total: 100, units: 9, largest: 60, second: 35})).toBe(true);
    expect(isDominated({total: 100, units: 9, largest: 20, second: 15})).toBe(false);
    expect(isDominated({total: 0, units: 0, largest: 0, second: 0})).toBe(false);
  });
});

describe('suppression of tables', () => {
  it('hides a small cell and what would give it away, and passes its audit', () => {
    const table = cubeOf(
      't',
      ['township', 'kind'],
      [
        ...times(3, '甲镇', 'a'),
        ...times(30, '甲镇', 'b'),
        ...times(40, '乙镇', 'a'),
        ...times(50, '乙镇', 'b')
      ]
    );
    const {hidden, findings, safe} = valueOf([table], 0, 0, ['甲镇', 'a']);
    expect(hidden).toBe(true);
    expect(findings).toEqual([]);
    expect(safe.hidden.size).toBe(4);
  });

  it('protects what is left over of a rate: nineteen of twenty', () => {
    const table = cubeOf('t', ['township'], [...times(20, '甲镇'), ...times(60, '乙镇')], {
      holds: ([place], at) => (place === '甲镇' ? at !== 0 : at % 2 === 0)
    });
    const {row, safe} = valueOf([table], 0, 0, ['甲镇']);
    expect(row.row.amounts[0]!.value).toBe(19);
    expect(safe.hidden.has(row.places.amounts[0]!)).toBe(true);
    expect(safe.findings).toEqual([]);
  });

  it('does not say that all of a small group are so', () => {
    const table = cubeOf(
      't',
      ['township', 'covered'],
      [...times(12, '甲镇', true), ...times(40, '乙镇', true), ...times(40, '乙镇', false)]
    );
    const {hidden} = valueOf([table], 0, 0, ['甲镇', true]);
    expect(hidden).toBe(true);
    const large = cubeOf(
      't',
      ['township', 'covered'],
      [...times(40, '甲镇', true), ...times(40, '乙镇', true), ...times(40, '乙镇', false)]
    );
    expect(valueOf([large], 0, 0, ['甲镇', true]).hidden).toBe(false);
  });

  it('takes numbers that count the same units for one, whatever table they stand in', () => {
    const units = [
      ...times(3, '甲镇', 'a'),
      ...times(30, '甲镇', 'b'),
      ...times(40, '乙镇', 'a'),
      ...times(50, '乙镇', 'b')
    ];
    const fine = cubeOf('fine', ['township', 'kind'], units);
    const places = cubeOf('places', ['township'], units);
    const safe = suppress([fine, places]);
    const place = (at: number, margin: number) =>
      safe.tables[at]!.rows.find(({row}) => row.margin === margin && row.marks[0] === '甲镇')!
        .places.units;
    expect(place(0, 1)).toBe(place(1, 0));
  });

  it('binds two cubes that differ by one household, so that nobody learns of it', () => {
    const units = [...times(30, '甲镇'), ...times(40, '乙镇')];
    const less = cubeOf('less', ['township'], units.slice(1));
    const rekeyed = {...less, rows: less.rows.map((row) => ({...row, key: `other ${row.key}`}))};
    const safe = suppress([cubeOf('all', ['township'], units), rekeyed]);
    expect(safe.findings).toEqual([]);
    const unitsIn = (at: number) =>
      safe.tables[at]!.rows.find(({row}) => row.margin === 0 && row.marks[0] === '甲镇')!.places
        .units;
    expect(safe.hidden.has(unitsIn(0)) || safe.hidden.has(unitsIn(1))).toBe(true);
  });

  it('gives other tables that agree in everything printed', () => {
    const table = cubeOf(
      't',
      ['township', 'kind'],
      [
        ...times(3, '甲镇', 'a'),
        ...times(30, '甲镇', 'b'),
        ...times(40, '乙镇', 'a'),
        ...times(50, '乙镇', 'b')
      ]
    );
    const {safe} = valueOf([table], 0, 0, ['甲镇', 'a']);
    for (const values of safe.alternatives) {
      safe.release.counts.forEach(({value, printed}, at) => {
        if (printed && !safe.hidden.has(at)) expect(values[at]).toBe(value);
      });
      expect(safe.release.counts.some(({value}, at) => values[at] !== value)).toBe(true);
    }
  });
});

describe('merging of rare labels', () => {
  const units = [
    ...times(200, 'a'),
    ...times(100, 'b'),
    ...times(50, 'c'),
    ...times(3, 'd'),
    ...times(2, 'e')
  ];

  it('takes those that too few have, together', () => {
    expect(mergesFor(cubeOf('t', ['kind'], units))).toEqual([
      {dimension: 'kind', labels: ['e', 'd']}
    ]);
  });

  it('never leaves one alone or a few of whom too few are left', () => {
    const one = [...times(200, 'a'), ...times(100, 'b'), ...times(50, 'c'), ...times(3, 'd')];
    expect(mergesFor(cubeOf('t', ['kind'], one))).toEqual([
      {dimension: 'kind', labels: ['d', 'c']}
    ]);
  });

  it('leaves labels that the cells ask for, places that are lived in, and what is no text', () => {
    expect(mergesFor(cubeOf('t', ['kind'], units, {asked: new Set(['d', 'e'])}))).toEqual([]);
    expect(mergesFor(cubeOf('t', ['kind'], units, {mergeable: [false]}))).toEqual([]);
    expect(mergesFor(cubeOf('t', ['township'], [...times(200, 'a'), ...times(6, 'b')]))).toEqual(
      []
    );
  });
});
