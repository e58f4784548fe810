import {add, addCost, emptyProgram, solved, type Answer, type Program} from './linear.ts';
import {around, neighbours, type Neighbours} from './neighbourhood.ts';
import {countAt, holds, partsOf, type Part, type Release, type Values} from './release.ts';

/** What is to be hidden, and the proofs: other values that what is printed allows. */
export type Protection = {
  readonly hidden: ReadonlySet<number>;
  readonly witnesses: readonly Values[];
  /** Primary numbers that no hiding protects: their table must be coarsened. */
  readonly lost: readonly number[];
};

/** What hiding one more number costs where it is hidden already: next to nothing. */
const FREE = 0.001;
const MOST_TRIES = 8;

/**
 * Hides beside every primary number those that it takes to keep it from being reckoned back. For each one the cheapest change of
 * the numbers is sought, by a linear program, that moves it up by its guard and leaves every sum as it is; what that change
 * touches is hidden, so that the true and the changed numbers cannot be told apart: that is the witness. `start`: what was found
 * before more numbers became primary.
 */
export function protect(release: Release, start?: Protection): Protection {
  const parts = partsOf(release);
  const near = neighbours(release);
  const primary = release.counts.flatMap((count, index) => (count.primary ? [index] : []));
  const hidden = new Set([...(start?.hidden ?? []), ...primary]);
  const witnesses: Values[] = [...(start?.witnesses ?? [])];
  const lost: number[] = [];
  const order = primary.sort((a, b) => needOf(release, b) - needOf(release, a));
  for (const count of order) {
    if (isWitnessed(release, witnesses, count)) continue;
    const part = parts.get(count) ?? {counts: [count], sums: []};
    const witness = nearest(release, hidden, {part, near}, count);
    if (!witness) {
      lost.push(count);
      continue;
    }
    witnesses.push(witness);
    release.counts.forEach(({printed, value}, index) => {
      if (printed && witness[index] !== value) hidden.add(index);
    });
  }
  return {hidden, witnesses, lost};
}

/** The hardest first: what they hide protects the others. */
function needOf(release: Release, count: number): number {
  const {guard, value} = countAt(release, count);
  return guard * 1000 - value;
}

function isWitnessed(release: Release, witnesses: readonly Values[], count: number): boolean {
  const {value, guard} = countAt(release, count);
  return witnesses.some((values) => (values[count] ?? 0) - value >= guard - 1e-9);
}

/** The change is sought among the cheapest neighbours first, then farther: programs over few numbers are solved at once. */
function nearest(
  release: Release,
  hidden: ReadonlySet<number>,
  {part, near}: {readonly part: Part; readonly near: Neighbours},
  count: number
): Values | undefined {
  const price = (index: number): number => priceOf(release, hidden, index);
  let size = 0;
  for (const [width, steps] of REACHES) {
    const local = around(near, count, {width, steps, price});
    if (local.counts.length === size || local.counts.length === part.counts.length) continue;
    size = local.counts.length;
    const found = moved(release, hidden, local, count);
    if (found) return found;
  }
  return moved(release, hidden, part, count);
}

/** How many of the cheapest in each sum, and how many steps from sum to sum. */
const REACHES = [
  [4, 1],
  [8, 1],
  [8, 2],
  [20, 2]
] as const;

function priceOf(release: Release, hidden: ReadonlySet<number>, index: number): number {
  const {printed, cost} = countAt(release, index);
  return printed && !hidden.has(index) ? cost : FREE;
}

/** The release's values after the cheapest change that raises one number by its guard; undefined if there is none. */
function moved(
  release: Release,
  hidden: ReadonlySet<number>,
  part: Part,
  count: number
): Values | undefined {
  const {guard} = countAt(release, count);
  const floors = new Set(part.counts.filter((index) => countAt(release, index).value <= 3 * guard));
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const answer = solved(moveProgram(release, hidden, part, count, floors));
    if (typeof answer === 'string') return undefined;
    const values = applied(release, part, count, answer);
    const below = part.counts.filter((index) => (values[index] ?? 0) < -1e-7);
    for (const index of below) floors.add(index);
    if (below.length === 0) return holds(values, part.sums) ? values : undefined;
  }
  return undefined;
}

/** Up `u` and down `d` of every number of the part but the one that is raised. Only numbers in `floors` need a row that keeps them from going below 0. */
function moveProgram(
  {counts}: Release,
  hidden: ReadonlySet<number>,
  part: Part,
  raised: number,
  floors: ReadonlySet<number>
): Program {
  const program = emptyProgram('minimize');
  const guard = counts[raised]?.guard ?? 0;
  const own = new Set(part.counts);
  const put = (row: string, index: number, sign: 1 | -1): number => {
    if (index === raised) return sign * guard;
    if (!own.has(index)) return 0;
    add(program, `u${index}`, row, sign);
    add(program, `d${index}`, row, -sign);
    return 0;
  };
  part.sums.forEach(({whole, parts, overlapping}, at) => {
    const row = `s${at}`;
    let fixed = put(row, whole, -1);
    for (const index of parts) fixed += put(row, index, 1);
    program.rows.set(
      row,
      overlapping ? {min: slackOf(counts, parts, whole) - fixed} : {equal: -fixed}
    );
    if (overlapping) capParts(program, counts, {whole, parts}, `s${at}`, put);
  });
  for (const index of part.counts) {
    if (index === raised) continue;
    const {value} = countAt({counts}, index);
    const price = priceOf({counts, sums: []}, hidden, index);
    addCost(program, `u${index}`, price);
    addCost(program, `d${index}`, price);
    if (!floors.has(index) && value > 0) continue;
    add(program, `d${index}`, `f${index}`, 1);
    add(program, `u${index}`, `f${index}`, -1);
    program.rows.set(`f${index}`, {max: value});
  }
  return program;
}

/** How far the parts may go down together before they no longer cover the whole: a number not above 0. */
function slackOf(counts: Release['counts'], parts: readonly number[], whole: number): number {
  const total = parts.reduce((sum, index) => sum + (counts[index]?.value ?? 0), 0);
  return (counts[whole]?.value ?? 0) - total;
}

/** No part of an overlapping sum may come to exceed the whole. */
function capParts(
  program: Program,
  counts: Release['counts'],
  {whole, parts}: {readonly whole: number; readonly parts: readonly number[]},
  name: string,
  put: (row: string, index: number, sign: 1 | -1) => number
): void {
  parts.forEach((index, order) => {
    const row = `${name} ${order}`;
    const fixed = put(row, index, 1) + put(row, whole, -1);
    const room = (counts[whole]?.value ?? 0) - (counts[index]?.value ?? 0);
    program.rows.set(row, {max: room - fixed});
  });
}

function applied(release: Release, part: Part, raised: number, {at}: Answer): Values {
  const values = release.counts.map(({value}) => value);
  for (const index of part.counts) {
    const change =
      index === raised
        ? (release.counts[raised]?.guard ?? 0)
        : (at.get(`u${index}`) ?? 0) - (at.get(`d${index}`) ?? 0);
    values[index] = tidy((values[index] ?? 0) + change);
  }
  return values;
}

/** Sums of tenths leave dust behind. */
function tidy(value: number): number {
  const whole = Math.round(value);
  return Math.abs(value - whole) < 1e-6 ? whole : value;
}
