/**
 * A measure that fits a cause of poverty or a risk (domain dictionary 4). `cause` is a label of the lists 'cause'
 * and 'risk', `kind` one of 'measure_kind'. With `items` the row speaks only of measures of that kind whose name
 * holds one of these words. [V] follows a rule in use, [M] is common practice: an editable default.
 */
export type Match = {
  readonly cause: string;
  readonly kind: string;
  readonly items?: readonly string[];
  readonly strength: 'strong' | 'weak';
  readonly grade: 'V' | 'M';
};

type Fit = string | readonly [kind: string, ...items: string[]];

function matches(
  grade: 'V' | 'M',
  causes: readonly string[],
  strong: readonly Fit[],
  weak: readonly Fit[] = []
): Match[] {
  const row = (cause: string, strength: Match['strength'], fit: Fit): Match => {
    if (typeof fit === 'string') return {cause, kind: fit, strength, grade};
    const [kind, ...items] = fit;
    return {cause, kind, items, strength, grade};
  };
  return causes.flatMap((cause) => [
    ...strong.map((fit) => row(cause, 'strong', fit)),
    ...weak.map((fit) => row(cause, 'weak', fit))
  ]);
}

/** Cause x measure: any row fits; where a strong and a weak one fit, the strong one counts. */
export const MATCHES: readonly Match[] = [
  ...matches('V', ['因病'], ['健康帮扶'], ['社会帮扶', '综合保障']),
  ...matches(
    'V',
    ['因残'],
    ['综合保障', ['健康帮扶', '康复', '托养']],
    ['社会帮扶', '公益性岗位帮扶']
  ),
  ...matches('V', ['因学'], ['教育帮扶', '义务教育保障'], ['社会帮扶']),
  ...matches(
    'M',
    ['因灾', '因自然灾害'],
    [
      '住房安全保障',
      ['综合保障', '灾', '临时救助'],
      ['生产生活条件改善', '灾', '恢复', '重建'],
      ['产业帮扶', '恢复', '灾']
    ],
    ['社会帮扶', '产业帮扶']
  ),
  ...matches('V', ['因安全住房'], ['住房安全保障', '搬迁']),
  ...matches('V', ['因安全饮水', '缺水'], ['饮水安全保障'], ['基础设施建设']),
  ...matches('V', ['因务工就业不稳'], ['就业帮扶', '公益性岗位帮扶'], ['产业帮扶', '金融帮扶']),
  ...matches(
    'V',
    ['缺劳动力'],
    ['综合保障', ['产业帮扶', '资产收益', '分红', '土地流转', '流转']],
    ['公益性岗位帮扶', '社会帮扶']
  ),
  ...matches(
    'M',
    ['缺技术'],
    [
      ['就业帮扶', '培训'],
      ['产业帮扶', '培训', '技术', '指导']
    ],
    ['就业帮扶', ['产业帮扶', '合作社', '带动']]
  ),
  ...matches('M', ['缺资金'], ['金融帮扶', ['产业帮扶', '奖补', '补助']], [['产业帮扶', '入股']]),
  ...matches('M', ['缺土地'], ['产业帮扶', '就业帮扶', '搬迁'], ['公益性岗位帮扶']),
  ...matches('M', ['交通条件落后'], ['基础设施建设', '搬迁', '生产生活条件改善']),
  ...matches('M', ['自身发展动力不足'], ['产业帮扶', '就业帮扶', '公益性岗位帮扶'], ['社会帮扶']),
  ...matches(
    'M',
    ['因意外事故', '因产业项目失败'],
    ['产业帮扶', '金融帮扶', ['综合保障', '临时救助', '理赔', '保险']],
    ['社会帮扶']
  ),
  ...matches(
    'M',
    ['因婚', '因丧'],
    [['综合保障', '临时救助'], '社会帮扶', '就业帮扶'],
    ['综合保障']
  )
];

/** Measures that help a household to earn (rule 5_12_007): a household with labour needs at least one. */
export const DEVELOPMENT_KINDS = ['产业帮扶', '就业帮扶', '金融帮扶', '公益性岗位帮扶'] as const;
