import {describe, expect, test} from 'vitest';
import {recognise} from '../../../src/registry/recognise.ts';
import {CHECK_2021, ROLL_2016, ROLL_2022, WIDE_2023} from './generations.ts';
import {projection, samplesOf, sheetOf, sources, tables} from './sheets.ts';

function year(title: string) {
  const {projections} = recognise(sheetOf(WIDE_2023, {title}), []);
  return projections.find(({table}) => table === 'income')?.constants;
}

function at(headings: readonly string[]) {
  return projection(recognise(sheetOf(headings), []), 'monitored').columns['removed'];
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
    expect(year('数据截至2024年6月30日')).toEqual({year: '2023'});
    expect(year('数据截至2023年12月31日')).toEqual({year: '2023'});
    expect(year('')).toBeUndefined();
  });

  test('of a heading that stands twice, the column next to the time of removal counts', () => {
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
