import {mixed} from '../context.ts';
import type {Village} from '../model.ts';
import {GIVEN_FEMALE, GIVEN_MALE, SURNAMES} from '../words.ts';

/** A helper: five serve a village. Derived from the village's code, so no list is kept. */
export interface Helper {
  key: string;
  name: string;
  sex: '男' | '女';
  unit: string;
  unitKind: string;
  rank: string;
  phone: string;
  first: boolean;
}

const UNITS = [
  '农业农村局',
  '财政局',
  '教育局',
  '卫生健康局',
  '水务局',
  '交通运输局',
  '民政局',
  '税务局'
];

export function helperOf(village: Village, householdId: string): Helper {
  return helperAt(village, mixed(householdId, 5));
}

export function helperAt(village: Village, n: number): Helper {
  const key = `${village.code}-${n}`;
  const sex = mixed(key, 3) === 0 ? '女' : '男';
  const given = sex === '男' ? GIVEN_MALE : GIVEN_FEMALE;
  const order = (Number(village.code.slice(6)) * 5 + n) % 100000;
  return {
    key,
    name:
      (SURNAMES[mixed(`${key}s`, SURNAMES.length)] ?? '王') +
      (given[mixed(`${key}g`, given.length)] ?? '明'),
    sex,
    unit:
      n < 3 ? `${village.township.name}人民政府` : `县${UNITS[mixed(village.code, UNITS.length)]}`,
    unitKind: '国家机关',
    rank: ['科员级', '科员级', '乡科级副职', '乡科级正职', '办事员级'][mixed(key, 5)] ?? '科员级',
    phone: `199000${String(order).padStart(5, '0')}`,
    first: n === 0
  };
}
