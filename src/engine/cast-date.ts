import {among, letting, type Macro} from './macro.ts';

/**
 * `WHEN ... THEN value` for texts that begin with a year of 1900 to 2099, in text order, so that 45107, 23-3-5 and 20-3-5 stay
 * out. Two of them: an OR takes longer than the cast.
 */
function inRange(condition: string, value: string): string {
  return `WHEN ${condition} AND t > '1900' AND t < '20' THEN ${value}
    WHEN ${condition} AND t >= '200' AND t < '21' THEN ${value}`;
}

/** 2023-3-5, 2023/3/5, 2023.3.5, 2023年3月5日, 20230305, each perhaps with a time; without a day its first. */
const WRITTEN =
  '^((?:19|20)\\d\\d|2100)(?: ?[-/.年] ?(\\d{1,2})(?: ?[-/.月] ?(?:(\\d{1,2}) ?[日号]?)?)?|(\\d\\d)(\\d\\d)?)' +
  '(?: ?\\(?(?:星期|周)[一二三四五六日天]\\)?)?(?:(?:[ t]\\d{1,2}:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?)|\\.0)?$';

/** 二〇二三年十月二十日 in figures: what 十 stands for depends on what is beside it. */
const IN_FIGURES = [
  ['年十月', '年10月'],
  ['年十', '年1'],
  ['月十日', '月10日'],
  ['月十', '月1'],
  ['十日', '0日'],
  ['十', '']
].reduce(
  (text, [from, to]) => `replace(${text}, '${from}', '${to}')`,
  `translate(s, '〇○零一二三四五六七八九', '000123456789')`
);

/** A cleaned text as WRITTEN knows it. Where points or 年 tell the order, 23.5.6 is of 2023, and 66.5.6 of 1966. */
const SPELT = `CASE WHEN s LIKE '__.%.%' OR s LIKE '__年%月%' THEN CASE WHEN s < '3' THEN '20' ELSE '19' END || s
  WHEN s >= '一' THEN ${IN_FIGURES} ELSE s END`;

const PARTS = `regexp_extract(${SPELT}, '${WRITTEN}', ['y', 'm', 'd', 'mm', 'dd'])`;

const MADE = `CASE WHEN p.y <> '' THEN try_cast(p.y || '-' || concat(p.m, p.mm) || '-'
  || CASE WHEN p.d = '' AND p.dd = '' THEN '1' ELSE concat(p.d, p.dd) END AS DATE) END`;

function serial(epoch: string, first: string): string {
  return `CASE WHEN regexp_full_match(s, '\\d{5}(\\.\\d+)?') AND s >= ${first} AND s < '74000'
    THEN DATE '${epoch}' + floor(try_cast(s AS DOUBLE))::INTEGER END`;
}

function dateFrom(epoch: string, first: string): string {
  return `coalesce(CASE ${inRange('strlen(t) >= 8', 'try_cast(t AS DATE)')} END,
    CASE WHEN t IS NOT NULL THEN ${letting(
      's',
      'lower(clean(t))',
      `coalesce(${letting('p', PARTS, MADE)}, ${serial(epoch, first)})`
    )} END)`;
}

/** What is said of the year in which a household or a village left. */
const LEFT = '(?:已?脱贫|退出|出列)?';

/** What is written where the end of something is asked for that has none, or has not come. */
const OPEN = [
  '至今',
  '今',
  '迄今',
  '到现在',
  '现在',
  '目前',
  '至目前',
  '长期',
  '长期有效',
  '永久',
  '无期限',
  '未结束',
  '尚未结束',
  '仍在继续',
  '持续中',
  '进行中',
  '未完成',
  '未完工',
  '未竣工',
  '未解决',
  '未销号',
  '未消除',
  '未解除',
  '未还清',
  '未结清',
  '未还款'
];

export const DATE_MACROS: readonly Macro[] = [
  {
    name: 'as_date',
    parameters: `t, first := '14000'`,
    sql: dateFrom('1899-12-30', 'first'),
    doc: {
      zh: '日期：2020-01-01、2023/3/15、2023.3.15、23.3.15、20230315、2023年3月15日（星期三）、二〇二三年三月、只到月的（取 1 日）、从 first 起的 Excel 序列号（1900 制）',
      en: 'A date: 2020-01-01, 2023/3/15, 2023.3.15, 23.3.15, 20230315, 2023年3月15日（星期三）, 二〇二三年三月, a month (its first day), an Excel serial (1900) from `first` on'
    }
  },
  {
    name: 'as_date_1904',
    parameters: 't',
    sql: dateFrom('1904-01-01', `'14000'`),
    doc: {zh: '同上，Excel 序列号按 1904 制', en: 'The same with Excel serials of the 1904 system'}
  },
  {
    name: 'as_month',
    parameters: 't',
    sql: `coalesce(CASE ${inRange(`strlen(t) = 7 AND t LIKE '____-__'`, `try_cast(t || '-01' AS DATE)`)}
        ${inRange('strlen(t) = 6', `try_strptime(t, '%Y%m')::DATE`)} END,
      date_trunc('month', as_date(t))::DATE,
      CASE WHEN t LIKE '%年_' THEN try_cast(regexp_extract(clean(t), '^((?:19|20)\\d\\d)年([底末初])$', 1)
        || CASE WHEN t LIKE '%初%' THEN '-01-01' ELSE '-12-01' END AS DATE) END)`,
    doc: {
      zh: '年月，存为当月 1 日：202303、2023年03月、2023.3、2023年底（12 月）、各种日期',
      en: 'A month, kept as its first day: 202303, 2023年03月, 2023.3, 2023年底 (December), any date'
    }
  },
  {
    name: 'as_year',
    parameters: 't',
    sql: `coalesce(CASE ${inRange('strlen(t) = 4', 'try_cast(t AS INTEGER)')} END,
      CASE WHEN t IS NOT NULL THEN coalesce(
        try_cast(regexp_extract(clean(t), '^((?:19|20)\\d\\d|2100)(?:年[度底末初]?${LEFT}|\\.0)?$', 1) AS INTEGER),
        year(as_date(t)),
        try_cast(regexp_extract(clean(t), '^([0-2]\\d)年[度底末初]?${LEFT}$', 1) AS INTEGER) + 2000) END)`,
    doc: {
      zh: '年度：2018、201808、2018年、18年、2018年底、2018年脱贫、各种日期',
      en: 'A year: 2018, 201808, 2018年, 18年, 2018年底, 2018年脱贫, any date'
    }
  },
  {
    name: 'is_open',
    parameters: 't',
    sql: among('fold(t)', OPEN),
    doc: {
      zh: '结束时间写的是否是还没有结束：至今、今、目前、长期、未结束、未竣工 等',
      en: 'Whether the end of something is said to be open: 至今, 今, 目前, 长期, 未结束, 未竣工 ...'
    }
  }
];
