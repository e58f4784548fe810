import type {
  ColumnReport,
  FindingCount,
  FindingKind,
  FileReport,
  ImportReport,
  Issue,
  Problem,
  SheetReport,
  TableReport
} from '../model/report.ts';
import {FINDING_KINDS} from '../model/report.ts';
import type {Projection} from '../model/projection.ts';
import type {SheetHead} from '../model/sheet.ts';
import type {Value} from '../model/rows.ts';
import {stageTable, staged} from './cast.ts';
import type {Loaded} from './load.ts';
import {partsOf} from './load-select.ts';
import type {Work} from './work.ts';

/** Unreadable cells that the report shows of each column; the rest by query. */
const EXAMPLES = 5;

/** Cells of each column of a sheet that hold any text, among its rows of data. */
export async function filledCells(
  work: Work,
  sheet: number,
  width: number
): Promise<readonly number[]> {
  const counts = Array.from({length: width}, (_, i) => `count(${staged(i + 1)}) AS n${i}`);
  const [row] = await work.rows(
    `SELECT ${counts.join(', ')} FROM ${stageTable(sheet)} WHERE aside = 0`
  );
  return Array.from({length: width}, (_, i) => Number(row?.[`n${i}`] ?? 0));
}

/** How a projection was loaded, column by column. */
export async function tableReport(
  work: Work,
  head: SheetHead,
  projection: Projection,
  loaded: Loaded & {sourceId: number; replaced: number; filled: readonly number[]}
): Promise<TableReport> {
  const {sourceId, rows, from, replaced, disagreeing} = loaded;
  const issues = await issuesOf(work, sourceId);
  return {
    sourceId,
    table: projection.table,
    grain: projection.grain.kind,
    ...(projection.asOf === undefined ? {} : {asOf: projection.asOf}),
    ...(projection.asOfFrom === undefined ? {} : {asOfFrom: projection.asOfFrom}),
    loaded: rows,
    from,
    replaced,
    disagreeing,
    columns: columnReports(head, projection, loaded, issues)
  };
}

type Counted = {readonly count: number; readonly examples: readonly Issue[]};

async function issuesOf(work: Work, sourceId: number): Promise<ReadonlyMap<string, Counted>> {
  const rows = await work.rows(`SELECT column_no, column_name, count(*) AS n,
      list(row_no ORDER BY row_no)[1:${EXAMPLES}] AS "rows", list(raw ORDER BY row_no)[1:${EXAMPLES}] AS raws,
      list(problem ORDER BY row_no)[1:${EXAMPLES}] AS problems
    FROM data.import_issue WHERE source_id = ${sourceId} GROUP BY ALL`);
  return new Map(
    rows.map((row) => {
      const column = Number(row['column_no']);
      const [at, raws, problems] = [row['rows'], row['raws'], row['problems']].map(listed);
      const examples = (at ?? []).map((no, i) => ({
        row: Number(no),
        column,
        raw: String(raws?.[i] ?? ''),
        problem: problemFrom(problems?.[i])
      }));
      return [`${column} ${row['column_name']}`, {count: Number(row['n']), examples}];
    })
  );
}

function listed(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

/** Sheets before the counts of a column that is read together with others are those of its texts. */
function columnReports(
  {headings}: SheetHead,
  projection: Projection,
  {
    read,
    filled,
    from
  }: {read: ReadonlyMap<string, number>; filled: readonly number[]; from: number},
  issues: ReadonlyMap<string, Counted>
): readonly ColumnReport[] {
  const slots = partsOf(projection).flatMap((part) => part.slots);
  const unique = new Map(slots.map((slot) => [`${slot.mapped.column} ${slot.column.name}`, slot]));
  return [...unique].map(([key, {column, mapped}]) => {
    const {count: unreadable, examples} = issues.get(key) ?? {count: 0, examples: []};
    const shared = slots.filter((slot) => slot.column.name === column.name).length > 1;
    const texts = (filled[mapped.column - 1] ?? 0) - unreadable;
    const values = shared ? texts : (read.get(column.name) ?? 0);
    return {
      position: mapped.column,
      heading: headings[mapped.column - 1] ?? '',
      column: column.name,
      factor: mapped.factor ?? 1,
      read: values,
      empty: Math.max(0, from - values - unreadable),
      unreadable,
      examples
    };
  });
}

const PROBLEMS: readonly Problem[] = [
  'digits-lost',
  'digits-rounded',
  'placeholder',
  'not-a-key',
  'code-not-label',
  'unknown-label',
  'not-phone',
  'not-yes-no',
  'not-integer',
  'not-number',
  'not-percent',
  'not-money',
  'not-area',
  'not-date',
  'not-month',
  'not-year'
];

function problemFrom(value: Value | undefined): Problem {
  return PROBLEMS.find((problem) => problem === value) ?? 'not-a-key';
}

/** How many findings there are of each kind and table. */
export async function findingCounts(work: Work): Promise<readonly FindingCount[]> {
  const rows = await work.rows(
    'SELECT kind, table_name, count(*) AS n FROM data.finding GROUP BY ALL ORDER BY kind, table_name'
  );
  return rows.flatMap((row) => {
    const kind = FINDING_KINDS.find((known: FindingKind) => known === row['kind']);
    return kind === undefined
      ? []
      : [{kind, table: String(row['table_name']), count: Number(row['n'])}];
  });
}

/** The report of all files; sums leave out sheets that were not read again. */
export function reportOf(
  files: readonly FileReport[],
  findings: readonly FindingCount[]
): ImportReport {
  const sheets = files.flatMap((file) => file.sheets).filter(({state}) => state !== 'same');
  const sum = (count: (sheet: SheetReport) => number) =>
    sheets.reduce((total, sheet) => total + count(sheet), 0);
  const data = sum(({end}) => end?.data ?? 0);
  const records = sum(({end}) => end?.records ?? 0);
  return {
    files,
    findings,
    records,
    data,
    aside: records - data,
    unreadable: sum((s) => s.unreadable)
  };
}
