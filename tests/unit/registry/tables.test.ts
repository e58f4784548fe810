import {describe, expect, test} from 'vitest';
import type {ColumnType, RegistryTable} from '../../../src/model/dictionary.ts';
import {CODES} from '../../../src/registry/codes.ts';
import {fold} from '../../../src/registry/fold.ts';
import {columnOf, TABLES} from '../../../src/registry/tables/index.ts';

const tables = Object.values(TABLES);

/** Values that occur more than once. */
function repeated(values: readonly string[]): string[] {
  return values.filter((value, i) => values.indexOf(value) !== i);
}

test('the fixed tables exist under their English and Chinese names', () => {
  const names = Object.entries(TABLES).map(([key, table]) => `${key} ${table.name} ${table.zh}`);
  expect(names).toEqual(
    [
      'village 村',
      'village_change 撤并村',
      'household 户',
      'person 人',
      'monitored 监测户',
      'income 收入',
      'helper 帮扶责任人',
      'pairing 结对帮扶',
      'measure 帮扶措施',
      'project 项目',
      'fund 资金',
      'payment 拨付支付',
      'fund_weekly 资金周报',
      'enterprise 经营主体',
      'benefit 带贫名单',
      'guarantee_issue 三保障问题',
      'relocation 易地搬迁',
      'microcredit 小额信贷',
      'medical 医疗结算',
      'disaster 受灾',
      'rectification 整改台账',
      'work 务工'
    ].map((pair) => `${pair.split(' ')[0]} ${pair}`)
  );
});

function units(table: RegistryTable, type: ColumnType) {
  return new Set(table.columns.filter((column) => column.type === type).map(({unit}) => unit));
}

/** Those of the head that may be the helper's; a progress that may be a state, as its values tell. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  pairing: ['姓名', 'aab002', '证件号码', '身份证号', '身份证号码', 'aab004'],
  project: ['项目进度']
};

describe.each(tables)('$name', (table) => {
  test('names its columns once in each language, in lower_snake English', () => {
    expect(repeated(table.columns.map(({name}) => name))).toEqual([]);
    expect(repeated(table.columns.map(({zh}) => zh))).toEqual([]);
    expect(table.columns.filter(({name}) => !/^[a-z][a-z0-9_]*$/.test(name))).toEqual([]);
  });

  test('takes every heading for one column only, but for those that stand for either', () => {
    const headings = table.columns.flatMap((column) => [column.zh, ...column.headings].map(fold));
    expect(repeated(headings).sort()).toEqual([...(SHARED[table.name] ?? [])].sort());
    expect(headings.filter((heading) => heading === '')).toEqual([]);
  });

  test('uses existing code lists, on label columns only', () => {
    const wrong = table.columns.filter(({type, codes}) =>
      type === 'label' ? !CODES[codes ?? ''] : codes !== undefined && type !== 'labels'
    );
    expect(wrong).toEqual([]);
  });

  test('states the unit of money and areas', () => {
    expect([...units(table, 'money')].filter((unit) => unit !== '元')).toEqual([]);
    expect([...units(table, 'area')].filter((unit) => unit !== '亩')).toEqual([]);
  });

  test('has the columns of its key and of its needs', () => {
    const names = new Set(table.columns.map(({name}) => name));
    const used = [...table.key, ...table.needs.flat()];
    expect(used.filter((name) => !names.has(name))).toEqual([]);
  });
});

test('labels without a list are only the measures of a monitored household, whose names are open', () => {
  const open = tables.flatMap(({name, columns}) =>
    columns
      .filter(({type, codes}) => type === 'labels' && codes === undefined)
      .map((column) => `${name}.${column.name}`)
  );
  expect(open.every((name) => /^monitored\.\w+_measures$/.test(name))).toBe(true);
  expect(open.length).toBe(14);
});

test('places have four columns in every table about places', () => {
  const four = ['county', 'township', 'village', 'village_code'];
  const without = tables.filter(({name}) => four.some((column) => !columnOf(name, column)));
  expect(without.map(({name}) => name)).toEqual([]);
});

test('names, numbers, phones, accounts and heads are direct identifiers wherever they stand', () => {
  const loose = tables.flatMap(({name, columns}) =>
    columns
      .filter(
        ({type, personal}) => (type === 'id-number' || type === 'phone') && personal !== 'direct'
      )
      .map((column) => `${name}.${column.name}`)
  );
  expect(loose).toEqual([]);
  const direct = ['household_id', 'head_name', 'bank_card', 'payee', 'owner', 'helper_name'];
  const wrong = tables.flatMap(({columns}) =>
    columns.filter(({name, personal}) => direct.includes(name) && personal !== 'direct')
  );
  expect(wrong).toEqual([]);
});

test('columns that notebooks rely on', () => {
  const relied: Record<string, string> = {
    household:
      'household_id head_name head_id_number phone size household_type poverty_attribute poverty_status identified_on out_year main_cause other_causes dangerous_house safe_water income_per_head arable_area in_cooperative led_by_enterprise led_by_leader no_labour_backstop natural_village',
    person:
      'household_id person_id name id_number sex born_on relation ethnic education student_status health labour work_months medical_insurance disability_kind disability_grade minimum_living special_support on_register',
    monitored:
      'household_id kind risks identified_on removed removed_on removal_way income_per_head household_income self_paid industry_measures employment_measures finance_measures post_measures health_measures education_measures housing_measures water_measures relocation_measures security_measures social_measures infrastructure_measures development_measures_state',
    income:
      'household_id year wage business property transfer business_cost net_income net_income_per_head size',
    measure: 'household_id year kind item project_id amount started_on state',
    project:
      'project_id name township village kind source state planned_amount allocated beneficiary_households beneficiary_people owner_unit owner planned_start planned_end started_on completed_on accepted_on',
    fund: 'document_no batch project_id project_name township level allocated broken_down released paid arrived_on year',
    payment: 'document_no project_id township event on_date amount payee',
    fund_weekly: 'week_no week_end township allocated broken_down released paid',
    enterprise: 'enterprise_id name township village claimed_households state',
    benefit:
      'enterprise_id enterprise_name project_id household_id head_name head_id_number township village way amount year',
    village:
      'village_code township village attribute households_total people_total registered_households general_households'
  };
  const missing = Object.entries(relied).flatMap(([table, names]) =>
    names.split(' ').filter((name) => columnOf(table, name) === undefined)
  );
  expect(missing).toEqual([]);
});

test('a numbered heading stands for each of its numbers', () => {
  const headings = columnOf('monitored', 'risks')?.headings ?? [];
  expect(headings).toEqual(expect.arrayContaining(['致贫/返贫风险1', '致贫/返贫风险5', '风险3']));
  expect(headings.filter((heading) => heading.includes('{'))).toEqual([]);
});
