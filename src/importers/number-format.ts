/** A format of nothing but zeros, as many as the digits that it shows at least: 12 under 000000 is 000012. */
type Zeros = `00${string}`;

/**
 * How a cell's number is meant, by its number format. 'hundredths': one that shows two decimals and no commas, as 2023.10; 'moment': a
 * date with its time, or a time in some languages and a date in others; 'duration': [h]:mm, a time that went by, however long; '000000':
 * a number of things, no amount.
 */
export type NumberKind =
  'number' | 'hundredths' | 'date' | 'moment' | 'time' | 'duration' | 'percent' | Zeros;

/** Built-in formats of Excel that are dates, East Asian ones included (ECMA-376 18.8.30). */
const DATES = new Set([14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
const MOMENTS = new Set([22, 34, 35, 55, 56]);
const TIMES = new Set([18, 19, 20, 21, 32, 33, 45, 47]);
const DURATION = 46;

/** No program writes a longer one; what is longer would take time without end. */
const MOST_CODE = 255;

/** Meaning of a number format by its id, or by its code when it is the workbook's own. */
export function numberKind(id: number, code: string | undefined): NumberKind {
  if (code === undefined) {
    if (MOMENTS.has(id)) return 'moment';
    if (DATES.has(id)) return 'date';
    if (TIMES.has(id)) return 'time';
    if (id === DURATION) return 'duration';
    if (id === 9 || id === 10) return 'percent';
    return id === 2 ? 'hundredths' : 'number';
  }
  return kindOfCode(code);
}

/** Meaning of a format's code: literals, colours, locales and escapes do not count. */
export function kindOfCode(code: string): NumberKind {
  const zeros = /^(0+)(?:_.)*(?:;|$)/.exec(code.slice(0, MOST_CODE))?.[1] ?? '';
  if (areZeros(zeros)) return zeros;
  const bare = code
    .slice(0, MOST_CODE)
    .replace(/"[^"]*"|[\\!].|_.|\*./g, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
    .replace(/general|am\/pm|a\/p|上午\/下午|e[+-]/gi, '');
  const kinds = bare.toLowerCase().split(';').map(kindOfSection);
  const [first = 'number'] = kinds;
  // which section a number is shown by hangs on the number: they must agree
  const hangs = /\[[<>=]/.test(code) && kinds.some((kind) => kind !== first);
  if (hangs && kinds.every((kind) => kind === 'time' || kind === 'duration')) return 'duration';
  return hangs ? 'number' : first;
}

function kindOfSection(section: string): NumberKind {
  const clock = section.replace(/h+\]?[^a-z]*m+|m+\]?[^a-z]*s+|\[m+\]/g, 'h');
  if (/[ymde]|aaa/.test(clock) || (/[年月日]/.test(clock) && !/[0#?]/.test(clock)))
    return /[hs]/.test(clock) ? 'moment' : 'date';
  if (/[hs]/.test(clock)) return /\[[hms]+\]/.test(section) ? 'duration' : 'time';
  if (section.includes('%')) return 'percent';
  return /^[#0]*0\.00$/.test(section.trim()) ? 'hundredths' : 'number';
}

function areZeros(text: string): text is Zeros {
  return text.startsWith('00');
}

const DAY = 86_400;
/** After the last day of the year 9999, beyond which Excel shows neither a date nor a time. */
const DAYS = 2_958_466;

/**
 * A serial date as ISO text: '2024-06-30', with ' HH:MM:SS' only when it is not midnight. Day 1 is 1900-01-01 with Excel's
 * invented 1900-02-29 as day 60, or 1904-01-02. Undefined outside the years 1900 to 9999.
 */
export function dateText(serial: number, from1904: boolean): string | undefined {
  const shift = from1904 ? 1462 : 0;
  if (!(serial >= 0) || serial + shift >= DAYS) return undefined;
  const seconds = Math.round((serial + shift) * DAY);
  const days = Math.floor(seconds / DAY);
  if (days < 1) return undefined;
  if (days === 60) return '1900-02-29';
  const shifted = seconds - (days > 60 ? 25_569 : 25_568) * DAY;
  const iso = new Date(shifted * 1000).toISOString();
  return seconds % DAY === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

/** A time of day or a duration in days as 'HH:MM:SS'; hours may exceed 24. */
export function timeText(days: number): string {
  const seconds = Math.round(Math.abs(days) * DAY);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const text = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return days < 0 ? `-${text}` : text;
}

/**
 * The shortest text that gives the number again; integers from 1e15 on as Excel holds them, 15 digits and zeros, never
 * with an exponent.
 */
export function numberText(value: number): string {
  const size = Math.abs(value);
  if (!Number.isInteger(value) || size < 1e15 || size > 1e40) return String(value);
  const [mantissa = '', exponent = '0'] = size.toExponential(14).split('e+');
  const digits = mantissa.replace('.', '').padEnd(Number(exponent) + 1, '0');
  return value < 0 ? `-${digits}` : digits;
}

/** 0.125 as '12.5%'. */
export function percentText(value: number): string {
  return `${String(Number((value * 100).toPrecision(15)))}%`;
}

/**
 * A number that shows two decimals: 2023.1 as '2023.10', which is October to who wrote it; any other, and what is no year, as ever.
 */
export function hundredthsText(value: number): string {
  const text = numberText(value);
  return /^\d{4}\.\d$/.test(text) && value >= 1949 && value < 2100 ? `${text}0` : text;
}

/** A number of a workbook's cell as text, by the meaning of its format. */
export function cellNumberText(value: number, kind: NumberKind, from1904: boolean): string {
  // before the first day there is only a time
  if (kind === 'moment' && value > 0 && value < 1) return timeText(value);
  if (kind === 'date' || kind === 'moment') return dateText(value, from1904) ?? numberText(value);
  if (kind === 'time')
    return Math.abs(value) < 1
      ? timeText(value)
      : (timeOrDate(value, from1904) ?? numberText(value));
  if (kind === 'duration') return Math.abs(value) < DAYS ? timeText(value) : numberText(value);
  if (kind === 'percent') return percentText(value);
  if (kind === 'hundredths') return hundredthsText(value);
  return areZeros(kind) && Number.isInteger(value) && value >= 0
    ? numberText(value).padStart(kind.length, '0')
    : numberText(value);
}

/** Above ten years a number in the format of a time of day is a date with its time, below it a duration. */
function timeOrDate(value: number, from1904: boolean): string | undefined {
  return value > 3653 ? dateText(value, from1904) : timeText(value);
}
