import type {Column, RegistryTable} from '../../model/dictionary.ts';
import {benefit} from './benefit.ts';
import {disaster} from './disaster.ts';
import {enterprise} from './enterprise.ts';
import {fund} from './fund.ts';
import {fund_weekly} from './fund_weekly.ts';
import {guarantee_issue} from './guarantee_issue.ts';
import {helper} from './helper.ts';
import {household} from './household.ts';
import {income} from './income.ts';
import {measure} from './measure.ts';
import {medical} from './medical.ts';
import {microcredit} from './microcredit.ts';
import {monitored} from './monitored.ts';
import {pairing} from './pairing.ts';
import {payment} from './payment.ts';
import {person} from './person.ts';
import {project} from './project.ts';
import {rectification} from './rectification.ts';
import {relocation} from './relocation.ts';
import {village} from './village.ts';
import {village_change} from './village_change.ts';
import {work} from './work.ts';

/** Every registry table, by English name. */
export const TABLES: Readonly<Record<string, RegistryTable>> = {
  village,
  village_change,
  household,
  person,
  monitored,
  income,
  helper,
  pairing,
  measure,
  project,
  fund,
  payment,
  fund_weekly,
  enterprise,
  benefit,
  guarantee_issue,
  relocation,
  microcredit,
  medical,
  disaster,
  rectification,
  work
};

/** A column of a table by its English name. */
export function columnOf(table: string, name: string): Column | undefined {
  return TABLES[table]?.columns.find((column) => column.name === name);
}
