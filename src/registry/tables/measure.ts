import type {RegistryTable} from '../../model/dictionary.ts';
import {column} from './column.ts';
import {HEAD, HOUSEHOLD_ID, PROJECT_ID, PROJECT_NAME, places} from './shared.ts';

/** 帮扶措施: domain dictionary 1.7, one row a household, year and measure. */
export const measure: RegistryTable = {
  name: 'measure',
  zh: '帮扶措施',
  en: 'Measures',
  key: ['household_id', 'year', 'kind', 'item'],
  unit: {zh: '一户一年一项措施', en: 'one measure of a household in one year'},
  needs: [
    ['household_id', 'head_id_number'],
    ['kind', 'item'],
    ['kind', 'started_on', 'year', 'state']
  ],
  columns: [
    ...places('quasi'),
    HOUSEHOLD_ID,
    ...HEAD,
    column('year', '年度', 'Year', 'year', 'none', {
      also: '帮扶年度 措施年度 年份 实施年度 落实年度'
    }),
    column('kind', '措施大类', 'Kind of measure', 'label', 'quasi', {
      codes: 'measure_kind',
      also: '帮扶措施大类 措施类别 措施类型 帮扶措施类型 帮扶措施类别 帮扶类型 帮扶类别 措施分类'
    }),
    column('item', '措施子项', 'Measure', 'text', 'quasi', {
      also: '帮扶措施子项 具体措施 措施名称 措施内容 具体内容 帮扶措施 帮扶措施名称 帮扶措施内容 具体帮扶措施 帮扶内容 帮扶项目 措施小类'
    }),
    PROJECT_ID,
    PROJECT_NAME,
    column('amount', '金额', 'Amount', 'money', 'sensitive', {
      unit: '元',
      also: '帮扶金额 补助金额 落实金额 到户金额 措施金额 补助资金 帮扶资金 投入资金 帮扶资金/物资折价'
    }),
    column('started_on', '开始时间', 'Started', 'month', 'none', {
      also: '落实时间 落实日期 开始日期 实施时间 帮扶时间 措施落实时间 开始实施时间 帮扶日期 享受时间'
    }),
    column('state', '措施状态', 'State', 'label', 'none', {
      codes: 'measure_state',
      also: '状态 实施状态 落实状态 落实情况 实施情况 措施落实情况'
    }),
    column('evidence', '凭证', 'Evidence', 'text', 'direct', {also: '佐证材料 佐证 凭证号'})
  ]
};
