import type {RegistryTable} from '../../model/dictionary.ts';
import {column} from './column.ts';

/** 撤并村: the old-new table of merged and renamed villages. The place columns are the old ones. */
export const village_change: RegistryTable = {
  name: 'village_change',
  zh: '撤并村',
  en: 'Merged and renamed villages',
  key: ['village_code', 'township', 'village'],
  unit: {zh: '一个原村', en: 'one former village'},
  needs: [
    ['village', 'village_code'],
    ['new_village', 'new_village_code']
  ],
  columns: [
    column('county', '县', 'County', 'place', 'none', {also: '县(市、区) 县区 区县'}),
    column('township', '原乡镇', 'Former township', 'place', 'none', {
      also: '撤并前乡镇 变更前乡镇 合并前乡镇 原乡镇名称 旧乡镇 原所属乡镇 调整前乡镇 乡镇 所在乡镇 镇街'
    }),
    column('village', '原行政村', 'Former village', 'place', 'none', {
      also: '原村名 原村 原行政村名称 旧村名 撤并前村名 变更前村名 调整前村名 撤并前行政村 变更前行政村 调整前行政村 原村名称 被撤并村 合并前村名 原村(社区)'
    }),
    column('village_code', '原行政村代码', 'Former code', 'key', 'none', {
      also: '原村代码 原代码 原村编码 原区划代码 原行政区划代码 旧代码 撤并前代码 变更前代码 调整前代码 撤并前村代码'
    }),
    column('new_township', '现乡镇', 'Township now', 'place', 'none', {
      also: '新乡镇 撤并后乡镇 变更后乡镇 合并后乡镇 现乡镇名称 现所属乡镇 调整后乡镇'
    }),
    column('new_village', '现行政村', 'Village now', 'place', 'none', {
      also: '现村名 新村名 新村 现村 撤并后村名 变更后村名 调整后村名 撤并后行政村 变更后行政村 调整后行政村 新行政村 现行政村名称 现村名称 新村名称 并入村 合并后村名 现村(社区)'
    }),
    column('new_village_code', '现行政村代码', 'Code now', 'key', 'none', {
      also: '现村代码 新代码 新村代码 现代码 现村编码 新区划代码 现区划代码 现行政区划代码 撤并后代码 变更后代码 调整后代码 撤并后村代码'
    }),
    column('kind', '变更类型', 'Change', 'label', 'none', {
      codes: 'village_change_kind',
      also: '变更方式 撤并方式 调整方式 撤并类型 调整类型'
    }),
    column('changed_on', '变更时间', 'In force since', 'month', 'none', {
      also: '撤并时间 调整时间 变更日期 批复时间 撤并日期 生效时间 批复日期'
    }),
    column('document_no', '批复文号', 'Document', 'text', 'none', {also: '文件号 批准文号 文号'})
  ]
};
