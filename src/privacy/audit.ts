import {add, addCost, emptyProgram, solved, type Program} from './linear.ts';
import {holds, partsOf, type Part, type Release, type Values} from './release.ts';

/** The least and the largest value that everything printed allows a number; Infinity where nothing bounds it. */
export type Interval = {readonly least: number; readonly largest: number};

/** A primary number of which too much is known; an interval of NaN could not be found. */
export type Finding = {readonly count: number; readonly interval: Interval};

/**
 * The primary numbers of a release of which its printed ones tell too much: those that are printed, and those whose interval is
 * narrower than their guard or ends below it (docs/security.md). `witnesses`: other values that the printed numbers allow;
 * they spare linear programs where they already lie far enough apart, and are checked before they are believed.
 */
export function audit(
  release: Release,
  hidden: ReadonlySet<number>,
  witnesses: readonly Values[] = []
): Finding[] {
  const parts = partsOf(release);
  const believed = witnesses.filter((values) => agrees(release, hidden, values));
  return release.counts.flatMap(({primary, value, guard}, count) => {
    if (!primary) return [];
    if (!hidden.has(count)) return [{count, interval: {least: value, largest: value}}];
    const seen = [value, ...believed.map((values) => values[count] ?? value)];
    if (isWide({least: Math.min(...seen), largest: Math.max(...seen)}, guard)) return [];
    const part = parts.get(count) ?? {counts: [count], sums: []};
    const interval = intervalOf(release, hidden, part, count);
    return isWide(interval, guard) ? [] : [{count, interval}];
  });
}

/** What is known to an outsider: numbers that are printed and not hidden. */
function isKnown({counts}: Release, hidden: ReadonlySet<number>, count: number): boolean {
  return (counts[count]?.printed ?? false) && !hidden.has(count);
}

/** Whether an outsider could take these values for the true ones. */
function agrees(release: Release, hidden: ReadonlySet<number>, values: Values): boolean {
  const same = release.counts.every(
    ({value}, count) => !isKnown(release, hidden, count) || values[count] === value
  );
  return same && values.length === release.counts.length && holds(values, release.sums);
}

function isWide({least, largest}: Interval, guard: number): boolean {
  return largest - least >= guard - 1e-6 && largest >= guard - 1e-6;
}

/** The interval of one hidden number, by two linear programs over the hidden numbers that hang together with it. */
export function intervalOf(
  release: Release,
  hidden: ReadonlySet<number>,
  part: Part,
  count: number
): Interval {
  if (part.sums.length === 0) return {least: 0, largest: Infinity};
  return {
    least: extreme(release, hidden, part, count, 'minimize'),
    largest: extreme(release, hidden, part, count, 'maximize')
  };
}

function extreme(
  release: Release,
  hidden: ReadonlySet<number>,
  {sums}: Part,
  count: number,
  direction: Program['direction']
): number {
  const program = emptyProgram(direction);
  const put = (row: string, index: number, sign: 1 | -1): number => {
    if (isKnown(release, hidden, index)) return sign * (release.counts[index]?.value ?? 0);
    add(program, String(index), row, sign);
    return 0;
  };
  sums.forEach(({whole, parts, overlapping}, at) => {
    const row = `s${at}`;
    let known = put(row, whole, -1);
    for (const part of parts) known += put(row, part, 1);
    program.rows.set(row, overlapping ? {min: -known} : {equal: -known});
    if (!overlapping) return;
    parts.forEach((part, order) => {
      const cap = `s${at} ${order}`;
      const fixed = put(cap, part, 1) + put(cap, whole, -1);
      program.rows.set(cap, {max: -fixed});
    });
  });
  addCost(program, String(count), 1);
  const answer = solved(program);
  if (answer === 'unbounded') return Infinity;
  return typeof answer === 'string' ? NaN : answer.value + 0;
}
