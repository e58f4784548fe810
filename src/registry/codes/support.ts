import {code, codeList} from './list.ts';

/** Lists of measures, helpers, projects and money (domain dictionary 1.6-1.10, 1.18). */
export const SUPPORT_LISTS = [
  codeList(
    'measure_kind',
    '措施大类',
    code('产业帮扶', 'Industry', '产业扶贫 产业发展 产业 产业扶持'),
    code('就业帮扶', 'Employment', '就业扶贫 就业 转移就业'),
    code('金融帮扶', 'Finance', '金融扶贫 金融 小额信贷'),
    code(
      '公益性岗位帮扶',
      'Public-welfare post',
      '公益岗位帮扶 公益岗帮扶 公益性岗位 公益岗位 公益岗'
    ),
    code('健康帮扶', 'Health', '健康扶贫 健康 医疗帮扶 医疗救助 大病救治'),
    code('教育帮扶', 'Education', '教育扶贫 教育 教育资助'),
    code('义务教育保障', 'Compulsory schooling', '义务教育 控辍保学'),
    code('住房安全保障', 'Safe housing', '住房保障 住房安全 危房改造 安全住房保障'),
    code('饮水安全保障', 'Safe drinking water', '饮水保障 饮水安全 安全饮水保障'),
    code('搬迁', 'Relocation', '易地搬迁 易地扶贫搬迁 易地搬迁帮扶 搬迁帮扶'),
    code('综合保障', 'Social security', '社会保障兜底 兜底保障 社会保障 综合性保障 兜底'),
    code('社会帮扶', 'Help from society', '社会扶贫 社会力量帮扶'),
    code('生产生活条件改善', 'Living and working conditions', '生产生活条件 人居环境改善'),
    code('基础设施建设', 'Infrastructure', '基础设施'),
    code('生态补偿', 'Ecological compensation', '生态扶贫 生态帮扶 生态保护'),
    code('其他', 'Other', '其它 其他帮扶')
  ),
  codeList(
    'measure_state',
    '措施状态',
    code('计划中', 'Planned', '未开始 未实施 计划 拟实施'),
    code('实施中', 'Under way', '正在实施 进行中 在实施'),
    code('已落实', 'Done', '已完成 已实施 完成 已兑现'),
    code('已终止', 'Stopped', '终止 取消 已取消')
  ),
  codeList(
    'helper_unit_kind',
    '帮扶单位类型',
    code('国家机关', 'Government body', '机关 党政机关'),
    code('社会团体', 'Association'),
    code('高等院校', 'University', '高校'),
    code('国有企业', 'State company', '国企 国有企业单位'),
    code('东部对口帮扶省市', 'Paired eastern province', '东部协作'),
    code('定点机构', 'Central body assigned to the county', '定点帮扶单位'),
    code('村民自治组织', 'Village body', '村委会 村级组织'),
    code('事业单位', 'Public institution'),
    code('其他', 'Other', '其它')
  ),
  codeList(
    'affiliation',
    '隶属关系',
    code('中央', 'Central'),
    code('省', 'Province', '省级 省(自治区、直辖市)'),
    code('市、地区', 'City', '市 市级 地区 市州'),
    code('区', 'District'),
    code('县', 'County', '县级'),
    code('街道', 'Subdistrict'),
    code('镇', 'Town'),
    code('乡', 'Township', '乡级'),
    code('居民委员会', 'Neighbourhood committee', '居委会'),
    code('村民委员会', 'Village committee', '村委会 村'),
    code('军队', 'Army'),
    code('其他', 'Other', '其它')
  ),
  codeList(
    'project_kind',
    '项目类型',
    code('产业发展', 'Industry', '产业 产业类 产业项目 产业发展类 乡村特色产业 产业扶贫 生产发展'),
    code('就业项目', 'Employment', '就业 就业类 就业扶贫 稳定就业 就业项目类'),
    code(
      '乡村建设行动',
      'Village construction',
      '乡村建设 基础设施 基础设施类 农村基础设施 乡村基础设施 生活条件改善类 基础设施建设 乡村建设类'
    ),
    code(
      '易地搬迁后扶',
      'After relocation',
      '易地搬迁后续 易地搬迁后续扶持 易地扶贫搬迁后扶 易地搬迁 搬迁后扶'
    ),
    code(
      '巩固三保障成果',
      'Schooling, health, housing and water',
      '巩固三保障 三保障 教育扶贫类 教育扶贫 巩固三保障成果类'
    ),
    code(
      '乡村治理和精神文明',
      'Village governance and culture',
      '乡村治理 精神文明 乡村治理和精神文明建设 社会事业'
    ),
    code('生态环境', 'Environment', '生态经济 生态 生态类'),
    code('项目管理费', 'Project management', '管理费'),
    code('其他', 'Other', '其它 其他类')
  ),
  codeList(
    'project_source',
    '项目来源',
    code(
      '乡村振兴项目库',
      'Rural revitalisation project pool',
      '巩固拓展脱贫攻坚成果和乡村振兴项目库 项目库'
    ),
    code('财政衔接资金项目库', 'Linkage-fund project pool', '衔接资金项目库'),
    code('行业部门项目库', 'Department project pool', '行业部门'),
    code('其他来源', 'Other', '其他 其它')
  ),
  codeList(
    'project_state',
    '项目状态',
    code('规划中', 'Planned', '未开工 拟建 前期 待开工 前期准备 招标中 未实施 计划中'),
    code('实施中', 'Under way', '在建 已开工 建设中 施工中 正在实施 开工'),
    code('已完成', 'Completed', '已完工 完工 已竣工 竣工 已验收 完成'),
    code('已终止', 'Stopped', '终止 已取消 取消 停建')
  ),
  codeList(
    'fund_level',
    '资金级次',
    code('中央', 'Central', '中央资金 中央级 中央财政 中央衔接资金 中央财政衔接资金 国家级'),
    code('省级', 'Province', '省 省级资金 省资金 省财政 省级财政 省级衔接资金 自治区 自治区级'),
    code('市级', 'City', '市 市级资金 市资金 市州级 市州 市财政 市级衔接资金'),
    code(
      '县级',
      'County',
      '县 县级资金 县资金 区县级 县(区)级 区县 县区 县财政 县级衔接资金 本级 县本级'
    ),
    code('群众自筹', 'Own contribution', '自筹 自筹资金'),
    code('东西部协作', 'East-west cooperation', '东西部扶贫协作 东西部协作资金 协作'),
    code('定点帮扶', 'Assigned central body', '定点扶贫 定点帮扶资金'),
    code('社会捐赠', 'Donations', '捐赠 社会资金 社会'),
    code('地方债', 'Local bonds', '地债 地方政府债券 一般债券')
  ),
  codeList(
    'fund_event',
    '资金事项',
    code('到账', 'Arrived', '到帐 资金到账 下达到账 收到'),
    code('拨付', 'Released', '资金拨付 已拨付 拨款 下拨'),
    code('支付', 'Paid', '资金支付 已支付 支出 报账 到户'),
    code('退回', 'Refunded', '退款 退回资金 资金退回 收回 退库')
  ),
  codeList(
    'benefit_way',
    '带动方式',
    code('统一供种', 'Seed or stock supplied', '统一供种(供苗、幼崽) 供种 供苗 提供种苗'),
    code('技术指导', 'Advice', '技术服务 技术培训'),
    code(
      '保底收购',
      'Materials supplied or harvest bought back',
      '提供原料或保底/优惠价回收 保底回收 订单收购 订单农业 保价收购'
    ),
    code('吸纳就业', 'Jobs', '就业带动 务工带动 就业 务工 用工'),
    code('加工延伸产业链', 'Processing', '加工 延伸产业链'),
    code(
      '土地入股或流转',
      'Land leased or held as share',
      '土地经营权/林权入股或流转 土地流转 土地入股 林权入股 流转土地'
    ),
    code('入股分红', 'Shares and dividends', '资产收益 分红 资金入股 股份合作'),
    code('其他', 'Other', '其它')
  ),
  codeList(
    'enterprise_kind',
    '经营主体类型',
    code('企业', 'Company', '公司 有限公司 农业企业 农业发展有限公司'),
    code('龙头企业', 'Leading company', '农业产业化龙头企业'),
    code('农民专业合作社', 'Cooperative', '合作社 专业合作社'),
    code('家庭农场', 'Family farm', '种养殖家庭农场'),
    code('致富带头人', 'Local leader', '创业致富带头人'),
    code('帮扶车间', 'Support workshop', '扶贫车间'),
    code('种养大户', 'Large grower', '大户'),
    code('其他', 'Other', '其它')
  ),
  codeList(
    'enterprise_state',
    '经营状态',
    code('在营', 'Operating', '正常 正常经营 运营中 经营中 存续'),
    code('停业', 'Stopped', '停产 暂停 停止经营 歇业'),
    code('注销', 'Closed', '已注销 吊销')
  )
] as const;
