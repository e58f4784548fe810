import type {Value} from '../model/rows.ts';

/** What a masked column holds, which decides what of it still shows. */
export type Masked = 'name' | 'number';

/**
 * A personal value as onlookers may see it: 王**, 580101************, 199********. It protects from who looks over a
 * shoulder, nothing else.
 */
export function maskedText(value: Value, what: Masked): string {
  const signs = Array.from(String(value));
  const shown = what === 'name' ? 1 : signs.length > 12 ? 6 : Math.min(3, signs.length - 1);
  return signs.map((sign, at) => (at < shown ? sign : '*')).join('');
}
