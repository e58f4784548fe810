import {DuckDBInstance} from '@duckdb/node-api';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {binomialQuantile} from '../../../src/stats/binomial.ts';
import {dispersion, funnelLimits, widenedLimits} from '../../../src/stats/funnel.ts';
import {yearShare} from '../../../src/stats/pace.ts';
import {poissonZero} from '../../../src/stats/poisson.ts';
import {MACROS} from '../../../src/stats/sql.ts';
import {wilson, Z998} from '../../../src/stats/wilson.ts';

type Engine = {
  /** The one value of a query of one row and column. */
  one(sql: string): Promise<unknown>;
  close(): Promise<void>;
};

async function openNative(): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:', {threads: '1'});
  const connection = await instance.connect();
  return {
    one: async (sql) => (await connection.runAndReadAll(sql)).getRowsJS()[0]?.[0],
    close: async () => connection.closeSync()
  };
}

async function openWasm(): Promise<Engine> {
  const database = await openNodeDatabase();
  const connection = await database.connect();
  return {
    one: async (sql) => (await connection.query(sql)).values[0]?.[0],
    close: () => database.close()
  };
}

describe.each([
  ['native DuckDB', openNative],
  ['DuckDB of the page', openWasm]
] as const)('macros in %s', (_, open) => {
  let engine: Engine;
  const number = async (expression: string): Promise<number> =>
    Number(await engine.one(`SELECT ${expression}`));

  beforeAll(async () => {
    engine = await open();
    for (const {sql} of MACROS) await engine.one(sql);
  });
  afterAll(() => engine.close());

  test('Wilson', async () => {
    for (const [x, n] of [
      [0, 20],
      [20, 20],
      [519, 660],
      [3, 59_999],
      [1, 2]
    ] as const) {
      expect(await number(`wilson_low(${x}, ${n})`)).toBeCloseTo(wilson(x, n)?.low ?? NaN, 12);
      expect(await number(`wilson_high(${x}, ${n})`)).toBeCloseTo(wilson(x, n)?.high ?? NaN, 12);
    }
    expect(await engine.one('SELECT wilson_low(0, 0)')).toBeNull();
    expect(await engine.one('SELECT wilson_high(NULL, 5)')).toBeNull();
  });

  test('Poisson', async () => {
    expect(await number('poisson_zero(9.8)')).toBeCloseTo(poissonZero(9.8), 15);
    expect(await number('poisson_zero(0)')).toBe(1);
  });

  test('funnel limits from 1 to 60,000', async () => {
    const cases = [
      [1, 0.5],
      [10, 0.5],
      [47, 0.03],
      [610, 0.03],
      [2010, 0.712],
      [9999, 0.999],
      [60_000, 0.3],
      [12.7, 0.4]
    ] as const;
    for (const [n, target] of cases) {
      for (const p of [0.95, 0.998]) {
        const limits = funnelLimits(n, target, p);
        const low = await number(`funnel_low(${n}, ${target}, ${p})`);
        const high = await number(`funnel_high(${n}, ${target}, ${p})`);
        expect(low).toBeCloseTo(limits?.low ?? NaN, 9);
        expect(high).toBeCloseTo(limits?.high ?? NaN, 9);
      }
    }
    expect(await number('funnel_low(10, 0.5, 0.95)')).toBeCloseTo((2 - 30.4 / 45) / 10, 12);
  });

  test('funnel limits at the edges, and over a column', async () => {
    expect(await number('funnel_low(100, 0, 0.95)')).toBe(0);
    expect(await number('funnel_high(100, 1, 0.95)')).toBe(1);
    expect(await engine.one('SELECT funnel_low(0, 0.5, 0.95)')).toBeNull();
    expect(await engine.one('SELECT funnel_high(10, NULL, 0.95)')).toBeNull();
    const over =
      'SELECT sum(funnel_high(n, t, 0.998))::DOUBLE FROM (VALUES (50, 0.1), (80, 0.0), (0, 0.2)) u(n, t)';
    expect(Number(await engine.one(over))).toBeCloseTo(
      funnelLimits(50, 0.1, 0.998)?.high ?? NaN,
      9
    );
  });

  test('the quantile itself', async () => {
    const {count, below, mass} = binomialQuantile(0.025, 610, 0.03);
    const found = 'binomial_quantile(610::DOUBLE, 0.03::DOUBLE, 0.025::DOUBLE)';
    expect(await number(`${found}[1]`)).toBe(count);
    expect(await number(`${found}[2] + ${found}[3]`)).toBeCloseTo(below, 10);
    expect(await number(`${found}[3]`)).toBeCloseTo(mass, 10);
  });

  test('overdispersion in one query', async () => {
    const units = [
      [120, 400],
      [90, 210],
      [33, 100],
      [70, 310],
      [18, 90],
      [55, 120]
    ] as const;
    const known = dispersion(units.map(([x, n]) => ({x, n})));
    const values = units.map(([x, n]) => `(${x}, ${n})`).join(', ');
    const phi = `
      WITH unit AS (SELECT * FROM (VALUES ${values}) u(x, n)),
      pooled AS (SELECT sum(x)::DOUBLE / sum(n)::DOUBLE AS target FROM unit),
      score AS (SELECT n, funnel_z(x, n, target) AS z FROM unit, pooled),
      edge AS (SELECT quantile_cont(z, 0.1) AS low, quantile_cont(z, 0.9) AS high FROM score),
      drawn AS (SELECT n, greatest(low, least(high, z)) AS z FROM score, edge)
      SELECT avg(z * z) AS phi, count(*) AS units, sum(n)::DOUBLE AS n, sum(n * n)::DOUBLE AS n2 FROM drawn`;
    const tau2 = Number(await engine.one(`SELECT funnel_tau2(phi, units, n, n2) FROM (${phi})`));
    expect(Number(await engine.one(`SELECT phi FROM (${phi})`))).toBeCloseTo(known?.phi ?? NaN, 9);
    expect(tau2).toBeCloseTo(known?.tau2 ?? NaN, 12);
    const limits = known && widenedLimits(210, known, Z998);
    const at = `210, ${known?.target}, ${known?.tau2}, ${Z998}`;
    expect(await number(`widened_low(${at})`)).toBeCloseTo(limits?.low ?? NaN, 12);
    expect(await number(`widened_high(${at})`)).toBeCloseTo(limits?.high ?? NaN, 12);
  });

  test('share of the year', async () => {
    for (const day of ['2023-08-31', '2024-02-29', '2024-12-31', '2023-01-01']) {
      expect(await number(`year_share('${day}')`)).toBeCloseTo(yearShare(day), 15);
      expect(await number(`year_share(DATE '${day}')`)).toBeCloseTo(yearShare(day), 15);
    }
  });
});

test('every macro is named as it is called and documented in both languages', () => {
  for (const {name, call, sql, doc} of MACROS) {
    expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
    expect(sql).toContain(`MACRO ${call} AS`);
    expect(doc.zh.length * doc.en.length).toBeGreaterThan(0);
  }
});
