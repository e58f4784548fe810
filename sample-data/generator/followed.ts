import type {Cell, Table} from './write/table.ts';

/** A cell that tests follow a figure down to: the first from the given row of data on that is as usual and says something. */
interface Wanted {
  figure: string;
  /** Names of the generator: the export, the column of the unit's number and that of the cell. */
  table: string;
  unit: string;
  column: string;
  from: number;
  /** Only in rows in which this column says this. */
  where?: readonly [column: string, says: string];
}

/** A household is read from the row of its head. */
const HEAD = ['与户主关系', '户主'] as const;

const WANTED: readonly Wanted[] = [
  {
    figure: 'main cause',
    table: 'wide',
    unit: '户编号',
    column: '致贫原因1',
    from: 9001,
    where: HEAD
  },
  {
    figure: 'income',
    table: 'wide',
    unit: '户编号',
    column: '人均纯收入（元）',
    from: 20001,
    where: HEAD
  },
  {
    figure: 'kind of monitored household',
    table: 'wide',
    unit: '户编号',
    column: '监测对象类别',
    from: 30001,
    where: HEAD
  },
  {
    figure: 'main cause, edition before',
    table: 'household1',
    unit: '户编号',
    column: '主要致贫原因',
    from: 12001
  },
  {
    figure: 'member, edition before',
    table: 'person1/河口乡',
    unit: '户编号',
    column: '劳动技能',
    from: 300
  },
  {
    figure: 'monitored, edition before',
    table: 'monitored1',
    unit: '户编号',
    column: '检测对象类别',
    from: 700
  },
  {figure: 'paid', table: 'ledger2024', unit: '项目编号', column: '中央/支出金额', from: 120},
  {figure: 'allocated', table: 'ledger2024', unit: '项目编号', column: '省级/下达金额', from: 60},
  {
    figure: 'industry measure',
    table: 'measure',
    unit: '户编号',
    column: '措施大类',
    from: 5000,
    where: ['措施大类', '产业帮扶']
  },
  {figure: 'led by an enterprise', table: 'benefit', unit: '户编号', column: '户编号', from: 20},
  {figure: 'village', table: 'village', unit: '行政村代码', column: '行政村', from: 100},
  {figure: 'money that waits', table: 'payment', unit: '项目编号', column: '金额（元）', from: 1500}
];

export interface Followed {
  figure: string;
  unit: Cell;
  file: string;
  sheet: string;
  row: number;
  column: number;
  heading: string;
  written: Cell;
}

/** Notes where the wanted cells come to stand while their rows are written; it changes nothing. */
export class Notes {
  readonly followed: Followed[] = [];

  /** `data`: which row of data of the sheet it is; `row`: which record. */
  row(table: Table, cells: readonly Cell[], data: number, row: number): void {
    for (const wanted of WANTED) {
      const own = table.id === wanted.table || table.id.startsWith(`${wanted.table}/`);
      if (!own || data < wanted.from || this.followed.some((f) => f.figure === wanted.figure))
        continue;
      const at = table.columns.findIndex((c) => c.id === wanted.column);
      const unit = cells[table.columns.findIndex((c) => c.id === wanted.unit)] ?? null;
      const written = cells[at] ?? null;
      if (unit === null || written === null) continue;
      const [name, says] = wanted.where ?? [];
      if (name !== undefined && cells[table.columns.findIndex((c) => c.id === name)] !== says)
        continue;
      this.followed.push({
        figure: wanted.figure,
        unit,
        file: table.file,
        sheet: table.sheet,
        row,
        column: at + 1,
        heading: table.columns[at]?.head.join('/') ?? '',
        written
      });
    }
  }
}
