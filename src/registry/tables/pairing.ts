import type {RegistryTable} from '../../model/dictionary.ts';
import {column} from './column.ts';
import {HEAD, HOUSEHOLD_ID, places} from './shared.ts';

/** 结对帮扶: domain dictionary 1.6. In force at t when from_on <= t <= until_on; an empty end means still in force. */
export const pairing: RegistryTable = {
  name: 'pairing',
  zh: '结对帮扶',
  en: 'Pairings',
  key: ['household_id', 'helper_id_number', 'from_on'],
  unit: {zh: '一次结对', en: 'one pairing'},
  needs: [
    ['household_id', 'head_id_number', 'head_name'],
    ['helper_name', 'helper_id_number'],
    ['helper_phone', 'unit_name', 'from_on', 'helper_id_number']
  ],
  columns: [
    ...places('quasi'),
    column('natural_village', '自然村', 'Hamlet', 'text', 'quasi', {also: '组 村民小组'}),
    HOUSEHOLD_ID,
    ...HEAD,
    column('head_phone', '户主联系电话', 'Phone of the head', 'phone', 'direct', {
      also: '户联系电话 户主电话'
    }),
    column('helper_name', '帮扶责任人', 'Helper', 'text', 'direct', {
      also: '帮扶责任人姓名 帮扶人 帮扶联系人 帮扶联系人姓名 帮扶人姓名 帮扶干部 帮扶干部姓名 责任人姓名 结对干部 结对帮扶人 结对责任人 姓名 AAB002'
    }),
    column(
      'helper_id_number',
      '帮扶责任人证件号码',
      'ID number of the helper',
      'id-number',
      'direct',
      {
        also: '帮扶责任人身份证号 帮扶责任人身份证号码 责任人证件号码 帮扶人证件号码 帮扶人身份证号 帮扶干部身份证号 帮扶干部证件号码 责任人身份证号 证件号码 身份证号 身份证号码 AAB004'
      }
    ),
    column('helper_phone', '帮扶责任人电话', 'Phone of the helper', 'phone', 'direct', {
      also: '帮扶人手机号 帮扶联系人电话 帮扶责任人联系电话 帮扶责任人手机号 帮扶人电话 帮扶人联系电话 帮扶干部电话 帮扶干部联系电话 干部电话 责任人电话 责任人联系电话 联系电话 电话 AAR012 帮扶干部手机 帮扶人手机'
    }),
    column('unit_name', '帮扶单位', 'Unit', 'text', 'none', {
      also: '帮扶单位名称 单位 单位名称 工作单位 派出单位 帮扶责任人单位 AAP001 帮扶单位及部门'
    }),
    column('post', '职务', 'Post', 'text', 'quasi', {also: '派出单位职务 帮扶责任人职务 AAK888'}),
    column('from_on', '开始时间', 'From', 'month', 'none', {
      also: '帮扶开始时间 结对时间 结对开始时间 开始帮扶时间 结对日期 AAR020 开始结对日期 开始结对时间'
    }),
    column('until_on', '结束时间', 'Until', 'month', 'none', {
      also: '帮扶结束时间 结对结束时间 结束帮扶时间 解除结对时间 AAR021 结束结对日期 结束结对时间'
    }),
    column('visited_on', '最近走访时间', 'Last visit', 'date', 'none', {
      also: '最近走访日期 最近一次走访时间 最近一次走访日期 最后走访时间'
    })
  ]
};
