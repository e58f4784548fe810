import {habitOf, type Context} from '../context.ts';
import {members1, type Household, type Person, type Township} from '../model.ts';
import {
  between,
  blank,
  one,
  tableOf,
  type Aside,
  type Column,
  type CsvOptions,
  type Table
} from '../write/table.ts';
import {birthText, monthText, several, yesNo} from './habits.ts';
import {villageText} from './places.ts';

const GBK: CsvOptions = {encoding: 'gb18030', delimiter: ',', newline: '\r\n'};

const at1 = (context: Context) => context.county.households.filter((h) => h.present1);

/** Households of date 1: a GBK text with guarded numbers, and codes of the old division. */
export function household1(context: Context): Table {
  return tableOf<Household>({
    id: 'household1',
    target: 'household',
    file: '（基础信息）户信息_20231231.csv',
    sheet: '',
    csv: GBK,
    columns: household1Columns(context),
    items: () => {
      const list = at1(context);
      const people = list.reduce((a, h) => a + members1(h).length, 0);
      const total: Aside = {
        aside: 'total',
        cells: ['合计', null, null, list.length, null, null, people]
      };
      return [...list.slice(0, 5000), blank, ...list.slice(5000), blank, total];
    },
    key: (h) => h.id
  });
}

function household1Columns(context: Context): Column<Household>[] {
  const habit = (h: Household) => habitOf(context, h.village.township);
  return [
    one('乡（镇）', (h) => h.village.township.name),
    one('行政村', (h) => villageText(h, 1)),
    one('行政区划代码', (h) => h.old?.code ?? h.village.code),
    {...one<Household>('户编号', (h) => h.id), guard: true},
    one('户主姓名', (h) => h.members[0]?.name ?? null),
    {...one<Household>('户主证件号码', (h) => h.members[0]?.idNumber ?? null), guard: true},
    one('家庭人口数', (h) => members1(h).length),
    one('户类型', (h) => h.type),
    one('贫困户属性', (h) => h.attribute),
    one('主要致贫原因', (h) => h.causes1[0] ?? null),
    one('其他致贫原因', (h) => several(h.causes1.slice(1), h.id)),
    one('危房户', (h) => yesNo(h.dangerous, habit(h))),
    one('饮水安全', (h) => yesNo(h.water, habit(h))),
    one('耕地面积（亩）', (h) => h.land)
  ];
}

interface Row {
  household: Household;
  person: Person;
}

/** People of date 1, one file a township: workbooks, one old one, and two texts. */
export function person1(context: Context): Table[] {
  return context.county.townships.map((township, i) => {
    const titled = ![4, 8, 13].includes(i);
    const ending = i === 4 ? 'xls' : i === 8 ? 'csv' : i === 13 ? 'txt' : 'xlsx';
    const csv = personCsv(ending, context.large);
    return tableOf<Row>({
      id: `person1/${township.name}`,
      target: 'person',
      file: `人口信息_20231231/${township.name}.${csv && ending !== 'txt' ? 'csv' : ending}`,
      sheet: csv ? '' : '人口信息',
      titles:
        titled && !csv
          ? [
              [`${context.county.name}${township.name}人口信息（截至2023年12月31日）`],
              ['导出时间：2024-01-08 16:40:05']
            ]
          : [],
      columns: person1Columns(i),
      items: () => withAsides(rowsOf(context, township), i),
      key: (r) => r.person.id,
      ...(csv ? {csv} : {})
    });
  });
}

/** One clerk writes sub-totals, one leaves lines between villages, one repeats the heading. */
function withAsides(rows: Iterable<Row>, habit: number): Iterable<Row | Aside> {
  const village = (r: Row) => villageText(r.household, 1);
  if (habit === 1)
    return between(rows, village, (group) => ({
      aside: 'subtotal',
      cells: ['小计', null, `${group.length}人`]
    }));
  if (habit === 5) return [...between(rows, village, () => blank)].slice(0, -1);
  if (habit !== 7) return rows;
  const heading: Aside = {aside: 'heading', cells: person1Columns(habit).map((c) => c.id)};
  const list = [...rows];
  return [...list.slice(0, 500), heading, ...list.slice(500)];
}

function personCsv(ending: string, large: boolean): CsvOptions | null {
  if (ending === 'txt') return {encoding: 'utf16le', delimiter: '\t', newline: '\r\n'};
  return ending === 'csv' || large ? GBK : null;
}

function* rowsOf(context: Context, township: Township): Generator<Row> {
  for (const household of at1(context))
    if (household.village.township === township)
      for (const person of members1(household)) yield {household, person};
}

const EDUCATION = ['文盲或半文盲', '小学', '初中', '高中', '大专', '本科及以上'];

function person1Columns(habit: number): Column<Row>[] {
  const coded = habit === 13;
  return [
    one('乡镇', (r) => r.household.village.township.name),
    one('村', (r) => villageText(r.household, 1)),
    one('户编号', (r) => r.household.id),
    one('人口编号', (r) => r.person.id),
    one('姓名', (r) => r.person.name),
    one('性别', (r) => r.person.sex),
    one('出生日期', (r) => birthText(r.person.born, habit + 1)),
    one('证件号码', (r) => r.person.idNumber),
    one('民族', (r) => r.person.ethnic),
    one('与户主关系', (r) => r.person.relation),
    one('文化程度', ({person: p}) =>
      coded && p.education ? String(EDUCATION.indexOf(p.education) + 1) : p.education
    ),
    one('在校生状况', (r) => r.person.student),
    one('劳动技能', (r) => r.person.labour),
    one('务工时间（月）', (r) => r.person.work?.months ?? null),
    one('健康状况', (r) => several(r.person.health, r.person.id)),
    one('是否享受低保', (r) => yesNo(r.person.minimumLiving, habit)),
    one('是否特困供养人员', (r) => yesNo(r.person.specialSupport, habit))
  ];
}

/** Monitored households of date 1: an old workbook with what was known then. */
export function monitored1(context: Context): Table {
  const end = 2023 * 12 + 11;
  const items = at1(context).filter((h) => h.monitoring && h.monitoring.entered <= end);
  const on = <V>(h: Household, value: (m: NonNullable<Household['monitoring']>) => V) =>
    h.monitoring ? value(h.monitoring) : null;
  const gone = (h: Household) => on(h, (m) => m.removed !== null && m.removed <= end) === true;
  return tableOf<Household>({
    id: 'monitored1',
    target: 'monitored',
    file: '监测户_20231231.xls',
    sheet: '监测对象',
    titles: [
      [`${context.county.name}防返贫监测对象花名册`],
      ['数据日期：2023-12-31', null, null, null, null, '单位：户、元']
    ],
    columns: [
      one('序号', (h) => items.indexOf(h) + 1),
      one('乡镇', (h) => h.village.township.name),
      one('行政村', (h) => villageText(h, 1)),
      one('户编号', (h) => h.id),
      one('户主姓名', (h) => h.members[0]?.name ?? null),
      one('家庭人口', (h) => members1(h).length),
      one('检测对象类别', (h) => on(h, (m) => m.kind)),
      one('主要风险', (h) => on(h, (m) => m.risks[0] ?? null)),
      one('其他风险', (h) => on(h, (m) => several(m.risks.slice(1), h.id))),
      one('风险识别时间', (h) =>
        on(h, (m) => monthText(m.entered, habitOf(context, h.village.township) + 3))
      ),
      one('风险是否消除', (h) => (gone(h) ? '是' : '否')),
      one('风险消除时间', (h) =>
        gone(h)
          ? on(h, (m) => monthText(m.removed ?? 0, habitOf(context, h.village.township) + 3))
          : null
      ),
      one('风险消除方式', (h) => (gone(h) ? on(h, (m) => m.way) : null))
    ],
    items: () => [
      ...items.slice(0, 300),
      blank,
      ...items.slice(300),
      {aside: 'total', cells: ['合计', null, null, `${items.length}户`]} satisfies Aside
    ],
    key: (h) => h.id
  });
}

/** Income of 2022, one row a household. */
export function income2022(context: Context): Table {
  const column = (id: string, value: (i: NonNullable<Household['income2022']>) => number) =>
    one<Household>(id, (h) => (h.income2022 ? value(h.income2022) : null));
  return tableOf<Household>({
    id: 'income2022',
    target: 'income',
    file: '2022年家庭收入.csv',
    sheet: '',
    csv: {encoding: 'utf8-bom', delimiter: ',', newline: '\n'},
    columns: [
      one('户编号', (h) => h.id),
      one('家庭人口', (h) => members1(h).length),
      column('工资性收入', (i) => i.wage),
      column('生产经营性收入', (i) => i.business),
      column('财产性收入', (i) => i.property),
      column('转移性收入', (i) => i.transfer),
      column('生产经营性支出', (i) => i.cost),
      column('家庭纯收入', (i) => i.net),
      column('家庭人均纯收入', (i) => i.perHead)
    ],
    items: () => at1(context).filter((h) => h.income2022),
    key: (h) => h.id
  });
}
