import {habitOf, mixed, type Context, type Member} from '../context.ts';
import type {Person} from '../model.ts';
import {DISABILITY_GRADES, DISABILITY_KINDS} from '../words.ts';
import {one, type Cell, type Column} from '../write/table.ts';
import {birthText, several, yesNo} from './habits.ts';

type Positioned = [number, Column<Member>];

type Make<V> = (at: number, id: string, value: (p: Person, habit: number) => V) => Positioned;

/** Person columns of the wide export, on every row. */
export function personColumns(context: Context): Positioned[] {
  const column: Make<Cell> = (at, id, value) => [
    at,
    one(id, (m) => value(m.person, habitOf(context, m.household.village.township)))
  ];
  const yes: Make<boolean> = (at, id, value) =>
    column(at, id, (p, habit) => yesNo(value(p, habit), habit));
  return [...identityColumns(column), ...policyColumns(column, yes)];
}

function identityColumns(column: Make<Cell>): Positioned[] {
  return [
    column(28, '人编号', (p) => p.id),
    column(29, '姓名', (p) => p.name),
    column(30, '与户主关系', (p) => p.relation),
    column(31, '性别', (p) => p.sex),
    column(32, '出生日期', (p, habit) => birthText(p.born, habit)),
    column(33, '证件类型', () => '居民身份证'),
    column(34, '证件号码', (p) => p.idNumber),
    column(35, '民族', (p) => p.ethnic),
    column(36, '政治面貌', (p) => p.party),
    [37, one('人员识别时间', (m) => (m.person.present1 ? m.household.identified : '202402'))],
    column(38, '家庭成员联系电话', (p) => p.phone),
    column(39, '文化程度', (p) => p.education),
    column(40, '失学或辍学原因', () => null),
    column(41, '在校生状况', (p) => p.student),
    column(42, '劳动技能', (p) => p.labour),
    column(43, '健康状况', (p) => several(p.health, p.id)),
    column(44, '残疾类别', (p) =>
      p.disability ? (DISABILITY_KINDS[p.disability.kind - 1] ?? null) : '无'
    ),
    column(45, '残疾等级', (p) =>
      p.disability ? (DISABILITY_GRADES[p.disability.grade - 1] ?? null) : '无'
    )
  ];
}

function policyColumns(column: Make<Cell>, yes: Make<boolean>): Positioned[] {
  return [
    yes(46, '是否参加城乡居民基本医疗保险', (p) => mixed(p.id, 60) > 1),
    yes(47, '是否参加大病保险', (p) => mixed(p.id, 60) > 0),
    column(48, '享受低保政策情况', (p) => (p.minimumLiving ? '农村低保' : '未享受')),
    yes(49, '是否参加城镇职工基本医疗保险', (p) => mixed(p.id, 60) === 1),
    yes(50, '是否参加城乡居民基本养老保险', (p) => p.age >= 16 && p.student === null),
    yes(51, '是否参加城镇职工基本养老保险', () => false),
    yes(52, '是否参加商业补充医疗保险', (p) => mixed(p.id, 9) === 0),
    yes(53, '是否接受医疗救助', (p) => p.health.includes('患有大病')),
    yes(54, '是否接受其他健康扶贫', (p) => p.health.includes('长期慢性病')),
    yes(55, '是否参加意外伤害保险', (p) => mixed(p.id, 40) === 0),
    yes(56, '是否会讲普通话', (p) => p.age < 60),
    column(57, '务工所在地', (p) => p.work?.place ?? null),
    column(58, '务工企业名称', (p) => p.work?.firm ?? null),
    column(59, '务工时间（月）', (p) => (p.work ? String(p.work.months) : null)),
    yes(60, '是否国外务工', () => false),
    column(61, '享受特困供养政策情况', (p) => (p.specialSupport ? '农村特困' : '不享受')),
    column(62, '公益性岗位', (p) => p.post?.name ?? null),
    column(63, '公益性岗位(月数)', (p) => (p.post ? String(p.post.months) : null)),
    yes(64, '是否东西部劳务协作', () => false),
    yes(65, '是否村干部', (p) => p.party === '中共党员' && mixed(p.id, 9) === 0),
    yes(66, '是否国家通用语言培训', () => false),
    yes(67, '是否参加新型农村合作医疗补贴', (p) => mixed(p.id, 60) > 1),
    yes(68, '是否义务教育阶段适龄儿童少年失学辍学', () => false)
  ];
}
