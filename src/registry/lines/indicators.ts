import type {PolicyLine} from '../../model/dictionary.ts';
import type {Text} from '../../model/text.ts';
import {line} from './line.ts';

const DEFAULT: Text = {
  zh: '本产品的默认值，可改',
  en: 'Default of this product, to be changed'
};
const COMMON: Text = {zh: '通行数值，未证实', en: 'Widely quoted, not verified'};
const GUIZHOU: Text = {
  zh: '贵州 2023 年数据核查规则',
  en: 'Data-checking rules of Guizhou, 2023'
};
const ANNUAL: Text = {
  zh: '通行区间 20%–50%，未证实',
  en: '20-50% is common, not verified'
};

/** Limits of the indicators (domain dictionary 3, methods 3); share = fraction of 1, unit ''. */
export const INDICATOR_LINES: readonly PolicyLine[] = [
  line('near-line-factor', null, 1.2, '倍', 'M', DEFAULT),
  line('heap-band', null, 0.05, '', 'M', DEFAULT),
  line('sharp-drop', null, 0.3, '', 'M', ANNUAL),
  line('sharp-drop-amount', null, 2000, '元', 'M', DEFAULT),
  line('self-paid-high', null, 10000, '元', 'M', {
    zh: '通行 5000 元或 10000 元，未证实',
    en: '5,000 or 10,000 yuan are common, not verified'
  }),
  line('self-paid-share', null, 0.5, '', 'M', {
    zh: '上年家庭纯收入的 30% 或 50%，未证实',
    en: '30 or 50% of last year’s net income, not verified'
  }),
  line('work-months-before', null, 6, '个月', 'M', DEFAULT),
  line('work-months-after', null, 2, '个月', 'M', DEFAULT),
  line('pay-least', null, 100, '元', 'V', GUIZHOU),
  line('pay-low', null, 400, '元', 'V', GUIZHOU),
  line('pay-most', null, 30000, '元', 'V', GUIZHOU),
  line('income-at-entry-most', null, 20000, '元', 'V', GUIZHOU),
  line('removal-months', null, 6, '个月', 'V', {
    zh: '识别到消除不少于半年（枞阳县公开文件；规则 2_11_002）',
    en: 'At least half a year from entry to removal (Zongyang county; rule 2_11_002)'
  }),
  line('measure-months', null, 1, '个月', 'V', {
    zh: '识别后 1 个月内应有措施（规则 1_11_010）',
    en: 'A measure within a month of entry (rule 1_11_010)'
  }),
  line('labour-evidence-low', null, 0.25, '', 'V', {
    zh: '劳动力占比不超过 1/4 为缺劳动力的依据（规则 5_18_008）',
    en: 'Up to a quarter of members able to work is evidence of lack of labour (rule 5_18_008)'
  }),
  line('labour-evidence-high', null, 0.5, '', 'V', {
    zh: '劳动力占比达到 1/2 的 4 人以上户，缺劳动力可疑（规则 5_11_029）',
    en: 'Half of the members of a household of four or more: lack of labour is doubtful (rule 5_11_029)'
  }),
  line('labour-evidence-size', null, 4, '人', 'V', {
    zh: '同上：4 人以上户',
    en: 'The same rule: households of four or more'
  }),
  line('school-age-from', null, 6, '岁', 'V', {
    zh: '义务教育 6–15 周岁',
    en: 'Compulsory schooling, 6-15'
  }),
  line('school-age-to', null, 15, '岁', 'V', {
    zh: '义务教育 6–15 周岁',
    en: 'Compulsory schooling, 6-15'
  }),
  line('universal-share', null, 0.9, '', 'M', DEFAULT),
  line('sameness-households', null, 5, '户', 'M', DEFAULT),
  line('text-alike', null, 0.9, '', 'M', DEFAULT),
  line('helper-load', null, 5, '户', 'M', {
    zh: '汉中“531”结对上限为 5 户，作默认值',
    en: 'Hanzhong: at most five households a helper; a default'
  }),
  line('visit-months', null, 6, '个月', 'V', {
    zh: '半年内未走访',
    en: 'Not visited for half a year'
  }),
  line('agree-yuan', null, 1, '元', 'M', DEFAULT),
  line('agree-share', null, 0.01, '', 'M', DEFAULT),
  line('rank-least', null, 5, '', 'M', DEFAULT),
  line('alert-blue', null, 30, '天', 'M', DEFAULT),
  line('alert-amber', null, 10, '天', 'M', DEFAULT),
  line('alert-red', null, 0, '天', 'M', DEFAULT),
  line('divergence', null, 0.1, '', 'V', {
    zh: '资金与形象进度背离超过 10 个百分点',
    en: 'Money and progress on site more than ten points apart'
  }),
  line('year-end-target', null, 0.92, '', 'M', {
    zh: '11 月底 92%',
    en: '92% by the end of November'
  }),
  line('far-behind', null, 0.4, '', 'M', DEFAULT),
  line('pace-amber', null, 1.5, '倍', 'M', DEFAULT),
  line('pace-red', null, 3, '倍', 'M', DEFAULT),
  line('stuck-days', null, 90, '天', 'M', DEFAULT),
  line('week-jump', null, 0.25, '', 'M', DEFAULT),
  line('december-share', null, 0.35, '', 'M', DEFAULT),
  line('still-weeks', null, 8, '周', 'M', DEFAULT),
  line('carry-over-1', null, 0.08, '', 'M', COMMON),
  line('carry-over-2', null, 0.02, '', 'M', COMMON),
  line('carry-over-3', null, 0, '', 'M', COMMON),
  line(
    'start-rate-april',
    2023,
    1,
    '',
    'V',
    {
      zh: '西藏 2023 年：4 月 1 日开工率 100%',
      en: 'Xizang 2023: all projects started by 1 April'
    },
    '西藏自治区'
  ),
  line('backstop-share', null, 0.3, '', 'M', {
    zh: '常见 20%–30% 予以关注',
    en: '20-30% is commonly looked into'
  }),
  line('village-out-rate', null, 0.02, '', 'V', {
    zh: '贫困村退出：贫困发生率低于 2%（西部 3%）',
    en: 'A village leaves the list under 2% (3% in the west)'
  }),
  line('village-out-rate-west', null, 0.03, '', 'M', COMMON),
  line('satisfaction-answer', null, 0.8, '', 'M', {
    zh: '会议讲话（陕西 2016 年省考）：低于 80% 问责',
    en: 'From a speech (Shaanxi 2016): under 80% is called to account'
  }),
  line('satisfaction-good', null, 0.9, '', 'M', {
    zh: '会议讲话（陕西 2016 年省考）：90% 评优线',
    en: 'From a speech (Shaanxi 2016): 90% for a commendation'
  }),
  line('reimburse-months', null, 1, '个月', 'M', {
    zh: '会议讲话：结算后次月内应到账',
    en: 'From a speech: to be reimbursed by the month after settlement'
  }),
  line('medical-parts-yuan', null, 200, '元', 'D', {
    zh: '实测各项之和与总额相差 30–183 元',
    en: 'Parts and total were seen to differ by 30 to 183 yuan'
  }),
  line('loan-most', null, 50000, '元', 'M', COMMON),
  line('loan-years', null, 3, '年', 'M', COMMON),
  line('schooling-grant', null, 3000, '元', 'M', COMMON),
  line('own-income-items', null, 1, '项', 'M', DEFAULT),
  line('resettled-area', null, 25, '平方米', 'M', COMMON),
  line('resettled-debt', null, 10000, '元', 'V', {
    zh: '易地搬迁户均负债不超过 1 万元',
    en: 'A relocated household owes at most 10,000 yuan'
  })
];
