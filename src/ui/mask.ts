import type {Value} from '../model/rows.ts';

/** What a masked column holds, which decides what of it still shows; `raw`: any text, of which only long numbers are masked. */
export type Masked = 'name' | 'number' | 'raw';

/**
 * A personal value as onlookers may see it: 王**, 580101************, 199********. It protects from who looks over a
 * shoulder, nothing else.
 */
export function maskedText(value: Value, what: Masked): string {
  if (what === 'raw' && !/\d{11}/.test(String(value))) return String(value);
  const signs = Array.from(String(value));
  const shown = what === 'name' ? 1 : signs.length > 12 ? 6 : Math.min(3, signs.length - 1);
  return signs.map((sign, at) => (at < shown ? sign : '*')).join('');
}
