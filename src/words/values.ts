import type {Text} from '../model/text.ts';

/** What the ready-made notebooks call what they find out, by column: values that stand in no code list. */
const VALUES: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  change: {
    both: {zh: '两期都在册', en: 'present at both dates'},
    new: {zh: '新增', en: 'new'},
    closed: {zh: '注销', en: 'closed'},
    hidden: {zh: '编号损坏、无法对照', en: 'number damaged, cannot be matched'}
  },
  income_state: {
    below: {zh: '低于监测线', en: 'below the line'},
    near: {zh: '临界带', en: 'near the line'},
    above: {zh: '临界带以上', en: 'above'},
    lineless: {zh: '没有监测线可比', en: 'no line to compare with'},
    missing: {zh: '没有收入', en: 'no income on record'}
  },
  watched: {
    never: {zh: '从未监测', en: 'never monitored'},
    open: {zh: '未消除', en: 'risk open'},
    removed: {zh: '已消除', en: 'removed'},
    unknown: {zh: '状态不明', en: 'state unknown'}
  },
  state: {
    open: {zh: '未消除', en: 'open'},
    removed: {zh: '已消除', en: 'removed'},
    unknown: {zh: '状态不明', en: 'unknown'}
  },
  pace: {
    fast: {zh: '过快', en: 'too fast'},
    fine: {zh: '正常', en: 'in time'},
    unknown: {zh: '缺月份', en: 'months missing'}
  },
  which: {
    ever: {zh: '从未识别过监测户，全部行政村', en: 'never a monitored household, of all villages'},
    open: {zh: '没有未消除的监测户', en: 'no monitored household with the risk open'},
    registered: {
      zh: '从未识别过，有脱贫户的村',
      en: 'never, of villages with households out of poverty'
    },
    written: {zh: '从未识别过，按表中村名', en: 'never, by the village name as written'}
  },
  rule: {
    income: {zh: '收入低于监测线', en: 'income below the line'},
    drop: {zh: '收入骤减', en: 'income fell sharply'},
    paid: {zh: '自付支出过大', en: 'large medical bills'},
    housing: {zh: '危房', en: 'dangerous house'},
    water: {zh: '饮水', en: 'water'},
    school: {zh: '失学辍学', en: 'out of school'},
    insurance: {zh: '未参保', en: 'not insured'}
  },
  step: {
    '1': {zh: '上期未消除', en: 'open before'},
    '2': {zh: '风险消除', en: 'risk removed'},
    '3': {zh: '户已注销', en: 'household closed'},
    '4': {zh: '不再列出或状态不明', en: 'no longer listed, or state unknown'},
    '5': {zh: '在册户新识别', en: 'registered household taken in'},
    '6': {zh: '新增户识别', en: 'new household taken in'},
    '7': {zh: '再次识别或由不明转来', en: 'taken in again, or state known now'},
    '8': {zh: '本期未消除', en: 'open now'}
  },
  age: {
    '1': {zh: '0–30 天', en: '0–30 days'},
    '2': {zh: '31–90 天', en: '31–90 days'},
    '3': {zh: '91–180 天', en: '91–180 days'},
    '4': {zh: '181–365 天', en: '181–365 days'},
    '5': {zh: '366–730 天', en: '366–730 days'},
    '6': {zh: '730 天以上', en: 'over 730 days'}
  },
  source: {
    measure: {zh: '产业帮扶措施', en: 'industry measure'},
    monitored: {zh: '监测表的产业帮扶', en: 'industry measure of the monitoring table'},
    enterprise: {zh: '经营主体带贫名单', en: 'list of an enterprise'},
    project: {zh: '项目受益名单', en: 'list of a project'},
    flag: {zh: '合作社、龙头企业或带头人带动', en: 'cooperative, company or local leader'}
  },
  match: {
    found: {zh: '对上户表', en: 'found in the registry'},
    number: {zh: '编号不在户表', en: 'number not in the registry'},
    nobody: {zh: '没有编号，证件号对不上', en: 'no number, and nobody holds the ID number'}
  },
  of_place: {county: {zh: '全县', en: 'the county'}},
  due_state: {
    closed: {zh: '已销号', en: 'closed'},
    undated: {zh: '没有期限', en: 'no date'},
    overdue: {zh: '逾期', en: 'overdue'},
    soon: {zh: '30 天内到期', en: 'due within 30 days'},
    later: {zh: '30 天以后到期', en: 'due later'}
  },
  finding: {
    hit: {zh: '触发', en: 'hit'},
    fine: {zh: '未触发', en: 'fine'},
    ok: {zh: '有依据', en: 'has evidence'},
    missing: {zh: '缺依据', en: 'no evidence'},
    exempted: {zh: '已豁免', en: 'exempted'},
    unknown: {zh: '不能判定', en: 'cannot be judged'}
  }
};

/** A value of a column in words; undefined where it speaks for itself. */
export function valueWords(column: string, value: string | number): Text | undefined {
  return VALUES[column]?.[String(value)];
}
