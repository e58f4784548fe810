import type {Candidate, Reason} from '../../model/projection.ts';
import {fold} from '../fold.ts';
import {isDateHeading} from './constants.ts';
import {columnsOf, type Plan} from './plan.ts';
import type {Seen} from './columns.ts';

/** A plan with what speaks for it. */
export type Scored = {
  readonly plan: Plan;
  readonly candidate: Candidate;
  /** Share of the sheet's headings that the plan knows, with values that can be its. */
  readonly coverage: number;
  /** The same, whatever the values. */
  readonly headed: number;
};

/** Headings that are found in any sheet and tell nothing. */
const NEUTRAL = new Set(
  '序号 编号 行号 备注 说明 省 省份 市 市州 市级 合计 小计 总计 排名 名次 序 填表人 填报人 审核人 支出进度 支出率 拨付率 分解率 执行率 完成率 年龄'
    .split(' ')
    .map(fold)
);

function isTelling(raw: string): boolean {
  return raw.trim() !== '' && !NEUTRAL.has(fold(raw)) && !isDateHeading(raw);
}

/**
 * Scores every plan, best first. A heading counts by how few plans know it; the score is the share of what any plan
 * knows that this plan knows, less for missing needs, headings that speak against it and values that cannot be its.
 */
export function score(plans: readonly Plan[], {headings}: Seen): Scored[] {
  const headless = headings.every(({forms}) => forms.length === 0);
  const telling = headings.flatMap(({raw}, i) => (headless || isTelling(raw) ? [i + 1] : []));
  const knowers = (at: number) => plans.filter(({known}) => known.has(at)).length;
  const touched = (at: number) =>
    plans.some(({known, against}) => known.has(at) || against.some((match) => match.at === at));
  const weight = new Map(telling.map((at) => [at, touched(at) ? 1 / Math.max(1, knowers(at)) : 0]));
  const sum = (places: readonly number[]) =>
    places.reduce((total, at) => total + (weight.get(at) ?? 0), 0);
  const all = sum(telling);
  return plans
    .map((plan): Scored => {
      const mine = telling.filter((at) => plan.known.has(at));
      const explained = all === 0 ? 0 : sum(mine) / all;
      const wrong = plan.against.length / Math.max(1, mine.length + plan.against.length);
      const lacks = plan.parts.every(({missing}) => missing.length > 0) ? 0.5 : 1;
      const value = explained * lacks * (plan.barred === undefined ? 1 : 0.4) * (1 - wrong);
      const decisive = mine.filter((at) => knowers(at) === 1);
      const reasons = reasonsOf(
        plan,
        mine.length,
        telling.length,
        decisive.map((at) => headings[at - 1]?.raw ?? '')
      );
      return {
        plan,
        coverage: mine.length / Math.max(1, telling.length),
        headed: (mine.length + plan.against.length) / Math.max(1, telling.length),
        candidate: {table: plan.main.name, score: Math.round(value * 100) / 100, reasons}
      };
    })
    .sort((a, b) => b.candidate.score - a.candidate.score);
}

const LISTED = 5;

function listed(texts: readonly string[]): string {
  return [...new Set(texts)].slice(0, LISTED).join('、');
}

function reasonsOf(plan: Plan, known: number, of: number, decisive: readonly string[]): Reason[] {
  const reasons: Reason[] = [{code: 'headings', values: {known, of}}];
  if (decisive.length > 0) {
    reasons.push({code: 'decisive', values: {count: decisive.length, headings: listed(decisive)}});
  }
  const sure = new Set(
    plan.parts
      .flatMap(columnsOf)
      .flatMap(({agreement, at}) => ((agreement ?? 0) >= 0.9 ? [at] : []))
  );
  if (sure.size > 0) reasons.push({code: 'values', values: {count: sure.size}});
  if (plan.against.length > 0) {
    const columns = listed(plan.against.map(({column}) => column.zh));
    reasons.push({code: 'values-against', values: {count: plan.against.length, columns}});
  }
  if (plan.barred !== undefined) reasons.push({code: 'barred', values: {heading: plan.barred}});
  if (plan.closed !== undefined) reasons.push({code: 'closed', values: {word: plan.closed}});
  const lacking = plan.parts[0]?.missing[0];
  if (lacking !== undefined) {
    const columns = lacking.map(
      (name) => plan.main.columns.find((column) => column.name === name)?.zh ?? name
    );
    reasons.push({code: 'lacks', values: {columns: listed(columns)}});
  }
  if (plan.onlyMonitored) reasons.push({code: 'only-monitored', values: {}});
  if (plan.parts.some(({sets}) => (sets?.others.length ?? 0) > 0)) {
    reasons.push({code: 'treasuries', values: {}});
  }
  if (plan.parts.some(({first}) => first)) reasons.push({code: 'by-person', values: {}});
  return reasons;
}
