import {describe, expect, test} from 'vitest';
import {recognise} from '../../../src/registry/recognise.ts';
import {firstOf, sheetOf} from './sheets.ts';

describe('fund ledgers', () => {
  const fixed = ['序号', '资金文号', '批次', '项目编号', '项目名称', '乡镇'];

  test('the day on which money was released is a column of its own beside that of its arrival', () => {
    const headings = [...fixed, '下达金额', '支出金额', '到账时间', '拨付日期'];
    const [verdict, fund] = firstOf(headings);
    expect(verdict).toBe('certain');
    expect(fund).toMatchObject({
      table: 'fund',
      columns: {arrived_on: [{column: 9}], released_on: [{column: 10}]}
    });
  });

  test('columns by level are rows by level, in yuan', () => {
    const headings = [
      ...fixed,
      '中央/下达金额',
      '中央/支出金额',
      '省级/下达金额',
      '省级/支出金额',
      '合计/下达金额',
      '到账时间'
    ];
    const [verdict, fund] = firstOf(headings, {
      unit: '万元',
      title: '示例县2023年度财政衔接资金台账（截至2023年12月31日） 单位：万元'
    });
    expect(verdict).toBe('certain');
    expect(fund).toEqual({
      table: 'fund',
      grain: {
        kind: 'unpivot',
        sets: [
          {level: '中央', allocated: {column: 7, factor: 10000}, paid: {column: 8, factor: 10000}},
          {level: '省级', allocated: {column: 9, factor: 10000}, paid: {column: 10, factor: 10000}}
        ]
      },
      columns: {
        document_no: [{column: 2}],
        batch: [{column: 3}],
        project_id: [{column: 4}],
        project_name: [{column: 5}],
        township: [{column: 6}],
        arrived_on: [{column: 12}]
      },
      constants: {year: '2023'},
      asOf: '2023-12-31',
      asOfFrom: 'title'
    });
  });

  test.each([
    [['中央资金/下达', '县级资金/下达'], ['中央', '县级'], ['allocated']],
    [['下达金额/中央', '下达金额/市州级'], ['中央', '市级'], ['allocated']],
    [['中央财政衔接资金（万元）', '省级财政衔接资金（万元）'], ['中央', '省级'], ['allocated']],
    [
      ['中央下达', '中央支出', '省下达', '省支出'],
      ['中央', '省级'],
      ['allocated', 'paid']
    ],
    [['中央/已拨付', '区县级/已拨付'], ['中央', '县级'], ['released']]
  ])('%j', (money, levels, steps) => {
    const [verdict, fund] = firstOf([...fixed, ...money, '到账时间']);
    expect(verdict).toBe('certain');
    const sets = fund?.grain.kind === 'unpivot' ? fund.grain.sets : [];
    expect(sets.map((set) => set['level'])).toEqual(levels);
    expect(sets.map((set) => Object.keys(set))).toEqual(levels.map(() => ['level', ...steps]));
  });

  test('a column of levels leaves one row one row; a county is no level', () => {
    const [verdict, fund] = firstOf([
      '县',
      ...fixed,
      '资金级次',
      '下达金额',
      '支出金额',
      '到账日期'
    ]);
    expect(verdict).toBe('certain');
    expect(fund?.grain).toEqual({kind: 'row'});
    expect(fund?.columns['county']).toEqual([{column: 1}]);
    expect(fund?.columns['level']).toEqual([{column: 8}]);
  });

  test('one level only is said once', () => {
    const [, fund] = firstOf([...fixed, '中央/下达金额', '中央/支出金额', '到账时间']);
    expect(fund?.grain).toEqual({kind: 'row'});
    expect(fund?.constants).toEqual({level: '中央'});
    expect(fund?.columns['paid']).toEqual([{column: 8}]);
  });

  test('a total beside the levels stands on none of their rows', () => {
    const levels = ['中央', '省级'].flatMap((level) => [`${level}/下达金额`, `${level}/支出金额`]);
    const totals = ['合计/下达金额', '合计/支出金额'];
    const [verdict, fund] = firstOf([...fixed, ...levels, ...totals, '到账时间']);
    expect(verdict).toBe('certain');
    expect(fund?.grain.kind).toBe('unpivot');
    expect(Object.keys(fund?.columns ?? {})).toEqual([
      'document_no',
      'batch',
      'project_id',
      'project_name',
      'township',
      'arrived_on'
    ]);
  });

  test.each([
    [['下达金额', '其中:中央', '省级', '县级', '拨付金额', '支出金额']],
    [['下达金额', '中央', '省级', '县级', '拨付金额', '支出金额']],
    [['下达金额', '其中:中央资金', '省级资金', '县级资金', '拨付金额', '支出金额']],
    [['资金规模/合计', '资金规模/中央', '资金规模/县级', '资金规模/市级', '已拨付', '已支出']],
    [['合计/下达金额', '中央/下达金额', '省级/下达金额', '县级/下达金额', '合计/拨付金额', '支出']]
  ])('levels that only divide the total beside other money leave the totals: %j', (money) => {
    const [, fund] = firstOf([...fixed, ...money, '到账时间']);
    const at = (heading: number) => [{column: fixed.length + heading}];
    expect(fund?.grain).toEqual({kind: 'row'});
    expect(fund?.constants).not.toHaveProperty('level');
    expect(fund?.columns).toMatchObject({allocated: at(1), released: at(5), paid: at(6)});
  });

  test('money of all levels together, where nothing says what was allocated, is asked about', () => {
    const money = ['中央资金', '省级资金', '县级资金', '已拨付', '已支出'];
    const [verdict] = firstOf([...fixed, ...money, '到账时间']);
    expect(verdict).toBe('ask');
  });

  test('an amount under a level that is a word for a place is no county', () => {
    const sheet = sheetOf([...fixed, '下达金额', '县级', '支出金额', '到账时间']);
    const samples = sheet.headings.map((_, k) => (k === 7 ? ['10', '–'] : []));
    expect(recognise(sheet, samples).projections[0]?.columns).not.toHaveProperty('county');
  });

  test('a sheet named after a level has that level', () => {
    const headings = [...fixed, '下达金额', '支出金额', '到账时间'];
    expect(firstOf(headings, {name: '省级'})[1]?.constants).toEqual({level: '省级'});
  });

  test('the unit of a heading wins over that of its sheet', () => {
    const headings = [...fixed, '下达金额（元）', '拨付金额（亿元）', '支出金额', '到账时间'];
    const columns = firstOf(headings, {unit: '万元'})[1]?.columns;
    expect(columns?.['allocated']).toEqual([{column: 7}]);
    expect(columns?.['released']).toEqual([{column: 8, factor: 100_000_000}]);
    expect(columns?.['paid']).toEqual([{column: 9, factor: 10_000}]);
  });

  test('amounts of this week are not the amounts to date', () => {
    const headings = [...fixed, '下达金额', '本周/支出', '累计/支出', '到账时间'];
    expect(firstOf(headings)[1]?.columns['paid']).toEqual([{column: 9}]);
  });
});

describe('weekly reports', () => {
  const headings = ['序号', '乡镇', '累计下达', '累计分解', '累计拨付', '累计支出', '支出进度'];

  test('number and end of the week stand in the title', () => {
    const [verdict, weekly] = firstOf(headings, {
      unit: '万元',
      title: '示例县财政衔接资金支出周报 第12期 截至2024年3月22日 单位：万元'
    });
    expect(verdict).toBe('certain');
    expect(weekly).toMatchObject({
      table: 'fund_weekly',
      constants: {week_no: '12', week_end: '2024-03-22'},
      asOf: '2024-03-22',
      asOfFrom: 'title',
      columns: {paid: [{column: 6, factor: 10_000}]}
    });
  });

  test('or in the file name', () => {
    const [verdict, weekly] = firstOf(headings, {file: '资金周报/第03期_20240119.xlsx'});
    expect(verdict).toBe('certain');
    expect(weekly?.constants).toEqual({week_no: '3', week_end: '2024-01-19'});
  });

  test('three rows of headings, townships called units', () => {
    const group = '2024年中央、省、市、县衔接资金';
    const [verdict, weekly] = firstOf(
      [
        '单位',
        `${group}/资金规模/已下达`,
        `${group}/资金规模/已分解`,
        `${group}/执行情况/已拨付`,
        `${group}/执行情况/已支出`,
        '排名'
      ],
      {title: '资金周报（第8期） 截止日期：2024年2月23日 单位：万元', unit: '万元'}
    );
    expect(verdict).toBe('certain');
    expect(weekly?.constants).toEqual({week_no: '8', week_end: '2024-02-23'});
    expect(weekly?.columns).toEqual({
      township: [{column: 1}],
      allocated: [{column: 2, factor: 10_000}],
      broken_down: [{column: 3, factor: 10_000}],
      released: [{column: 4, factor: 10_000}],
      paid: [{column: 5, factor: 10_000}]
    });
  });

  test('without a week it is asked about', () => {
    expect(firstOf(headings)[0]).toBe('ask');
  });
});

describe('incomes', () => {
  const fixed = ['户编号', '户主姓名', '乡镇', '行政村', '家庭人口'];

  test('the year of a title or file name', () => {
    const headings = [...fixed, '工资性收入', '生产经营性收入', '转移性收入', '人均纯收入'];
    expect(firstOf(headings, {title: '2022年度家庭收入核算表'})[1]?.constants).toEqual({
      year: '2022'
    });
    expect(firstOf(headings, {file: '2021年家庭收入.csv'})[1]?.constants).toEqual({year: '2021'});
    const [verdict, income] = firstOf(headings);
    expect([verdict, income?.table, income?.constants]).toEqual(['ask', 'income', {}]);
  });

  test('a column of years needs none', () => {
    const headings = [...fixed, '年度', '工资性收入', '转移性收入', '家庭纯收入'];
    const [verdict, income] = firstOf(headings, {title: '2022年度家庭收入核算表'});
    expect(verdict).toBe('certain');
    expect(income?.columns['year']).toEqual([{column: 6}]);
    expect(income?.constants).toEqual({});
  });

  test('years in the headings are rows by year', () => {
    const headings = [
      ...fixed,
      '2022年工资性收入',
      '2022年转移性收入',
      '2022年人均纯收入（万元）',
      '2023年/工资性收入',
      '2023年/转移性收入',
      '2023年/人均纯收入'
    ];
    const [verdict, income] = firstOf(headings);
    expect(verdict).toBe('certain');
    expect(income?.grain).toEqual({
      kind: 'unpivot',
      sets: [
        {
          year: '2022',
          wage: {column: 6},
          transfer: {column: 7},
          net_income_per_head: {column: 8, factor: 10_000}
        },
        {
          year: '2023',
          wage: {column: 9},
          transfer: {column: 10},
          net_income_per_head: {column: 11}
        }
      ]
    });
    expect(Object.keys(income?.columns ?? {})).toEqual([
      'household_id',
      'head_name',
      'township',
      'village',
      'size'
    ]);
  });
});

test('in a list of persons, of several years the last is read', () => {
  const headings = [
    '户编号',
    '人编号',
    '姓名',
    '证件号码',
    '与户主关系',
    '健康状况',
    '户类型',
    '人数'
  ];
  const years = ['2022年工资性收入', '2022年转移性收入', '2023年工资性收入', '2023年转移性收入'];
  const {projections} = recognise(sheetOf([...headings, ...years]), []);
  expect(projections.find(({table}) => table === 'income')).toMatchObject({
    grain: {kind: 'first', key: ['household_id']},
    columns: {wage: [{column: 11}], transfer: [{column: 12}]},
    constants: {year: '2023'}
  });
});
