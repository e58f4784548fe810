import {among, letting, type Macro} from './macro.ts';

/** What a spreadsheet shows of a long number: 5.80E+17. Its last digits are lost. */
const SCIENTIFIC = `'\\d(\\.\\d+)?[eE]\\+?\\d+'`;

/** A number kept as a spreadsheet's number has 15 digits, the rest zeros. */
const ROUNDED = `'\\d{15}0{3,}'`;

/** Capitals, without spaces, apostrophes and a trailing .0. */
const BARE = `regexp_replace(upper(replace(replace(clean(t), ' ', ''), '''', '')), '^(\\d+)\\.0+$', '\\1')`;

/**
 * 18 characters from what a paper says: the 18 of a disability certificate of 20 or 22, the 15 of an old number. A number
 * that lost its digits ends in 000 and fails its check, or has the order 000, which nobody has (GB 11643).
 */
const ID = `CASE WHEN starts_with(s, '999999') THEN NULL
  WHEN regexp_full_match(s, '\\d{17}[\\dX]') THEN CASE WHEN ends_with(s, '0000') OR ends_with(s, '000') AND NOT id_check(s) THEN NULL ELSE s END
  WHEN regexp_full_match(s, '\\d{17}[\\dX]\\d{2}([\\dB]\\d)?') THEN left(s, 18)
  WHEN regexp_full_match(s, '[1-8]\\d{14}') THEN s END`;

/** The weights of the 17 digits, modulo 11, are the powers of 2 from 2^17 down to 2 (ISO 7064, MOD 11-2). */
const FOURTHS = '4222189076152335::UBIGINT';

/**
 * Digits 2 to 17 as hexadecimal are one number of 16 half bytes: four at a time are weighted 1, 2, 4, 8, then the four sums 1,
 * 16, 256, 4096.
 */
const DIGITS = `try_cast('0x' || substr(t, 2, 16) AS UBIGINT)`;
const WEIGHED_BY_FOUR = [0, 4, 8, 12]
  .map((bits, i) => `${2 ** i} * ((d >> ${bits}) & ${FOURTHS})`)
  .join(' + ');
const WEIGHED = [0, 16, 32, 48]
  .map((bits, i) => `${16 ** i} * ((w >> ${bits}) & 65535::UBIGINT)`)
  .join(' + ');
const SUM = `2 * ${letting('d', DIGITS, letting('w', WEIGHED_BY_FOUR, `(${WEIGHED})::INTEGER`))} + 7 * (ascii(t) - 48)`;
const CHECKED = `ends_with(t, substr('10X98765432', 1 + (${SUM}) % 11, 1))`;

/**
 * 18 digits of which the first is none and the last three are not all zeros: what a cast takes for such a number, without the
 * other ways to write one (0x1F, 1.5e17). Several times cheaper than a pattern.
 */
const DIGITS_18 = `strlen(t) = 18 AND t >= '1' AND try_cast(t AS BIGINT) >= 100000000000000000
  AND NOT contains(t, 'e') AND NOT contains(t, 'E') AND NOT ends_with(t, '000')`;

export const KEY_MACROS: readonly Macro[] = [
  {
    name: 'id_check',
    parameters: 't',
    sql: `CASE WHEN regexp_full_match(t, '\\d{17}[\\dX]') THEN ${CHECKED} WHEN t IS NOT NULL THEN strlen(t) = 15 END`,
    doc: {
      zh: '证件号码的校验位是否正确（GB 11643，MOD 11-2）；15 位旧号没有校验位，视为正确',
      en: 'Whether the check character of an ID number is right (GB 11643, MOD 11-2); old numbers of 15 have none and pass'
    }
  },
  {
    name: 'as_id_number',
    parameters: 't',
    sql: `CASE WHEN t < '9' AND ${DIGITS_18} THEN t
      WHEN regexp_full_match(t, '[1-8]\\d{16}[\\dX]') THEN
        CASE WHEN NOT ends_with(t, '000') THEN t WHEN NOT ends_with(t, '0000') AND id_check(t) THEN t END
      WHEN t IS NOT NULL THEN ${letting('s', BARE, ID)} END`,
    doc: {
      zh: '证件号码：20、22 位残疾人证取前 18 位；科学计数、末三位成 000、999999 占位读不出，不参与联接',
      en: 'An ID number: the first 18 of a certificate of 20 or 22; scientific notation, a tail lost to 000 and the placeholder 999999 give NULL and are never joined'
    }
  },
  {
    name: 'as_key',
    parameters: 't',
    sql: `CASE WHEN ${DIGITS_18} THEN t
      WHEN regexp_full_match(t, '[1-9]\\d{0,16}|[1-9]\\d{14}\\d*[1-9]\\d{0,2}') AND NOT ends_with(t, '000000') THEN t
      WHEN t IS NOT NULL AND NOT is_missing_label(t) THEN ${letting(
        's',
        BARE,
        `CASE WHEN NOT regexp_full_match(s, ${SCIENTIFIC}) AND NOT regexp_full_match(s, ${ROUNDED}) THEN s END`
      )} END`,
    doc: {
      zh: '编号（文本）：去掉 ="…"、撇号、空格和尾部 .0；科学计数和末三位成 000 的长编号读不出',
      en: 'A key as text, without ="...", apostrophe, spaces and a trailing .0; scientific notation and long numbers that end in a lost 000 give NULL'
    }
  },
  {
    name: 'as_phone',
    parameters: 't',
    sql: `CASE WHEN regexp_full_match(t, '1\\d{10}') THEN t WHEN t IS NOT NULL THEN ${letting(
      's',
      `regexp_replace(${BARE}, '^\\+?(86|0086)-?(1\\d{10})$', '\\2')`,
      `CASE WHEN regexp_full_match(replace(s, '-', ''), '1\\d{10}') THEN replace(s, '-', '')
        WHEN regexp_full_match(s, '(0\\d{2,3}-?)?[2-9]\\d{6,7}') THEN s END`
    )} END`,
    doc: {
      zh: '电话：去掉尾部 .0、空格、连字符和 +86',
      en: 'A phone number, without a trailing .0, spaces, hyphens and +86'
    }
  }
];

const YES = [
  '是',
  '有',
  '1',
  '1.0',
  'yes',
  'y',
  'true',
  't',
  '√',
  '✓',
  '✔',
  '☑',
  '是√',
  '对',
  '已'
];
const YES_PARTICIPLES = [
  '享受',
  '参加',
  '加入',
  '参保',
  '解决',
  '消除',
  '落实',
  '实施',
  '实现',
  '通',
  '硬化',
  '达标'
];
const NO = [
  '否',
  '无',
  '0',
  '0.0',
  'no',
  'n',
  'false',
  'f',
  '×',
  '✗',
  '✘',
  '✕',
  'x',
  '☒',
  '○',
  '□',
  '☐',
  '否×',
  '不',
  '未',
  '没有',
  '不是'
];

const TRUE = [...YES, ...YES_PARTICIPLES, ...YES_PARTICIPLES.map((done) => `已${done}`)];
const FALSE = [
  ...NO,
  ...YES_PARTICIPLES.flatMap((done) => [`未${done}`, `不${done}`, `尚未${done}`])
];

/** Tried before anything is cleaned. */
const COMMON = [
  ['是', '否'],
  ['1', '0'],
  ['√', '×'],
  ['有', '无']
] as const;

const WHY = `CASE WHEN regexp_full_match(s, ${SCIENTIFIC}) THEN 'digits-lost'
  WHEN starts_with(s, '999999') THEN 'placeholder'
  WHEN regexp_full_match(s, ${ROUNDED}) THEN 'digits-rounded' ELSE 'not-a-key' END`;

export const KEY_PROBLEM: Macro = {
  name: 'key_problem',
  parameters: 't',
  sql: letting('s', BARE, WHY),
  doc: {
    zh: '编号为什么读不出：科学计数、末位成 000、999999 占位、不是编号',
    en: 'Why a key could not be read: scientific notation, digits lost to 000, the placeholder 999999, no key'
  }
};

export const YES_NO_MACRO: Macro = {
  name: 'as_yes_no',
  parameters: 't',
  sql: `CASE ${COMMON.map(([yes, no]) => `WHEN t = '${yes}' THEN true WHEN t = '${no}' THEN false`).join(' ')} ELSE CASE WHEN t IS NOT NULL THEN ${letting(
    's',
    'lower(clean(t))',
    `CASE WHEN ${among('s', TRUE)} THEN true WHEN ${among('s', FALSE)} THEN false END`
  )} END END`,
  doc: {
    zh: '是否：是/否、1/0、有/无、√/×、√/□、yes/no、享受/未享受/不享受、达标/不达标 等',
    en: 'Yes or no: 是/否, 1/0, 有/无, √/×, √/□, yes/no, 享受/未享受/不享受, 达标/不达标 ...'
  }
};
