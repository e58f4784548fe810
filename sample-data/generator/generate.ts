import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Context} from './context.ts';
import {plantAll} from './defects/index.ts';
import {ledger, ledgerRows, type LedgerRow} from './exports/funds.ts';
import {
  benefitLists,
  enterprises,
  measures,
  projectBeneficiaries,
  projects as projectTable
} from './exports/industry.ts';
import {oddities} from './exports/oddities.ts';
import {disaster, medical, rectification} from './exports/events.ts';
import {
  guaranteeIssues,
  helpers,
  microcredit,
  pairings,
  relocation,
  visits
} from './exports/others.ts';
import {paymentRows, payments} from './exports/payments.ts';
import {household1, income2022, monitored1, person1} from './exports/registry1.ts';
import {villageChanges, villages} from './exports/villages.ts';
import {weekly, weeks, type Week} from './exports/weekly.ts';
import {wideTable} from './exports/wide.ts';
import {makeCounty} from './make/county.ts';
import {makeProjects} from './make/funds.ts';
import type {Project} from './make/project.ts';
import {makeIndustry, type Industry} from './make/industry.ts';
import {Plants} from './plants.ts';
import {Random} from './random.ts';
import {restyled} from './restyle.ts';
import {STYLE_B} from './style-b.ts';
import {STYLE_C} from './style-c.ts';
import {truthOf} from './truth/truth.ts';
import {WORDS_A, WORDS_B} from './words.ts';
import type {Table} from './write/table.ts';
import {Writer} from './write/write.ts';

export interface Options {
  out: string;
  seed: number;
  households: number;
  style: Context['style'];
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
  const projects = makeProjects(
    county,
    context.random.fork('projects'),
    Math.round(350 * Math.min(2, Math.max(0.25, households / 16600)))
  );
  const industry = makeIndustry(county, projects, context.random.fork('industry'));
  const repeated = plantAll(context, projects, industry);
  const rows = ledgerRows(projects, 2024, repeated);
  const reports = weeks(context, projects);
  for (const tables of exportsOf(context, projects, industry, rows, reports))
    writer.file(style === 'a' ? tables : tables.map((table) => restyled(table, STYLES[style])));
  oddities(writer);
  const truth = truthOf(context, seed, projects, industry, rows, reports, writer);
  writeFileSync(join(out, 'truth.json'), printed(truth));
}

const STYLES = {b: STYLE_B, c: STYLE_C};

/** All files; each is a list of its sheets. */
function exportsOf(
  context: Context,
  projects: Project[],
  industry: Industry,
  rows: LedgerRow[],
  reports: readonly Week[]
): Table[][] {
  const random = context.random.fork('others');
  return [
    [wideTable(context)],
    [household1(context)],
    ...person1(context).map((t) => [t]),
    [monitored1(context)],
    [income2022(context)],
    [helpers(context)],
    [pairings(context)],
    [measures(context, industry.measures)],
    [projectTable(context, projects)],
    [ledger(context, ledgerRows(projects, 2023, new Set()), 2023)],
    [ledger(context, rows, 2024)],
    [payments(context, paymentRows(projects))],
    ...reports.map((week) => [weekly(context, week)]),
    [enterprises(context, industry.enterprises)],
    benefitLists(industry.enterprises),
    projectBeneficiaries(context, industry.projectLinks),
    [villages(context)],
    [villageChanges(context)],
    [guaranteeIssues(context, random)],
    [relocation(context)],
    [microcredit(context, random)],
    [medical(context, random)],
    [disaster(context, random)],
    [rectification(context, random)],
    [visits(context)]
  ];
}

/** JSON with one line for each planted cell and each short object, so that it can be read and compared. */
function printed(value: unknown): string {
  const text = JSON.stringify(value, null, 1);
  return (
    text.replace(/[[{]\n\s+[^[\]{}]{0,400}?\n\s*[\]}]/g, (short) => short.replace(/\n\s*/g, ' ')) +
    '\n'
  );
}
