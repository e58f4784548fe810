import {only} from './recognise/only.ts';

const SPACES = /[\s\u200b\ufeff]+/g;

function clean(text: string): string {
  return text.normalize('NFKC').replaceAll(SPACES, '');
}

/** A township as it is called: '平川镇人民政府' and ' 平川 镇' become '平川镇'. */
export function townshipName(text: string): string {
  return clean(text).replace(/(人民政府|政府|党委|办事处)$/, '');
}

/** What '青溪镇' and '青溪' have in common. */
export function townshipStem(text: string): string {
  return townshipName(text).replace(/(?<=..)(?:乡|镇|街道|苏木)$/, '');
}

/** A township by its full name: of a short one, '青溪', that of the only one of `townships` with its stem, where there is one. */
export function fullTownship(text: string, townships: readonly string[]): string {
  const name = townshipName(text);
  if (name === '' || townshipStem(name) !== name) return name;
  const full = townships.map(townshipName).filter((each) => each !== name);
  return only(full.filter((each) => townshipStem(each) === name)) ?? name;
}

/**
 * A village as it is called, without its committee and its township: '平川镇柳树村委会', '柳树行政村' and '柳树村民委员会'
 * become '柳树村'; a community stays one: '城东社区居委会' becomes '城东社区'.
 */
export function villageName(text: string, township = ''): string {
  const name = clean(text);
  const own = township !== '' && name.startsWith(township) ? name.slice(township.length) : name;
  return own
    .replace(/(社区)(居民委员会|居委会|村委会|村民委员会)$/, '$1')
    .replace(/(?<=村)(村民委员会|村委会|村委)$/, '')
    .replace(/(行政村|村民委员会|村委会|村委)$/, '村')
    .replace(/(居民委员会|居委会)$/, '社区');
}

/** What '柳树村' and '柳树社区' have in common: a village that became a community keeps it. */
export function villageStem(text: string, township = ''): string {
  return villageName(text, township).replace(/(村|社区)$/, '');
}

/** Where something is; '' is unknown. */
export type Place = {
  readonly township: string;
  readonly village: string;
  readonly village_code: string;
};

/**
 * The village of a list that a place means: by its code; else by its name in its township; else by its stem, when one
 * village of the township alone has it; else undefined. Without a township a name must be the only one of its kind.
 */
export function villageOf<T extends Place>(place: Place, villages: readonly T[]): T | undefined {
  const coded = villages.find(
    ({village_code}) => village_code !== '' && village_code === place.village_code
  );
  if (coded !== undefined) return coded;
  const township = fullTownship(
    place.township,
    villages.map((village) => village.township)
  );
  const near = villages.filter(
    (village) => township === '' || townshipName(village.township) === township
  );
  const by = (name: (text: string, township: string) => string) =>
    near.filter(
      (village) =>
        place.village !== '' &&
        name(village.village, townshipName(village.township)) === name(place.village, township)
    );
  const named = by(villageName);
  const [found, another] = named.length > 0 ? named : by(villageStem);
  return another === undefined ? found : undefined;
}

/**
 * The present village that a place means, by lists of villages of which the first are the latest: where it lies after all changes, else
 * by its own name. What bears a name alone, without township and code, means a village where all that bore the name come to it.
 */
export function presentVillage<T extends Place>(
  place: Place,
  changes: readonly VillageChange[],
  lists: readonly (readonly T[])[]
): T | undefined {
  const meant = (one: Place): T | undefined => {
    const now = presentPlace(one, changes);
    return lists.map((list) => villageOf(now, list) ?? villageOf(one, list)).find(Boolean);
  };
  if (place.township !== '' || place.village_code !== '' || place.village === '')
    return meant(place);
  const name = villageName(place.village);
  const by = (isMeant: (name: string, other: string) => boolean) =>
    [...lists.flat(), ...changes].filter(({township, village}) =>
      isMeant(villageName(village, townshipName(township)), name)
    );
  const bearing = by((each, other) => each === other);
  const named = bearing.length > 0 ? bearing : by(isShortOf);
  if (named.length === 0) return meant(place);
  const found = [...new Set(named.map(meant))];
  return found.length === 1 ? found[0] : undefined;
}

/** A row of the old-new table; an empty new value says that it did not change. `changed_on`: YYYY-MM-DD or ''. */
export type VillageChange = Place & {
  readonly new_township: string;
  readonly new_village: string;
  readonly new_village_code: string;
  readonly changed_on: string;
};

/**
 * Where a place lies after all changes up to `date` (YYYY-MM-DD; '' takes all): merged and renamed villages under their
 * present township, name and code. Changes follow each other; one that leads back ends the way. A place that no change
 * names comes back as it is.
 */
export function presentPlace(place: Place, changes: readonly VillageChange[], date = ''): Place {
  const due = changes.filter(
    ({changed_on}) => date === '' || changed_on === '' || changed_on <= date
  );
  const seen = new Set<VillageChange>();
  let now = place;
  for (let next = changeOf(now, due); next !== undefined; next = changeOf(now, due)) {
    if (seen.has(next)) return now;
    seen.add(next);
    now = {
      township: next.new_township || townshipName(now.township),
      village: next.new_village || villageName(now.village, townshipName(now.township)),
      village_code: next.new_village_code || (next.new_village === '' ? now.village_code : '')
    };
  }
  return now;
}

function changeOf(place: Place, changes: readonly VillageChange[]): VillageChange | undefined {
  const coded = changes.find(
    ({village_code}) => village_code !== '' && village_code === place.village_code
  );
  if (coded !== undefined) return coded;
  const township = fullTownship(
    place.township,
    changes.map((change) => change.township)
  );
  const near = changes.filter(
    (change) =>
      place.village !== '' &&
      (change.village_code === '' || place.village_code === '') &&
      townshipName(change.township) === township
  );
  const by = (isMeant: (name: string, other: string) => boolean) =>
    near.filter(({village}) =>
      isMeant(villageName(village, township), villageName(place.village, township))
    );
  const named = by((name, other) => name === other);
  const [found, another] = named.length > 0 ? named : by(isShortOf);
  return another === undefined ? found : undefined;
}

/** Whether one of two different names is the other without what says that it is a village: '大坪' for '大坪村'. */
function isShortOf(name: string, other: string): boolean {
  const stem = villageStem(name);
  return villageStem(other) === stem && (name === stem || other === stem);
}
