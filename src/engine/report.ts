import type {
  ColumnReport,
  FindingCount,
  FindingKind,
  FileReport,
  ImportReport,
  Issue,
  LackingEdition,
  LaggingEdition,
  Problem,
  SheetReport,
  TableReport
} from '../model/report.ts';
import {FINDING_KINDS} from '../model/report.ts';
import type {Value} from '../model/rows.ts';
import type {Loaded} from './load.ts';
import type {Entry} from './job.ts';
import {partsOf} from './load-select.ts';
import {vanishedVillages} from './vanished.ts';
import type {Work} from './work.ts';

/** Unreadable cells that the report shows of each column; the rest by query. */
const EXAMPLES = 5;

/** A source with what was counted while it was loaded. */
export type CountedEntry = Entry & {
  readonly loaded: Loaded | undefined;
  readonly replaced: number;
};

/** How each source was loaded, column by column. */
export async function tableReports(
  work: Work,
  entries: readonly CountedEntry[]
): Promise<ReadonlyMap<number, TableReport>> {
  const issues = await issuesOf(work);
  return new Map(
    entries.map((entry) => [entry.sourceId, tableReport(entry, issues.get(entry.sourceId))])
  );
}

function tableReport(entry: CountedEntry, issues: Issues = new Map()): TableReport {
  const {sourceId, projection, loaded, replaced} = entry;
  const {table, grain, asOf, asOfFrom} = projection;
  return {
    sourceId,
    table,
    grain: grain.kind,
    ...(asOf === undefined ? {} : {asOf}),
    ...(asOfFrom === undefined ? {} : {asOfFrom}),
    loaded: loaded?.rows ?? 0,
    from: loaded?.from ?? 0,
    replaced,
    disagreeing: loaded?.disagreeing ?? 0,
    columns: columnReports(entry, issues)
  };
}

type Issues = ReadonlyMap<string, Counted>;
type Counted = {readonly count: number; readonly examples: readonly Issue[]};

/** Counts and examples of import_issue, by source, then by place and name of the column. */
async function issuesOf(work: Work): Promise<ReadonlyMap<number, Issues>> {
  const first = (column: string) => `array_slice(list(${column} ORDER BY row_no), 1, ${EXAMPLES})`;
  const rows = await work.rows(`SELECT source_id, column_no, column_name, count(*) AS n,
      ${first('row_no')} AS places, ${first('raw')} AS raws, ${first('problem')} AS problems
    FROM data.import_issue GROUP BY ALL`);
  const sources = new Map<number, Map<string, Counted>>();
  for (const row of rows) {
    const issues = sources.get(Number(row['source_id'])) ?? new Map<string, Counted>();
    sources.set(Number(row['source_id']), issues);
    issues.set(`${Number(row['column_no'])} ${String(row['column_name'])}`, countedFrom(row));
  }
  return sources;
}

function countedFrom(row: Readonly<Record<string, Value>>): Counted {
  const raws = listed(row['raws']);
  const problems = listed(row['problems']);
  const examples = listed(row['places']).map((no, i) => ({
    row: Number(no),
    column: Number(row['column_no']),
    raw: String(raws[i] ?? ''),
    problem: problemFrom(problems[i])
  }));
  return {count: Number(row['n']), examples};
}

function listed(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

/** A column that is read together with others (several risks for one list) counts its own texts. */
function columnReports(
  {projection, loaded, job: {sheet}}: CountedEntry,
  issues: Issues
): readonly ColumnReport[] {
  const slots = partsOf(projection).flatMap((part) => part.slots);
  const unique = new Map(slots.map((slot) => [`${slot.mapped.column} ${slot.column.name}`, slot]));
  return [...unique].map(([key, {column, mapped}]) => {
    const {count: unreadable, examples} = issues.get(key) ?? {count: 0, examples: []};
    const shared =
      [...unique.values()].filter((slot) => slot.column.name === column.name).length > 1;
    const texts = (sheet.columns[mapped.column - 1]?.filled ?? 0) - unreadable;
    const read = shared ? texts : (loaded?.read.get(column.name) ?? 0);
    return {
      position: mapped.column,
      heading: sheet.head.headings[mapped.column - 1] ?? '',
      column: column.name,
      factor: mapped.factor ?? 1,
      read,
      empty: Math.max(0, (loaded?.from ?? 0) - read - unreadable),
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
  'percent-or-ratio',
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

/** The problem of a name in import_issue. */
export function problemFrom(value: Value | undefined): Problem {
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

/** What of the editions the analyst should know before the figures are believed. */
export type EditionsSaid = Pick<ImportReport, 'lacking' | 'vanished' | 'lagging'>;

export async function editionsSaid(work: Work): Promise<EditionsSaid> {
  return {
    lacking: await lackingEditions(work),
    vanished: await vanishedVillages(work),
    lagging: await laggingEditions(work)
  };
}

/** Editions that lack places of the one before, or are only a part of it. */
async function lackingEditions(work: Work): Promise<readonly LackingEdition[]> {
  const rows =
    await work.rows(`SELECT table_name, as_of::VARCHAR AS as_of, missing_places, "rows", (
      SELECT arg_max(b."rows", b.as_of) FROM data.edition b
      WHERE b.table_name = e.table_name AND b.complete AND b.as_of < e.as_of) AS before
    FROM data.edition e WHERE NOT complete ORDER BY table_name, as_of`);
  return rows.map((row) => {
    const places = listed(row['missing_places']).map(String);
    return {
      table: String(row['table_name']),
      asOf: String(row['as_of']),
      places,
      ...(places.length > 0 ? {} : {part: {rows: Number(row['rows']), of: Number(row['before'])}})
    };
  });
}

/** Registers of people that stayed behind the households. */
async function laggingEditions(work: Work): Promise<readonly LaggingEdition[]> {
  const rows =
    await work.rows(`SELECT e.table_name, max(e.as_of) AS as_of, any_value(h.as_of) AS households
    FROM data.edition e, (SELECT max(as_of) AS as_of FROM data.edition WHERE table_name = 'household' AND complete) h
    WHERE e.table_name IN ('person', 'monitored') GROUP BY e.table_name
    HAVING max(e.as_of) < any_value(h.as_of) ORDER BY e.table_name DESC`);
  return rows.map((row) => ({
    table: String(row['table_name']),
    asOf: String(row['as_of']),
    households: String(row['households'])
  }));
}

/** The report of all files; sums leave out sheets that were not read again. */
export function reportOf(
  files: readonly FileReport[],
  findings: readonly FindingCount[],
  editions: EditionsSaid
): ImportReport {
  const sheets = files.flatMap((file) => file.sheets).filter(({state}) => state !== 'same');
  const sum = (count: (sheet: SheetReport) => number) =>
    sheets.reduce((total, sheet) => total + count(sheet), 0);
  const data = sum(({end}) => end?.data ?? 0);
  const records = sum(({end}) => end?.records ?? 0);
  return {
    files,
    findings,
    ...editions,
    records,
    data,
    aside: records - data,
    unreadable: sum((s) => s.unreadable)
  };
}
