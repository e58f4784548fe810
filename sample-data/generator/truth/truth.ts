import type {Context} from '../context.ts';
import {DATE1, DATE2} from '../dates.ts';
import type {LedgerRow} from '../exports/funds.ts';
import type {Week} from '../exports/weekly.ts';
import type {Project} from '../make/project.ts';
import type {Industry} from '../make/industry.ts';
import type {SheetCount} from '../write/table.ts';
import {causeFigures} from './causes.ts';
import {fundFigures} from './disbursement.ts';
import {industryFigures} from './industry.ts';
import {plantFigures} from './planted.ts';
import {riskFigures} from './risk.ts';

/** What truth.json holds. */
export function truthOf(
  context: Context,
  seed: number,
  projects: readonly Project[],
  industry: Industry,
  rows: readonly LedgerRow[],
  weeks: readonly Week[],
  files: readonly SheetCount[]
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
    ...plantFigures(context),
    figures: {
      causes: causeFigures(context),
      risk: riskFigures(context),
      disbursement: fundFigures(context, projects, rows, weeks),
      industry: industryFigures(context, projects, industry)
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
