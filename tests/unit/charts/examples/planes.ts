import type {Text} from '../../../../src/model/text.ts';
import {rowsOf, t, TOWNS, town, GIVEN} from './example.ts';
import type {Example} from './example.ts';

const HEAT_CAUSES: readonly Text[] = [
  t('缺技术', 'Skills'),
  t('缺劳动力', 'Labour'),
  t('因病', 'Illness'),
  t('缺资金', 'Funds'),
  t('自身发展动力不足', 'Lack of own initiative'),
  t('因学', 'Schooling'),
  t('因残', 'Disability'),
  t('交通条件落后', 'Poor roads'),
  t('缺土地', 'Land'),
  t('因灾', 'Disaster'),
  t('缺水', 'Water')
];

export const profile: Example = {
  name: 'heat',
  spec: {
    form: 'heat',
    from: 'profile',
    channels: {y: 'town', x: 'cause', value: 'points', count: 'households'},
    format: '0.0'
  },
  rows: rowsOf(
    TOWNS.slice(0, 9).flatMap((_, row) =>
      HEAT_CAUSES.map((cause, column) => {
        const wave = Math.sin(row * 3.7 + column * 5.3 + row * column * 0.9);
        const households = Math.round(40 + 38 * Math.cos(row * 2 + column * 3));
        return {
          ...town(row),
          cause_zh: cause.zh,
          cause_en: cause.en,
          points: households < 5 ? null : Math.round(wave ** 3 * 110) / 10,
          households: households < 5 ? null : households
        };
      })
    )
  ),
  headings: {points: t('比全县', 'Against the county'), households: t('户', 'Households')},
  title: t('北山镇因残偏多', 'Disability stands out in one township'),
  note: t(
    '占比减全县占比，百分点；少于 5 户留白',
    'Share less county share, points; under 5 households blank'
  )
};

const MEASURES: readonly Text[] = [
  t('产业', 'Industry'),
  t('就业', 'Work'),
  t('医疗救助', 'Medical aid'),
  t('教育资助', 'School aid'),
  t('低保', 'Minimum income')
];

export const matrix: Example = {
  name: 'heat-sequential',
  spec: {
    form: 'heat',
    from: 'matrix',
    half: true,
    channels: {y: 'cause', x: 'measure', value: 'share'},
    format: '%'
  },
  rows: rowsOf(
    HEAT_CAUSES.slice(0, 6).flatMap((cause, row) =>
      MEASURES.map((measure, column) => ({
        cause_zh: cause.zh,
        cause_en: cause.en,
        measure_zh: measure.zh,
        measure_en: measure.en,
        share: Math.abs(Math.sin(row * 1.3 + column * 2.1)) * 0.8
      }))
    )
  ),
  headings: {share: t('覆盖', 'Covered')},
  title: t('哪种原因得到哪种帮扶', 'Which cause meets which measure'),
  note: t(
    '有该原因的户中得到该措施的占比',
    'Share of households with the cause that hold the measure'
  )
};

export const speed: Example = {
  name: 'dot',
  spec: {
    form: 'dot',
    from: 'speed',
    channels: {x: 'rush', y: 'accepted', label: 'town', size: 'amount', state: 'state'},
    format: '%'
  },
  rows: rowsOf(
    TOWNS.map((_, index) => {
      const rush = 0.15 + 0.5 * Math.abs(Math.sin(index * 1.9));
      const accepted = 0.95 - rush * 0.6 + 0.1 * Math.cos(index * 4);
      return {
        ...town(index),
        rush: Math.round(rush * 100),
        accepted,
        amount: GIVEN[index] ?? 0,
        state: accepted < 0.65 ? 'alert' : 'subject'
      };
    })
  ),
  headings: {
    rush: t('12 月支出占全年，%', 'Share of the year paid in December, %'),
    accepted: t('验收通过率', 'Accepted'),
    amount: t('下达，万元', 'Allocated, 10,000 yuan')
  },
  title: t('突击花钱的乡镇验收差', 'Who rushed was accepted less often'),
  note: t('圈的大小为下达资金', 'Size: money allocated')
};

export const incomes: Example = {
  name: 'histogram',
  spec: {
    form: 'histogram',
    from: 'bands',
    channels: {
      x1: 'low',
      x2: 'high',
      y: 'households',
      reference: 'line',
      label: 'words',
      state: 'state'
    }
  },
  rows: rowsOf(
    Array.from({length: 40}, (_, band) => {
      const low = 4000 + band * 250;
      const bell = Math.exp(-(((low - 9800) / 2600) ** 2));
      const state = low < 7500 ? 'alert' : low < 9000 ? 'subject' : 'rest';
      return {
        low,
        high: low + 250,
        households: Math.round(270 * bell + (low % 1000 === 0 ? 22 : 0) + 6),
        line: 7500,
        words_zh: low === 5000 ? '低于线 231 户' : low === 8000 ? '线上 20% 以内 702 户' : null,
        words_en:
          low === 5000 ? '231 below the line' : low === 8000 ? '702 within 20% above' : null,
        state
      };
    })
  ),
  headings: {
    low: t('从', 'from'),
    high: t('到', 'to'),
    households: t('户', 'Households'),
    line: t('监测线', 'Monitoring line')
  },
  title: t('收入紧贴监测线上方的户偏多', 'Many households lie just above the line'),
  note: t(
    '户，每 250 元一格；竖线为监测线',
    'Households by bands of 250 yuan; line: monitoring line'
  )
};

const limit = (n: number, z: number): number => z * Math.sqrt((0.03 * 0.97) / n);

export const monitored: Example = {
  name: 'funnel',
  spec: {
    form: 'funnel',
    from: 'funnel',
    half: true,
    channels: {
      x: 'households',
      y: 'rate',
      label: 'town',
      reference: 'county',
      state: 'state',
      low95: 'low95',
      high95: 'high95',
      low998: 'low998',
      high998: 'high998'
    },
    format: '%'
  },
  rows: rowsOf(
    [610, 690, 760, 840, 980, 1480, 1650, 1900, 2010].map((households, index) => {
      const rate = [0.022, 0.042, 0.039, 0.032, 0.024, 0.035, 0.027, 0.0154, 0.033][index] ?? 0;
      return {
        ...town(index + 3),
        households,
        rate,
        county: 0.03,
        low95: 0.03 - limit(households, 1.96),
        high95: 0.03 + limit(households, 1.96),
        low998: Math.max(0, 0.03 - limit(households, 3.09)),
        high998: 0.03 + limit(households, 3.09),
        state: index === 7 ? 'alert' : 'subject'
      };
    })
  ),
  headings: {
    households: t('户', 'Households'),
    rate: t('监测率', 'Monitored'),
    county: t('全县', 'County'),
    low95: t('95% 下限', '95% low'),
    high95: t('95% 上限', '95% high'),
    low998: t('99.8% 下限', '99.8% low'),
    high998: t('99.8% 上限', '99.8% high')
  },
  title: t('只有一个乡镇明显偏少', 'Only one township is clearly low'),
  note: t(
    '监测户占农户的比率；虚线为 95% 与 99.8% 界',
    'Monitored share; dashed 95%, dotted 99.8% limits'
  )
};
