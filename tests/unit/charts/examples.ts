import type {ChartSpec} from '../../../src/model/chart.ts';
import type {ResultColumn, Rows, Value} from '../../../src/model/rows.ts';
import type {Lang, Text} from '../../../src/model/text.ts';
import type {DrawOptions} from '../../../src/charts/frame.ts';
import {parseHTML} from 'linkedom';

/** One chart of the gallery: invented figures of an invented county. */
export type Example = {
  readonly name: string;
  readonly spec: ChartSpec;
  readonly rows: Rows;
  readonly headings: Readonly<Record<string, Text>>;
  readonly title: Text;
  readonly note: Text;
};

/** Rows from records; a column's type follows from its first value. */
export function rowsOf(records: readonly Readonly<Record<string, Value>>[]): Rows {
  const names = Object.keys(records[0] ?? {});
  const columns = names.map((name): ResultColumn => {
    const first = records.map((record) => record[name]).find((value) => value !== null);
    return {name, type: typeOf(first)};
  });
  return {
    columns,
    count: records.length,
    values: names.map((name) => records.map((record) => record[name] ?? null))
  };
}

function typeOf(value: Value | undefined): ResultColumn['type'] {
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? 'date' : 'text';
}

export function optionsOf(example: Example, lang: Lang, width: number): DrawOptions {
  const {document} = parseHTML('<html><body></body></html>');
  return {
    lang,
    width,
    document,
    title: example.title[lang],
    label: (column) => example.headings[column]?.[lang] ?? column
  };
}

const t = (zh: string, en: string): Text => ({zh, en});

const TOWNS: readonly Text[] = [
  t('平川镇', 'Pingchuan'),
  t('柳林镇', 'Liulin'),
  t('河口乡', 'Hekou'),
  t('东坪乡', 'Dongping'),
  t('新店镇', 'Xindian'),
  t('双河镇', 'Shuanghe'),
  t('大坪乡', 'Daping'),
  t('青石镇', 'Qingshi'),
  t('云岭乡', 'Yunling'),
  t('马场镇', 'Machang'),
  t('白杨乡', 'Baiyang'),
  t('龙泉乡', 'Longquan'),
  t('高寨乡', 'Gaozhai'),
  t('松树乡', 'Songshu'),
  t('石门乡', 'Shimen'),
  t('黑水乡', 'Heishui')
];

const town = (index: number): {town_zh: string; town_en: string} => ({
  town_zh: TOWNS[index]?.zh ?? '',
  town_en: TOWNS[index]?.en ?? ''
});

const PAID = [402, 318, 221, 264, 287, 190, 141, 152, 108, 131, 84, 70, 52, 33, 21, 10];
const GIVEN = [565, 456, 327, 454, 546, 402, 336, 392, 327, 441, 318, 306, 272, 226, 214, 1028];

const schedule: Example = {
  name: 'bar',
  spec: {
    form: 'bar',
    from: 'progress',
    channels: {y: 'town', x: 'rate', fraction: 'fraction', reference: 'due', state: 'state'},
    format: '%'
  },
  rows: rowsOf(
    PAID.map((paid, index) => {
      const given = GIVEN[index] ?? 1;
      const gap = paid / given - 0.667;
      return {
        ...town(index),
        rate: index === 13 ? null : paid / given,
        fraction: `(${paid} / ${given.toLocaleString('en-US')})`,
        due: 0.667,
        state: gap > 0 ? 'subject' : gap < -0.4 ? 'alert' : 'rest'
      };
    })
  ),
  headings: {rate: t('支出进度', 'Paid'), due: t('序时', 'Schedule')},
  title: t('十六个乡镇，十三个落后于序时', 'Thirteen of sixteen townships are behind schedule'),
  note: t(
    '支出进度，%；竖线为 8 月底序时进度',
    'Paid, % of allocated; line: schedule at the end of August'
  )
};

const CAUSES: readonly (readonly [string, string, number, number])[] = [
  ['缺技术', 'Lack of skills', 1304, 2377],
  ['缺劳动力', 'Lack of labour', 961, 1560],
  ['因病', 'Illness', 935, 1611],
  ['缺资金', 'Lack of funds', 828, 1714],
  ['自身发展动力不足', 'Lack of own initiative', 640, 951],
  ['因学', 'Schooling', 402, 733],
  ['因残', 'Disability', 347, 602],
  ['交通条件落后', 'Poor roads', 318, 655],
  ['因突发事件造成家庭收入大幅下降', 'Sudden loss of household income after an accident', 107, 150]
];

const causes: Example = {
  name: 'bar-outline',
  spec: {
    form: 'bar',
    from: 'causes',
    channels: {y: 'cause', x: 'main', outline: 'any_cause', state: 'state'}
  },
  rows: rowsOf(
    CAUSES.map(([cause_zh, cause_en, main, any_cause], index) => ({
      cause_zh,
      cause_en,
      main,
      any_cause,
      state: index < 3 ? 'subject' : 'rest'
    }))
  ),
  headings: {main: t('主要原因', 'Main'), any_cause: t('任一原因', 'Any')},
  title: t('缺技术、缺资金各有近一半只是次要原因', 'Skills and funds are often a second cause'),
  note: t(
    '户；实心为主要原因，空心延长到任一原因',
    'Households; solid: main cause, outline: any cause'
  )
};

const ENTRIES = [9, 11, 14, 22, 31, 28, 21, 16, 15, 12, 10, 7];
const EXITS = [0, 2, 3, 5, 8, 11, 12, 14, 18, 16, 19, 17];

const flows: Example = {
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

const yearly: Example = {
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

const moves: Example = {
  name: 'diverging',
  spec: {form: 'diverging', from: 'moves', half: true, channels: {y: 'cause', x: 'change'}},
  rows: rowsOf(
    [47, 16, 9, 3, -6, -8, -49].map((change, index) => ({
      cause_zh: ['缺技术', '因病', '因残', '因学', '缺劳动力', '因灾', '缺资金'][index] ?? '',
      cause_en:
        ['Skills', 'Illness', 'Disability', 'Schooling', 'Labour', 'Disaster', 'Funds'][index] ??
        '',
      change
    }))
  ),
  headings: {cause: t('原因', 'Cause'), change: t('变化', 'Change')},
  title: t('半年里哪些原因在变', 'Which causes moved in half a year'),
  note: t('户', 'Households')
};

const BUCKETS: readonly Text[] = [
  t('0–30 天', '0–30 days'),
  t('31–90', '31–90'),
  t('91–180', '91–180'),
  t('180 天以上', 'over 180')
];

const ageing: Example = {
  name: 'stack',
  spec: {
    form: 'stack',
    from: 'ageing',
    channels: {y: 'source', x: 'amount', series: 'bucket', state: 'state'}
  },
  rows: rowsOf(
    [
      [t('中央', 'Central'), [612, 744, 1288, 585]],
      [t('省级', 'Provincial'), [233, 410, 92, 14]],
      [t('县级', 'County'), [120, 88, 0, 210]]
    ].flatMap(([source, amounts]) =>
      (amounts as number[]).map((amount, index) => ({
        source_zh: (source as Text).zh,
        source_en: (source as Text).en,
        bucket_zh: BUCKETS[index]?.zh ?? '',
        bucket_en: BUCKETS[index]?.en ?? '',
        amount,
        state: ['rest', 'calm', 'warn', 'alert'][index] ?? null
      }))
    )
  ),
  headings: {source: t('来源', 'Source'), amount: t('未支出', 'Unspent'), bucket: t('天数', 'Age')},
  title: t('中央资金压得最久', 'Central money has waited longest'),
  note: t('未支出资金按到账天数，万元', 'Unspent by days since receipt, 10,000 yuan')
};

const WEEKS = Array.from({length: 26}, (_, week) => week + 10);

const progress: Example = {
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
  }).sort((a, b) => a.key - b.key);
  return base.findIndex(({place}) => place === index) + 1;
}

const ranks: Example = {
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

const profile: Example = {
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

const matrix: Example = {
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

const speed: Example = {
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

const incomes: Example = {
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

const covered: Example = {
  name: 'interval',
  spec: {
    form: 'interval',
    from: 'coverage',
    channels: {
      y: 'town',
      x: 'rate',
      low: 'low',
      high: 'high',
      fraction: 'fraction',
      reference: 'county',
      state: 'state'
    },
    format: '%'
  },
  rows: rowsOf(
    [519, 451, 329, 471, 361, 307, 361, 424, 489].map((reached, index) => {
      const n = [660, 590, 440, 640, 500, 430, 515, 660, 778][index] ?? 1;
      const rate = reached / n;
      const half = 1.96 * Math.sqrt((rate * (1 - rate)) / n);
      return {
        ...town(index),
        rate,
        low: rate - half,
        high: rate + half,
        fraction: `(${reached} / ${n})`,
        county: 0.712,
        state: rate + half < 0.712 ? 'alert' : 'subject'
      };
    })
  ),
  headings: {
    rate: t('覆盖率', 'Coverage'),
    low: t('下限', 'low'),
    high: t('上限', 'high'),
    county: t('全县', 'County')
  },
  title: t('两个乡镇明显低于全县', 'Two townships are clearly below the county'),
  note: t('产业覆盖率与 95% 区间', 'Share reached with 95% interval; line: county')
};

const limit = (n: number, z: number): number => z * Math.sqrt((0.03 * 0.97) / n);

const monitored: Example = {
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

export const EXAMPLES: readonly Example[] = [
  schedule,
  causes,
  flows,
  yearly,
  moves,
  ageing,
  progress,
  ranks,
  profile,
  matrix,
  speed,
  incomes,
  covered,
  monitored
];
