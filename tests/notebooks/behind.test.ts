import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {BehindSum} from '../../src/model/behind.ts';
import type {ChartSpec} from '../../src/model/chart.ts';
import type {Database, Session} from '../../src/model/engine.ts';
import {openSession} from '../../src/engine/session.ts';
import {columnOf, type Rows, type Value} from '../../src/model/rows.ts';
import {openNativeDatabase} from '../../src/node/native-database.ts';
import {countSql, rowsBehind, sumOf} from '../../src/notebook/behind.ts';
import {Run} from '../../src/notebook/run.ts';
import {resultOf} from '../../src/notebook/states.ts';
import {ownMeasure} from '../../src/model/chart.ts';
import {COUNTY, loadFolder, reusing} from './county.ts';
import {notebookOf} from './play.ts';

/** Every link of every ready-made notebook over the sample county: what its counts come to is the figure that is shown. */
let database: Database;
beforeAll(async () => {
  database = reusing(await openNativeDatabase());
  await loadFolder(database, COUNTY);
});
afterAll(async () => {
  await database.close();
});

/** The value that a link is the link of. */
function shown(spec: ChartSpec, rows: Rows, key: string, row: number): Value {
  if (spec.form === 'figures') {
    const value = columnOf(rows, spec.channels['value'] ?? '') ?? columnOf(rows, 'value_zh');
    return value?.[Number(key) - 1] ?? null;
  }
  const column = key === '' ? (spec.channels[ownMeasure(spec.form)] ?? '') : key;
  return columnOf(rows, column)?.[row] ?? null;
}

/** So many figures of each notebook are proved at least. */
const LINKED = {causes: 600, risk: 150, disbursement: 40, industry: 500};

/** What does not count and so leads to no rows: ranks in the weekly reports, and the pace that is needed. */
const NO_COUNTS = {causes: [], risk: [], disbursement: ['headline 4', 'ranks'], industry: []};

/** Ratios differ by rounding at most. */
function isSame(figure: number, behind: number | null): boolean {
  return behind !== null && Math.abs(behind - figure) <= 1e-9 * Math.max(1, Math.abs(figure));
}

type Proof = {
  readonly figure: string;
  readonly shown: number | null;
  readonly behind: number | null;
};

async function proofsOf(session: Session, run: Run, id: string): Promise<Proof[]> {
  const notebook = notebookOf(id);
  const known = new Map<string, number | null>();
  const count = async (sql: string): Promise<number | null> => {
    const found = known.get(sql);
    if (found !== undefined) return found;
    await session.runCell('behind (counted)', sql);
    const {values} = await session.page('behind (counted)', {offset: 0, limit: 1});
    const [n, , value] = values.map((column) => column[0] ?? null);
    const number = n === 0 ? 0 : value === null || value === undefined ? null : Number(value);
    known.set(sql, number);
    return number;
  };
  const come = async (sum: BehindSum, rows: Rows, row: number): Promise<number | null> => {
    const counts: (number | null)[] = [];
    for (const each of sum) {
      const behind = rowsBehind(notebook, each, (column) => columnOf(rows, column)?.[row]);
      counts.push(await count(countSql(behind)));
    }
    return sumOf(sum, counts);
  };
  const proofs: Proof[] = [];
  for (const {key, cell} of run.graph.nodes) {
    const result = resultOf(run.state(key));
    if (cell.kind !== 'chart' || result?.kind !== 'chart') continue;
    const {spec, rows} = result;
    for (const [column, sum] of Object.entries(spec.behind ?? {})) {
      const one = spec.form === 'figures';
      for (
        let row = one ? Number(column) - 1 : 0;
        row < (one ? Number(column) : rows.count);
        row++
      ) {
        const value = shown(spec, rows, column, row);
        proofs.push({
          figure: `${key} ${column} ${row}`,
          shown:
            value === null || value === '' || Number.isNaN(Number(value)) ? null : Number(value),
          behind: await come(sum, rows, row)
        });
      }
    }
  }
  return proofs;
}

/** The lines of the county on one page lead to the analyses that they are taken from, and these to rows. */
const ANALYSES = ['causes', 'risk', 'disbursement', 'industry'] as const;

describe.each(ANALYSES)('%s', (id) => {
  let proofs: Proof[] = [];
  let run: Run;
  beforeAll(async () => {
    const session = openSession(await database.connect());
    run = new Run(notebookOf(id), session, {lang: 'zh'});
    await run.start();
    const failed = run.graph.nodes.flatMap(({key}) => {
      const state = run.state(key);
      return state.kind === 'failed' ? [`${key} ${JSON.stringify(state.failure)}`] : [];
    });
    expect(failed).toEqual([]);
    proofs = await proofsOf(session, run, id);
    await session.close();
  });

  it('every linked figure is what its rows come to', () => {
    const wrong = proofs.filter(
      ({shown: figure, behind}) => figure !== null && !isSame(figure, behind)
    );
    expect(wrong).toEqual([]);
    const proved = proofs.filter(({shown: figure}) => figure !== null);
    expect(proved.length).toBeGreaterThan(LINKED[id]);
    expect(proved.filter(({shown: figure}) => figure !== 0).length).toBeGreaterThan(LINKED[id] / 2);
  });

  it('every headline figure and every mark that counts leads to rows', () => {
    const unlinked = run.graph.nodes.flatMap(({key, cell}): string[] => {
      if (cell.kind !== 'chart' || cell.chart.form === 'table') return [];
      const links = cell.chart.behind ?? {};
      if (cell.chart.form !== 'figures') return '' in links ? [] : [key];
      return ['1', '2', '3', '4'].flatMap((n) => (n in links ? [] : [`${key} ${n}`]));
    });
    expect(unlinked.sort()).toEqual(NO_COUNTS[id]);
  });
});
