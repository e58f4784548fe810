import type {Context} from '../context.ts';
import {DATE1, DATE2} from '../dates.ts';
import type {LedgerRow} from '../exports/funds.ts';
import type {Week} from '../exports/weekly.ts';
import type {Project} from '../make/project.ts';
import type {Industry} from '../make/industry.ts';
import type {SheetCount} from '../write/table.ts';
import type {Writer} from '../write/write.ts';
import {causeFigures} from './causes.ts';
import {fundFigures} from './disbursement.ts';
import {habitFigures} from './habits.ts';
import {industryFigures} from './industry.ts';
import {plantFigures} from './planted.ts';
import {registered1, registered2} from './registered.ts';
import {riskFigures} from './risk.ts';

/** What truth.json holds. */
export function truthOf(
  context: Context,
  seed: number,
  projects: readonly Project[],
  industry: Industry,
  rows: readonly LedgerRow[],
  weeks: readonly Week[],
  {counts: files, notes}: Writer
) {
  const {county} = context;
  return {
    about:
      'What the generator planted and what plain code computes from its own people. See README.md.',
    seed,
    style: context.style,
    county: {
      name: county.name,
      code: county.code,
      townships: county.townships.length,
      villages: county.villages.length
    },
    dates: [DATE1, DATE2],
    files,
    tables: tableRows(files),
    usable: usableRows(context, industry),
    habits: habitFigures(context),
    ...plantFigures(context),
    followed: notes.followed,
    figures: {
      causes: causeFigures(context),
      risk: riskFigures(context),
      disbursement: fundFigures(context, projects, rows, weeks),
      industry: industryFigures(context, projects, industry)
    }
  };
}

/** What the wide export holds, and how many rows elsewhere have a household number that can be used. */
function usableRows(context: Context, industry: Industry) {
  const two = registered2(context);
  const one = registered1(context);
  const usable = (table: string, key: string, number: string | null) =>
    context.plants.text(table, key, '户编号', number) !== null;
  const links = industry.enterprises.flatMap((e) => e.links.map((link) => ({e, link})));
  return {
    wide: {
      person: two.reduce((a, h) => a + h.people.length, 0),
      household: two.length,
      monitored: two.filter((h) => h.household.monitoring).length,
      income2023: two.length
    },
    householdNumbers: {
      household1: one.filter((h) => h.key !== null).length,
      measure: industry.measures.filter((m) => usable('measure', m.key, m.household.id)).length,
      benefit: links.filter(({e, link}) =>
        usable(`benefit/${e.code}`, link.key, link.household?.id ?? null)
      ).length,
      beneficiary: industry.projectLinks.length
    }
  };
}

/** Data rows of all sheets of a table. */
function tableRows(files: readonly SheetCount[]): Record<string, {sheets: number; rows: number}> {
  const tables: Record<string, {sheets: number; rows: number}> = {};
  for (const file of files) {
    const entry = (tables[file.table ?? '(none)'] ??= {sheets: 0, rows: 0});
    entry.sheets++;
    entry.rows += file.data;
  }
  return tables;
}
