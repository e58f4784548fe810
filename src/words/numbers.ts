export type DecimalStyle = {
  /** Decimals, always written. */
  readonly digits: number;
  /** Decimals written only where they are not 0; `digits` by default. */
  readonly upTo?: number;
  /** The value is multiplied by ten to this power first, without a rounding error of its own. */
  readonly power?: number;
  /** A plus sign before what is above zero. */
  readonly sign?: boolean;
  /** Separators of thousands; true by default. */
  readonly grouped?: boolean;
};

/**
 * A number in digits, halves rounded away from zero on its shortest decimal form (1.005 is 1.01), the minus sign U+2212,
 * never '−0'.
 */
export function decimalText(value: number, style: DecimalStyle): string {
  const {digits, upTo = digits, power = 0, sign = false, grouped = true} = style;
  const text = formatter(digits, upTo, sign, grouped).format(shifted(value, power));
  return text.replace('-', '−');
}

/** value × 10^power through the decimal text, since 0.285 * 100 is 28.499999999999996. */
function shifted(value: number, power: number): number {
  if (power === 0 || !Number.isFinite(value)) return value;
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent) + power}`);
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(
  digits: number,
  upTo: number,
  sign: boolean,
  grouped: boolean
): Intl.NumberFormat {
  const key = `${digits} ${upTo} ${sign} ${grouped}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: Math.max(digits, upTo),
    signDisplay: sign ? 'exceptZero' : 'negative',
    useGrouping: grouped
  });
  formatters.set(key, made);
  return made;
}
