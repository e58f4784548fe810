import type {Context} from '../context.ts';
import type {Project} from '../make/project.ts';
import type {Industry} from '../make/industry.ts';
import {members1, members2} from '../model.ts';
import {plantIds} from './identity.ts';
import {plantProgrammes} from './programmes.ts';
import {plantDate1} from './registry1.ts';
import {plantWide} from './registry2.ts';
import {Planter} from './tools.ts';

/** Decides all defects before anything is written; gives back the ledger rows registered twice. */
export function plantAll(
  context: Context,
  projects: readonly Project[],
  industry: Industry
): Set<string> {
  const {households} = context.county;
  const usual = Math.min(1, households.length / 16600);
  const planter = new Planter(
    context,
    context.random.fork('defects'),
    context.style === 'a' ? usual : usual * 1.7
  );
  const now = households.filter((h) => h.present2 && members2(h).length > 0);
  const before = households.filter((h) => h.present1 && members1(h).length > 0);
  plantIds(planter, now);
  plantWide(context, planter, now);
  plantDate1(planter, before);
  return plantProgrammes(planter, projects, industry);
}
