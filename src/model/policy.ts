import type {PolicyLine} from './dictionary.ts';

/** A policy value that the analyst set, in the place of the dictionary's or beside it. */
export type ChangedLine = Omit<PolicyLine, 'source' | 'grade'> & {
  /** Where the value comes from, in the analyst's words. */
  readonly source: string;
  readonly changedBy: string;
};

/** Units that can be exempted from a rule. */
export const EXEMPT_UNITS = ['household', 'person', 'project', 'village'] as const;
export type ExemptUnit = (typeof EXEMPT_UNITS)[number];

/** A unit that was looked at and found true: the rule no longer counts it. */
export type Exemption = {
  readonly rule: string;
  readonly unit: ExemptUnit;
  /** Key of the unit: household_id, person_id, project_id, village_code. */
  readonly key: string;
  readonly reason: string;
  readonly who: string;
  /** Last day on which it holds, YYYY-MM-DD; '' where it has no end. */
  readonly until: string;
};

/** What the analyst has set and the engine's tables hold: policy values and exemptions. */
export type Policy = {
  readonly lines: readonly ChangedLine[];
  readonly exemptions: readonly Exemption[];
};
