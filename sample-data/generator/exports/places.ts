import {mixed} from '../context.ts';
import type {Household} from '../model.ts';

/** The village as an export of date 1 or 2 writes it: old names before the merger, some after it, variants. */
export function villageText(household: Household, date: 1 | 2): string {
  const lag = mixed(household.id, 100);
  const {old} = household;
  const name = old && isOldName(household, date) ? old.name : household.village.name;
  const code = household.village.code;
  if (!name.endsWith('村')) return mixed(code, 2) ? `${name}居委会` : name;
  const habit = mixed(code + String(date), 23);
  if (habit === 0) return `${name}委会`;
  if (habit === 1 && lag % 3 === 0) return `${name.slice(0, -1)}行政村`;
  if (habit === 2 && lag % 4 === 0) return `${name}民委员会`;
  return name;
}

/** Whether the text above is an old name that only the table of changes can place. */
export function isOldName(household: Household, date: 1 | 2): boolean {
  const {old, village} = household;
  if (old === null || old.name === village.name) return false;
  const never = old.change === '更名' && mixed(village.code, 2) === 0;
  return date === 1 || never || mixed(household.id, 100) < 22;
}
