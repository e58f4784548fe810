import {ageAt, DATE2, isoOf, dayOf} from '../dates.ts';
import {idNumber} from '../ids.ts';
import type {Person} from '../model.ts';
import type {Random} from '../random.ts';
import * as words from '../words.ts';

/** Who lives together: relation to the head, sex if it follows from it, age. */
export interface Role {
  relation: string;
  sex?: '男' | '女';
  age: number;
}

export class PersonMaker {
  private serial = 0;
  private phones = 0;
  private readonly orders = new Map<string, number>();
  private readonly random: Random;
  private readonly code: string;

  constructor(code: string, random: Random) {
    this.code = code;
    this.random = random;
  }

  make(role: Role, surname: string, ethnic: string): Person {
    const random = this.random;
    const sex = role.sex ?? (random.chance(0.72) ? '男' : '女');
    const born = this.born(role.age);
    const age = ageAt(born, DATE2);
    const health = makeHealth(age, random);
    const school = makeSchool(age, health.states.includes('残疾'), random);
    const labour = makeLabour(age, health, school.student, random);
    const work = makeWork(age, labour, random);
    const oldAndAlone = age >= 60 && role.relation === '户主';
    return {
      id: `${this.code}${String(++this.serial).padStart(7, '0')}`,
      name: surname + this.given(sex),
      idNumber: this.idNumber(born, sex),
      sex,
      born,
      age,
      relation: role.relation,
      ethnic,
      party:
        age < 18 ? '群众' : random.weighted({群众: 90, 中共党员: 6, 共青团员: age < 28 ? 20 : 0}),
      education: school.education,
      student: school.student,
      health: health.states,
      disability: health.disability,
      labour,
      work,
      post: makePost(age, labour, work !== null, random),
      minimumLiving: false,
      specialSupport: oldAndAlone && random.chance(0.05),
      phone: age >= 16 && random.chance(0.8) ? this.phone() : null,
      present1: true,
      present2: true
    };
  }

  phone(): string {
    return `199000${String(this.phones++ % 100000).padStart(5, '0')}`;
  }

  private born(age: number): string {
    const day = dayOf(DATE2) - Math.floor((age + this.random.next() * 0.98) * 365.25) - 1;
    return isoOf(day).replaceAll('-', '');
  }

  private idNumber(born: string, sex: '男' | '女'): string {
    const key = born + sex;
    const n = this.orders.get(key) ?? this.random.int(0, 60);
    this.orders.set(key, n + 1);
    const region = `5801${String(1 + (Number(this.code.slice(4)) % 40)).padStart(2, '0')}`;
    return idNumber(region, born, n * 2 + (sex === '男' ? 1 : 2));
  }

  private given(sex: '男' | '女'): string {
    return this.random.pick(sex === '男' ? words.GIVEN_MALE : words.GIVEN_FEMALE);
  }
}

interface Health {
  states: string[];
  disability: {kind: number; grade: number} | null;
}

function makeHealth(age: number, random: Random): Health {
  const chronic = random.chance(age < 18 ? 0.008 : age < 45 ? 0.05 : age < 60 ? 0.17 : 0.33);
  const serious = random.chance(age < 45 ? 0.012 : 0.045);
  const disabled = random.chance(age < 18 ? 0.02 : age < 60 ? 0.075 : 0.1);
  const states: string[] = [];
  if (chronic) states.push('长期慢性病');
  if (serious) states.push('患有大病');
  if (disabled) states.push('残疾');
  const kind = Number(random.weighted({1: 12, 2: 11, 3: 3, 4: 48, 5: 10, 6: 12, 7: 4}));
  const grade = Number(random.weighted({1: 12, 2: 26, 3: 30, 4: 32}));
  return {states: states.length ? states : ['健康'], disability: disabled ? {kind, grade} : null};
}

const GRADES = ['七年级', '八年级', '九年级'];
const NUMERALS = ['一', '二', '三', '四', '五'];

function makeSchool(
  age: number,
  disabled: boolean,
  random: Random
): Pick<Person, 'education' | 'student'> {
  const at = (student: string) => ({education: null, student});
  if (age < 3) return at('学龄前儿童');
  if (age < 6) return at(random.chance(0.8) ? '学前教育' : '学龄前儿童');
  if (age < 12) return at('小学');
  if (age < 15) return at(GRADES[age - 12] ?? '九年级');
  const stays = disabled ? 0.4 : age < 18 ? 0.93 : age < 22 ? 0.5 : age < 24 ? 0.12 : 0;
  if (random.chance(stays)) {
    const year = NUMERALS[Math.min(2, Math.max(0, age < 18 ? age - 15 : age - 18))] ?? '一';
    const kind = age < 18 ? {普通高中: 55, 中职: 45} : {高职高专: 52, 本科: 40, 技师学院: 8};
    return at(`${random.weighted(kind)}${year}年级`);
  }
  return {education: random.weighted(educationAt(age)), student: null};
}

function educationAt(age: number): Record<string, number> {
  if (age < 25) return {初中: 40, 高中: 30, 大专: 20, 本科及以上: 10};
  if (age < 45) return {文盲或半文盲: 3, 小学: 25, 初中: 55, 高中: 10, 大专: 5, 本科及以上: 2};
  if (age < 60) return {文盲或半文盲: 10, 小学: 48, 初中: 36, 高中: 6};
  return {文盲或半文盲: 36, 小学: 50, 初中: 12, 高中: 2};
}

function makeLabour(age: number, health: Health, student: string | null, random: Random): string {
  if (age < 16 || student !== null) return '无劳动力';
  const severe = health.disability !== null && health.disability.grade <= 2;
  if (severe) return random.weighted({丧失劳动力: 70, 无劳动力: 12, 弱劳动力或半劳动力: 18});
  if (age >= 70) return random.weighted({无劳动力: 72, 弱劳动力或半劳动力: 22, 丧失劳动力: 6});
  if (age >= 60) return random.weighted({弱劳动力或半劳动力: 52, 普通劳动力: 36, 无劳动力: 12});
  if (health.states.includes('健康')) return random.weighted({普通劳动力: 82, 技能劳动力: 18});
  if (health.states.includes('患有大病'))
    return random.weighted({弱劳动力或半劳动力: 45, 丧失劳动力: 35, 普通劳动力: 20});
  return random.weighted({普通劳动力: 55, 弱劳动力或半劳动力: 40, 技能劳动力: 5});
}

function makeWork(age: number, labour: string, random: Random): Person['work'] {
  const able = labour === '普通劳动力' || labour === '技能劳动力';
  if (!random.chance(able ? (age < 60 ? 0.66 : 0.2) : labour.startsWith('弱') ? 0.12 : 0))
    return null;
  const months = random.weighted({3: 8, 4: 6, 5: 6, 6: 14, 8: 14, 9: 12, 10: 22, 11: 10, 12: 8});
  return {
    place: random.weighted({县内: 38, 乡镇内: 17, 县外省内: 20, 省外: 25}),
    firm: random.pick(words.FIRMS),
    months: Number(months),
    wage:
      Math.round(((labour === '技能劳动力' ? 3400 : 2600) * (0.6 + random.next() * 0.8)) / 50) * 50
  };
}

function makePost(age: number, labour: string, works: boolean, random: Random): Person['post'] {
  if (works || age < 18 || age >= 68 || labour === '丧失劳动力' || labour === '无劳动力')
    return null;
  return random.chance(0.22)
    ? {name: random.pick(words.POSTS), months: random.pick([6, 12, 12])}
    : null;
}
