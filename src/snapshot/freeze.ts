import type {OpenSealed, Session} from '../model/engine.ts';
import {DishuError} from '../model/failure.ts';
import type {Lang} from '../model/text.ts';
import {hiddenShare, suppress, type Suppressed} from '../privacy/suppress.ts';
import {countAt, type Values} from '../privacy/release.ts';
import type {Table} from '../privacy/table.ts';
import {tablesRelease, type TablesRelease} from '../privacy/tables-release.ts';
import {coarseCube, type CoarseCube} from './cube-tables.ts';
import {maskedItems, type Item} from './items.ts';
import type {Tally} from './mask-prose.ts';
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
  readonly headline: Readonly<Tally>;
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

/** Tables for which another choice is tried. */
const TRIES = 6;

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
  const labels = new Set([...publicLabels(data), ...plan.constants]);
  const sealed = await options.openSealed(data);
  try {
    const own = await options.openSession();
    const truth = await replayWith(own, options, cubes, labels, undefined).finally(() =>
      own.close()
    );
    const tried: Try = async (given, dear) => {
      onStep('audit');
      const safe = audited(given, dear);
      onStep('run');
      const runs: Replayed[] = [];
      for (const values of safe.alternatives) {
        const other = await sealed.openSession();
        const again = replayWith(other, options, cubes, labels, {safe, values});
        runs.push(await again.finally(() => other.close()));
      }
      const {items, headline} = maskedItems(plan, truth, {page: options.page, runs}, lang);
      return {safe, frozen: {plan, lang, items, cubes, headline, cells: hiddenShare(safe)}};
    };
    return await bestOf(
      cubes.map(({table}) => table),
      tried
    );
  } finally {
    await sealed.close();
  }
}

/** Suppresses tables, sparing numbers of these values, and runs everything on what that leaves. */
type Try = (tables: readonly Table[], dear: ReadonlySet<number>) => Promise<Attempt>;

/** Numbers that stand in texts: '159 / 16,510 户'. */
function numbersIn(texts: readonly string[]): number[] {
  return texts.flatMap((text) =>
    [...text.matchAll(/\d[\d,]*/g)].map(([number]) => Number(number.replaceAll(',', '')))
  );
}

type Attempt = {readonly safe: Suppressed; readonly frozen: Frozen};

/**
 * Tries for one table after the other what is better hidden beside its small numbers: the next smallest, or the largest. What
 * leaves more of the headline, and then of the rest, stays.
 */
async function bestOf(given: readonly Table[], tried: Try): Promise<Frozen> {
  let tables = given;
  let dear: ReadonlySet<number> = new Set();
  let best = await tried(tables, dear);
  for (let turn = 0; turn < 2 && best.frozen.headline.hidden > 0; turn++) {
    const more = new Set([...dear, ...numbersIn(best.frozen.headline.lost)]);
    const attempt = await tried(tables, more);
    if (costOf(attempt.frozen) >= costOf(best.frozen)) break;
    [dear, best] = [more, attempt];
  }
  for (const name of complemented(best.safe).slice(0, TRIES)) {
    if (costOf(best.frozen) === 0) break;
    const other = tables.map((table): Table =>
      table.name === name ? {...table, spares: 'small'} : table
    );
    const attempt = await tried(other, dear);
    if (costOf(attempt.frozen) < costOf(best.frozen)) [tables, best] = [other, attempt];
  }
  return best.frozen;
}

/** A figure of the headline weighs as much as a table. */
function costOf({headline, items}: Frozen): number {
  return 100 * headline.hidden + items.reduce((sum, {tally}) => sum + tally.hidden, 0);
}

/** Tables in which something is hidden for others' sake only. */
function complemented({tables, hidden, release}: Suppressed): string[] {
  return tables.flatMap(({table, rows}) => {
    const places = rows.flatMap(({places: {units, amounts}}) => [units, ...amounts]);
    const some = places.some((at) => hidden.has(at) && !countAt(release, at).primary);
    return some ? [table.name] : [];
  });
}

/** Drops the finest margins of what an audit cannot vouch for, until it can. */
function audited(given: readonly Table[], dear: ReadonlySet<number>): Suppressed {
  let tables = given;
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
    if (lean.every((table, at) => table === tables[at]))
      throw new DishuError({code: 'snapshot-audit'});
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
