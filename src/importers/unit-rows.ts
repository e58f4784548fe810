import {columnKind, isTyped} from './cell-kinds.ts';
import type {Grid} from './rows.ts';
import {MEASURES, MONEY} from './units.ts';

type Row = Grid[number];

/** Longer than a unit is. */
const LONGEST = 24;
/** Letters whose case tells, with a prefix: 'kg', 'mL', 'kWh'. */
const SYMBOL =
  '(?:da|[npuµμmcdhkKMGT])?(?:[mglLsthWVAJNKBb]|Pa|Hz|Wh|Ah|VA|eq|mol|cal|bar|ha|Bq|Sv)|min|ft|mi|yd|lbs?|oz|gal|rpm|pp[mb]|dB|pH|FTE|[%％‰℃℉#]|°\\s?[CFNEWS]?';
const CURRENCY =
  '[$€£¥￥₹]|US\\$|USD|EUR|GBP|JPY|CNY|RMB|INR|CHF|SEK|NOK|DKK|PLN|CZK|HUF|RON|RUB|TRY|BRL|MXN|KRW|ZAR|KES|NGN|ETB|TZS|UGX|GHS|XOF|XAF|BDT|PKR|NPR|LKR|VND|IDR|PHP|THB|KHR|LAK|MMK';
const WORD =
  'percent|per cent|pct|deg(?:rees?)?|(?:kilo|centi|milli)?(?:met(?:re|er)|gram|lit(?:re|er))s?|miles?|feet|inch(?:es)?|acres?|hectares?|tons?|tonnes?|persons?|people|households?|inhabitants?|capita|years?|yrs?|months?|weeks?|days?|hours?|hrs?|minutes?|seconds?|sec|number|units?|dollars?|euros?';
const SCALE =
  "(?:(?:100+|10\\^?[²³⁶⁹\\d]|1[,.\\s]000(?:[,.\\s]000)?|'000|thousands?|millions?|billions?|mln|mio|mn|bn)\\.?(?:\\s+of)?\\s*)?";
const FACTOR = `${SCALE}(?:(?:${SYMBOL})(?:\\^?-?\\d|[⁻¹²³]+)?|(?:${CURRENCY})(?:\\s*(?:millions?|billions?|mln|mio|mn|bn|m))?|${WORD}|(?:人民币)?${MONEY}|[美欧日港]元|${MEASURES})`;
const KNOWN = new RegExp(
  `^(?:${FACTOR})(?:(?:\\s*[/·*×]\\s*|\\s+(?:per\\s+)?)(?:${FACTOR}))*$`,
  'u'
);
const BRACKETED = /^[[(（]([^]*)[\])）]$/u;
/** What stands there for columns without a unit, or says what the row is. */
const NOTHING =
  /^(?:[-–—/.…]*|n\/?a|none|text|string|date|dimensionless|no unit|无|文字|文本|字符|日期|(?:计量)?单\s*位|units?)[:：]?$/iu;

/**
 * Whether a row below a heading holds units of its columns and no record: nothing but units, known ones or any in brackets, over columns of
 * numbers. Perhaps it does where these hold other values, or most of its cells are units. A unit that comes again below is a value.
 */
export function unitsIn(row: Row, below: Grid): 'surely' | 'perhaps' | undefined {
  const units = row.flatMap((cell, k) => (isUnit(cell) ? [k] : []));
  if (units.length === 0) return undefined;
  const records = below.filter((other) => row.some((cell, k) => cell !== (other[k] ?? null)));
  const columns = units.map((k) => records.map((other) => other[k] ?? null));
  if (records.length < 2 || columns.some((cells) => cells.some(isUnit))) return undefined;
  const filled = row.filter((cell) => cell !== null && !NOTHING.test(bare(cell))).length;
  const known = units.filter((k) => isKnown(row[k] ?? ''));
  if (filled > units.length)
    return known.length * 2 > filled && columns.every(holdValues) ? 'perhaps' : undefined;
  const numbers = columns.filter((cells) => columnKind(cells, 0.9) === 'number').length;
  const areBracketed = units.every((k) => /^[[(（][^\d]*$/.test(row[k] ?? ''));
  const areOver = areBracketed
    ? columns.some((cells) => isTyped(columnKind(cells)))
    : numbers > 0 && numbers * 2 >= units.length;
  const isPlain = (areBracketed && units.length > 1) || known.some((k) => !isLetter(row[k] ?? ''));
  if (areOver && isPlain) return 'surely';
  return (known.length > 0 && isPlain) || columns.some(holdValues) ? 'perhaps' : undefined;
}

/** 'p' or '(c)' may be a mark of its cell. */
function isLetter(cell: string): boolean {
  return /^\p{Script=Latin}$/u.test(bare(cell));
}

function isUnit(cell: string | null): boolean {
  return (
    cell !== null &&
    (/^[[(（][^\d]*[\])）]$/u.test(cell.trim()) || isKnown(cell)) &&
    !NOTHING.test(bare(cell))
  );
}

function isKnown(cell: string): boolean {
  const text = bare(cell);
  return (
    text.length <= LONGEST && KNOWN.test(text.replace(/\p{L}{4,}/gu, (word) => word.toLowerCase()))
  );
}

function bare(cell: string): string {
  const text = cell.trim();
  return BRACKETED.exec(text)?.[1]?.trim() ?? text;
}

/** Whether most of the cells hold digits: '3-5', '<5'. */
function holdValues(cells: Row): boolean {
  const filled = cells.filter((cell) => cell !== null);
  return filled.length > 1 && filled.filter((cell) => /\d/.test(cell)).length * 2 > filled.length;
}
