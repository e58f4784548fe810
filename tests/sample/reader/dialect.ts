/** How a county names its files and headings, where it differs from the first. */
export interface Dialect {
  /** Beginning of a file's path in the first county -> in this one. */
  files: Readonly<Record<string, string>>;
  /** File -> heading of the first county -> heading here; '*' for every file. */
  headings: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const FIRST: Dialect = {files: {}, headings: {}};

export const SECOND: Dialect = {
  files: {
    '（自定义）监测对象信息': '监测对象信息（全员）',
    '（基础信息）户信息': '脱贫户和监测户花名册',
    监测户_20231231: '监测户台账',
    '（自定义）行政村信息': '行政村基础信息',
    撤并村: '村级区划调整',
    帮扶措施: '措施流水',
    带贫名单: '带贫名单（分主体）',
    产业项目受益户名单: '产业项目受益户',
    项目库: '衔接资金项目库',
    经营主体: '带贫主体',
    资金台账2023: '衔接资金台账_2023',
    资金台账2024: '衔接资金台账_2024',
    资金拨付支付明细: '国库支付明细',
    '资金周报/': '每周调度/'
  },
  headings: {
    '*': {
      '乡（镇）': '乡镇',
      行政村: '村',
      户编号: '户号',
      项目编号: '项目ID',
      项目类型: '项目类别',
      资金文号: '文件号'
    },
    '（自定义）监测对象信息': {
      证件号码: '公民身份号码',
      家庭人口: '人数',
      监测对象类别: '易返贫致贫户(监测对象)类型',
      致贫原因1: '主要致贫原因',
      识别监测时间: '风险识别时间',
      消除监测时间: '风险消除时间',
      '人均纯收入（元）': '年人均纯收入',
      劳动技能: '劳动力状况'
    },
    '（基础信息）户信息': {
      主要致贫原因: '致贫原因1',
      户主证件号码: '户主身份证号',
      家庭人口数: '人数'
    },
    监测户_20231231: {检测对象类别: '监测户类型'},
    '（自定义）行政村信息': {行政村代码: '村编码'},
    撤并村: {原行政村名称: '原村名', 现区划代码: '现代码'},
    帮扶措施: {措施大类: '帮扶措施类别', 年度: '帮扶年度'},
    带贫名单: {户主身份证号: '身份证号码'},
    经营主体: {经营主体名称: '企业名称', 带动脱贫户数: '带贫困户数'},
    资金台账2023: {下达金额: '下达资金', 支出金额: '支付金额', 到账日期: '到账时间'},
    资金台账2024: {下达金额: '下达资金', 支出金额: '支付金额', 到账日期: '到账时间'},
    '资金周报/': {下达资金: '上级下达', 支出资金: '实际支出'}
  }
};

/** A heading of the first county as this one writes it in that file; each part of a joined one by itself. */
export function headingIn(dialect: Dialect, file: string, heading: string): string {
  const own = dialect.headings[file] ?? {};
  const all = dialect.headings['*'] ?? {};
  return (
    own[heading] ??
    all[heading] ??
    (/^..\//.test(heading)
      ? heading
          .split('/')
          .map((h) => own[h] ?? all[h] ?? h)
          .join('/')
      : heading)
  );
}
