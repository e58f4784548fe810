import type {Township, Village} from '../model.ts';

export type Level = '中央' | '省级' | '市级' | '县级';
export const LEVELS: readonly Level[] = ['中央', '省级', '市级', '县级'];

/** One document by which money came down; it may carry money of two levels. */
export interface Document {
  no: string;
  batch: string;
  year: 2023 | 2024;
  levels: readonly Level[];
  /** Null: announced, not yet here. */
  arrived: string | null;
}

/** Money of one project from one document at one level; amounts in whole yuan. */
export interface Part {
  document: Document;
  level: Level;
  amount: number;
  /** The day by which it was broken down to the project, null if not. */
  brokenOn: string | null;
}

export interface MoneyEvent {
  kind: '到账' | '拨付' | '支付';
  document: Document;
  level: Level;
  date: string;
  /** Yuan; negative is a refund. */
  amount: number;
  payee: string;
}

export interface Project {
  id: string;
  name: string;
  year: 2023 | 2024;
  /** Null: kept at the county. */
  township: Township | null;
  village: Village | null;
  kind: string;
  item: string;
  unit: string;
  owner: string;
  households: number;
  people: number;
  plannedStart: string;
  plannedEnd: string;
  started: string | null;
  completed: string | null;
  accepted: string | null;
  parts: Part[];
  events: MoneyEvent[];
  stuck: boolean;
}

export const CENTRE = '县本级';
export const placeOf = (project: Project): string => project.township?.name ?? CENTRE;
