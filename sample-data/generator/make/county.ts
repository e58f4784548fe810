import type {County, Household, Village} from '../model.ts';
import {Random} from '../random.ts';
import type {Words} from '../words.ts';
import {change} from './changes.ts';
import {makeCauses, makeHousehold} from './households.ts';
import {giveIncomes} from './incomes.ts';
import {giveMonitoredMeasures} from './measures.ts';
import {giveMonitoring} from './monitoring.ts';
import {PersonMaker} from './persons.ts';
import {makePlaces} from './places.ts';

export interface Made extends County {
  /** Large villages in which nobody was ever monitored: planted, hard to believe. */
  silent: Village[];
  villages: Village[];
}

/** One county at both dates, wholly determined by the seed. */
export function makeCounty(words: Words, seed: number, households: number): Made {
  const random = new Random(`county ${seed} ${words.code}`);
  const villageCount = Math.min(
    900,
    Math.max(40, Math.round(Math.pow(households / 16600, 0.7) * 258))
  );
  const townships = makePlaces(words, random.fork('places'), villageCount);
  const villages = townships.flatMap((t) => t.villages);
  const people = makePeople(villages, words, households, random.fork('people'));
  const silent = largest(villages, 3);
  const causes = random.fork('causes');
  for (const household of people) household.causes1 = makeCauses(household, causes);
  giveMonitoring(people, new Set(silent), random.fork('monitoring'));
  change(people, random.fork('changes'));
  giveMonitoredMeasures(people, random.fork('measures'));
  giveIncomes(people, random.fork('incomes'));
  return {
    name: words.county,
    city: words.city,
    province: words.province,
    code: words.code,
    townships,
    villages,
    households: people.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    silent
  };
}

function makePeople(villages: Village[], words: Words, goal: number, random: Random): Household[] {
  const maker = new PersonMaker(words.code, random.fork('persons'));
  const weights = villages.map((v) =>
    v.community && random.chance(0.5) ? 0 : v.households * (0.35 + random.next() * 1.3)
  );
  const whole = weights.reduce((a, b) => a + b, 0);
  const households: Household[] = [];
  for (const [i, village] of villages.entries()) {
    const count =
      weights[i] === 0 ? 0 : Math.max(6, Math.round(((weights[i] ?? 0) / whole) * goal * 1.0052));
    village.households = Math.max(village.households, Math.round(count * 2.1));
    village.people = Math.max(village.people, Math.round(village.households * 2.9));
    for (let order = 1; order <= count; order++)
      households.push(makeHousehold(village, order, maker, random));
  }
  return households;
}

/** Plain villages of the third to eighth size, each in a township of its own. */
function largest(villages: Village[], n: number): Village[] {
  const ranked = villages
    .filter((v) => !v.community && v.before.length === 0)
    .toSorted((a, b) => b.households - a.households || (a.code < b.code ? -1 : 1));
  const chosen: Village[] = [];
  for (const village of ranked.slice(2))
    if (chosen.length < n && !chosen.some((v) => v.township === village.township))
      chosen.push(village);
  return chosen;
}
