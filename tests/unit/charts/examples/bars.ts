import type {Text} from '../../../../src/model/text.ts';
import {rowsOf, t, town, PAID, GIVEN} from './example.ts';
import type {Example} from './example.ts';

export const schedule: Example = {
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

export const causes: Example = {
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

export const moves: Example = {
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

export const ageing: Example = {
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

export const covered: Example = {
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
