import type {PolicyLine} from '../../model/dictionary.ts';
import type {Text} from '../../model/text.ts';

/** One policy value; without a place it holds everywhere, shares are fractions of 1 with unit ''. */
export function line(
  key: string,
  year: number | null,
  value: number,
  unit: string,
  grade: PolicyLine['grade'],
  source: Text,
  place = ''
): PolicyLine {
  return {key, year, place, value, unit, source, grade};
}
