import {describe, expect, test} from 'vitest';
import {recognise, recogniseAs} from '../../../src/registry/recognise.ts';
import {REASONS} from '../../../src/words/reasons.ts';
import {ROLL_2016} from './generations.ts';
import {projection, samplesOf, sheetOf, tables} from './sheets.ts';

function household(kind: string | null) {
  return [
    '58010100001',
    '张示例',
    '58019919900101001X',
    '平川镇',
    '柳树村',
    '3',
    '脱贫户',
    '因病',
    kind,
    '202303'
  ];
}

describe('households', () => {
  const headings =
    '户编号,户主姓名,户主证件号码,乡镇,行政村,家庭人口,户类型,致贫原因1,监测对象类别,识别监测时间';
  test('one row a household: nothing is the first of anything', () => {
    const found = recognise(
      sheetOf(headings, {rows: [household(null), household('边缘易致贫户')]}),
      []
    );
    expect(tables(found)).toEqual(['household row', 'monitored row']);
  });

  test('a list of monitored households only is no register of households', () => {
    const found = recognise(
      sheetOf(headings, {rows: [household('脱贫不稳定户'), household('边缘易致贫户')]}),
      []
    );
    expect(tables(found)).toEqual(['monitored row']);
    expect(projection(found, 'monitored').where).toBeUndefined();
    expect(found.candidates[0]?.reasons.map(({code}) => code)).toContain('only-monitored');
  });

  test('household numbers that come again and again show rows of members', () => {
    const rows = Array.from({length: 12}, (_, i) => [
      `5801010000${Math.floor(i / 3)}`,
      ...household(null).slice(1)
    ]);
    const found = recognise(sheetOf(headings, {rows}), samplesOf(10, rows));
    expect(tables(found)).toEqual(['household first', 'monitored first']);
  });

  test('household numbers that come again once for each year are incomes of several years, no members', () => {
    const rows = Array.from({length: 12}, (_, i) => [
      `5801010000${Math.floor(i / 2)}`,
      ['2021', '2022'][i % 2] ?? '',
      '12000',
      '800',
      '9600'
    ]);
    for (const year of ['年度', '收入年度']) {
      const found = recognise(
        sheetOf(`户编号,${year},工资性收入,财产性收入,家庭纯收入`, {rows}),
        samplesOf(5, rows)
      );
      expect(tables(found)).toEqual(['income row']);
    }
  });
});

test('sheets that are named by years alone are registers at the ends of these', () => {
  const found = (name: string) => {
    const {projections} = recognise(sheetOf(ROLL_2016, {name}), []);
    return projections.map(({table, asOf, asOfFrom}) => [table, asOf, asOfFrom]);
  };
  expect(found('2022年')).toContainEqual(['person', '2022-12-31', 'year']);
  expect(found('2023年')).toContainEqual(['household', '2023-12-31', 'year']);
});

describe('a list of closed households', () => {
  const headings =
    '乡镇,行政村,户编号,户主姓名,户主证件号码,家庭人口数,户类型,主要致贫原因,注销原因';
  const asked = (title: string, ...reasons: readonly string[]) => {
    const rows = Array.from({length: 4}, (_, i) => [
      '平川镇',
      '上村',
      `58019900201400${i}`,
      '某某',
      '580199199001010018',
      '3',
      '脱贫户',
      '因病',
      reasons[i] ?? ''
    ]);
    const {verdict, candidates} = recognise(sheetOf(headings, {title, rows}), samplesOf(9, rows));
    const said = candidates[0]?.reasons.find(({code}) => code === 'closed');
    expect(candidates[0]?.table).toBe('household');
    return [verdict, said?.values['word']];
  };

  test('is asked, by its title or by a column of why they were closed', () => {
    expect(asked('2023年12月31日整户注销户名单')).toEqual(['ask', '注销']);
    expect(asked('2023年名单', '死亡', '死亡', '死亡', '迁出')).toEqual(['ask', '注销原因']);
  });
  test('is no register that has such a column for a few, or says that it has none of them', () => {
    expect(asked('2023年户信息', '死亡')).toEqual(['certain', undefined]);
    expect(asked('2023年户信息（不含注销）')).toEqual(['certain', undefined]);
  });
});

describe('a register of households with its incomes, whose kinds nobody knows', () => {
  const headings =
    '乡镇,行政村,户编号,户主姓名,户主证件号码,家庭人口数,自拟类别,2022年生产经营性支出,2022年纯收入,2022年人均纯收入';
  const seen = (kind: string, spec: Parameters<typeof sheetOf>[1]) => {
    const ids = ['580199199001010018', '580199200002290029', '580199198506151233'];
    const rows = ids.map((id, i) => [
      '平川镇',
      '上村',
      `58019900201400${i}`,
      '某某',
      id,
      '3',
      kind,
      '500',
      '9000',
      '3000'
    ]);
    const sheet = sheetOf(headings, {...spec, rows});
    const {verdict, projections} = recognise(sheet, samplesOf(10, rows));
    return [verdict, ...projections.map(({table}) => table)];
  };

  test('is asked, both tables proposed, where its title or a column of labels says so', () => {
    const both = ['ask', 'household', 'income'];
    expect(seen('甲类', {title: '平川镇脱贫户基本情况表'})).toEqual(both);
    expect(seen('缺劳力', {title: '平川镇'})).toEqual(both);
  });
  test('is a ledger of incomes where nothing says so', () => {
    expect(seen('甲类', {title: '平川镇'})).toEqual(['certain', 'income']);
    const ledger = {title: '平川镇脱贫户收入情况表'};
    expect(seen('甲类', ledger)).toEqual(['certain', 'income']);
  });
});

describe('values', () => {
  const headings =
    '户编号,户主姓名,户主证件号码,乡镇,行政村,家庭人口,户类型,致贫原因1,联系电话,人均纯收入';
  const rows = Array.from({length: 8}, (_, i) => [
    `5801010000${i}`,
    '张示例',
    '58019919900101001X',
    '平川镇',
    '柳树村',
    '3',
    '一般脱贫户',
    '因病',
    `1990000000${i}`,
    '9000'
  ]);

  test('labels of another list of the table overrule a heading', () => {
    const found = recognise(sheetOf(headings, {rows}), samplesOf(10, rows));
    expect(found.verdict).toBe('certain');
    const {columns} = projection(found, 'household');
    expect(columns['poverty_attribute']).toEqual([{column: 7}]);
    expect(columns['household_type']).toBeUndefined();
  });

  test.each([
    ['项目进度', ['65%', '65', '100%', '已完工', '80%', '30%'], 'progress'],
    ['项目进度', ['已完工', '在建', '65%', '未开工', '已验收', '在建'], 'state'],
    ['项目进度', ['0.65', '0.8', '1', '0.3', '0.5', '1'], 'progress']
  ])('%s of %j is the %s', (heading, values, name) => {
    const projects = values.map((value, i) => [
      `58010123000${i}`,
      '项目甲',
      '产业发展',
      '100',
      value
    ]);
    const sheet = sheetOf(`项目编号,项目名称,项目类型,计划总投资,${heading}`, {rows: projects});
    const {columns} = projection(recognise(sheet, samplesOf(5, projects)), 'project');
    expect([columns['progress'], columns['state']]).toEqual(
      name === 'progress' ? [[{column: 5}], undefined] : [undefined, [{column: 5}]]
    );
  });

  test('a progress beside a state is the progress', () => {
    const {projections} = recognise(
      sheetOf('项目编号,项目名称,项目类型,计划总投资,项目状态,项目进度'),
      []
    );
    expect(projections[0]?.columns).toMatchObject({state: [{column: 5}], progress: [{column: 6}]});
  });

  test('a column whose values cannot be what its heading says is not read', () => {
    const dates = rows.map((row) => row.with(8, '2023-05-01'));
    const found = recognise(sheetOf(headings, {rows: dates}), samplesOf(10, dates));
    expect(projection(found, 'household').columns['phone']).toBeUndefined();
    expect(found.unused).toContain(9);
    const reasons = found.candidates[0]?.reasons ?? [];
    expect(reasons.find(({code}) => code === 'values-against')?.values).toMatchObject({
      count: 1,
      columns: '联系电话'
    });
  });

  test('codes instead of labels are mapped: the load will flag them', () => {
    const codes = rows.map((row) => row.with(7, '1'));
    const found = recognise(sheetOf(headings, {rows: codes}), samplesOf(10, codes));
    expect(found.verdict).toBe('certain');
    expect(projection(found, 'household').columns['main_cause']).toEqual([{column: 8}]);
  });

  test('headings that moved against their values are asked about', () => {
    const moved = rows.map((row) => [...row.slice(1), row[0] ?? null]);
    expect(recognise(sheetOf(headings, {rows: moved}), samplesOf(10, moved)).verdict).toBe('ask');
  });
});

describe('what is no registry table', () => {
  test.each([
    ['visits', '户编号,户主姓名,走访日期,走访人,走访内容,存在困难,拍照数量'],
    ['a price list', '品名,规格,单价,数量,供应商'],
    ['nothing', ''],
    ['no headings', ',,,,']
  ])('%s', (_, headings) => {
    const found = recognise(sheetOf(headings), []);
    expect(found.verdict).toBe('none');
    expect(found.projections).toEqual([]);
    expect(found.unused.length).toBe(headings.split(',').length);
  });

  test('a list of people for something else is asked about, not taken for the register', () => {
    const headings = '序号,户编号,姓名,证件号码,与户主关系,培训班次,培训时间,培训课时,是否合格';
    expect(recognise(sheetOf(headings), []).verdict).not.toBe('certain');
  });
});

test('the analyst may name the table: the reading is made for it', () => {
  const sheet = sheetOf('户号,名字,走访日期,户主', {file: '走访.xlsx'});
  const [only, ...others] = recogniseAs(sheet, [], ['pairing']);
  expect(others).toEqual([]);
  expect(only).toMatchObject({
    table: 'pairing',
    grain: {kind: 'row'},
    columns: {household_id: [{column: 1}], head_name: [{column: 4}]}
  });
  expect(recogniseAs(sheet, [], ['no_such_table'])).toEqual([]);
});

test('a candidate explains its score', () => {
  const {candidates} = recognise(sheetOf(ROLL_2016), []);
  const values = (code: string) =>
    candidates[0]?.reasons.find((each) => each.code === code)?.values;
  expect(candidates[0]?.table).toBe('person');
  expect(values('headings')).toEqual({known: 26, of: 26});
  expect(values('by-person')).toEqual({});
  expect(String(values('decisive')?.['headings'])).toContain('健康状况');
});

test('every reason has its sentence', () => {
  const dates = ['2023-01-01', '2023-01-02'];
  const readings = [
    recognise(sheetOf(ROLL_2016), []),
    recognise(sheetOf('联系电话,户编号,户主姓名,户类型,致贫原因1,脱贫年度,家庭人口'), [dates]),
    recognise(sheetOf('户编号,项目编号,项目名称,项目类型,建设内容,总投资'), []),
    recognise(sheetOf('户编号,户主姓名,村,项目编号,项目名称,年度'), []),
    recognise(sheetOf(ROLL_2016, {title: '注销人口'}), [])
  ];
  const codes = readings.flatMap(({candidates}) =>
    candidates.flatMap(({reasons}) => reasons.map(({code}) => code))
  );
  expect(codes).toEqual(
    expect.arrayContaining(['values-against', 'barred', 'lacks', 'close', 'closed'])
  );
  expect(codes.filter((code) => !(code in REASONS))).toEqual([]);
});

test('a sheet without headings is asked about, with what its values tell', () => {
  const rows = Array.from({length: 8}, (_, i) => [
    `58010110020${i}`,
    '张示例',
    '58019919900101001X',
    i % 2 === 0 ? '男' : '女',
    ['户主', '配偶', '之子', '之女'][i % 4] ?? '',
    ['普通劳动力', '无劳动力'][i % 2] ?? '',
    ['健康', '残疾'][i % 2] ?? ''
  ]);
  const sheet = sheetOf(['', '', '', '', '', '', ''], {headingRows: []});
  const found = recognise(sheet, samplesOf(7, rows));
  expect(found.verdict).toBe('ask');
  expect(found.candidates[0]?.table).toBe('person');
  expect(projection(found, 'person').columns).toMatchObject({
    id_number: [{column: 3}],
    sex: [{column: 4}],
    relation: [{column: 5}],
    labour: [{column: 6}]
  });
});
