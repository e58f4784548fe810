import type {Context} from '../context.ts';
import {LEVELS, placeOf, type Document, type Level, type Project} from '../make/project.ts';
import {one, tableOf, type Aside, type Cell, type Column, type Table} from '../write/table.ts';

/** One row of a ledger: a project's money from one document. */
export interface LedgerRow {
  project: Project;
  document: Document;
  no: number;
  /** A repeated registration of the row before. */
  again: boolean;
}

export const inWan = (yuan: number): number => Math.round(yuan) / 10000;

export const ledgerKey = (row: LedgerRow) =>
  `${row.project.id}|${row.document.no}${row.again ? '|again' : ''}`;

export type Measured = '下达金额' | '分解金额' | '拨付金额' | '支出金额';

/** The amount in yuan of one ledger row at one level by the end of a day. */
export function amountOf(row: LedgerRow, level: Level, what: Measured, day: string): number {
  const {project, document} = row;
  const parts = project.parts.filter((p) => p.document === document && p.level === level);
  if (what === '下达金额') return parts.reduce((a, p) => a + p.amount, 0);
  if (what === '分解金额')
    return parts.reduce((a, p) => a + (p.brokenOn !== null && p.brokenOn <= day ? p.amount : 0), 0);
  const kind = what === '拨付金额' ? '拨付' : '支付';
  return project.events
    .filter((e) => e.kind === kind && e.document === document && e.level === level && e.date <= day)
    .reduce((a, e) => a + e.amount, 0);
}

/** The rows of one year's ledger in order; `repeated` are registered twice. */
export function ledgerRows(
  projects: readonly Project[],
  year: number,
  repeated: ReadonlySet<string>
): LedgerRow[] {
  const rows: LedgerRow[] = [];
  for (const project of projects.filter((p) => p.year === year))
    for (const document of new Set(project.parts.map((p) => p.document))) {
      const row = {project, document, no: rows.length + 1, again: false};
      rows.push(row);
      if (repeated.has(ledgerKey(row))) rows.push({...row, no: rows.length + 1, again: true});
    }
  return rows;
}

interface LedgerSpec {
  year: 2023 | 2024;
  until: string;
  measured: readonly Measured[];
  /** Added to the stated total of this column, in 万元. */
  misstated: {column: string; by: number} | null;
}

const LEDGERS: Record<2023 | 2024, LedgerSpec> = {
  2023: {
    year: 2023,
    until: '2023-12-31',
    measured: ['下达金额', '拨付金额', '支出金额'],
    misstated: {column: '中央/支出金额', by: 12.5}
  },
  2024: {
    year: 2024,
    until: '2024-06-30',
    measured: ['下达金额', '分解金额', '拨付金额', '支出金额'],
    misstated: null
  }
};

/** A ledger with two merged heading rows, a total and a footer. */
export function ledger(context: Context, rows: LedgerRow[], year: 2023 | 2024): Table {
  const spec = LEDGERS[year];
  const columns = ledgerColumns(spec);
  const width = columns.length;
  const corner: Cell[] = Array.from({length: width}, (_, i) =>
    i === width - 2 ? '单位：万元' : null
  );
  const when = year === 2023 ? '2023年12月31日' : '2024年6月30日';
  return tableOf<LedgerRow>({
    id: `ledger${year}`,
    target: 'fund',
    file: `资金台账${year}.xlsx`,
    sheet: `${year}年`,
    titles: [
      [`${context.county.name}${year}年衔接推进乡村振兴补助资金台账（截至${when}）`],
      corner
    ],
    columns,
    items: () => [...rows, ...ledgerFooter(spec, columns, rows, context)],
    key: ledgerKey
  });
}

function ledgerColumns(spec: LedgerSpec): Column<LedgerRow>[] {
  const money = LEVELS.flatMap((level) =>
    spec.measured.map((what): Column<LedgerRow> => ({
      id: `${level}/${what}`,
      head: [level, what],
      at: (row) => {
        const has = row.project.parts.some((p) => p.document === row.document && p.level === level);
        return has ? inWan(amountOf(row, level, what, spec.until)) : null;
      }
    }))
  );
  return [
    one('序号', (r) => r.no),
    one('资金文号', (r) => r.document.no),
    one('批次', (r) => r.document.batch),
    one('项目编号', (r) => r.project.id),
    one('项目名称', (r) => r.project.name),
    one('乡镇', (r) => placeOf(r.project)),
    one('项目类型', (r) => r.project.kind),
    ...money,
    one('到账日期', (r) => r.document.arrived),
    one('责任单位', (r) => r.project.unit),
    one('备注', () => null)
  ];
}

function* ledgerFooter(
  spec: LedgerSpec,
  columns: readonly Column<LedgerRow>[],
  rows: LedgerRow[],
  context: Context
): Generator<Aside> {
  const total = columns.map((column): Cell => {
    if (column.id === '序号') return '合计';
    if (!column.id.includes('/')) return null;
    const sum = rows.reduce((a, row) => a + number(context, spec, row, column), 0);
    const by = spec.misstated?.column === column.id ? spec.misstated.by : 0;
    return Math.round((sum + by) * 10000) / 10000;
  });
  yield {aside: 'total', cells: total};
  yield {
    aside: 'note',
    cells: ['填表人：王某', null, null, null, '审核人：李某', null, null, '填表日期：2024年7月3日']
  };
}

function number(
  context: Context,
  spec: LedgerSpec,
  row: LedgerRow,
  column: Column<LedgerRow>
): number {
  const value = column.at(row);
  const plant = context.plants
    .ofRow(`ledger${spec.year}`, ledgerKey(row))
    .find((p) => p.column === column.id);
  const shown = plant?.cell === undefined ? value : plant.cell;
  return typeof shown === 'number' ? shown : 0;
}
