import {ONE_ROW, OPEN_TABLES} from './open-tables.ts';
import {fileVariants} from './pollute-files.ts';
import {recordVariants} from './pollute-records.ts';
import {portalFiles} from './portal.ts';
import {readers, type Reader} from './readers.ts';
import {pointsOf} from './score.ts';
import {TABLES} from './tables.ts';
import type {Variant} from './variant.ts';

type Outcome = {
  readonly variant: Variant;
  readonly points: number;
  readonly doubted: boolean;
};

const SEED = Number(process.env['SEED'] ?? 2024);

/**
 * Prints, for each kind of pollution and reader, the mean points of ten, then how many of our files are wrong without a doubt.
 * `--ours` runs ours only, `--worst` lists the files where it does worst, `--silent` those that are wrong without a doubt.
 */
async function main(): Promise<void> {
  const variants = [
    ...[...TABLES, ...OPEN_TABLES, ONE_ROW].flatMap(fileVariants),
    ...TABLES.flatMap((table) => recordVariants(table, 8)),
    ...OPEN_TABLES.flatMap((table) => recordVariants(table, 5)),
    ...portalFiles(400, SEED)
  ];
  const list = await readers(process.argv.includes('--ours'));
  const outcomes = new Map<string, readonly Outcome[]>();
  for (const reader of list) outcomes.set(reader.name, await read(reader, variants));
  const names = list.map(({name}) => name);
  const mean = (name: string, only: (variant: Variant) => boolean): number =>
    meanOf((outcomes.get(name) ?? []).filter((one) => only(one.variant)).map(({points}) => points));
  const kinds = [...new Set(variants.map(({kind}) => kind))];
  const row = (title: string, only: (variant: Variant) => boolean): string[] => [
    title,
    ...names.map((name) => mean(name, only).toFixed(2))
  ];
  const polluted = kinds.filter((kind) => kind !== 'portal');
  print([
    ['', ...names],
    ...polluted.map((kind) => row(kind, (one) => one.kind === kind)),
    [
      `mean of ${polluted.length} kinds`,
      ...names.map((name) =>
        meanOf(polluted.map((kind) => mean(name, (one) => one.kind === kind))).toFixed(2)
      )
    ],
    row(
      `mean of ${variants.filter(({kind}) => kind !== 'portal').length} polluted files`,
      ({kind}) => kind !== 'portal'
    ),
    row('mean of 400 portal files', ({kind}) => kind === 'portal')
  ]);
  report(outcomes.get('dishu') ?? []);
}

async function read(reader: Reader, variants: readonly Variant[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const one of variants) {
    const loaded = await reader.load(one.bytes);
    outcomes.push({
      variant: one,
      points: pointsOf(loaded, one),
      doubted: loaded === undefined || loaded.doubted === true
    });
  }
  reader.close?.();
  return outcomes;
}

function report(ours: readonly Outcome[]): void {
  const wrong = ours.filter(({points}) => points < 10 - 1e-9);
  const silent = wrong.filter(({doubted}) => !doubted);
  const right = ours.length - wrong.length;
  const doubtedRight = ours.filter(({points, doubted}) => doubted && points >= 10 - 1e-9).length;
  console.log(
    `\ndishu: ${right} of ${ours.length} files right (${doubtedRight} of them with a doubt), ${wrong.length} not all right, ${silent.length} of these without a doubt`
  );
  if (process.argv.includes('--worst')) listed(wrong);
  if (process.argv.includes('--silent')) listed(silent);
}

function listed(outcomes: readonly Outcome[]): void {
  const sorted = outcomes.toSorted((a, b) => a.points - b.points).slice(0, 60);
  for (const {
    points,
    doubted,
    variant: {name}
  } of sorted)
    console.log(points.toFixed(2), doubted ? 'doubted' : 'silent ', name);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function print(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]?.map((_, k) => Math.max(...rows.map((row) => row[k]?.length ?? 0))) ?? [];
  for (const row of rows)
    console.log(
      row
        .map((cell, k) => (k === 0 ? cell.padEnd(widths[k] ?? 0) : cell.padStart(widths[k] ?? 0)))
        .join('  ')
    );
}

await main();
