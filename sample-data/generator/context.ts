import type {Made} from './make/county.ts';
import {members2, type Household, type Person, type Township} from './model.ts';
import type {Plants} from './plants.ts';
import type {Random} from './random.ts';

/** What every export and every figure is made from. */
export interface Context {
  county: Made;
  plants: Plants;
  random: Random;
  /** CSV for the big tables: set when there are too many rows for a workbook. */
  large: boolean;
  style: 'a' | 'b' | 'c';
}

export interface Member {
  household: Household;
  person: Person;
  /** Whether this is the household's first row. */
  first: boolean;
}

/** The order of a township, which decides its clerk's habits. */
export function habitOf(context: Context, township: Township): number {
  return context.county.townships.indexOf(township) + {a: 0, b: 3, c: 6}[context.style];
}

export function* membersAt2(context: Context): Generator<Member> {
  for (const household of context.county.households) {
    if (!household.present2) continue;
    let first = true;
    for (const person of members2(household)) {
      yield {household, person, first};
      first = false;
    }
  }
}

/** A small stable number from a text, for habits that need no random stream. */
export function mixed(text: string, modulus: number): number {
  let hash = 7;
  for (let i = 0; i < text.length; i++) hash = (hash * 31 + text.charCodeAt(i)) >>> 0;
  return (hash >>> 4) % modulus;
}
