import {code, codeList} from './list.ts';

/** Lists of villages, problems and cases (domain dictionary 1.11-1.17). */
export const PLACE_LISTS = [
  codeList(
    'village_kind',
    '村属性',
    code('脱贫村', 'Village out of poverty', '贫困村 出列村 已出列村 建档立卡贫困村 是'),
    code('非贫困村', 'Other village', '非脱贫村 一般村 否'),
    code('深度贫困村', 'Village in deep poverty', '深贫村'),
    code('经济薄弱村', 'Economically weak village', '薄弱村'),
    code('易地安置社区', 'Resettlement community', '安置社区 易地搬迁安置社区')
  ),
  codeList(
    'village_change_kind',
    '变更类型',
    code('合并', 'Merged', '撤并 并入 合村'),
    code('更名', 'Renamed', '改名'),
    code('撤销', 'Dissolved', '撤村'),
    code('划转', 'Moved to another township', '划入 调整'),
    code('新设', 'New', '新增 设立')
  ),
  codeList(
    'guarantee_kind',
    '三保障类别',
    code('义务教育', 'Compulsory schooling', '教育 义务教育保障 控辍保学'),
    code('基本医疗', 'Basic medical care', '医疗 基本医疗保障 医疗保障'),
    code('住房安全', 'Safe housing', '住房 住房保障 安全住房 住房安全保障'),
    code('饮水安全', 'Safe drinking water', '饮水 安全饮水 饮水安全保障')
  ),
  codeList(
    'case_state',
    '办理状态',
    code('未启动', 'Not started', '未整改 未解决 待整改 未开始 未办理'),
    code('整改中', 'Under way', '正在整改 解决中 办理中 推进中 进行中'),
    code('已完成', 'Done', '已整改 已解决 整改完成 完成整改 已办结'),
    code('长期坚持', 'Kept up for good', '长期整改 持续整改 立行立改并长期坚持')
  ),
  codeList(
    'rectification_source',
    '问题来源',
    code('中央巡视', 'Central inspection', '中央专项巡视 巡视'),
    code('国考', 'National appraisal', '国家考核 国家考核评估'),
    code('省考', 'Provincial appraisal', '省级考核 省考核评估 省级后评估'),
    code('第三方', 'Third-party evaluation', '第三方评估'),
    code('审计', 'Audit', '审计发现'),
    code('自查', 'Own check', '自查自纠 自查发现 县级自查'),
    code('其他', 'Other', '其它')
  ),
  codeList(
    'resettlement_way',
    '安置方式',
    code('集中安置', 'In a settlement', '集中'),
    code('分散安置', 'Scattered', '分散'),
    code('投亲靠友', 'With relatives', '投靠亲友'),
    code('临时安置', 'For the time being', '过渡安置')
  ),
  codeList(
    'rebuild_way',
    '重建方式',
    code('原址重建', 'On the same site', '原地重建'),
    code('异地重建', 'Elsewhere', '易地重建'),
    code('集中重建', 'In a settlement'),
    code('维修加固', 'Repair', '维修 加固 修缮加固'),
    code('购房安置', 'Bought house', '购房')
  ),
  codeList(
    'disaster_kind',
    '灾种',
    code('洪涝', 'Flood', '水灾 洪水 暴雨 暴雨洪涝'),
    code('干旱', 'Drought', '旱灾'),
    code('风雹', 'Wind and hail', '冰雹 大风 雹灾'),
    code('低温冷冻', 'Frost', '冻灾 霜冻 低温冷冻和雪灾 雪灾'),
    code('地质灾害', 'Landslide', '滑坡 泥石流 山体滑坡'),
    code('地震', 'Earthquake', '震灾'),
    code('火灾', 'Fire', '房屋火灾'),
    code('病虫害', 'Pests', '病虫灾害 动物疫病'),
    code('其他', 'Other', '其它')
  ),
  codeList(
    'loan_kind',
    '贷款类型',
    code('新增', 'New', '新增贷款 新贷 首贷'),
    code('续贷', 'Renewed', '无还本续贷'),
    code('展期', 'Extended', '贷款展期')
  ),
  codeList(
    'loan_state',
    '贷款状态',
    code('正常', 'In order', '未到期 正常贷款'),
    code('逾期', 'Overdue', '已逾期 逾期贷款'),
    code('不良', 'Bad', '不良贷款'),
    code('已结清', 'Repaid', '结清 已还清 已还款')
  )
] as const;
