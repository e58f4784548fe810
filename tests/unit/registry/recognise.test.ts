import {describe, expect, test} from 'vitest';
import type {Projection, Recognition} from '../../../src/model/projection.ts';
import type {SheetHead} from '../../../src/model/sheet.ts';
import {recognise, recogniseAs} from '../../../src/registry/recognise.ts';
import {CHECK_2021, ROLL_2016, ROLL_2022, WIDE_2023} from './generations.ts';
import {samplesOf, sheetOf} from './sheets.ts';

/** 'household first: 户编号 …' of each projection, for reading. */
function tables(recognition: Recognition): string[] {
  return recognition.projections.map(({table, grain}) => `${table} ${grain.kind}`);
}

function projection(recognition: Recognition, table: string): Projection {
  const found = recognition.projections.find((each) => each.table === table);
  if (found === undefined) throw new Error(`no ${table} in ${tables(recognition).join()}`);
  return found;
}

/** The headings from which the columns of a table are read, apart by '+'. */
function sources(sheet: SheetHead, recognition: Recognition, table: string, names: string) {
  const {columns} = projection(recognition, table);
  return Object.fromEntries(
    names
      .split(' ')
      .map((name) => [
        name,
        columns[name]?.map(({column}) => sheet.headings[column - 1]).join('+') ?? null
      ])
  );
}

describe('generations of the registry', () => {
  test('2016-2018: persons, and their households from the first row of each', () => {
    const sheet = sheetOf(ROLL_2016, {file: '贫困人口信息_20171231.xls'});
    const found = recognise(sheet, []);
    expect(found.verdict).toBe('certain');
    expect(tables(found)).toEqual(['person row', 'household first']);
    expect(sources(sheet, found, 'person', 'name id_number work_months serious_insurance')).toEqual(
      {
        name: '姓名',
        id_number: '证件号码',
        work_months: '务工时间(月)',
        serious_insurance: '参加大病医疗'
      }
    );
    const names = 'poverty_status poverty_attribute main_cause safe_water water_hard phone size';
    expect(sources(sheet, found, 'household', names)).toEqual({
      poverty_status: '脱贫属性',
      poverty_attribute: '贫困户属性',
      main_cause: '主要致贫原因',
      safe_water: '饮水安全',
      water_hard: '饮水困难',
      phone: '联系电话',
      size: '人数'
    });
    expect(projection(found, 'household').grain).toEqual({kind: 'first', key: ['household_id']});
    expect(projection(found, 'person')).toMatchObject({asOf: '2017-12-31', asOfFrom: 'file'});
    expect(found.unused).toEqual([1]);
  });

  test('2022: monitored households stand beside, where the kind is not empty', () => {
    const sheet = sheetOf(ROLL_2022);
    const samples = samplesOf(32, [
      ['1', '2022-12-31'],
      ['2', '2022/12/31']
    ]);
    const found = recognise(sheet, samples);
    expect(found.verdict).toBe('certain');
    expect(tables(found)).toEqual(['person row', 'household first', 'monitored first']);
    expect(projection(found, 'monitored').where).toBe('kind');
    expect(sources(sheet, found, 'monitored', 'kind removed identified_on removed_on')).toEqual({
      kind: '易返贫致贫户(监测对象)类型',
      removed: '风险是否消除',
      identified_on: '风险识别时间',
      removed_on: '风险消除时间'
    });
    expect(
      sources(sheet, found, 'household', 'main_cause phone identified_on household_type')
    ).toEqual({
      main_cause: '致贫原因1',
      phone: '户联系电话',
      identified_on: '首次识别时间',
      household_type: '户类型'
    });
    expect(sources(sheet, found, 'person', 'phone identified_on')).toEqual({
      phone: '人联系电话',
      identified_on: '人员识别时间'
    });
    expect(projection(found, 'person')).toMatchObject({asOf: '2022-12-31', asOfFrom: 'column'});
  });

  test('2021: a check of persons says nothing of their households', () => {
    const sheet = sheetOf(CHECK_2021);
    const found = recognise(sheet, []);
    expect(found.verdict).toBe('certain');
    expect(tables(found)).toEqual(['person row']);
    const names =
      'person_id phone medical_insurance employee_medical_insurance pension minimum_living special_support post_kind post_months medical_aid';
    expect(sources(sheet, found, 'person', names)).toEqual({
      person_id: '人口编号',
      phone: '成员联系电话',
      medical_insurance: '是否参加新型农村合作医疗（城乡居民基本医疗保险）',
      employee_medical_insurance: '是否参加城镇职工基本医疗保险',
      pension: '是否参加城乡居民基本养老保险',
      minimum_living: '是否享受低保',
      special_support: '是否特困供养人员',
      post_kind: '公益性岗位类型',
      post_months: '公益性岗位(月数)',
      medical_aid: '是否接受大病医疗救助'
    });
    expect(projection(found, 'person').asOf).toBeUndefined();
  });

  test('2023: a wide export is four tables', () => {
    const sheet = sheetOf(WIDE_2023, {
      file: '（自定义）监测对象信息 (22).xlsx',
      title: '示例县监测对象信息（数据截至2024年6月30日） 导出时间：2024-07-15 09:12:33'
    });
    const found = recognise(sheet, []);
    expect(found.verdict).toBe('certain');
    expect(tables(found)).toEqual([
      'person row',
      'household first',
      'monitored first',
      'income first'
    ]);
    for (const each of found.projections) {
      expect(each).toMatchObject({asOf: '2024-06-30', asOfFrom: 'title'});
    }
    expect(
      sources(sheet, found, 'household', 'main_cause other_causes income_per_head head_name')
    ).toEqual({
      main_cause: '致贫原因1',
      other_causes: '致贫原因2+致贫原因3',
      income_per_head: '人均纯收入（元）',
      head_name: '户主姓名'
    });
    const names =
      'risks post_measures income_per_head after_income after_income_per_head wage after_wage';
    expect(sources(sheet, found, 'monitored', names)).toEqual({
      risks: '致贫/返贫风险1+致贫/返贫风险2+致贫/返贫风险3+致贫/返贫风险4+致贫/返贫风险5',
      post_measures: '公益岗位帮扶',
      income_per_head: '人均纯收入（元）',
      after_income: '风险消除后家庭纯收入',
      after_income_per_head: '风险消除后家庭人均纯收入',
      wage: '工资性收入',
      after_wage: '风险消除后工资性收入'
    });
  });

  test('the wide export of the middle of 2024 holds the incomes of 2023', () => {
    const year = (title: string) =>
      recognise(sheetOf(WIDE_2023, {title}), []).projections.find(({table}) => table === 'income')
        ?.constants;
    expect(year('数据截至2024年6月30日')).toEqual({year: '2023'});
    expect(year('数据截至2023年12月31日')).toEqual({year: '2023'});
    expect(year('')).toBeUndefined();
  });

  test('of a heading that stands twice, the column next to the time of removal counts', () => {
    const at = (headings: readonly string[]) =>
      projection(recognise(sheetOf(headings), []), 'monitored').columns['removed'];
    const first = WIDE_2023.indexOf('风险是否已消除') + 1;
    const second = WIDE_2023.lastIndexOf('风险是否已消除') + 1;
    expect(second).toBeGreaterThan(first);
    expect(at(WIDE_2023)).toEqual([{column: second}]);
    expect(at(WIDE_2023.with(second - 1, '风险是否已消除_2'))).toEqual([{column: second}]);
    expect(at(WIDE_2023.with(second - 1, '风险是否已消除.1'))).toEqual([{column: second}]);
    expect(at(WIDE_2023.toReversed())).toEqual([{column: WIDE_2023.length + 1 - second}]);
  });

  test('headings in half width, with spaces, line ends and a typing error', () => {
    const sheet = sheetOf(
      ROLL_2022.with(28, '检测对象类别')
        .with(6, '户 编\n号')
        .with(3, '乡（镇）')
        .with(9, ' 证件号码 ')
    );
    expect(tables(recognise(sheet, []))).toContain('monitored first');
    expect(recognise(sheet, []).unused).toEqual([1, 2]);
  });
});

describe('households', () => {
  const headings =
    '户编号,户主姓名,户主证件号码,乡镇,行政村,家庭人口,户类型,致贫原因1,监测对象类别,识别监测时间';
  const row = (kind: string | null) => [
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

  test('one row a household: nothing is the first of anything', () => {
    const found = recognise(sheetOf(headings, {rows: [row(null), row('边缘易致贫户')]}), []);
    expect(tables(found)).toEqual(['household row', 'monitored row']);
  });

  test('a list of monitored households only is no register of households', () => {
    const found = recognise(
      sheetOf(headings, {rows: [row('脱贫不稳定户'), row('边缘易致贫户')]}),
      []
    );
    expect(tables(found)).toEqual(['monitored row']);
    expect(projection(found, 'monitored').where).toBeUndefined();
    expect(found.candidates[0]?.reasons.map(({code}) => code)).toContain('only-monitored');
  });

  test('household numbers that come again and again show rows of members', () => {
    const rows = Array.from({length: 12}, (_, i) => [
      `5801010000${Math.floor(i / 3)}`,
      ...row(null).slice(1)
    ]);
    const found = recognise(sheetOf(headings, {rows}), samplesOf(10, rows));
    expect(tables(found)).toEqual(['household first', 'monitored first']);
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
