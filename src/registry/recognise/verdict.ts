import type {ColumnType} from '../../model/dictionary.ts';
import type {Recognition} from '../../model/projection.ts';
import type {Scored} from './score.ts';

/**
 * From here on a sheet loads by itself; below it the page asks. `many` columns are enough, however many of its own a custom
 * export has beside them.
 */
const CERTAIN = {score: 0.6, margin: 0.15, coverage: 0.4, columns: 4, many: 20} as const;

/** Any number fits a column of numbers and any text one of text: their agreement says nothing. */
const VAGUE = new Set<ColumnType>(['text', 'integer', 'number', 'percent', 'money', 'area']);

/** A sheet of which a plan knows so little is of no registry table. */
const LIKELY = {coverage: 0.25, whole: 0.6, many: 12} as const;

/**
 * The plan that keeps the best from being certain: the second, when the margin is small; or one that knows headings
 * which the best does not, whatever stands below them, more than half as many as the other way round - the sheet may be
 * of either, or of both.
 */
export function rivalOf(scored: readonly Scored[]): Scored | undefined {
  const [best, second] = scored;
  if (best === undefined || second === undefined) return undefined;
  if (best.candidate.score - second.candidate.score < CERTAIN.margin) return second;
  return scored.find((other) => {
    const more = beyond(other, best);
    return more >= 2 && more > beyond(best, other) / 2;
  });
}

function beyond({plan}: Scored, other: Scored): number {
  const headed = new Set([...plan.known, ...plan.against.map(({at}) => at)]);
  return [...headed].filter((at) => !other.plan.known.has(at)).length;
}

export function verdictOf(
  {plan, candidate, coverage, headed}: Scored,
  rival: Scored | undefined
): Recognition['verdict'] {
  const {known, against, parts, barred, closed} = plan;
  const isOpen = barred === undefined && closed === undefined;
  const whole = parts.every(({missing}) => missing.length === 0) && isOpen;
  const confirmed = parts
    .flatMap(({reading}) => reading.chosen)
    .filter(({column, agreement}) => agreement !== null && !VAGUE.has(column.type));
  const keys = new Set(parts.flatMap(({reading}) => reading.table.key));
  const sound =
    against.length * 4 <= new Set(confirmed.map(({at}) => at)).size &&
    !against.some(({column}) => keys.has(column.name));
  const several = parts.some(({sets}) => (sets?.others.length ?? 0) > 0);
  const much =
    known.size >= CERTAIN.columns && (coverage >= CERTAIN.coverage || known.size >= CERTAIN.many);
  if (
    whole &&
    sound &&
    much &&
    !several &&
    rival === undefined &&
    candidate.score >= CERTAIN.score
  ) {
    return 'certain';
  }
  const many = known.size >= LIKELY.many;
  const likely = many || parts.some(({missing}) => missing.length === 0) || headed >= LIKELY.whole;
  const enough =
    many || (known.size + against.length >= CERTAIN.columns && headed >= LIKELY.coverage);
  return likely && enough ? 'ask' : 'none';
}
