import * as clean from './clean.ts';
import {FIRST, headingIn, type Dialect} from './dialect.ts';
import {filesBelow, readSheets, type Raw, type Sheet} from './files.ts';
import {tableOf, type Record, type Table} from './table.ts';

export interface Village {
  code: string;
  township: string;
  name: string;
  households: number;
  out: number;
  ordinary: number;
}

export interface Person {
  row: Record;
  id: clean.Id;
  labour: string | null;
  health: string[] | null;
  disabled: boolean;
  student: string | null;
  education: string | null;
  born: [number, number, number] | null;
  relation: string;
}

export interface Monitoring {
  kind: string;
  risks: string[];
  entered: number | null;
  removed: number | null;
  open: boolean;
  way: string | null;
  selfPaid: number | null;
}

export interface Household {
  id: string | null;
  township: string;
  village: Village | null;
  /** Placed only by the table of old and new names. */
  byOldName: boolean;
  type: string | null;
  attribute: string | null;
  main: string | null;
  causes: string[];
  size: number;
  people: Person[];
  perHead: number | null;
  monitoring: Monitoring | null;
  headId: string | null;
  industryInWide: boolean;
  flags: boolean;
}

/** The files of the county, opened once each. */
export class Files {
  readonly names: string[];
  private readonly folder: string;
  private readonly dialect: Dialect;
  private readonly opened = new Map<string, Sheet[]>();

  constructor(folder: string, dialect: Dialect = FIRST) {
    this.folder = folder;
    this.dialect = dialect;
    this.names = filesBelow(folder);
  }

  sheets(start: string): Sheet[] {
    const here = this.dialect.files[start] ?? start;
    return this.names
      .filter((n) => n.startsWith(here))
      .flatMap((name) => {
        const sheets = this.opened.get(name) ?? readSheets(this.folder, name);
        this.opened.set(name, sheets);
        return sheets;
      });
  }

  table(start: string, first: string, depth = 1): Table {
    const [sheet] = this.sheets(start);
    if (!sheet) throw new Error(`no file ${start}`);
    return this.cut(sheet, start, first, depth);
  }

  /** One sheet of a file as a table, by the headings of the first county. */
  cut(sheet: Sheet, start: string, first: string, depth = 1): Table {
    return tableOf(sheet, first, depth, (heading) => this.heading(start, heading));
  }

  heading(start: string, heading: string): string {
    return headingIn(this.dialect, start, heading);
  }
}

/** Villages of today and the way to them from a township and a name. */
export class Places {
  readonly villages: Village[];
  private readonly now = new Map<string, Village>();
  private readonly old = new Map<string, Village>();

  constructor(files: Files) {
    this.villages = files.table('（自定义）行政村信息', '行政村').records.map((r) => ({
      code: String(r.at('行政村代码')),
      township: String(r.at('乡（镇）')),
      name: clean.village(r.at('行政村')),
      households: Number(r.at('总户数')),
      out: Number(r.at('脱贫户数')),
      ordinary: Number(r.at('一般农户数'))
    }));
    const byCode = new Map(this.villages.map((v) => [v.code, v]));
    for (const v of this.villages) this.now.set(v.township + v.name, v);
    for (const r of files.table('撤并村', '原行政村名称').records) {
      const target = byCode.get(String(r.at('现区划代码')));
      if (target) this.old.set(String(r.at('乡镇')) + clean.village(r.at('原行政村名称')), target);
    }
  }

  find(township: Raw, name: Raw): {village: Village | null; byOldName: boolean} {
    const key = String(township) + clean.village(name);
    const village = this.now.get(key);
    if (village) return {village, byOldName: false};
    const moved = this.old.get(key) ?? null;
    return {village: moved, byOldName: moved !== null};
  }
}

/** Households of date 2 from the wide export: its rows by household number, columns from the first. */
export function households2(files: Files, places: Places): {table: Table; households: Household[]} {
  const table = files.table('（自定义）监测对象信息', '户编号');
  const removed = table.position('消除监测时间') - 1;
  const groups = new Map<string, Record[]>();
  for (const r of table.records) {
    const key = clean.householdNumber(r.at('户编号')) ?? `row ${r.row}`;
    groups.set(key, [...(groups.get(key) ?? []), r]);
  }
  const households = [...groups].flatMap(([id, rows]) => {
    const [first] = rows;
    return first ? [household2(id, first, rows, places, removed)] : [];
  });
  return {table, households};
}

function household2(
  id: string,
  first: Record,
  rows: Record[],
  places: Places,
  removed: number
): Household {
  const main = clean.label(first.at('致贫原因1'));
  const others = ['致贫原因2', '致贫原因3'].flatMap((h) => clean.label(first.at(h)) ?? []);
  const people = rows.map(person2);
  const industry = clean.label(first.at('产业帮扶'));
  return {
    id,
    township: String(first.at('乡（镇）')),
    ...places.find(first.at('乡（镇）'), first.at('行政村')),
    type: clean.label(first.at('户类型')),
    attribute: clean.label(first.at('贫困户属性')),
    main: main && clean.cause(main),
    causes: [...(main ? [main] : []), ...others].map(clean.cause),
    size: Number(first.at('家庭人口')),
    people,
    perHead: clean.amount(first.at('人均纯收入（元）')),
    monitoring: monitoring2(first, removed),
    headId: people[0]?.id.id ?? null,
    industryInWide: industry !== null,
    flags: ['是否加入农民专业合作社', '有龙头企业带动', '有创业致富带头人带动'].some((h) =>
      clean.yes(first.at(h))
    )
  };
}

function person2(row: Record): Person {
  const labour = clean.label(row.at('劳动技能'));
  const health = clean.labels(row.at('健康状况'));
  return {
    row,
    id: clean.idNumber(row.at('证件号码')),
    labour: labour && clean.labour(labour),
    health: health && health.map((h) => (h === '大病' ? '患有大病' : h)),
    disabled: clean.label(row.at('残疾类别')) !== null,
    student: clean.label(row.at('在校生状况')),
    education: clean.label(row.at('文化程度')),
    born: clean.date(row.at('出生日期')),
    relation: String(row.at('与户主关系'))
  };
}

function monitoring2(row: Record, removed: number): Monitoring | null {
  const kind = clean.label(row.at('监测对象类别'));
  if (kind === null) return null;
  return {
    kind,
    risks: [1, 2, 3, 4, 5].flatMap((n) => clean.label(row.at(`致贫/返贫风险${n}`)) ?? []),
    entered: clean.month(row.at('识别监测时间')),
    removed: clean.month(row.at('消除监测时间')),
    open: row.cells[removed] === '否',
    way: clean.label(row.at('风险消除方式')),
    selfPaid: clean.amount(row.at('合规自付支出'))
  };
}

export interface Household1 {
  id: string | null;
  headId: string | null;
  main: string | null;
  causes: string[];
  people: number;
}

export function households1(files: Files): {table: Table; households: Household1[]} {
  const table = files.table('（基础信息）户信息', '户编号');
  const households = table.records.map((r): Household1 => {
    const main = clean.label(r.at('主要致贫原因'));
    const others = clean.labels(r.at('其他致贫原因')) ?? [];
    return {
      id: clean.householdNumber(r.at('户编号')),
      headId: clean.idNumber(r.at('户主证件号码')).id,
      main: main && clean.cause(main),
      causes: [...(main ? [main] : []), ...others].map(clean.cause),
      people: Number(r.at('家庭人口数'))
    };
  });
  return {table, households};
}

/** A county read once: kept, since its wide export takes a while. */
export interface County {
  files: Files;
  places: Places;
  wide: Table;
  one: Household1[];
  two: Household[];
}

const opened = new Map<string, County>();

export function openCounty(folder: string, dialect: Dialect): County {
  const known = opened.get(folder);
  if (known) return known;
  const files = new Files(folder, dialect);
  const places = new Places(files);
  const {table, households} = households2(files, places);
  const county = {files, places, wide: table, one: households1(files).households, two: households};
  opened.set(folder, county);
  return county;
}
