import {letting, type Macro} from './macro.ts';

/** Units that may stand behind a number without changing it. 元 and 亩 are what money and area are stored in. */
const UNITS =
  '元整|元|块|人民币|亩|公顷|平方米|平米|㎡|m2|人|户|个月|个|月|天|日|周岁|岁|年|次|项|间|套|头|只|棵|株|公里|千米|km|米|m|公斤|斤|吨';

const NUMBER =
  '^([(])?([-+负])?[¥$]?(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d*)?|\\.\\d+)' +
  `(e[-+]?\\d{1,2})?(百万|千万|万|亿|千|百)?(${UNITS})?([)])?$`;

const PARTS = `regexp_extract(lower(replace(clean(t), ' ', '')), '${NUMBER}',
  ['opened', 'sign', 'digits', 'exponent', 'scale', 'unit', 'closed'])`;

const SCALE = `CASE m.scale WHEN '万' THEN 10000 WHEN '亿' THEN 100000000 WHEN '千' THEN 1000 WHEN '百' THEN 100
  WHEN '百万' THEN 1000000 WHEN '千万' THEN 10000000 ELSE 1 END`;

/** The number that the parts `m` say, without the column's factor; NULL when one bracket is missing. */
const SAID = `CASE WHEN m.opened = '' AND m.closed = '' OR m.opened = '(' AND m.closed = ')' AND m.sign = ''
  THEN CASE WHEN m.opened = '(' OR m.sign IN ('-', '负') THEN -1 ELSE 1 END
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

/** What the cell's own unit is in yuan, mu; NULL when it is a unit of something else. */
const OWN_YUAN = `CASE WHEN m.unit IN ('元', '元整', '块', '人民币') OR m.unit = '' AND m.scale <> '' THEN 1
  WHEN m.unit = '' THEN factor END`;
const OWN_MU = `CASE WHEN m.unit = '亩' THEN 1 WHEN m.unit = '公顷' THEN 15
  WHEN m.unit IN ('平方米', '平米', '㎡', 'm2') THEN 0.0015 WHEN m.unit = '' THEN factor END`;

export const NUMBER_MACROS: readonly Macro[] = [
  {
    name: 'as_decimal',
    parameters: 't',
    sql: first('try_cast(t AS DECIMAL(24, 8))', slow(SAID)),
    doc: {
      zh: '数：千分位、全角、正负号、括号为负、万和亿、格内单位',
      en: 'A number: thousands separators, full width, signs, brackets for negative, 万 and 亿, a unit in the cell'
    }
  },
  {
    name: 'as_number',
    parameters: 't, factor := 1',
    sql: `${first('try_cast(t AS DOUBLE)', `(${slow(SAID)})::DOUBLE`)} * factor`,
    doc: {zh: '数（DOUBLE）× 换算系数', en: 'A number (DOUBLE) times the factor of its unit'}
  },
  {
    name: 'as_integer',
    parameters: 't',
    sql: first(
      'try_cast(t AS INTEGER)',
      letting('n', 'as_decimal(t)', 'CASE WHEN n = round(n, 0) THEN try_cast(n AS INTEGER) END'),
      `${SIMPLE} AND NOT contains(t, '.')`
    ),
    doc: {zh: '整数；12.5 读不出，12.0 是 12', en: 'An integer; 12.5 is none, 12.0 is 12'}
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
      ELSE as_number(t) / CASE WHEN hundreds THEN 100 ELSE 1 END END`,
    doc: {
      zh: '比率：12.5%、百分之12.5、0.125；整列写 12.5 时 hundreds 为真',
      en: 'A ratio: 12.5%, 百分之12.5, 0.125; `hundreds` when the column writes 12.5'
    }
  }
];
