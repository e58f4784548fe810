import {fold} from '../fold.ts';
import {unitIn} from './units.ts';

/** One way to read a heading; `weight` says how much of it was needed. */
export type Form = {readonly text: string; readonly weight: number};

/** A heading of a sheet, taken apart. */
export type Heading = {
  /** As it stands. */
  readonly raw: string;
  /** Parts of a joined heading without unit and year: ['中央', '支出金额']. */
  readonly parts: readonly string[];
  readonly unit?: string;
  /** Year that the heading names, '2023年人均纯收入'. */
  readonly year?: string;
  /** Folded forms to look up, best first. */
  readonly forms: readonly Form[];
};

const YEAR = /^((?:19|20)\d\d)年?度?(?=\p{Script=Han}|$)(?!月)/u;
const BRACKETED = /[([]([^()[\]]*)[)\]]/g;
const TRAILING_UNIT = /[,:：、\-—\s]*((?:百?万|[百千亿])?元)$/;
/** The registry's own number of a field before its name: 'AAB002 姓名'. */
const NUMBERED = /^[a-z]{3}\d{3}[a-z\d]*[\s_:.-]*(?=\p{Script=Han})/iu;
const REPEATED = /(?:[._]\d{1,2}|\(\d{1,2}\))$/;

/** Groups over a heading that make it mean something else: '风险消除后/家庭纯收入' is no 家庭纯收入. */
const CHANGING =
  /消除后|迁出|迁入|安置后|上年|去年|上期|上周|上月|本周|本月|本期|本年新增|当月|当周|计划|变更|撤并|新增|环比|同比|其中|差额|占比|比例|排名|名次|预计|应|未|原(?![因料])|户主|责任人|帮扶人|干部|法人|法定|联系人|采集|配偶|子女|担保|(中央|省|市|州|县|区)级?(资金|财政|安排)?$/g;
const NEUTRAL = /^(截至|截止|累计|年初|合计|总计|基本|家庭|户(?!主)|个人|人员)/;

/** What a group only adds to the name of its thing. */
const ADDED = /(?:基本)?(?:信息|情况)$/;

/** What says below a group which one of it is meant. */
const WHICH = /^(主要|次要|首要|其他|其它|中央|省级|市级|县级)(?:原因)?$/;

/** A longer heading is none: a text that swallowed what follows it. It is compared by its beginning. */
const MOST_HEADING = 400;

/** Takes a heading apart. */
export function headingOf(raw: string): Heading {
  const found: {unit?: string; year?: string} = {};
  const beginning = raw.slice(0, MOST_HEADING);
  const parts = beginning
    .normalize('NFKC')
    .split('/')
    .map((part, i) => withoutNotes(part.trim(), found, i > 0))
    .filter((part) => fold(part) !== '');
  const unit = unitApart(parts);
  if (unit !== undefined) found.unit = unit;
  const named = unit === undefined ? parts : parts.slice(0, -1);
  return {raw, parts: named, ...found, forms: formsOf(beginning, named)};
}

/** The unit that has a row of its own below the headings: '人均纯收入/元'. '出生日期/年' is a part of a date. */
function unitApart(parts: readonly string[]): string | undefined {
  const [last = '', name = ''] = parts.slice(-2).reverse();
  const isPartOfDate =
    /^[年月日]$/.test(last) && /(?:时间|日期|年月日?|生日|时限|期限)$/.test(name);
  return name === '' || isPartOfDate ? undefined : unitIn(last);
}

/** `isUnder`: it stands below another part, so that it may be a unit alone. */
function withoutNotes(
  part: string,
  found: {unit?: string; year?: string},
  isUnder: boolean
): string {
  let text = part.replace(YEAR, (_, year: string) => {
    found.year = year;
    return '';
  });
  text = text.replaceAll(BRACKETED, (whole, inner: string) => {
    const unit = unitIn(inner.trim());
    if (unit === undefined) return whole;
    found.unit = unit;
    return '';
  });
  return text.replace(TRAILING_UNIT, (whole, unit: string) => {
    if (text === whole && !isUnder) return whole;
    found.unit = unit;
    return '';
  });
}

/** Weight of a heading without the groups over it. */
export const GROUPED = 0.9;

function formsOf(raw: string, parts: readonly string[]): Form[] {
  const forms: Form[] = [];
  const add = (text: string, weight: number) => {
    const folded = fold(text);
    if (folded !== '' && !forms.some((form) => form.text === folded)) {
      forms.push({text: folded, weight});
    }
  };
  const whole = parts.join('/');
  add(raw, 1);
  add(whole, 1);
  add(raw.normalize('NFKC').trim().replace(REPEATED, ''), 0.95);
  add(whole.replace(REPEATED, ''), 0.95);
  add(whole.replace(NUMBERED, ''), 0.95);
  for (const text of grouped(parts)) add(text, 0.95);
  for (let from = 1; from < parts.length; from++) {
    const rest = parts.slice(from).join('/');
    if (parts.slice(0, from).every((group) => saysNothingTo(rest, group))) add(rest, GROUPED);
  }
  if (/^(小计|合计|总计|金额|总额|累计)$/.test(parts.at(-1) ?? '')) {
    add(parts.slice(0, -1).join('/'), 0.85);
  }
  if (!BRACKETS_CHANGE.test(whole)) add(whole.replaceAll(BRACKETED, ''), 0.85);
  return forms;
}

/** A heading and its group as one word: 户主信息/姓名 as 户主姓名, 致贫原因/主要原因 as 主要致贫原因. */
function grouped(parts: readonly string[]): string[] {
  const last = parts.at(-1) ?? '';
  const groups = parts.slice(0, -1).map((part) => part.replace(ADDED, ''));
  const which = WHICH.exec(last)?.[1];
  return [[...groups, last].join('/'), ...(which ? [`${which}${groups.at(-1) ?? ''}`] : [])];
}

/** Whether a group may be passed over: what changes the meaning is said again below it, as in 户主信息/户主姓名. */
function saysNothingTo(rest: string, group: string): boolean {
  const changes = [...group.matchAll(CHANGING)];
  return NEUTRAL.test(group) || changes.every(([word]) => rest.includes(word));
}

const BRACKETS_CHANGE =
  /[([][^)\]]*(消除后|迁|上年|计划|配偶|监护|第二|原(?![因料])|新)[^)\]]*[)\]]/;
