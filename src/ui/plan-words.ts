import type {Plan} from '../model/engine.ts';
import type {Lang, Text} from '../model/text.ts';

/** A step in words: what it does, on what, and how many rows the engine expects. */
export type StepWords = {
  readonly title: string;
  readonly about: string;
  readonly rows: number | undefined;
};

/** What the engine calls its steps; the first word that fits. */
const STEPS: readonly (readonly [RegExp, Text])[] = [
  [/GROUP_?BY|AGGREGATE/, {zh: '分组汇总', en: 'Aggregate'}],
  [/ORDER_BY|TOP_N/, {zh: '排序', en: 'Sort'}],
  [/JOIN|CROSS_PRODUCT/, {zh: '连接', en: 'Join'}],
  [/FILTER/, {zh: '筛选', en: 'Filter'}],
  [/WINDOW/, {zh: '窗口计算', en: 'Window'}],
  [/PROJECTION/, {zh: '计算各列', en: 'Compute columns'}],
  [/LIMIT/, {zh: '取前几行', en: 'Limit'}],
  [/UNION|EXCEPT|INTERSECT/, {zh: '合并结果', en: 'Set operation'}],
  [/SCAN|GET/, {zh: '读表', en: 'Scan'}],
  [/CTE/, {zh: '子查询', en: 'Common table'}],
  [/PIVOT/, {zh: '转列', en: 'Pivot'}],
  [/UNNEST/, {zh: '展开列表', en: 'Unnest'}]
];

const ROWS = 'Estimated Cardinality';
/** Details that say nothing to who asked. */
const SILENT = new Set([ROWS, 'Type', 'Join Type', '__estimated_cardinality__']);

/** What only packs texts, numbers columns anew, or checks that a subquery gives one row. */
const INNER =
  /^(?:(?:__internal_\w+\()?#\d+\)?(?:, |$))+$|More than one row returned by a subquery/;

/** A plan without the steps that the engine adds for its own sake: what feeds them feeds the step above. */
export function plainPlan(plan: readonly Plan[]): Plan[] {
  return plan.flatMap((step) => {
    const children = plainPlan(step.children);
    const inner = /PROJECTION/.test(step.name) && INNER.test(aboutOf(step));
    return inner ? children : [{...step, children}];
  });
}

function aboutOf({details}: Plan): string {
  return Object.entries(details)
    .filter(([key, value]) => !SILENT.has(key) && value.trim() !== '')
    .map(([, value]) => value.replaceAll(/\s*\n\s*/g, ', '))
    .join(' · ');
}

export function stepWords(step: Plan, lang: Lang): StepWords {
  const {name, details} = step;
  const known = STEPS.find(([pattern]) => pattern.test(name));
  const rows = Number(details[ROWS]);
  return {
    title: known ? known[1][lang] : name,
    about: aboutOf(step),
    rows: Number.isFinite(rows) && details[ROWS] !== undefined ? rows : undefined
  };
}
