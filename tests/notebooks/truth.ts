import {readFileSync} from 'node:fs';
import {join} from 'node:path';

const path = join(import.meta.dirname, '../../sample-data/truth.json');

/** What the sample county's generator says of its own people; see sample-data/README.md. */
export const truth = JSON.parse(readFileSync(path, 'utf8')) as {figures: Figures};

type Counted = Record<string, {households: number; people: number}>;
type Verdicts = Record<
  string,
  {households: number; fine: number; missing: number; 'cannot be judged': number}
>;
type Money = {A: number; B: number; R: number; P: number};

export type Figures = {
  causes: {
    date1: {households: number; people: number; main: Counted; any: Counted};
    date2: {
      households: number;
      people: number;
      main: Counted;
      any: Counted;
      pairs: Record<string, number>;
      byType: Record<string, Counted>;
      byTownship: Record<string, Counted>;
      byVillage: Record<string, Record<string, number>>;
    };
    evidence: {main: Verdicts; any: Verdicts};
    change: {
      matched: number;
      notMatchable: number;
      onlyAtDate1: number;
      onlyAtDate2: number;
      trulyNew: number;
      trulyClosed: number;
      foundByHead: number;
      sameMain: number;
      reclassified: Record<string, number>;
      becameMissing: number;
      becameKnown: number;
    };
  };
  risk: {
    date1: WatchState;
    date2: WatchState;
    enteredByMonth: Record<string, number>;
    removedByMonth: Record<string, number>;
    enteredBetween: number;
    removedBetween: number;
    removedWithin6Months: number;
    removalWay: Record<string, number>;
    income: Record<string, number>;
    blankVillages: {
      a: Blank;
      b: Blank;
      c: Blank;
      d: Blank;
      expected: {
        code: string;
        township: string;
        village: string;
        out: number;
        ordinary: number;
        expected: number;
        chance: number;
      }[];
    };
    townships: {
      township: string;
      everMonitored: number;
      open: number;
      registered: number;
      ruralHouseholds: number;
      villages: number;
      blank: number;
    }[];
  };
  disbursement: {
    county: Money & Record<string, number>;
    withoutRepeated: Money;
    townships: (Money & {place: string} & Record<string, number | string | null>)[];
    weekly: {
      weeks: {no: number; end: string; allocated: number; paid: number}[];
      paid: Record<string, number[]>;
      rank26: Record<string, number>;
      rank25: Record<string, number>;
      goesDown: {week: number; place: string; before: number; now: number}[];
    };
    ageing: {
      remaining: number;
      yuanDays: number;
      meanAge: number;
      buckets: Record<string, number>;
      overpaid: {project: string; amount: number}[];
      top10: {
        project: string;
        name: string;
        unit: string;
        owner: string;
        remaining: number;
        yuanDays: number;
      }[];
    };
    paidMoreThanReleased: string[];
  };
  industry: {
    households: number;
    withLabour: number;
    covered: number;
    neverCovered: number;
    coveredOfAll: number;
    patterns: Record<string, number>;
    byTownship: {township: string; withLabour: number; covered: number}[];
    byVillage: Record<string, [number, number]>;
    yearsWithMeasure: Record<'withLabour' | 'all', Record<string, number>>;
    enterprises: {
      code: string;
      name: string;
      claimed: number;
      rows: number;
      households: number;
      repeated: number;
      inNoRegistry: number;
    }[];
    nominal: number;
    listRows: number;
    householdsReal: number;
    onSeveralLists: number;
    inNoRegistry: number;
    villagesWithoutAny: string[];
  };
};

type WatchState = {
  households: number;
  open: number;
  removed: number;
  byKind: Record<string, number>;
  openByKind: Record<string, number>;
  byFirstRisk: Record<string, number>;
  byAnyRisk: Record<string, number>;
};
type Blank = {blank: number; of: number; villages: string[]};

/** The label of a cause or risk as the dictionary has it, from the spelling that the exports use. */
export function causeLabel(spelling: string): string {
  return {缺劳力: '缺劳动力', 其它: '其他', '(missing)': ''}[spelling] ?? spelling;
}
