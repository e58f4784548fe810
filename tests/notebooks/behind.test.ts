import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {BehindSum} from '../../src/model/behind.ts';
import type {ChartSpec} from '../../src/model/chart.ts';
import type {Database, Session} from '../../src/model/engine.ts';
import {openSession} from '../../src/engine/session.ts';
import {columnOf, type Rows, type Value} from '../../src/model/rows.ts';
import {openNativeDatabase} from '../../src/node/native-database.ts';
import {TakeSources} from '../../src/node/notebooks.ts';
import {countSql, isComputed, rowsBehind, sumOf} from '../../src/notebook/behind.ts';
import {Run} from '../../src/notebook/run.ts';
import {isLinksOfLines} from '../../src/notebook/take.ts';
import {resultOf} from '../../src/notebook/states.ts';
import {ownMeasure} from '../../src/model/chart.ts';
import {countedBook} from '../../src/registry/books.ts';
import {bookSql} from '../../src/ui/book-lists.ts';
import {COUNTY, loadedFolder, reusing} from './county.ts';
import {notebookOf} from './play.ts';

/** Every link of every ready-made notebook over the sample county: what its counts come to is the figure that is shown. */
let database: Database;
let sources: TakeSources;
beforeAll(async () => {
  database = reusing(await openNativeDatabase());
  const {ingest} = await loadedFolder(database, COUNTY);
  sources = new TakeSources(database, await ingest.tables());
});
afterAll(async () => {
  await database.close();
});

/** A headline figure; of one that is a name ('most frequent: illness') the number under it. */
function figureAt(rows: Rows, row: number): Value {
  const value = columnOf(rows, 'value')?.[row] ?? columnOf(rows, 'value_zh')?.[row] ?? null;
  if (value === null || value === '' || !Number.isNaN(Number(value))) return value;
  const [number] = /[\d,]+/.exec(String(columnOf(rows, 'fraction_zh')?.[row])) ?? [];
  return number?.replaceAll(',', '') ?? null;
}

/** Which rows of a chart a link is of. */
function rowsOfLink({form, channels}: ChartSpec, rows: Rows, key: string): number[] {
  if (form === 'figures') return [Number(key) - 1];
  const all = Array.from({length: rows.count}, (_, row) => row);
  if (form !== 'lines') return all;
  return all.filter(
    (row) =>
      columnOf(rows, channels['key'] ?? '')?.[row] === key &&
      (columnOf(rows, channels['notebook'] ?? '')?.[row] ?? null) === null
  );
}

/** The value that a link is the link of. */
function shown(spec: ChartSpec, rows: Rows, key: string, row: number): Value {
  if (spec.form === 'figures') return figureAt(rows, Number(key) - 1);
  const own = key === '' || spec.form === 'lines';
  const column = own ? (spec.channels[ownMeasure(spec.form)] ?? '') : key;
  return columnOf(rows, column)?.[row] ?? null;
}

/** So many figures of each notebook are proved at least. */
const LINKED = {causes: 600, risk: 150, disbursement: 200, industry: 500, overview: 1};

/** Ratios differ by rounding at most. */
function isSame(figure: number, behind: number | null): boolean {
  return behind !== null && Math.abs(behind - figure) <= 1e-9 * Math.max(1, Math.abs(figure));
}

/** Lines that lead nowhere. One that was taken leads by the link of the notebook that it is of, which is proved there. */
function unlinkedLines(run: Run, key: string): string[] {
  const result = resultOf(run.state(key));
  if (result?.kind !== 'chart') return [key];
  const {rows, spec} = result;
  const text = (name: string, row: number): string =>
    String(columnOf(rows, spec.channels[name] ?? '')?.[row] ?? '');
  return Array.from({length: rows.count}, (_, row) => row).flatMap((row) => {
    const from = text('notebook', row);
    const cells = from === '' ? [] : notebookOf(from).cells;
    const chart = from === '' ? spec : cells.find(isLinksOfLines)?.chart;
    const linked = Object.keys(chart?.behind ?? {}).includes(text('key', row));
    return linked ? [] : [`${key} ${String(columnOf(rows, 'area_zh')?.[row])}`];
  });
}

type Proof = {
  readonly figure: string;
  readonly shown: number | null;
  readonly behind: number | null;
  /** Of a figure that is no sum of its counts, what each of them comes to. */
  readonly parts?: readonly (number | null)[];
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
  const come = async (sum: BehindSum, rows: Rows, row: number): Promise<(number | null)[]> => {
    const counts: (number | null)[] = [];
    for (const each of sum) {
      const book = countedBook(each.cube);
      if (book) {
        counts.push(await count(`SELECT count(*), 0, count(*) FROM (${bookSql(book, 'zh')})`));
        continue;
      }
      const behind = rowsBehind(notebook, each, (column) => columnOf(rows, column)?.[row]);
      counts.push(await count(countSql(behind)));
    }
    return counts;
  };
  const proofs: Proof[] = [];
  for (const {key, cell} of run.graph.nodes) {
    const result = resultOf(run.state(key));
    if (cell.kind !== 'chart' || result?.kind !== 'chart') continue;
    const {spec, rows} = result;
    for (const [column, sum] of Object.entries(spec.behind ?? {})) {
      for (const row of rowsOfLink(spec, rows, column)) {
        const value = shown(spec, rows, column, row);
        const counts = await come(sum, rows, row);
        proofs.push({
          ...(isComputed(sum) ? {parts: counts} : {}),
          figure: `${key} ${column} ${row}`,
          shown:
            value === null || value === '' || Number.isNaN(Number(value)) ? null : Number(value),
          behind: sumOf(sum, counts)
        });
      }
    }
  }
  return proofs;
}

const ANALYSES = ['causes', 'risk', 'disbursement', 'industry', 'overview'] as const;

describe.each(ANALYSES)('%s', (id) => {
  let proofs: Proof[] = [];
  let run: Run;
  beforeAll(async () => {
    const session = openSession(await database.connect());
    run = new Run(notebookOf(id), session, {lang: 'zh', take: sources.take});
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
      ({shown: figure, behind, parts}) => !parts && figure !== null && !isSame(figure, behind)
    );
    expect(wrong).toEqual([]);
    const proved = proofs.filter(({shown: figure}) => figure !== null);
    expect(proved.length).toBeGreaterThan(LINKED[id]);
    expect(proved.filter(({shown: figure}) => figure !== 0).length).toBeGreaterThan(LINKED[id] / 2);
  });

  it('what a figure is computed of is what others of its notebook show', () => {
    const computed = proofs.flatMap(({figure, parts}) => (parts ? [[figure, parts] as const] : []));
    if (id !== 'disbursement') return expect(computed).toEqual([]);
    const [[figure, [paid, counted, now, before]] = ['', []]] = computed;
    const rate = proofs.find((each) => each.figure === 'headline 1 0')?.shown;
    expect([computed.length, figure]).toEqual([1, 'headline 4 3']);
    expect(Number(paid) / Number(counted)).toBeCloseTo(Number(rate), 9);
    expect(Number(now)).toBeGreaterThan(Number(before));
    expect(Number(before)).toBeGreaterThan(0);
  });

  it('every headline figure and every mark that counts leads to rows', () => {
    const unlinked = run.graph.nodes.flatMap(({key, cell}): string[] => {
      if (cell.kind !== 'chart' || cell.chart.form === 'table') return [];
      const links = cell.chart.behind ?? {};
      if (cell.chart.form === 'lines') return unlinkedLines(run, key);
      if (cell.chart.form !== 'figures') return '' in links ? [] : [key];
      return ['1', '2', '3', '4'].flatMap((n) => (n in links ? [] : [`${key} ${n}`]));
    });
    expect(unlinked.sort()).toEqual([]);
  });
});
