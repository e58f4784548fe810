import type {RegistryTable} from '../../model/dictionary.ts';
import {column} from './column.ts';
import {places} from './shared.ts';

/** 帮扶责任人: domain dictionary 1.6. */
export const helper: RegistryTable = {
  name: 'helper',
  zh: '帮扶责任人',
  en: 'Helpers',
  key: ['id_number'],
  unit: {zh: '一名帮扶责任人', en: 'one helper'},
  needs: [
    ['name', 'id_number'],
    ['unit_name', 'unit_kind'],
    ['affiliation', 'rank', 'first_secretary', 'team_leader', 'team_member', 'phone']
  ],
  not: ['户编号', 'AAC001', '户主姓名', 'AAC029', '与户主关系', '户主证件号码'],
  columns: [
    ...places('none'),
    column('name', '姓名', 'Name', 'text', 'direct', {
      also: '帮扶责任人 帮扶责任人姓名 责任人姓名 帮扶人姓名 帮扶干部 帮扶干部姓名 AAB002'
    }),
    column('id_number', '证件号码', 'ID number', 'id-number', 'direct', {
      also: '身份证号 身份证号码 证件号 身份证 帮扶责任人证件号码 公民身份号码 AAB004'
    }),
    column('sex', '性别', 'Sex', 'label', 'quasi', {codes: 'sex', also: 'AAB003'}),
    column('phone', '联系电话', 'Phone', 'phone', 'direct', {
      also: '手机号 手机号码 手机 电话 联系方式 帮扶人手机号 帮扶责任人电话 AAR012'
    }),
    column('unit_name', '帮扶单位', 'Unit', 'text', 'none', {
      also: '帮扶单位名称 单位 单位名称 工作单位 派出单位 所在单位 AAP001'
    }),
    column('unit_kind', '帮扶单位类型', 'Kind of unit', 'label', 'none', {
      codes: 'helper_unit_kind',
      also: '单位类型'
    }),
    column('affiliation', '隶属关系', 'Affiliation', 'label', 'none', {
      codes: 'affiliation',
      also: '单位隶属关系 单位隶属'
    }),
    column('first_secretary', '是否第一书记', 'First secretary', 'yes-no', 'none', {
      also: '第一书记'
    }),
    column('team_leader', '是否工作队队长', 'Team leader', 'yes-no', 'none', {
      also: '工作队队长 是否驻村工作队队长 是否队长'
    }),
    column('team_member', '是否驻村队员', 'Team member', 'yes-no', 'none', {
      also: '驻村队员 是否驻村工作队员 是否驻村工作队队员'
    }),
    column('rank', '职务级别', 'Rank', 'text', 'quasi', {also: '职级 行政级别'}),
    column('post', '职务', 'Post', 'text', 'quasi', {also: '派出单位职务 单位职务 AAK888'}),
    column('political', '政治面貌', 'Party membership', 'label', 'sensitive', {
      codes: 'political',
      also: 'AAK033'
    }),
    column('education', '学历', 'Education', 'text', 'quasi', {also: '文化程度 AAK036'}),
    column('skill', '技术特长', 'Skill', 'text', 'quasi', {also: '特长 AAK037'})
  ]
};
