import {mixed, type Context} from '../context.ts';
import {dayOf, isoOf} from '../dates.ts';
import {helperAt, helperOf, type Helper} from '../make/helpers.ts';
import {members2, type Household} from '../model.ts';
import type {Random} from '../random.ts';
import {one, tableOf, type Table} from '../write/table.ts';

const here = (context: Context) => context.county.households.filter((h) => h.present2);
const townshipOf = (h: Household) => h.village.township.name;
const headOf = (h: Household) => members2(h)[0];

/** Helpers: UTF-8 text. */
export function helpers(context: Context): Table {
  const list = context.county.villages.flatMap((village) =>
    Array.from({length: 5}, (_, n) => ({village, helper: helperAt(village, n)}))
  );
  type Row = (typeof list)[number];
  return tableOf<Row>({
    id: 'helper',
    target: 'helper',
    file: '帮扶责任人.csv',
    sheet: '',
    csv: {encoding: 'utf8', delimiter: ',', newline: '\n'},
    columns: [
      one('帮扶单位', (r) => r.helper.unit),
      one('帮扶单位类型', (r) => r.helper.unitKind),
      one('姓名', (r) => r.helper.name),
      one('性别', (r) => r.helper.sex),
      one('职务级别', (r) => r.helper.rank),
      one('是否第一书记', (r) => (r.helper.first ? '是' : '否')),
      one('联系电话', (r) => r.helper.phone),
      one('帮扶乡镇', (r) => r.village.township.name),
      one('帮扶村', (r) => r.village.name)
    ],
    items: () => list,
    key: (r) => r.helper.key
  });
}

/** Who helps whom since when; a few households have nobody. */
export function pairings(context: Context): Table {
  interface Row {
    household: Household;
    helper: Helper;
  }
  const list = here(context)
    .filter((h) => mixed(`${h.id}pair`, 70) > 0)
    .map((household): Row => ({household, helper: helperOf(household.village, household.id)}));
  return tableOf<Row>({
    id: 'pairing',
    target: 'pairing',
    file: context.large ? '结对帮扶.csv' : '结对帮扶.xlsx',
    sheet: '结对关系',
    ...(context.large
      ? {csv: {encoding: 'utf8' as const, delimiter: ',', newline: '\n' as const}}
      : {}),
    columns: [
      one('户编号', (r) => r.household.id),
      one('帮扶责任人', (r) => r.helper.name),
      one('联系电话', (r) => r.helper.phone),
      one('开始时间', (r) => (r.household.present1 ? '202103' : '202404')),
      one('结束时间', () => null)
    ],
    items: () => list,
    key: (r) => r.household.id
  });
}

const ISSUES: Record<string, {text: string; office: string}> = {
  住房安全: {text: '房屋鉴定为C级，待改造', office: '住建局'},
  饮水安全: {text: '枯水期供水不足', office: '水务局'},
  基本医疗: {text: '未参加城乡居民医保', office: '医保局'},
  义务教育: {text: '疑似失学辍学', office: '教育局'}
};

/** Problems with schooling, health insurance, housing and water. */
export function guaranteeIssues(context: Context, random: Random): Table {
  const list = here(context)
    .filter((h) => h.dangerous || !h.water || mixed(`${h.id}issue`, 140) === 0)
    .map((household) => {
      const kind = household.dangerous
        ? '住房安全'
        : household.water
          ? random.weighted({基本医疗: 80, 义务教育: 20})
          : '饮水安全';
      const found = dayOf('2023-09-01') + random.int(0, 290);
      const solved = random.chance(0.7)
        ? isoOf(Math.min(dayOf('2024-06-30'), found + random.int(10, 120)))
        : null;
      return {household, kind, found: isoOf(found), due: isoOf(found + 90), solved};
    });
  type Row = (typeof list)[number];
  return tableOf<Row>({
    id: 'guarantee',
    target: 'guarantee_issue',
    file: '三保障和饮水问题台账.xlsx',
    sheet: 'Sheet1',
    titles: [[`${context.county.name}“三保障”和饮水安全问题台账`]],
    columns: [
      one('序号', (r) => list.indexOf(r) + 1),
      one('乡镇', (r) => townshipOf(r.household)),
      one('村', (r) => r.household.village.name),
      one('户编号', (r) => r.household.id),
      one('户主姓名', (r) => headOf(r.household)?.name ?? null),
      one('问题类别', (r) => r.kind),
      one('问题描述', (r) => ISSUES[r.kind]?.text ?? null),
      one('发现时间', (r) => r.found),
      one('责任部门', (r) => ISSUES[r.kind]?.office ?? null),
      one('整改时限', (r) => r.due),
      one('解决时间', (r) => r.solved),
      one('状态', (r) => (r.solved ? '已解决' : '整改中'))
    ],
    items: () => list,
    key: (r) => r.household.id
  });
}

/** Relocated households: an old workbook. */
export function relocation(context: Context): Table {
  const list = here(context).filter((h) => h.type === '脱贫户' && mixed(`${h.id}move`, 24) === 0);
  return tableOf<Household>({
    id: 'relocation',
    target: 'relocation',
    file: '易地搬迁.xls',
    sheet: '搬迁户',
    titles: [[`${context.county.name}易地扶贫搬迁户后续帮扶台账`], ['数据截至2024年6月30日']],
    columns: [
      one('户编号', (h) => h.id),
      one('户主', (h) => headOf(h)?.name ?? null),
      one('户主身份证', (h) => headOf(h)?.idNumber ?? null),
      one('迁出地', (h) => townshipOf(h) + h.village.name),
      one('安置方式', (h) => (mixed(h.id, 5) ? '集中安置' : '分散安置')),
      one('安置点名称', (h) => (mixed(h.id, 5) ? `${townshipOf(h)}安置点` : null)),
      one('房屋面积（㎡）', (h) => members2(h).length * 25),
      one('是否入住', (h) => (mixed(`${h.id}in`, 40) ? '是' : '否')),
      one('是否拆旧复垦', (h) => (mixed(`${h.id}old`, 9) ? '是' : '否')),
      one('家庭人口', (h) => members2(h).length),
      one(
        '劳动力人口',
        (h) =>
          members2(h).filter((p) => p.labour === '普通劳动力' || p.labour === '技能劳动力').length
      )
    ],
    items: () => list,
    key: (h) => h.id
  });
}

/** Small loans with a heading of three merged rows. */
export function microcredit(context: Context, random: Random): Table {
  const list = here(context)
    .filter((h) => mixed(`${h.id}loan`, 26) === 0)
    .map((household) => {
      const from = dayOf('2021-08-01') + random.int(0, 1000);
      return {
        household,
        amount: random.pick([10000, 20000, 30000, 50000, 50000]),
        from: isoOf(from),
        to: isoOf(from + 1095),
        late: random.chance(0.02)
      };
    });
  type Row = (typeof list)[number];
  const title = `${context.county.name}脱贫人口小额信贷台账`;
  const head = (group: string, id: string, at: (r: Row) => string | number | null) => ({
    id,
    head: [title, group, id],
    at
  });
  return tableOf<Row>({
    id: 'microcredit',
    target: 'microcredit',
    file: '小额信贷.xlsx',
    sheet: '台账',
    columns: [
      head('基本情况', '乡镇', (r) => townshipOf(r.household)),
      head('基本情况', '村', (r) => r.household.village.name),
      head('基本情况', '户编号', (r) => r.household.id),
      head('基本情况', '贷款人', (r) => headOf(r.household)?.name ?? null),
      head('基本情况', '身份证号', (r) => headOf(r.household)?.idNumber ?? null),
      head('贷款情况', '贷款金额（元）', (r) => r.amount),
      head('贷款情况', '借款日', (r) => r.from),
      head('贷款情况', '到期日', (r) => r.to),
      head('贷款情况', '贷款银行', () => '农村商业银行'),
      head('贷款情况', '用途', (r) => ['养殖', '种植', '经营'][mixed(r.household.id, 3)] ?? null),
      head('其他', '贷款状态', (r) => (r.late ? '逾期' : '正常'))
    ],
    items: () => list,
    key: (r) => r.household.id
  });
}

/** Notes of visits: no table of the registry. */
export function visits(context: Context): Table {
  const list = context.county.households.slice(0, 60);
  return tableOf<Household>({
    id: 'visit',
    target: null,
    file: '走访记录.xls',
    sheet: '走访',
    titles: [['驻村工作队日常走访手记']],
    columns: [
      one('日期', (h) => `6月${1 + mixed(h.id, 28)}日`),
      one('天气', (h) => ['晴', '多云', '小雨'][mixed(h.id, 3)] ?? null),
      one('到谁家', (h) => `${h.members[0]?.name.slice(0, 1) ?? ''}家`),
      one(
        '聊了什么',
        (h) => ['庄稼长势好', '孩子要上高中', '路灯坏了两盏', '想学修车'][mixed(h.id, 4)] ?? null
      )
    ],
    items: () => list,
    key: (h) => h.id
  });
}
