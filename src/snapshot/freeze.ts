import type {OpenSealed, Session} from '../model/engine.ts';
import type {Lang} from '../model/text.ts';
import {hiddenShare, suppress, type Suppressed} from '../privacy/suppress.ts';
import {countAt, type Values} from '../privacy/release.ts';
import {tablesRelease, type TablesRelease} from '../privacy/tables-release.ts';
import {coarseCube, type CoarseCube} from './cube-tables.ts';
import {maskedItems, type Item} from './items.ts';
import type {Plan} from './plan.ts';
import {publicData, publicLabels} from './public-data.ts';
import {replay, type Held, type Replayed} from './replay.ts';
import {valuesSql} from './values-sql.ts';

/** A notebook's results as they may leave, and what was done to them. */
export type Frozen = {
  readonly plan: Plan;
  readonly lang: Lang;
  readonly items: readonly Item[];
  readonly cubes: readonly CoarseCube[];
  /** Numbers of all cubes together: those that would be printed, and those that are not. */
  readonly cells: {readonly all: number; readonly hidden: number};
  /** Figures of the opening sentence and of the headline. */
  readonly headline: {readonly shown: number; readonly hidden: number};
};

export type FreezeOptions = {
  readonly plan: Plan;
  readonly lang: Lang;
  /** Where the notebook stands run: temp tables of its cells are there. */
  readonly session: Session;
  /** Another session of the same engine, for what the true numbers would say. */
  readonly openSession: () => Promise<Session>;
  readonly openSealed: OpenSealed;
  readonly inputs: ReadonlyMap<string, Held>;
  /** What the page shows, by cell: nothing else may be printed. */
  readonly page: Replayed;
  readonly onStep?: (step: Step) => void;
};

export const STEPS = ['count', 'audit', 'run', 'write'] as const;
export type Step = (typeof STEPS)[number];

/** Times that numbers of the headline are tried to be spared. */
const TRIES = 3;

/**
 * Makes a notebook's results safe: reads its cubes, suppresses and audits them together, and runs everything again where there are
 * no people, on tables that nobody can tell from the true ones. What comes out differently there is hidden.
 */
export async function freeze(options: FreezeOptions): Promise<Frozen> {
  const {plan, lang, session, onStep = () => undefined} = options;
  onStep('count');
  const cubes: CoarseCube[] = [];
  for (const cube of plan.cubes) cubes.push(await coarseCube(session, cube));
  const data = await publicData(session);
  const labels = publicLabels(data);
  const sealed = await options.openSealed(data);
  try {
    const own = await options.openSession();
    const truth = await replayWith(own, options, cubes, labels, undefined).finally(() =>
      own.close()
    );
    let best: Frozen | undefined;
    let dear: ReadonlySet<number> = new Set();
    for (let turn = 0; turn < TRIES; turn++) {
      onStep('audit');
      const safe = audited(cubes, dear);
      onStep('run');
      const runs: Replayed[] = [];
      for (const values of safe.alternatives) {
        const other = await sealed.openSession();
        runs.push(
          await replayWith(other, options, cubes, labels, {safe, values}).finally(() =>
            other.close()
          )
        );
      }
      const {items, headline} = maskedItems(plan, truth, {page: options.page, runs}, lang);
      const frozen = {plan, lang, items, cubes, headline, cells: hiddenShare(safe)};
      if (!best || costOf(frozen) < costOf(best)) best = frozen;
      if (costOf(frozen) === 0) break;
      dear = new Set([...dear, ...complements(safe)]);
    }
    if (!best) throw new Error('nothing was frozen');
    return best;
  } finally {
    await sealed.close();
  }
}

/** A figure of the headline weighs as much as a table. */
function costOf({headline, items}: Frozen): number {
  return 100 * headline.hidden + items.reduce((sum, {tally}) => sum + tally.hidden, 0);
}

/** What is hidden for others' sake only. */
function complements({hidden, release}: Suppressed): number[] {
  return [...hidden].filter((index) => !countAt(release, index).primary);
}

/** Drops the finest margins of what an audit cannot vouch for, until it can. */
function audited(cubes: readonly CoarseCube[], dear: ReadonlySet<number>): Suppressed {
  let tables = cubes.map(({table}) => table);
  for (;;) {
    const safe = suppress(tables, dear);
    if (safe.findings.length === 0) return safe;
    const failed = new Set(safe.findings.map(({count}) => count));
    const guilty = new Set(
      safe.tables
        .filter(({rows}) =>
          rows.some(
            ({places}) => failed.has(places.units) || places.amounts.some((at) => failed.has(at))
          )
        )
        .map(({table}) => table.name)
    );
    const lean = tables.map((table) =>
      guilty.has(table.name) || guilty.size === 0 ? leaner(table) : table
    );
    if (lean.every((table, at) => table === tables[at])) return safe;
    tables = lean;
  }
}

function leaner<T extends {readonly printed: ReadonlySet<number>}>(table: T): T {
  if (table.printed.size === 0) return table;
  const finest = Math.min(...table.printed);
  return {...table, printed: new Set([...table.printed].filter((margin) => margin !== finest))};
}

async function replayWith(
  session: Session,
  {plan, inputs, lang}: FreezeOptions,
  cubes: readonly CoarseCube[],
  labels: ReadonlySet<string>,
  given: {readonly safe: Suppressed; readonly values: Values} | undefined
): Promise<Replayed> {
  const {release, tables} = given?.safe ?? asItIs(cubes);
  const values = given?.values ?? release.counts.map(({value}) => value);
  const queries = new Map(
    cubes.flatMap((cube, at): [string, string][] => {
      const placed = tables[at];
      if (!placed) return [];
      const known = cube.table.people ? {cube, placed} : {cube, placed, labels};
      return [[cube.cell.name, valuesSql(known, values, lang)]];
    })
  );
  return await replay(session, plan, queries, inputs, lang);
}

/** The true tables, rare labels and all: only for the engine that has them anyway. */
function asItIs(cubes: readonly CoarseCube[]): TablesRelease {
  return tablesRelease(cubes.map(({table}) => ({...table, people: false})));
}
