import type {VanishedVillage} from '../model/report.ts';
import {townshipName, villageName} from '../registry/places.ts';
import {placeFrom, presentPlaces} from './village.ts';
import type {Work} from './work.ts';

/** Of fewer households a village may well be empty half a year later. */
const LEAST_VANISHED = 3;

/** How many households an edition has in a village as its rows write it. */
type Counted = {
  readonly asOf: string;
  /** The edition before it, '' for the first. */
  readonly before: string;
  readonly township: string;
  readonly village: string;
  readonly code: string;
  /** The same where it lies now, as two editions may be compared. */
  readonly within: string;
  readonly place: string;
  readonly households: number;
};

/**
 * Villages that a complete edition of the households does not name any more, under whatever name they have now. Their households
 * count as closed, though it is likelier that a file is missing. Townships that name no village tell nothing.
 */
export async function vanishedVillages(work: Work): Promise<readonly VanishedVillage[]> {
  const counted = await countedVillages(work);
  const editions = new Map(counted.map(({asOf, before}) => [asOf, before]));
  return [...editions].flatMap(([asOf, before]) => {
    const now = counted.filter((each) => each.asOf === asOf);
    const places = new Set(now.map(({place}) => place));
    const codes = new Set(now.map(({code}) => code).filter((code) => code !== ''));
    const townships = new Set(now.map(({within}) => within));
    const gone = new Map<string, VanishedVillage>();
    for (const {township, village, code, within, place, households, asOf: of} of counted) {
      if (of !== before || places.has(place) || codes.has(code) || !townships.has(within)) continue;
      const former = gone.get(place)?.households ?? 0;
      gone.set(place, {asOf, township, village, households: former + households});
    }
    return [...gone.values()].filter(({households}) => households >= LEAST_VANISHED);
  });
}

/** Of every complete edition, where there are several. */
async function countedVillages(work: Work): Promise<Counted[]> {
  const rows = await work.rows(`WITH dates AS (
      SELECT as_of, lag(as_of) OVER (ORDER BY as_of) AS before FROM data.edition
      WHERE table_name = 'household' AND complete AND as_of IS NOT NULL
      QUALIFY count(*) OVER () > 1)
    SELECT as_of::VARCHAR AS as_of, coalesce(before::VARCHAR, '') AS before, township, village, village_code, count(*) AS n
    FROM data.household JOIN dates USING (as_of) WHERE village IS NOT NULL GROUP BY ALL ORDER BY ALL`);
  if (rows.length === 0) return [];
  const presentOf = await presentPlaces(work);
  return rows.map((row) => {
    const written = placeFrom(row);
    const present = presentOf(written);
    const within = townshipName(present.township);
    return {
      asOf: String(row['as_of']),
      before: String(row['before']),
      township: townshipName(written.township),
      village: villageName(written.village, written.township),
      code: written.village_code,
      within,
      place: `${within} ${villageName(present.village, within)}`,
      households: Number(row['n'])
    };
  });
}
