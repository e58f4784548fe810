import type {Lang} from '../../src/model/text.ts';
import {grouped, rounded, sum} from './sample.ts';
import {causeLabel, truth} from './truth.ts';

const {causes, risk, disbursement, industry} = truth.figures;
const {county} = disbursement;

const percent = (share: number | undefined): string =>
  `${grouped(rounded(100 * (share ?? NaN), 1), 1)}%`;
const wan = (yuan: number): string => grouped(rounded(yuan / 10_000));

const marked = causes.date2.households - (causes.date2.main['(missing)']?.households ?? 0);
const [most = '', mostCounted] =
  Object.entries(causes.date2.main)
    .filter(([cause]) => cause !== '(missing)')
    .sort(([, a], [, b]) => b.households - a.households)[0] ?? [];
const unproved = Object.values(causes.evidence.main);
const moved = sum(Object.values(causes.change.reclassified));
const known = sum(risk.townships.map(({registered}) => registered)) - (risk.income['missing'] ?? 0);
const long = ['91-180', '181-365', '366-730', '>730'].map(
  (band) => disbursement.ageing.buckets[band] ?? NaN
);

export type Headline = {
  readonly id: string;
  readonly title: string;
  /** The figures in their order: what stands large, and what its fraction must say. */
  readonly figures: readonly (readonly [value: string, fraction: string])[];
  /** What the opening sentence must say in either language. */
  readonly opening: Readonly<Record<Lang, readonly string[]>>;
};

/** What a leader reads first in each analysis of the sample county, from truth.json alone. */
export const HEADLINES: readonly Headline[] = [
  {
    id: 'causes',
    title: '致贫原因',
    figures: [
      [
        percent(marked / causes.date2.households),
        `${grouped(marked)} / ${grouped(causes.date2.households)} 户`
      ],
      [
        causeLabel(most),
        `${grouped(mostCounted?.households ?? NaN)} 户 ${grouped(mostCounted?.people ?? NaN)} 人`
      ],
      [`${moved}户`, `占两期都在册 ${grouped(causes.change.matched)} 户的`],
      [
        `${sum(unproved.map(({missing}) => missing))}户`,
        `/ ${grouped(sum(unproved.map(({households}) => households)))} 户`
      ]
    ],
    opening: {
      zh: [`记录最多的是${causeLabel(most)}、`, `${moved} 户改了主因`],
      en: [`${moved} changed their main cause`, `${causes.change.onlyAtDate1} closed`]
    }
  },
  {
    id: 'risk',
    title: '返贫致贫风险',
    figures: [
      [`${risk.date2.open}户`, `（${risk.date2.open} / ${grouped(risk.date2.households)}）`],
      [`${risk.blankVillages.a.blank}个`, `/ ${risk.blankVillages.a.of} 个行政村`],
      [`${risk.income['belowAndNeverMonitored']}户`, `/ ${grouped(known)} 户`],
      [`${risk.removedWithin6Months}户`, `共消除 ${grouped(risk.date2.removed)} 户`]
    ],
    opening: {
      zh: [
        `现有 ${risk.date2.open} 户`,
        `进 ${risk.enteredBetween} 户、出 ${risk.removedBetween} 户`
      ],
      en: [`risk of ${risk.date2.open} households`, `${risk.blankVillages.a.blank} never had`]
    }
  },
  {
    id: 'disbursement',
    title: '资金拨付与支出',
    figures: [
      [percent(county['paymentRate']), `${wan(county.P)} / ${wan(county.A)} 万元`],
      [percent(county['releaseRate']), `${wan(county.R)} / ${wan(county.A)} 万元`],
      [`${wan(sum(long))}万元`, `占未支出的 ${percent(sum(long) / disbursement.ageing.remaining)}`],
      [
        `${grouped(rounded(county['paceRatio'] ?? NaN, 1), 1)}倍`,
        `需 ${grouped(rounded(county['neededPerWeek'] ?? NaN))} 万元/周，近四周 ${grouped(rounded(county['last4PerWeek'] ?? NaN))} 万元/周`
      ]
    ],
    opening: {
      zh: [
        `全县支出进度 ${percent(county['paymentRate'])}`,
        `到账未支出的 ${wan(disbursement.ageing.remaining)} 万元`
      ],
      en: [`paid ${percent(county['paymentRate'])} of its money`]
    }
  },
  {
    id: 'industry',
    title: '产业覆盖',
    figures: [
      [
        percent(industry.covered / industry.withLabour),
        `${grouped(industry.covered)} / ${grouped(industry.withLabour)} 户有劳动力`
      ],
      [`${grouped(industry.householdsReal)}户`, `申报 ${grouped(industry.nominal)} 户`],
      [`${grouped(industry.neverCovered)}户`, '户在监测'],
      [
        `${industry.villagesWithoutAny.length}个`,
        `/ ${Object.keys(industry.byVillage).length} 个村`
      ]
    ],
    opening: {
      zh: [
        `${grouped(industry.neverCovered)} 户从未覆盖`,
        `名单上有 ${grouped(industry.listRows)} 户次`
      ],
      en: [`${grouped(industry.neverCovered)} have never been reached`]
    }
  }
];

/** The lines of 县情一页 that truth.json knows: area and what stands large. */
export const LINES: Readonly<Record<string, string>> = {
  在册户: `${grouped(causes.date2.households)}户`,
  未消除风险的监测户: `${risk.date2.open}户`,
  空白村: `${risk.blankVillages.a.blank}个`,
  低于监测线未纳入: `${risk.income['belowAndNeverMonitored']}户`,
  资金支出进度: percent(county['paymentRate']),
  滞留资金: `${wan(sum(long))}万元`,
  产业覆盖: percent(industry.covered / industry.withLabour),
  无产业的村: `${industry.villagesWithoutAny.length}个`
};
