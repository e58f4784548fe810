import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Context} from './context.ts';
import {ledger, ledgerRows} from './exports/funds.ts';
import {paymentRows, payments} from './exports/payments.ts';
import {household1, income2022, monitored1, person1} from './exports/registry1.ts';
import {villageChanges, villages} from './exports/villages.ts';
import {weekly, weeks} from './exports/weekly.ts';
import {wideTable} from './exports/wide.ts';
import {makeCounty} from './make/county.ts';
import {makeProjects} from './make/funds.ts';
import {Plants} from './plants.ts';
import {Random} from './random.ts';
import {causeFigures} from './truth/causes.ts';
import {WORDS_A, WORDS_B} from './words.ts';
import {Writer} from './write/write.ts';

export interface Options {
  out: string;
  seed: number;
  households: number;
  style: 'a' | 'b';
}

/** Writes `county/` and `truth.json` into the folder; what `county/` held before is removed. */
export function generate({out, seed, households, style}: Options): void {
  const county = makeCounty(style === 'a' ? WORDS_A : WORDS_B, seed, households);
  const context: Context = {
    county,
    plants: new Plants(),
    random: new Random(`exports ${seed} ${style}`),
    large: households > 30000,
    style
  };
  const folder = join(out, 'county');
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  const writer = new Writer(folder, context.plants);
  for (const tables of exportsOf(context)) writer.file(tables);
  const truth = {files: writer.counts, figures: {causes: causeFigures(context)}};
  writeFileSync(join(out, 'truth.json'), JSON.stringify(truth, null, 1) + '\n');
}

function exportsOf(context: Context) {
  const projects = makeProjects(context.county, context.random.fork('projects'));
  return [
    [wideTable(context)],
    [household1(context)],
    ...person1(context).map((t) => [t]),
    [monitored1(context)],
    [income2022(context)],
    [villages(context)],
    [villageChanges(context)],
    [ledger(context, ledgerRows(projects, 2023, new Set()), 2023)],
    [ledger(context, ledgerRows(projects, 2024, new Set()), 2024)],
    [payments(context, paymentRows(projects))],
    ...weeks(context, projects).map((week) => [weekly(context, week)])
  ];
}
