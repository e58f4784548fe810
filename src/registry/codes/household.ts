import type {Code} from '../../model/dictionary.ts';
import {code, codeList} from './list.ts';

/** A cause, which tables also write as '因病致贫' and '因病返贫'. */
function risk(zh: string, en: string, also = ''): Code {
  const plain = [zh, ...also.split(' ').filter(Boolean)];
  const said = plain.filter((spelling) => /^[因缺].*[^贫]$/.test(spelling));
  return code(zh, en, [also, ...said.flatMap((one) => [`${one}致贫`, `${one}返贫`])].join(' '));
}

/** Lists of the household and monitoring columns (domain dictionary 1.18). */
export const HOUSEHOLD_LISTS = [
  codeList(
    'cause',
    '致贫原因',
    code('因病', 'Illness', '因病致贫 疾病 患病'),
    code('因残', 'Disability', '因残致贫 残疾'),
    code('因学', 'Schooling costs', '因学致贫 上学'),
    code('因灾', 'Disaster', '因灾致贫 因自然灾害 自然灾害 灾害'),
    code('缺土地', 'Lack of land', '缺土地致贫 缺地 缺少土地'),
    code('缺水', 'Lack of water', '缺水致贫 缺少水源'),
    code('缺技术', 'Lack of skills', '缺技术致贫 缺乏技术 缺少技术'),
    code(
      '缺劳动力',
      'Lack of labour',
      '缺劳力 缺劳动力致贫 缺劳力致贫 无劳动能力致贫 缺乏劳动力 缺乏劳力 缺少劳动力 缺少劳力 无劳力'
    ),
    code('缺资金', 'Lack of funds', '缺资金致贫 缺乏资金 缺少资金'),
    code(
      '交通条件落后',
      'Poor transport',
      '交通条件落后致贫 交通落后 交通不便 交通条件差 因交通条件落后'
    ),
    code(
      '自身发展动力不足',
      'Lack of motivation',
      '自身发展动力不足致贫 自身发展力不足 发展动力不足 内生动力不足 动力不足'
    ),
    code('因婚', 'Marriage costs', '因婚致贫 婚嫁'),
    code('因丧', 'Funeral costs', '因丧致贫 丧葬'),
    code('其他', 'Other', '其它 其他原因 其它原因 其他致贫')
  ),
  codeList(
    'risk',
    '返贫致贫风险',
    risk('因病', 'Illness', '因大病 患病'),
    risk('因残', 'Disability'),
    risk('因学', 'Schooling costs'),
    risk('因自然灾害', 'Natural disaster', '因灾 自然灾害 因灾害'),
    risk('因安全住房', 'Unsafe housing', '安全住房 因住房安全 住房安全 因住房'),
    risk('因安全饮水', 'Unsafe drinking water', '安全饮水 因饮水安全 饮水安全 因饮水'),
    risk(
      '因务工就业不稳',
      'Unstable work',
      '务工就业不稳 因务工就业不稳定 因就业不稳 就业不稳 务工不稳 因务工不稳'
    ),
    risk('缺劳动力', 'Lack of labour', '缺劳力 因缺劳动力 因缺劳力 缺乏劳动力'),
    risk('因意外事故', 'Accident', '意外事故 因意外 意外'),
    risk(
      '因产业项目失败',
      'Failed business',
      '产业项目失败 因产业失败 产业失败 因产业项目经营失败 因生产经营失败'
    ),
    risk('因疫情', 'Epidemic', '疫情 因新冠疫情 因疫情影响'),
    risk('因婚', 'Marriage costs'),
    risk('因丧', 'Funeral costs'),
    risk('其他', 'Other', '其它 其他原因 其他风险 因其他')
  ),
  codeList(
    'poverty_attribute',
    '贫困户属性',
    code('一般贫困户', 'Ordinary poor household', '一般户 一般 一般贫困'),
    code(
      '低保贫困户',
      'Poor household on minimum living allowance',
      '低保户 低保 低保部分贫困户 低保全家贫困户'
    ),
    code(
      '特困供养贫困户',
      'Poor household in special support',
      '特困供养户 特困户 特困 特困供养 五保户 五保贫困户 五保'
    ),
    code(
      '低保特困供养贫困户',
      'Poor household on allowance and in special support',
      '低保五保户 低保五保贫困户 低保特困供养户'
    ),
    code('一般脱贫户', 'Ordinary household out of poverty', '一般脱贫'),
    code('低保脱贫户', 'Household out of poverty on minimum living allowance', '低保脱贫'),
    code(
      '特困供养脱贫户',
      'Household out of poverty in special support',
      '特困脱贫户 特困供养脱贫 五保脱贫户'
    ),
    code(
      '低保特困供养脱贫户',
      'Household out of poverty on allowance and in special support',
      '低保五保脱贫户'
    ),
    code('一般农户', 'Other rural household', '非贫困户 普通农户')
  ),
  codeList(
    'household_type',
    '户类型',
    code(
      '脱贫户',
      'Household out of poverty',
      '已脱贫户 脱贫农户 建档立卡户 建档立卡脱贫户 建档立卡贫困户'
    ),
    code('一般农户', 'Other rural household', '一般户 非脱贫户 普通农户 农户 非建档立卡户')
  ),
  codeList(
    'poverty_status',
    '脱贫属性',
    code('未脱贫', 'In poverty', '未脱贫户 尚未脱贫'),
    code('新识别', 'Newly registered', '新识别贫困户 新识别户 新增贫困户'),
    code('预脱贫', 'About to leave poverty', '预脱贫户'),
    code('已脱贫', 'Out of poverty', '脱贫 已脱贫户 稳定脱贫 正常脱贫'),
    code(
      '已脱贫(享受政策)',
      'Out of poverty, still supported',
      '脱贫享受政策 脱贫享受政策户 享受政策'
    ),
    code(
      '已脱贫(不享受政策)',
      'Out of poverty, no longer supported',
      '脱贫不享受政策 脱贫不享受政策户 不享受政策 不再享受政策'
    ),
    code('返贫', 'Back in poverty', '返贫户'),
    code('注销', 'Closed', '自然减少 注销·自然减少 已注销 销户')
  ),
  codeList(
    'standard',
    '识别标准',
    code('国家标准', 'National', '国标 国定标准 国家'),
    code('省定标准', 'Provincial', '省标 省级标准 省定'),
    code('市定标准', 'City', '市标 市级标准 市定')
  ),
  codeList(
    'monitored_kind',
    '监测对象类别',
    code('脱贫不稳定户', 'Unstable after leaving poverty', '脱贫不稳定 脱贫不稳户 脱贫不稳定农户'),
    code('边缘易致贫户', 'On the edge of poverty', '边缘易致贫 边缘户 边缘易致贫农户'),
    code(
      '突发严重困难户',
      'In sudden severe difficulty',
      '突发严重困难 突发困难户 突发严重困难农户 突发户'
    )
  ),
  codeList(
    'removal_way',
    '风险消除方式',
    code('帮扶消除', 'Through support', '帮扶后消除 帮扶措施消除 帮扶'),
    code('自然消除', 'By itself', '自然消失 自然 自然减少消除')
  ),
  codeList(
    'development_state',
    '开发式帮扶状态',
    code('已实施', 'In place', '已落实 实施'),
    code('尚未实施', 'Not yet in place', '未实施 未落实 尚未落实')
  ),
  codeList(
    'house_grade',
    '危房级别',
    code('A级', 'A (safe)', 'a'),
    code('B级', 'B (basically safe)', 'b'),
    code('C级', 'C (partly dangerous)', 'c c级危房'),
    code('D级', 'D (dangerous)', 'd d级危房')
  ),
  codeList(
    'road_kind',
    '入户路类型',
    code('泥土路', 'Earth', '土路'),
    code('砂石路', 'Gravel', '沙石路'),
    code('水泥路', 'Concrete', '混凝土路 硬化路'),
    code('沥青路', 'Asphalt', '柏油路')
  ),
  codeList(
    'fuel',
    '主要燃料类型',
    code('柴草', 'Firewood and straw', '柴火 薪柴'),
    code('干畜粪', 'Dried dung'),
    code('煤炭', 'Coal', '煤'),
    code('清洁能源', 'Clean energy', '电 燃气 天然气 液化气 沼气 太阳能'),
    code('其他', 'Other', '其它')
  )
] as const;
