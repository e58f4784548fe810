import type {Column} from '../model/dictionary.ts';
import {TABLES} from '../registry/tables/index.ts';

/** Fewer units than this are not printed, nor may what is printed narrow them down to fewer. */
export const THRESHOLD = 5;
/** The same for illness, disability, minors, faith and bands of income. */
export const STRICT_THRESHOLD = 10;
/** Of a smaller group nothing is said that holds for all or for none of it. */
export const SMALL_GROUP = 20;
/** An amount needs this many contributors. */
export const CONTRIBUTORS = 5;
/** All but the two largest contributions must come to this share of the largest; the file does not say it. */
const DOMINANCE = 0.15;

/** Columns, labels and conditions that speak of what the strict threshold protects. */
const STRICT =
  /病|残|失学|辍学|学生|儿童|未成年|民族|宗教|信仰|低保|收入|health|illness|disab|disease|dropout|student|school|minor|child|born|\bage\b|ethnic|relig|minimum_living|special_support|income|self_paid|\bpaid\b|insur/i;

/** The threshold of a number of people: by the names of what divides it, and by the values that it is of. */
export function guardOf(facts: Iterable<string>): number {
  for (const fact of facts) if (STRICT.test(fact)) return STRICT_THRESHOLD;
  return THRESHOLD;
}

const COLUMNS: readonly Column[] = Object.values(TABLES).flatMap(({columns}) => columns);

function named(name: string): readonly Column[] {
  return COLUMNS.filter((column) => column.name === name || column.zh === name);
}

/** Whether a column names single people or households, so that counting it counts them. Unknown columns do. */
export function isPersonal(name: string): boolean {
  const known = named(name);
  return known.length === 0 || known.some(({personal}) => personal === 'direct');
}

/** Whether a dimension says where or when and not what people are like. */
export function isFrame(name: string): boolean {
  if (/month|year|week|since|(^|_)on$|village|township|county/.test(name)) return true;
  return named(name).some(({type}) => type === 'place' || type === 'month' || type === 'year');
}

/** What is known of an amount's contributors: how many, the two largest, whether each counts once. */
export type Contributions = {
  readonly total: number;
  readonly units: number;
  readonly largest: number;
  readonly second: number;
};

/** Whether an amount gives a contributor away: too few of them, or the others too small beside the largest (p% rule). */
export function isDominated({total, units, largest, second}: Contributions): boolean {
  if (units === 0) return false;
  return units < CONTRIBUTORS || total - largest - second < DOMINANCE * largest;
}
