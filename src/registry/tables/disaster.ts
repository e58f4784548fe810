import type {RegistryTable} from '../../model/dictionary.ts';
import {column} from './column.ts';
import {HEAD, HOUSEHOLD_ID, places} from './shared.ts';

/** 受灾: domain dictionary 1.17. */
export const disaster: RegistryTable = {
  name: 'disaster',
  zh: '受灾',
  en: 'Disasters',
  key: ['household_id', 'kind', 'struck_on'],
  unit: {zh: '一户一次受灾', en: 'one household struck once'},
  needs: [
    ['household_id', 'head_id_number', 'head_name'],
    ['kind', 'struck_on'],
    ['crop_area', 'damaged_rooms', 'loss', 'rebuild_way', 'livestock_loss']
  ],
  columns: [
    ...places('quasi'),
    HOUSEHOLD_ID,
    ...HEAD,
    column('phone', '联系电话', 'Phone', 'phone', 'direct', {also: '户联系电话 联系方式'}),
    column('kind', '灾种', 'Disaster', 'label', 'quasi', {
      codes: 'disaster_kind',
      also: '灾害种类 灾害类型 受灾类型 受灾种类 灾害类别'
    }),
    column('struck_on', '受灾时间', 'Struck on', 'date', 'quasi', {
      also: '受灾日期 灾害发生时间 发生时间'
    }),
    column('crop_area', '农作物受灾面积', 'Crops lost', 'area', 'quasi', {
      unit: '亩',
      also: '受灾面积 农作物受灾 作物受灾面积'
    }),
    column('damaged_rooms', '倒损房屋间数', 'Rooms damaged', 'integer', 'quasi', {
      unit: '间',
      also: '倒损房屋(间) 倒损房屋 倒塌损坏房屋 倒损间数 损坏房屋间数'
    }),
    column('damage_grade', '房屋损坏等级', 'Damage', 'text', 'quasi', {
      also: '倒损等级 房屋受损等级 受损等级 等级'
    }),
    column('livestock_loss', '畜禽损失', 'Livestock lost', 'text', 'quasi'),
    column('loss', '直接损失', 'Loss', 'money', 'sensitive', {
      unit: '元',
      also: '直接经济损失 损失金额 经济损失 直接损失金额'
    }),
    column('monitored', '是否监测对象', 'Monitored', 'yes-no', 'sensitive', {
      also: '是否监测户 是否纳入监测 是否已纳入监测'
    }),
    column('shelter', '安置方式', 'Shelter', 'text', 'quasi', {also: '临时安置方式'}),
    column('rebuild_way', '重建方式', 'Rebuilding', 'label', 'quasi', {
      codes: 'rebuild_way',
      also: '恢复重建方式'
    }),
    column('started_on', '开工日期', 'Started', 'date', 'quasi', {also: '开工时间 重建开工日期'}),
    column('completed_on', '完工日期', 'Completed', 'date', 'quasi', {
      also: '完工时间 竣工日期 重建完工日期'
    }),
    column('moved_in_on', '入住日期', 'Moved in', 'date', 'quasi', {also: '入住时间'}),
    column('subsidy', '补助金额', 'Subsidy', 'money', 'sensitive', {
      unit: '元',
      also: '救助金额 补助资金 救灾补助'
    }),
    column('owner', '责任人', 'Person in charge', 'text', 'direct', {also: '包保责任人 帮扶责任人'})
  ]
};
