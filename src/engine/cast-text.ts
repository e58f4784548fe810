import {literal} from '../model/names.ts';
import {among, type Macro} from './macro.ts';

const FULL_WIDTH = Array.from({length: 94}, (_, i) => String.fromCodePoint(0xff01 + i)).join('');
const HALF_WIDTH = Array.from({length: 94}, (_, i) => String.fromCodePoint(0x21 + i)).join('');
const DASHES = '−–—―‐';
const SPACES = '\u3000\u00a0\u2002\u2003\t\r';
const INVISIBLE = '\u200b\u200c\u200d\u2060\ufeff';

const FROM = literal(FULL_WIDTH + DASHES + SPACES + '￥' + INVISIBLE);
const TO = literal(HALF_WIDTH + '-'.repeat(DASHES.length) + ' '.repeat(SPACES.length) + '¥');

/** Spellings of 'nothing stands here', after clean() and lower(); those in Chinese first. */
const NOTHING = ['无', '暂无', '空', '未填', '未填写', '不详'];
const MISSING = ['', ...NOTHING, 'null', 'none', 'undefined', 'nan', 'n/a', '#n/a'];

/** Half width, ideographs and the signs between them, without space, apostrophe and =: there is nothing to clean. */
const ORDINARY = '!-&(-<>-~一-龥、。〔〕《》√×';

/** The full-width signs that many cells have; translate() takes 7 microseconds a text, replace() far less. */
const COMMON = [
  ['，', ','],
  ['；', ';'],
  ['（', '('],
  ['）', ')']
] as const;
const COMMON_SIGNS = COMMON.map(([full]) => full).join('');
const REPLACED = COMMON.reduce(
  (text, [full, half]) => `replace(${text}, '${full}', '${half}')`,
  't'
);

/** Text that needs no look: it does not begin like a guard or one of MISSING and does not end in a space. */
const PLAIN = `regexp_full_match(t, '[0-9A-MO-TV-Za-mo-tv-z]([ -~一-龥]*[!-~一-龥])?')`;

/** Chinese text: what begins with an ideograph, is none of NOTHING and does not end in a space. */
const IDEOGRAPH = `t >= '一' AND t < '龥' AND NOT ${among('t', NOTHING)} AND NOT ends_with(t, ' ') AND NOT ends_with(t, '　') AND NOT ends_with(t, chr(10))`;

export const TEXT_MACROS: readonly Macro[] = [
  {
    name: 'clean',
    parameters: 't',
    sql: `CASE WHEN regexp_full_match(t, '[${ORDINARY}]+|="[${ORDINARY}]+"') THEN CASE WHEN starts_with(t, '=') THEN t[3:-2] ELSE t END
      WHEN regexp_full_match(t, '[${ORDINARY}${COMMON_SIGNS}]+') THEN ${REPLACED}
      ELSE trim(regexp_replace(trim(translate(t, ${FROM}, ${TO}), ' ' || chr(10)),
        '^=\\s*"(.*)"$|^''(.*)$', '\\1\\2', 's'), ' ' || chr(10)) END`,
    doc: {
      zh: '全角转半角，去掉首尾空白、不可见字符、="…" 和前导撇号',
      en: 'Full width to half width, without outer spaces, invisible characters, ="..." and a leading apostrophe'
    }
  },
  {
    name: 'is_missing',
    parameters: 't',
    sql: `regexp_full_match(lower(clean(t)), '${MISSING.join('|')}|/+|-+|\\\\+|\\.+|…+')`,
    doc: {
      zh: '空值的各种写法：空串、null、undefined、无、未填、不详、/、-、— 等（不含 0）',
      en: 'Whether a text says that there is nothing: empty, null, undefined, 无, 未填, 不详, /, -, — ... (not 0)'
    }
  },
  {
    name: 'is_missing_label',
    parameters: 't',
    sql: `regexp_full_match(lower(clean(t)), '${MISSING.join('|')}|/+|-+|\\\\+|\\.+|…+|0(\\.0+)?|×|x')`,
    doc: {
      zh: '标签列和编号列的空值：另含 0、×',
      en: 'The same for labels and keys, where 0 and × also say nothing'
    }
  },
  {
    name: 'as_text',
    parameters: 't',
    sql: `CASE WHEN (${IDEOGRAPH}) OR (${PLAIN}) THEN t
      WHEN t IS NULL OR is_missing(t) THEN NULL
      ELSE trim(regexp_replace(trim(t, ${literal(` \n${SPACES}${INVISIBLE}`)}),
        '^=\\s*"(.*)"$|^''(.*)$', '\\1\\2', 's'), ${literal(` \n${SPACES}${INVISIBLE}`)}) END`,
    doc: {
      zh: '文字原样，去掉首尾空白和 ="…"；空值为 NULL',
      en: 'Text as it stands, without outer spaces and ="..."; NULL where it says nothing'
    }
  },
  {
    name: 'fold',
    parameters: 't',
    sql: `regexp_replace(lower(clean(t)), '[\\s\\pP\\pS\\p{Cf}]+', '', 'g')`,
    doc: {
      zh: '比较用的写法：半角小写，去掉空白、括号和标点',
      en: 'Text as it is compared: half width, lower case, without spaces, brackets and punctuation'
    }
  }
];
