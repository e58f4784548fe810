import type {RegistryTable} from '../../model/dictionary.ts';
import {column} from './column.ts';
import {places} from './shared.ts';

/** 经营主体: domain dictionary 1.10. */
export const enterprise: RegistryTable = {
  name: 'enterprise',
  zh: '经营主体',
  en: 'Enterprises',
  key: ['enterprise_id'],
  unit: {zh: '一个经营主体', en: 'one enterprise'},
  needs: [
    ['enterprise_id', 'name'],
    ['enterprise_id', 'legal_person', 'kind', 'claimed_households'],
    ['claimed_households', 'way', 'state', 'kind', 'business', 'legal_person']
  ],
  not: ['户编号', '户主姓名', '户主证件号码', '项目编号'],
  columns: [
    ...places('none'),
    column('enterprise_id', '统一社会信用代码', 'Credit code', 'key', 'none', {
      also: '社会信用代码 信用代码 统一信用代码 组织机构代码 营业执照号'
    }),
    column('name', '经营主体名称', 'Name', 'text', 'none', {
      also: '企业名称 主体名称 经营主体 带贫主体名称 带贫主体 名称 单位名称 合作社名称 新型经营主体名称'
    }),
    column('kind', '主体类型', 'Kind', 'label', 'none', {
      codes: 'enterprise_kind',
      also: '经营主体类型 企业类型 类型 经营主体类别 主体类别'
    }),
    column('leading', '是否龙头企业', 'Leading company', 'yes-no', 'none', {also: '龙头企业'}),
    column('legal_person', '法定代表人', 'Legal representative', 'text', 'direct', {
      also: '法人 法人代表 负责人 经营主体负责人 法定代表人姓名'
    }),
    column('phone', '联系电话', 'Phone', 'phone', 'direct', {also: '联系方式 负责人电话 法人电话'}),
    column('address', '注册地址', 'Address', 'text', 'none', {also: '地址 经营地址 住所'}),
    column('business', '主营业务', 'Business', 'text', 'none', {
      also: '经营范围 主导产业 主营产业 产业类型 主要产业 经营内容'
    }),
    column('employees', '员工人数', 'Employees', 'integer', 'none', {
      unit: '人',
      also: '职工人数 从业人数 用工人数'
    }),
    column('claimed_households', '带动户数', 'Households claimed', 'integer', 'none', {
      unit: '户',
      also: '带贫户数 带贫困户数 带动脱贫户数 带动农户数 带动贫困户数 联农带农户数 申报带动户数 带动脱贫户和监测户数'
    }),
    column('claimed_people', '带动人数', 'People claimed', 'integer', 'none', {
      unit: '人',
      also: '带贫人数 带动人口数 带动脱贫人口数'
    }),
    column('way', '带动方式', 'How', 'labels', 'none', {
      codes: 'benefit_way',
      also: '带贫方式 联农带农方式 利益联结方式'
    }),
    column('support_amount', '扶持资金', 'Public money received', 'money', 'none', {
      unit: '元',
      also: '财政扶持资金 奖补资金 财政资金投入 产业奖补资金'
    }),
    column('founded_on', '成立时间', 'Founded', 'date', 'none', {
      also: '成立日期 注册时间 注册日期'
    }),
    column('state', '经营状态', 'State', 'label', 'none', {
      codes: 'enterprise_state',
      also: '经营状况 运营状态 登记状态 经营情况 状态'
    })
  ]
};
