import {expect, test} from 'vitest';
import {lookUp} from '../../../src/registry/recognise/columns.ts';
import {headingOf} from '../../../src/registry/recognise/heading.ts';
import {TABLES} from '../../../src/registry/tables/index.ts';

/** Headings of a county's own ledgers, by table: each names the column behind its arrow. */
const HEADINGS = `
household 户内人口数>size 人口>size 属性>poverty_attribute 脱贫户类别>poverty_attribute 所属乡>township 何年脱贫>out_year
household 原致贫原因/主要>main_cause 原致贫原因/次要>other_causes 致贫原因/主要原因>main_cause 致贫原因/其他原因>other_causes
household 人均收入>income_per_head 饮水是否达标>safe_water 是否C、D级危房>dangerous_house 户主信息/联系方式>phone
household 户主信息/姓名>head_name 户主信息/证件号码>head_id_number 收入情况（元）/人均纯收入>income_per_head
income 2022年家庭收入（元）/工资性>wage 2022年家庭收入（元）/经营性>business 2022年家庭收入（元）/财产性>property
income 2022年家庭收入（元）/转移性>transfer 经营成本>business_cost 全年纯收入>net_income 家庭年纯收入（万元）>net_income
person 文化水平>education 是否低保>minimum_living 享受低保>minimum_living 城乡居民医保>medical_insurance 年内务工月数>work_months
monitored 镇办>township 人口数>size 家庭合规自付支出（元）>self_paid 认定/纳入时人均纯收入>income_per_head
fund 资金安排情况/已分配金额>broken_down 分配资金>broken_down 已拨付资金>released 已支出资金>paid 已拨资金>released
project 项目预算总投资（万元）/财政衔接资金/中央>central_amount 项目预算总投资（万元）/财政衔接资金/省级>province_amount
project 项目预算总投资（万元）/财政衔接资金/市级>city_amount 项目预算总投资（万元）/财政衔接资金/县级>county_amount
project 累计支付资金>paid 已支付金额>paid
pairing 工作单位>unit_name 干部电话>helper_phone
village 户籍人口/户数>households_total 户籍人口/人数>people_total 农民人均可支配收入（元）>income_per_head
village 村卫生室（个）>clinics 是否脱贫村>attribute
village_change 合并前村名>village 合并后村名>new_village 合并前乡镇>township 合并后乡镇>new_township
village_change 原乡镇名称>township 原村（社区）>village 现乡镇名称>new_township 现村（社区）>new_village
benefit 带动起始时间>from_on
measure 具体内容>item
`;

const cases = HEADINGS.trim()
  .split('\n')
  .flatMap((line) => {
    const [name = '', ...pairs] = line.split(' ');
    return pairs.map((pair) => [name, ...pair.split('>')] as const);
  });

test.each(cases)('%s: %s is %s', (name, heading, column) => {
  const table = TABLES[name];
  expect(table && lookUp(table, headingOf(heading ?? ''))[0]?.column.name).toBe(column);
});
