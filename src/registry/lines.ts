import type {PolicyLine} from '../model/dictionary.ts';
import type {Text} from '../model/text.ts';
import {INDICATOR_LINES} from './lines/indicators.ts';
import {line} from './lines/line.ts';

const NATIONAL: Text = {
  zh: '国家扶贫标准（现价）',
  en: 'National poverty standard, current prices'
};
const COMMON: Text = {zh: '通行数值，未证实', en: 'Widely quoted, not verified'};
const SIX: Text = {
  zh: '2014 年 2800 元逐年递增 6%（省用线）',
  en: '2,800 yuan of 2014 raised by 6% a year, as provinces use it'
};
const OWN: Text = {
  zh: '监测范围由各省自定，请按本省文件修改',
  en: 'Each province sets its own line: change it to that of your province'
};

/** Milestones of spending within the year, as a share of what was allocated; 'schedule-09' is the end of September. */
const SCHEDULE: readonly PolicyLine[] = [
  line('schedule-03', null, 0.3, '', 'M', {
    zh: '西藏 2023 年要求一季度支出 30%，他省作默认值',
    en: 'Demanded by Xizang in 2023; elsewhere a default'
  }),
  line('schedule-06', null, 0.5, '', 'M', {
    zh: '6 月底 50%–60% 的下限',
    en: 'Lower end of 50-60% by the end of June'
  }),
  line('schedule-09', null, 0.75, '', 'M', {
    zh: '9 月底 75%–85% 的下限',
    en: 'Lower end of 75-85% by the end of September'
  }),
  line('schedule-11', null, 0.92, '', 'M', {zh: '11 月底 92%', en: '92% by the end of November'}),
  line('schedule-12', null, 0.98, '', 'M', {
    zh: '年底 98%–100% 的下限',
    en: 'Lower end of 98-100% by the end of the year'
  }),
  line(
    'schedule-03',
    2023,
    0.3,
    '',
    'V',
    {zh: '西藏 2023 年要求一季度支出 30%', en: 'Xizang 2023: 30% by the end of March'},
    '西藏自治区'
  )
];

/**
 * Policy values with their year, place, source and grade. A reader takes the row of the place, else of '' ;
 * of the year, else of the latest earlier year, else of null.
 */
export const POLICY_LINES: readonly PolicyLine[] = [
  line('poverty', 2014, 2800, '元', 'V', NATIONAL),
  line('poverty', 2015, 2855, '元', 'V', NATIONAL),
  line('poverty', 2016, 2952, '元', 'M', COMMON),
  line('poverty', 2017, 2952, '元', 'M', COMMON),
  line('poverty', 2018, 2995, '元', 'M', COMMON),
  line('poverty', 2019, 3218, '元', 'V', NATIONAL),
  line('poverty', 2020, 4000, '元', 'V', NATIONAL),
  line('poverty-provincial', 2015, 2968, '元', 'D', SIX),
  line('poverty-provincial', 2016, 3146, '元', 'D', SIX),
  line('poverty-provincial', 2017, 3335, '元', 'D', SIX),
  line('poverty-provincial', 2018, 3535, '元', 'D', SIX),
  line('poverty-provincial', 2019, 3747, '元', 'D', SIX),
  line('poverty-provincial', 2020, 4000, '元', 'V', {
    zh: '按每年 6% 递增，2020 年约 4000 元（算得 3972 元）',
    en: 'About 4,000 yuan in 2020 at 6% a year (3,972 by calculation)'
  }),
  line('monitoring', 2020, 5000, '元', 'M', {
    zh: '国家标准的 1.5 倍左右，约 5000 元',
    en: 'About 1.5 times the national standard'
  }),
  line('monitoring', 2021, 6000, '元', 'M', {
    zh: '4000 元的 1.5 倍，全国底线',
    en: '1.5 times 4,000 yuan, the least for every province'
  }),
  line('monitoring', 2022, 6600, '元', 'M', OWN),
  line('monitoring', 2023, 7300, '元', 'M', OWN),
  line('monitoring', 2024, 8000, '元', 'M', OWN),
  line(
    'monitoring',
    2023,
    7300,
    '元',
    'V',
    {zh: '贵州 2023 年监测规则', en: 'Monitoring rules of Guizhou, 2023'},
    '贵州省'
  ),
  ...SCHEDULE,
  line('industry-share', 2021, 0.5, '', 'M', COMMON),
  line('industry-share', 2022, 0.55, '', 'M', COMMON),
  line('industry-share', 2023, 0.6, '', 'V', {
    zh: '2023 年中央一号文件：力争不低于 60%',
    en: 'Central document no. 1 of 2023: 60% aimed at'
  }),
  ...INDICATOR_LINES
];
