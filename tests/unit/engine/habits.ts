import type {Problem} from '../../../src/model/report.ts';
import type {Value} from '../../../src/model/rows.ts';

/**
 * A habit of real files (domain dictionary 1.1 and 1.20): cells of one column, what each must become, and the problem where it is
 * none. In `row` '?' is the cell of the case, '#' a running number.
 */
export type Habit = {
  readonly name: string;
  readonly table: string;
  readonly column: string;
  readonly headings: readonly string[];
  readonly row: readonly string[];
  readonly cases: readonly (readonly [raw: string, value: Value, problem?: Problem])[];
};

const PERSON = ['户编号', '人编号', '姓名', '与户主关系', '文化程度', '民族'];
const ONE = ['580101100201000#', '58010110020100000#', '张示例', '配偶', '小学', '汉族'];
const HOUSEHOLD = ['户编号', '户主姓名', '乡镇', '行政村', '贫困户属性', '是否危房户'];
const HOME = ['580101100201000#', '张示例', '平川镇', '红星村', '一般贫困户', '否'];

function person(name: string, column: string, heading: string, cases: Habit['cases']): Habit {
  const headings = [...PERSON, heading];
  return {name, table: 'person', column, headings, row: [...ONE, '?'], cases};
}

function household(name: string, column: string, heading: string, cases: Habit['cases']): Habit {
  const headings = [...HOUSEHOLD, heading, '主要致贫原因'];
  return {name, table: 'household', column, headings, row: [...HOME, '?', '因病'], cases};
}

function loans(name: string, cases: Habit['cases']): Habit {
  return {
    name,
    table: 'microcredit',
    column: 'rate',
    headings: ['贷款人', '身份证号', '贷款金额', '放贷银行', '借款日', '到期日', '年利率'],
    row: ['张示例', '580101199001010012', '50000', '农商行', '2023-03-05', '2026-03-05', '?'],
    cases
  };
}

const NOTHING = ['', 'null', 'NULL', 'undefined', '无', '/', '-', '—', '——', 'N/A', '　'];
const nothing: Habit['cases'] = NOTHING.map((raw) => [raw, null] as const);

export const HABITS: readonly Habit[] = [
  person('日期', 'born_on', '出生日期', [
    ['1990-03-05', '1990-03-05'],
    ['1990/3/5', '1990-03-05'],
    ['1990.3.5', '1990-03-05'],
    ['19900305', '1990-03-05'],
    ['1990年3月5日', '1990-03-05'],
    ['1990年03月', '1990-03-01'],
    ['199003', '1990-03-01'],
    ['1990.3', '1990-03-01'],
    ['1990-03-05 00:00:00', '1990-03-05'],
    ['32937', '1990-03-05'],
    ['12838', '1935-02-23'],
    ['32937.5', '1990-03-05'],
    ['１９９０－０３－０５', '1990-03-05'],
    ['="19900305"', '1990-03-05'],
    ["'19900305", '1990-03-05'],
    ['19900305.0', '1990-03-05'],
    ['1990-02-30', null, 'not-date'],
    ['1990-13-01', null, 'not-date'],
    ['三月五日', null, 'not-date'],
    ['3/5/1990', null, 'not-date'],
    ...nothing
  ]),
  {
    name: '年月',
    table: 'monitored',
    column: 'identified_on',
    headings: [
      '户编号',
      '户主姓名',
      '监测对象类别',
      '返贫致贫风险1',
      '识别监测时间',
      '风险是否已消除'
    ],
    row: ['580101100201000#', '张示例', '脱贫不稳定户', '因病', '?', '否'],
    cases: [
      ['202303', '2023-03-01'],
      ['2023年03月', '2023-03-01'],
      ['2023-03', '2023-03-01'],
      ['2023.3', '2023-03-01'],
      ['20230315', '2023-03-01'],
      ['2023/3/15', '2023-03-01'],
      ['45000', '2023-03-01'],
      ['202313', null, 'not-month'],
      ...nothing
    ]
  },
  household('金额', 'income_per_head', '人均纯收入（元）', [
    ['12300', 12300],
    ['12,300.50', 12300.5],
    ['１２３００', 12300],
    ['12，300', 12300],
    ['¥8,000.00', 8000],
    ['8000元', 8000],
    ['1.2万元', 12000],
    ['1.2万', 12000],
    ['(500)', -500],
    ['（1,200.00）', -1200],
    ['-500', -500],
    ['8000.0', 8000],
    ['="8000"', 8000],
    ['0', 0],
    ['1.23E+04', 12300],
    ['百余万', null, 'not-money'],
    ['1万多', null, 'not-money'],
    ['3亩', null, 'not-money'],
    ['12,30', null, 'not-money'],
    ...nothing
  ]),
  household('万元列', 'income_per_head', '人均纯收入（万元）', [
    ['1.23', 12300],
    ['1.23万元', 12300],
    ['12300元', 12300],
    ['0.8', 8000]
  ]),
  household('面积', 'arable_area', '耕地面积（亩）', [
    ['3.5', 3.5],
    ['3.5亩', 3.5],
    ['２．５', 2.5],
    ['1公顷', 15],
    ['0', 0],
    ['约三亩', null, 'not-area'],
    ...nothing
  ]),
  household('距离', 'road_distance', '与村主干路距离（公里）', [
    ['2', 2],
    ['0.5公里', 0.5],
    ['500米', 0.5],
    ['300m', 0.3],
    ['2亩', null, 'not-number'],
    ['３间', null, 'not-number'],
    ...nothing
  ]),
  household('住房', 'housing_area', '住房面积（平方米）', [
    ['120', 120],
    ['80平米', 80],
    ['0.3亩', 200],
    ['2间', null, 'not-number'],
    ...nothing
  ]),
  person('务工', 'work_months', '务工时间（月）', [
    ['10', 10],
    ['10个月', 10],
    ['2年', 24],
    ['180天', null, 'not-number'],
    ...nothing
  ]),
  loans('百分数带号', [
    ['4.35%', 0.0435],
    ['４．３５％', 0.0435],
    ['百分之4.35', 0.0435],
    ['4.35', 0.0435],
    ['约四厘', null, 'not-percent'],
    ...nothing
  ]),
  loans('百分数混写', [
    ['3.65', 0.0365],
    ['0.0365', null, 'percent-or-ratio'],
    ['1', null, 'percent-or-ratio'],
    ['0', 0],
    ['0.5%', 0.005],
    ['LPR', null, 'not-percent'],
    ...nothing
  ]),
  loans('百分数小数', [
    ['0.0435', 0.0435],
    ['0.05', 0.05],
    ['4.35%', 0.0435]
  ]),
  person('是否', 'serious_insurance', '是否参加大病保险', [
    ['是', true],
    ['否', false],
    ['1', true],
    ['0', false],
    ['1.0', true],
    ['有', true],
    ['无', false],
    ['√', true],
    ['×', false],
    ['yes', true],
    ['No', false],
    ['Y', true],
    ['TRUE', true],
    ['已参加', true],
    ['未参加', false],
    ['享受', true],
    ['未享受', false],
    ['不享受', false],
    [' 是 ', true],
    ['', null],
    ['null', null],
    ['/', null],
    ['—', null],
    ['不清楚', null, 'not-yes-no'],
    ['2', null, 'not-yes-no']
  ]),
  person('多值', 'health', '健康状况', [
    ['健康', ['健康']],
    ['残疾,长期慢性病', ['长期慢性病', '残疾']],
    ['长期慢性病、残疾', ['长期慢性病', '残疾']],
    ['长期慢性病；残疾', ['长期慢性病', '残疾']],
    ['残疾\n长期慢性病', ['长期慢性病', '残疾']],
    ['大病 残疾', ['患有大病', '残疾']],
    ['残疾，残疾', ['残疾']],
    ['3', null, 'code-not-label'],
    ['残疾,没见过的病', null, 'unknown-label'],
    ...nothing
  ]),
  person('错字', 'labour', '劳动技能', [
    ['普通劳动力', '普通劳动力'],
    ['普通劳动', '普通劳动力'],
    ['技能劳动能力', '技能劳动力'],
    ['散失劳动力', '丧失劳动力'],
    ['无劳动能力', '无劳动力'],
    ['弱劳动力或半劳动力', '弱劳动力或半劳动力'],
    ['1', null, 'code-not-label'],
    ...nothing
  ]),
  person('证件号码', 'id_number', '证件号码', [
    ['580101199001010012', '580101199001010012'],
    ['58010119900101008x', '58010119900101008X'],
    ['58010119900101008X', '58010119900101008X'],
    ['５８０１０１１９９００１０１００１２', '580101199001010012'],
    ['580101 19900101 0012', '580101199001010012'],
    ["'580101199001010012", '580101199001010012'],
    ['="580101199001010012"', '580101199001010012'],
    ['580101900101001', '580101900101001'],
    ['58010119900101001242', '580101199001010012'],
    ['58010119900101008x13', '58010119900101008X'],
    ['58010119900101001242B1', '580101199001010012'],
    ['5.80E+17', null, 'digits-lost'],
    ['5.80101199001010E+17', null, 'digits-lost'],
    ['580101199001010000', null, 'digits-rounded'],
    ['999999199001010012', null, 'placeholder'],
    ['58010119900101', null, 'not-a-key'],
    ['查无此人', null, 'not-a-key'],
    ...nothing
  ]),
  {
    name: '户编号',
    table: 'household',
    column: 'household_id',
    headings: [...HOUSEHOLD, '主要致贫原因'],
    row: ['?', '张示例', '平川镇', '红星村', '一般贫困户', '否', '因病'],
    cases: [
      ['580101100201000001', '580101100201000001'],
      ["'580101100201000002", '580101100201000002'],
      ['="580101100201000003"', '580101100201000003'],
      ['580101100201000004.0', '580101100201000004'],
      ['５８０１０１１００２０１０００００５', '580101100201000005'],
      [' 580101100201000006 ', '580101100201000006'],
      ['5.8010110020E+17', null, 'digits-lost'],
      ['580101100201000000', null, 'digits-rounded']
    ]
  },
  household('电话', 'phone', '联系电话', [
    ['19900000001', '19900000001'],
    ['19900000001.0', '19900000001'],
    ['199 0000 0001', '19900000001'],
    ['199-0000-0001', '19900000001'],
    ['+8619900000001', '19900000001'],
    ['１９９００００００００１', null, 'not-phone'],
    ['0427-5550001', '0427-5550001'],
    ['1.99E+10', null, 'not-phone'],
    ...nothing
  ]),
  household('年度', 'year', '年度', [
    ['2018', 2018],
    ['2018年', 2018],
    ['2018年度', 2018],
    ['201808', 2018],
    ['2018.0', 2018],
    ['去年', null, 'not-year'],
    ...nothing
  ]),
  household('整数', 'size', '人数', [
    ['3', 3],
    ['3.0', 3],
    ['3人', 3],
    ['4口', 4],
    ['2户', null, 'not-integer'],
    ['３', 3],
    ['0', 0],
    ['2.5', null, 'not-integer'],
    ['三四口', null, 'not-integer'],
    ...nothing
  ])
];
