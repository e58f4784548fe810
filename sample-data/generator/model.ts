/** A place in the county. Codes are of the current division unless said otherwise. */
export interface Township {
  name: string;
  code: string;
  villages: Village[];
  /** What is lacking here beyond the usual: raises the weight of these causes. */
  lean: Partial<Record<Cause, number>>;
}

export interface Village {
  name: string;
  code: string;
  township: Township;
  community: boolean;
  attribute: string;
  /** All rural households and people, registered or not. */
  households: number;
  people: number;
  /** Villages of the division before 2024-03 that became this one; empty when nothing changed. */
  before: OldVillage[];
}

export interface OldVillage {
  name: string;
  code: string;
  change: '合并' | '更名';
}

export const CAUSES = [
  '因病',
  '因残',
  '因学',
  '因灾',
  '缺土地',
  '缺水',
  '缺技术',
  '缺劳力',
  '缺资金',
  '交通条件落后',
  '自身发展动力不足',
  '因婚',
  '因丧',
  '其它'
] as const;
export type Cause = (typeof CAUSES)[number];

export interface Person {
  id: string;
  name: string;
  /** 18 characters, always valid here; what an export writes may be damaged. */
  idNumber: string;
  sex: '男' | '女';
  /** yyyymmdd */
  born: string;
  age: number;
  relation: string;
  ethnic: string;
  party: string;
  education: string | null;
  student: string | null;
  health: string[];
  disability: {kind: number; grade: number} | null;
  labour: string;
  work: {place: string; firm: string; months: number; wage: number} | null;
  post: {name: string; months: number} | null;
  minimumLiving: boolean;
  specialSupport: boolean;
  phone: string | null;
  present1: boolean;
  present2: boolean;
}

export interface Monitoring {
  kind: '脱贫不稳定户' | '边缘易致贫户' | '突发严重困难户';
  risks: string[];
  /** Months as year * 12 + month - 1. */
  entered: number;
  removed: number | null;
  way: '帮扶消除' | '自然消除' | null;
  selfPaid: number;
  claims: number;
}

export interface Income {
  wage: number;
  business: number;
  property: number;
  cost: number;
  parts: Record<
    '计划生育金' | '低保金' | '特困供养金' | '养老保险金' | '生态补偿金' | '其他转移性收入',
    number
  >;
  transfer: number;
  net: number;
  perHead: number;
}

export interface Household {
  id: string;
  village: Village;
  /** The village of the old division when it was merged or renamed. */
  old: OldVillage | null;
  group: string;
  members: Person[];
  type: '脱贫户' | '一般农户';
  attribute: string;
  /** Main cause first; empty for most ordinary households. */
  causes1: Cause[];
  causes2: Cause[];
  identified: string;
  out: number | null;
  phone: string | null;
  present1: boolean;
  present2: boolean;
  dangerous: boolean;
  water: boolean;
  area: number;
  land: number;
  forest: number;
  noLabour: boolean;
  cooperative: boolean;
  dragon: boolean;
  leader: boolean;
  monitoring: Monitoring | null;
  income2022: Income | null;
  income2023: Income;
  measures: Map<string, string[]>;
  relocated: boolean;
  loan: number;
}

export interface County {
  name: string;
  city: string;
  province: string;
  code: string;
  townships: Township[];
  households: Household[];
}

export const members1 = (household: Household) => household.members.filter((p) => p.present1);
export const members2 = (household: Household) => household.members.filter((p) => p.present2);
