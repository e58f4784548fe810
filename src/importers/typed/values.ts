/**
 * Typed values of columnar files as text: numbers as plain decimals with every digit, dates and times in ISO form. Nothing
 * is rounded: integers beyond 2^53 and decimals come as bigint.
 */

/** A decimal of any size: its unscaled integer and how many digits stand after the point. */
export function decimalText(unscaled: bigint, scale: number): string {
  if (scale <= 0) return (unscaled * 10n ** BigInt(-scale)).toString();
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${unscaled < 0n ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** The shortest text that gives the number again, without exponent. */
export function floatText(value: number): string {
  return plainDecimal(String(value));
}

/** The shortest text that gives the 32-bit number again, without exponent. */
export function float32Text(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  for (let digits = 1; digits < 9; digits++) {
    const text = Number(value.toPrecision(digits));
    if (Math.fround(text) === value) return floatText(text);
  }
  return floatText(Number(value.toPrecision(9)));
}

/** '1.5e-7' as '0.00000015'; what has no exponent stays. */
export function plainDecimal(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]?\d+)$/i.exec(text);
  if (match === null) return text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent) - fraction.length;
  if (Math.abs(shift) > 1000) return text;
  const digits = BigInt(`${whole}${fraction}`);
  if (shift >= 0) return `${sign}${(digits * 10n ** BigInt(shift)).toString()}`;
  return `${sign}${decimalText(digits, -shift)}`;
}

const DAY = 86_400n;

/** Days since 1970-01-01 as 'YYYY-MM-DD', years beyond four digits with a sign as ISO 8601 has them. */
export function dayText(days: bigint): string {
  // Howard Hinnant, chrono-compatible low-level date algorithms: civil_from_days
  const shifted = days + 719_468n;
  const era = (shifted >= 0n ? shifted : shifted - 146_096n) / 146_097n;
  const dayOfEra = shifted - era * 146_097n;
  const yearOfEra = (dayOfEra - dayOfEra / 1460n + dayOfEra / 36_524n - dayOfEra / 146_096n) / 365n;
  const dayOfYear = dayOfEra - (365n * yearOfEra + yearOfEra / 4n - yearOfEra / 100n);
  const month = (5n * dayOfYear + 2n) / 153n;
  const day = dayOfYear - (153n * month + 2n) / 5n + 1n;
  const calendar = month < 10n ? month + 3n : month - 9n;
  const year = yearOfEra + era * 400n + (calendar <= 2n ? 1n : 0n);
  return `${yearText(year)}-${padded(calendar, 2)}-${padded(day, 2)}`;
}

function yearText(year: bigint): string {
  if (year >= 0n && year <= 9999n) return padded(year, 4);
  return `${year < 0n ? '-' : '+'}${padded(year < 0n ? -year : year, 6)}`;
}

/** A time since 1970-01-01 00:00 in parts of a second (1, 1,000, 1,000,000 or 10^9) as 'YYYY-MM-DD HH:MM:SS[.fff]'. */
export function timestampText(ticks: bigint, perSecond: bigint): string {
  const aDay = DAY * perSecond;
  const days = (ticks >= 0n ? ticks : ticks - aDay + 1n) / aDay;
  return `${dayText(days)} ${clockText(ticks - days * aDay, perSecond)}`;
}

/** A time of day in parts of a second as 'HH:MM:SS[.fff]'; a duration may have more than 24 hours and a sign. */
export function clockText(ticks: bigint, perSecond: bigint): string {
  const size = ticks < 0n ? -ticks : ticks;
  const seconds = size / perSecond;
  const rest = size % perSecond;
  const digits = perSecond.toString().length - 1;
  const fraction = rest === 0n ? '' : `.${padded(rest, digits).replace(/0+$/, '')}`;
  const clock = [seconds / 3600n, (seconds / 60n) % 60n, seconds % 60n];
  return `${ticks < 0n ? '-' : ''}${clock.map((part) => padded(part, 2)).join(':')}${fraction}`;
}

function padded(value: bigint, digits: number): string {
  return value.toString().padStart(digits, '0');
}

const strict = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});

/** Bytes as the text they are, else in hexadecimal: '\xCAFE'. */
export function bytesText(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return `\\x${hexadecimal(bytes).toUpperCase()}`;
  }
}

export function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A big-endian integer in two's complement. */
export function bigEndian(bytes: Uint8Array): bigint {
  if (bytes.length === 0) return 0n;
  return BigInt.asIntN(bytes.length * 8, BigInt(`0x${hexadecimal(bytes)}`));
}
