import {literal} from '../model/names.ts';
import {letting, type Macro} from './macro.ts';

/** Units that may stand behind a number. 元 and 亩 are what money and area are stored in. */
const UNITS =
  '元整|元|块|人民币|亩|公顷|平方米|平方|平米|㎡|m2|m²|口人|人|口|名|位|户|家|个月|个|月|天|日|周岁|岁|年|次|项|间|套|头|只|棵|株|公里|千米|km|米|m|公斤|斤|吨';

const NUMBER =
  '^([(])?([-+负△▲])?[¥$]?(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d*)?|\\.\\d+)' +
  `(e[-+]?\\d{1,2})?(百万|千万|万|亿|千|百)?(${UNITS})?([)])?$`;

const PARTS = `regexp_extract(lower(replace(clean(t), ' ', '')), '${NUMBER}',
  ['opened', 'sign', 'digits', 'exponent', 'scale', 'unit', 'closed'])`;

const SCALE = `CASE m.scale WHEN '万' THEN 10000 WHEN '亿' THEN 100000000 WHEN '千' THEN 1000 WHEN '百' THEN 100
  WHEN '百万' THEN 1000000 WHEN '千万' THEN 10000000 ELSE 1 END`;

/** The number that the parts `m` say, without the column's factor; NULL when one bracket is missing. */
const SAID = `CASE WHEN m.opened = '' AND m.closed = '' OR m.opened = '(' AND m.closed = ')' AND m.sign = ''
  THEN CASE WHEN m.opened = '(' OR m.sign IN ('-', '负', '△', '▲') THEN -1 ELSE 1 END
    * ${SCALE} * try_cast(replace(m.digits, ',', '') || m.exponent AS DECIMAL(20, 8)) END`;

/** Digits as they stand; the engine's own cast also takes 1_000 and 0x1F. */
const SIMPLE = `t < ':' AND NOT contains(t, '_') AND NOT contains(t, 'x') AND NOT contains(t, 'n')`;

function slow(body: string): string {
  return letting('m', PARTS, body);
}

/** A fast try on plain digits, then the patient reading. */
function first(fast: string, patient: string, simple = SIMPLE): string {
  return `coalesce(CASE WHEN ${simple} THEN ${fast} END, CASE WHEN t IS NOT NULL THEN ${patient} END)`;
}

/** What is asked of a cell without a unit: the factor of its column, but 万 in the cell says again what 万 in the heading does. */
const COLUMN_FACTOR = `CASE WHEN m.scale = '' OR factor < 1000 THEN factor ELSE 1 END`;

/** What the cell's own unit is in yuan, mu; NULL when it is a unit of something else. */
const OWN_YUAN = `CASE WHEN m.unit IN ('元', '元整', '块', '人民币') OR m.unit = '' AND m.scale <> '' THEN 1
  WHEN m.unit = '' THEN factor END`;
const OWN_MU = `CASE WHEN m.unit = '亩' THEN 1 WHEN m.unit = '公顷' THEN 15
  WHEN m.unit IN ('平方米', '平方', '平米', '㎡', 'm2', 'm²') THEN 0.0015 WHEN m.unit = '' THEN ${COLUMN_FACTOR} END`;

/** The number `n` in the unit of the column; any unit of the cell is its own where none is given. Rounded: 0.3 mu are 200 m². */
const MEASURED = letting(
  'n',
  `(${SAID})::DOUBLE`,
  `CASE WHEN unit IS NULL OR m.unit = '' THEN n * ${COLUMN_FACTOR} ELSE round(n * unit_in(m.unit, unit), 6) END`
);

/** What else a cell may be written in, by the unit of its column, and how many of it; '' is that of bare numbers. */
const ALIKE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '': {'1': '个 次 项'},
  人: {'1': '口 口人 名 位 个'},
  户: {'1': '家 个'},
  间: {'1': '个'},
  天: {'1': '日'},
  个月: {'1': '月 个', '12': '年'},
  公里: {'1': '千米 km', '0.001': '米 m'},
  平方米: {'1': '平方 平米 ㎡ m2 m²', '666.66666667': '亩', '10000': '公顷'}
};
const PAIRS = Object.entries(ALIKE).flatMap(([stored, factors]) =>
  Object.entries(factors).flatMap(([factor, units]) =>
    units.split(' ').map((unit) => ({pair: literal(`${stored} ${unit}`), factor}))
  )
);
const FACTOR_OF_PAIR = `[${PAIRS.map(({factor}) => factor).join(', ')}][list_position(
  [${PAIRS.map(({pair}) => pair).join(', ')}], stored || ' ' || written)]`;

export const NUMBER_MACROS: readonly Macro[] = [
  {
    name: 'as_decimal',
    parameters: 't',
    sql: first('try_cast(t AS DECIMAL(24, 8))', slow(SAID)),
    doc: {
      zh: '数：千分位、全角、正负号、括号和 △ 为负、万和亿、格内单位',
      en: 'A number: thousands separators, full width, signs, brackets or △ for negative, 万 and 亿, a unit in the cell'
    }
  },
  {
    name: 'unit_in',
    parameters: 'written, stored',
    sql: `CASE WHEN written = stored THEN 1 ELSE ${FACTOR_OF_PAIR} END::DOUBLE`,
    doc: {
      zh: '格内单位折合所在列单位的系数：米在公里列为 0.001，年在个月列为 12；折不成的为 NULL（间在平方米列、天在个月列）',
      en: 'What a unit in a cell is in that of its column: 米 in 公里 0.001, 年 in 个月 12; NULL when it is none (间 in 平方米, 天 in 个月)'
    }
  },
  {
    name: 'as_number',
    parameters: 't, factor := 1, unit := NULL',
    sql: first('try_cast(t AS DOUBLE) * factor', slow(MEASURED)),
    doc: {
      zh: '数（DOUBLE）× 换算系数；给出所在列的单位 unit 时，格内另写的单位按它折算，折不成的读不出',
      en: 'A number (DOUBLE) times the factor of its column; where the unit of the column is given, one in the cell is turned into it, and one that cannot be gives NULL'
    }
  },
  {
    name: 'as_integer',
    parameters: 't, factor := 1, unit := NULL',
    sql: first(
      `CASE WHEN factor = 1 THEN try_cast(t AS INTEGER) WHEN factor > 1 THEN try_cast(try_cast(t AS DOUBLE) * factor AS INTEGER) END`,
      letting(
        'w',
        slow(MEASURED),
        'CASE WHEN round(w, 6) = round(w, 0) THEN try_cast(w AS INTEGER) END'
      ),
      `${SIMPLE} AND NOT contains(t, '.')`
    ),
    doc: {
      zh: '整数；12.5 读不出，12.0 是 12；单位同上',
      en: 'An integer; 12.5 is none, 12.0 is 12; units as in as_number'
    }
  },
  {
    name: 'as_money_in',
    parameters: 't, factor',
    sql: first(
      'try_cast(try_cast(t AS DECIMAL(18, 8))::DECIMAL(30, 8) * factor AS DECIMAL(18, 2))',
      `try_cast((${slow(`(${SAID}) * ${OWN_YUAN}`)}) AS DECIMAL(18, 2))`
    ),
    doc: {
      zh: '金额（元）：所在列以 factor 元为单位；格内写明单位的以格内为准',
      en: 'Money in yuan from a column whose unit is `factor` yuan; a unit in the cell wins'
    }
  },
  {
    name: 'as_money',
    parameters: 't',
    sql: first('try_cast(t AS DECIMAL(18, 2))', `as_money_in(t, 1)`),
    doc: {zh: '金额（元），写 3.2万 的按万', en: 'Money in yuan; 3.2万 is 32,000'}
  },
  {
    name: 'as_area',
    parameters: 't, factor := 1',
    sql: first(
      'try_cast(try_cast(t AS DECIMAL(18, 4))::DECIMAL(30, 4) * factor AS DECIMAL(18, 4))',
      `try_cast((${slow(`(${SAID}) * ${OWN_MU}`)}) AS DECIMAL(18, 4))`
    ),
    doc: {
      zh: '面积（亩）；公顷、平方米换算',
      en: 'Area in mu; hectares and square metres are turned into it'
    }
  },
  {
    name: 'as_percent',
    parameters: 't, hundreds := false',
    sql: `CASE WHEN t IS NULL THEN NULL
      WHEN contains(t, '%') OR contains(t, '％') THEN as_decimal(rtrim(clean(t), '% '))::DOUBLE / 100
      WHEN contains(t, '百分之') THEN as_decimal(replace(t, '百分之', ''))::DOUBLE / 100
      ELSE ${letting(
        'n',
        `as_number(t, unit := '%')`,
        'CASE WHEN NOT hundreds THEN n WHEN n = 0 OR abs(n) > 1 THEN n / 100 END'
      )} END`,
    doc: {
      zh: '比率：12.5%、百分之12.5、0.125；整列写 12.5 时 hundreds 为真，不带号又不大于 1 的读不出：同列有 65 时，0.65 两种都可能',
      en: 'A ratio: 12.5%, 百分之12.5, 0.125; `hundreds` when the column writes 12.5, where up to 1 without a sign gives NULL: beside 65, 0.65 may be either'
    }
  }
];
