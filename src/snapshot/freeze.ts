import type {OpenSealed, Session} from '../model/engine.ts';
import {DishuError, type Failure} from '../model/failure.ts';
import type {Lang} from '../model/text.ts';
import {hiddenShare, suppress, type Suppressed} from '../privacy/suppress.ts';
import {countAt, type Values} from '../privacy/release.ts';
import type {PlacedTable, Table} from '../privacy/table.ts';
import {tablesRelease} from '../privacy/tables-release.ts';
import {coarseCube, type CoarseCube} from './cube-tables.ts';
import {maskedItems, refusedItems, type Item} from './items.ts';
import type {Tally} from './mask-prose.ts';
import type {Plan} from './plan.ts';
import {publicData, publicLabels} from './public-data.ts';
import type {Replayed} from './replay.ts';
import {Runs, runningParts, type Part, type Parts, type Queries} from './runs.ts';
import {valuesSql} from './values-sql.ts';

/** A notebook's results as they may leave, and what was done to them. */
export type Frozen = {
  readonly plan: Plan;
  /** Plans of the notebooks whose lines it takes. */
  readonly taken: readonly Plan[];
  readonly lang: Lang;
  readonly items: readonly Item[];
  readonly cubes: readonly CoarseCube[];
  /** Numbers of all cubes together: those that would be printed, and those that are not. */
  readonly cells: {readonly all: number; readonly hidden: number};
  /** Figures of the opening sentence and of the headline. */
  readonly headline: Readonly<Tally>;
};

export type FreezeOptions = Parts & {
  readonly lang: Lang;
  /** Another session of the engine where the notebooks stand run, for what the true numbers would say. */
  readonly openSession: () => Promise<Session>;
  readonly openSealed: OpenSealed;
  /** What the page shows, by cell: nothing else may be printed. */
  readonly page: Replayed;
  readonly onStep?: (step: Step) => void;
};

export const STEPS = ['count', 'audit', 'run', 'write'] as const;
export type Step = (typeof STEPS)[number];

/** Tables for which another choice is tried. */
const TRIES = 6;

/** A cube with the notebook that it is of. */
type PartCube = {readonly part: Part; readonly cube: CoarseCube};

/**
 * Makes a notebook's results safe: reads its cubes and those of the notebooks that it takes from, suppresses and audits them
 * together, and runs everything again where there are no people, on tables that nobody can tell from the true ones. What comes out
 * differently there is hidden.
 */
export async function freeze(options: FreezeOptions): Promise<Frozen> {
  const {own, lang, onStep = () => undefined} = options;
  const parts = runningParts(options);
  onStep('count');
  const found: PartCube[] = [];
  for (const part of parts) {
    for (const cube of part.plan.cubes)
      found.push({part, cube: await coarseCube(part.session, cube)});
  }
  const data = await publicData(own.session);
  const constants = parts.flatMap(({plan}) => [...plan.constants]);
  const labels = new Set([...publicLabels(data), ...constants]);
  const cubes = found.map(({cube}) => cube);
  const tables = cubes.map(({table}) => table);
  let truth = await trueRun(options, found, labels);
  let refused: ReadonlyMap<string, Failure> = new Map();
  const sealed = await options.openSealed(data);
  const others = new Runs(options, () => sealed.openSession(), lang);
  const tried: Try = async (given, dear) => {
    onStep('audit');
    const safe = audited(given, dear);
    onStep('run');
    const runs: Replayed[] = [];
    for (const values of safe.alternatives)
      runs.push(await others.run(queriesFor(found, {placed: safe.tables, values}, labels, lang)));
    if (others.refused.size > refused.size) {
      refused = new Map(others.refused);
      truth = await trueRun(options, found, labels, refused);
    }
    const masked = maskedItems(own.plan, truth, {page: options.page, runs}, lang);
    const {headline} = masked;
    const items = [...masked.items, ...refusedItems(refused, options.taken, lang)];
    const taken = parts.slice(1).map(({plan}) => plan);
    const cells = hiddenShare(safe);
    return {safe, frozen: {plan: own.plan, taken, lang, items, cubes, headline, cells}};
  };
  try {
    return await bestOf(tables, tried);
  } finally {
    await others.close();
    await sealed.close();
  }
}

/** What everything says on the true tables, rare labels and all: only for the engine that has them anyway. */
async function trueRun(
  options: FreezeOptions,
  found: readonly PartCube[],
  labels: ReadonlySet<string>,
  refused?: ReadonlyMap<string, Failure>
): Promise<Replayed> {
  const {lang, openSession} = options;
  const {release, tables} = tablesRelease(
    found.map(({cube: {table}}) => ({...table, people: false}))
  );
  const values = release.counts.map(({value}) => value);
  const runs = new Runs(options, openSession, lang, refused);
  const truth = runs.run(queriesFor(found, {placed: tables, values}, labels, lang));
  return await truth.finally(() => runs.close());
}

/** Queries that give the cubes of each notebook with these values. */
function queriesFor(
  found: readonly PartCube[],
  {placed, values}: {readonly placed: readonly PlacedTable[]; readonly values: Values},
  labels: ReadonlySet<string>,
  lang: Lang
): Queries {
  const queries = new Map<Part, Map<string, string>>();
  found.forEach(({part, cube}, at) => {
    const own = placed[at];
    if (!own) return;
    const known = cube.table.people ? {cube, placed: own} : {cube, placed: own, labels};
    const others = queries.get(part) ?? new Map<string, string>();
    queries.set(part, others.set(cube.cell.name, valuesSql(known, values, lang)));
  });
  return (part) => queries.get(part) ?? new Map<string, string>();
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
