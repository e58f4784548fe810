import {rowsOf, t, TOWNS, town, PAID, GIVEN} from './example.ts';
import type {Example} from './example.ts';

const ENTRIES = [9, 11, 14, 22, 31, 28, 21, 16, 15, 12, 10, 7];

const EXITS = [0, 2, 3, 5, 8, 11, 12, 14, 18, 16, 19, 17];

export const flows: Example = {
  name: 'column',
  spec: {
    form: 'column',
    from: 'flows',
    half: true,
    channels: {x: 'month', y: 'entered', below: 'left'}
  },
  rows: rowsOf(
    ENTRIES.map((entered, index) => ({
      month: `2023-${String(index + 1).padStart(2, '0')}-01`,
      entered,
      left: EXITS[index] ?? null
    }))
  ),
  headings: {month: t('月份', 'Month'), entered: t('新识别', 'Entered'), left: t('消除', 'Left')},
  title: t('进得少了，出得多了', 'Fewer enter, more leave'),
  note: t(
    '每月新识别（上）与消除（下），户',
    'Households entering (up) and leaving (down) by month'
  )
};

export const yearly: Example = {
  name: 'column-single',
  spec: {
    form: 'column',
    from: 'years',
    half: true,
    channels: {x: 'year', y: 'rate', state: 'state', reference: 'goal'},
    format: '%'
  },
  rows: rowsOf(
    [0.612, 0.655, null, 0.702, 0.641].map((rate, index) => ({
      year: `${2019 + index}`,
      rate,
      goal: 0.68,
      state: index === 4 ? 'alert' : 'rest'
    }))
  ),
  headings: {rate: t('覆盖率', 'Coverage'), goal: t('目标', 'Goal')},
  title: t('今年没有达到目标', 'This year missed its goal'),
  note: t('产业覆盖率；2021 年没有数据', 'Industry coverage; no data for 2021')
};

const WEEKS = Array.from({length: 26}, (_, week) => week + 10);

export const progress: Example = {
  name: 'line',
  spec: {
    form: 'line',
    from: 'weeks',
    channels: {x: 'week', y: 'rate', series: 'town', reference: 'due', state: 'state'},
    format: '%'
  },
  rows: rowsOf(
    [0, 4, 9, 14].flatMap((index) =>
      WEEKS.map((week) => ({
        ...town(index),
        week,
        rate:
          index === 4 && week > 20 && week < 24
            ? null
            : ((PAID[index] ?? 0) / (GIVEN[index] ?? 1)) * Math.min(1, (week - 9) / 26) ** 1.5,
        due: week / 52,
        state: index === 0 ? 'subject' : index === 14 ? 'alert' : 'rest'
      }))
    )
  ),
  headings: {week: t('周', 'Week'), rate: t('支出进度', 'Paid'), due: t('序时', 'Schedule')},
  title: t('石门乡一直没有动', 'Shimen has hardly moved'),
  note: t('每周累计支出进度；细黑线为序时', 'Cumulative share paid by week; thin line: schedule')
};

const PERIODS = 10;

/** Ranks that change by swapping neighbours; the last three fall. */
function rankOf(index: number, period: number): number {
  const base = TOWNS.map((_, place) => {
    const fall = place === 13 ? 12 : place === 14 ? 10 : 0;
    const drift = Math.sin(place * 2.1 + period * 0.7) * 1.4;
    return {place, key: place - fall * (1 - period / (PERIODS - 1)) + (place === 15 ? 9 : drift)};
  }).toSorted((a, b) => a.key - b.key);
  return base.findIndex(({place}) => place === index) + 1;
}

export const ranks: Example = {
  name: 'rank',
  spec: {
    form: 'rank',
    from: 'ranks',
    half: true,
    channels: {x: 'period', y: 'rank', series: 'town', state: 'state'}
  },
  rows: rowsOf(
    TOWNS.flatMap((_, index) =>
      Array.from({length: PERIODS}, (_none, period) => ({
        ...town(index),
        period_zh: period === PERIODS - 1 ? '本期' : `第 ${period + 17} 期`,
        period_en: period === PERIODS - 1 ? 'now' : `no. ${period + 17}`,
        rank: rankOf(index, period),
        state: rankOf(index, PERIODS - 1) > 13 ? 'alert' : 'rest'
      }))
    )
  ),
  headings: {rank: t('名次', 'Rank'), town: t('乡镇', 'Township'), period: t('期', 'Report')},
  title: t('名次怎么变的', 'How the ranks moved'),
  note: t('近 10 期周报名次；红线为本期后三名', 'Last ten reports; red: the last three now')
};
