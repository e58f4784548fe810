import type {Column} from '../model/dictionary.ts';
import {TABLES} from '../registry/tables/index.ts';
import {THRESHOLD} from './guards.ts';

/** Tables about places, projects and money: the only ones of which a snapshot's engine holds anything. */
export const PUBLIC_TABLES: readonly string[] = [
  'village',
  'village_change',
  'project',
  'fund',
  'fund_weekly',
  'payment',
  'enterprise'
];

/** Texts that people write as they like: a name may stand in them. */
const FREE_TEXT = new Set([
  'content',
  'place_text',
  'benefit_link',
  'goal',
  'not_started_reason',
  'address',
  'business',
  'account',
  'payer'
]);

/** Columns of a village that count a group which the strict threshold protects. */
const STRICT_GROUPS = /disabled|minority|allowance|special|women|insured/;

/** A column of the snapshot's engine; `counted`: a number of households or people, of which small ones stay behind. */
export type PublicColumn = {readonly column: Column; readonly counted: boolean};

/** What of a public table may leave: columns that the dictionary calls non-personal, less free texts and groups of the protected. */
export function publicColumns(table: string): PublicColumn[] {
  return (TABLES[table]?.columns ?? [])
    .filter(
      ({name, personal}) => personal === 'none' && !FREE_TEXT.has(name) && !STRICT_GROUPS.test(name)
    )
    .map((column) => ({column, counted: isCount(column)}));
}

function isCount({name, type}: Column): boolean {
  return type === 'integer' && /household|people|labour|employees|beneficiary/.test(name);
}

/** A number of households or people as it may leave: nothing under the threshold. */
export function safeCount(value: number | null): number | null {
  return value !== null && value < THRESHOLD ? null : value;
}
