import {literal, quoted} from '../model/names.ts';
import type {Value} from '../model/rows.ts';
import {
  fullTownship,
  presentPlace,
  presentVillage,
  villageName,
  type Place,
  type VillageChange
} from '../registry/places.ts';
import {TABLES} from '../registry/tables/index.ts';
import {storeOf} from './store.ts';
import type {Work} from './work.ts';

/** Tables whose own business places are. */
const OWN = new Set(['village', 'village_change']);

/** Tables with a village and its code. */
const PLACED = Object.values(TABLES)
  .filter(
    ({name, columns}) => !OWN.has(name) && columns.some((column) => column.name === 'village_code')
  )
  .map(({name}) => name);

/**
 * Gives the rows of the touched tables the code of their present village: by code, by name within the township, through
 * the old-new table; their village its plain name, and those without a township that of their village. What fits no village
 * becomes a finding. When villages or changes came in, every table is gone through again. Nothing happens while no village
 * table is loaded.
 */
export async function placeRows(work: Work, touched: ReadonlySet<string>): Promise<void> {
  const lists = await villagesIn(work);
  if (lists.length === 0) return;
  const changes = await changesIn(work);
  const all = [...OWN].some((name) => touched.has(name));
  const tables = PLACED.filter((name) => all || touched.has(name));
  if (tables.length === 0) return;
  const found = (await placesIn(work, tables)).map(({place, tables: of}): Found => ({
    place,
    tables: of,
    present: presentOf(place, lists, changes)
  }));
  await move(
    work,
    found.filter(({place, present}) => present && !same(place, present))
  );
  await complain(
    work,
    tables,
    found.filter(({present}) => !present)
  );
}

/** A place as rows of some tables write it, and the present village that it is, if any. */
type Found = {
  readonly place: Place;
  readonly tables: readonly string[];
  readonly present: Place | undefined;
};

async function move(work: Work, moved: readonly Found[]): Promise<void> {
  if (moved.length === 0) return;
  const rows = moved.map(({place, present}) =>
    tuple([
      ...keyOf(place),
      present?.township ?? '',
      present?.village ?? '',
      present?.village_code ?? ''
    ])
  );
  await work.run(`CREATE OR REPLACE TEMP TABLE moved AS
    SELECT * FROM (VALUES ${rows.join(', ')}) m(township, village, code, new_township, new_village, new_code)`);
  for (const table of new Set(moved.flatMap(({tables}) => tables)))
    await work.run(`UPDATE ${storeOf(table)} t SET township = nullif(m.new_township, ''),
        village = m.new_village, village_code = m.new_code
      FROM temp.main.moved m WHERE ${MATCHED}`);
  await work.run('DROP TABLE temp.main.moved');
}

async function complain(
  work: Work,
  tables: readonly string[],
  lost: readonly Found[]
): Promise<void> {
  await work.run(`DELETE FROM data.finding
    WHERE kind = 'village-unknown' AND table_name IN (${tables.map(literal).join(', ')})`);
  for (const table of tables) {
    const rows = lost
      .filter(({tables: of}) => of.includes(table))
      .map(({place}) => tuple(keyOf(place)));
    if (rows.length > 0)
      await work.run(`INSERT INTO data.finding SELECT 'village-unknown', ${literal(table)}, source_id, min(row_no),
          trim(concat_ws(' ', m.township, coalesce(nullif(m.village, ''), m.code))) AS place, count(*)::VARCHAR, NULL
        FROM data.${quoted(table)} t JOIN (VALUES ${rows.join(', ')}) m(township, village, code) ON ${MATCHED}
        GROUP BY source_id, place ORDER BY source_id, min(row_no)`);
  }
}

const MATCHED = ['township', 'village']
  .map((name) => `coalesce(t.${name}, '') = m.${name}`)
  .join(' AND ')
  .concat(` AND coalesce(t.village_code, '') = m.code`);

function presentOf(
  place: Place,
  lists: readonly (readonly Place[])[],
  changes: readonly VillageChange[]
): Place | undefined {
  const found = presentVillage(place, changes, lists);
  if (found === undefined) return undefined;
  const {township} = place;
  return {
    township: township === '' ? found.township : fullTownship(township, [found.township]),
    village: villageName(place.village || found.village, place.township),
    village_code: found.village_code
  };
}

function same(place: Place, present: Place): boolean {
  return (
    place.village === present.village &&
    place.village_code === present.village_code &&
    place.township === present.township
  );
}

function keyOf({township, village, village_code}: Place): string[] {
  return [township, village, village_code];
}

function tuple(texts: readonly string[]): string {
  return `(${texts.map(literal).join(', ')})`;
}

/** Every place that the rows of tables name, and of which tables. */
async function placesIn(
  work: Work,
  tables: readonly string[]
): Promise<readonly Pick<Found, 'place' | 'tables'>[]> {
  const selects = tables.map(
    (table) => `SELECT DISTINCT township, village, village_code, ${literal(table)} AS t
      FROM data.${quoted(table)} WHERE village IS NOT NULL OR village_code IS NOT NULL`
  );
  const rows = await work.rows(`SELECT township, village, village_code, list(t) AS tables
    FROM (${selects.join(' UNION ALL ')}) GROUP BY ALL ORDER BY ALL`);
  return rows.map((row) => ({
    place: placeFrom(row),
    tables: Array.isArray(row['tables']) ? row['tables'].map(String) : []
  }));
}

/** The villages of every edition of their list, the latest first. */
async function villagesIn(work: Work): Promise<readonly (readonly Place[])[]> {
  const rows =
    await work.rows(`SELECT DISTINCT as_of, township, village, village_code FROM data.village
    WHERE village IS NOT NULL OR village_code IS NOT NULL
    ORDER BY as_of DESC NULLS LAST, township, village, village_code`);
  const dates = [...new Set(rows.map((row) => row['as_of']))];
  return dates.map((date) => rows.filter((row) => row['as_of'] === date).map(placeFrom));
}

/** Where places lie now: by the list of villages where that has their code, and after all changes. */
export async function presentPlaces(work: Work): Promise<(place: Place) => Place> {
  const changes = await changesIn(work);
  const coded = new Map(
    (await villagesIn(work))
      .flat()
      .reverse()
      .filter(({village_code}) => village_code !== '')
      .map((village) => [village.village_code, village])
  );
  return (place) => presentPlace(coded.get(place.village_code) ?? place, changes);
}

/** The townships of all lists of villages and of the old-new table; none while no list is loaded. */
export async function knownTownships(work: Work): Promise<readonly string[]> {
  const listed = 'SELECT township FROM data.village WHERE township IS NOT NULL';
  const rows = await work.rows(`${listed} UNION
    SELECT unnest([township, new_township]) AS township FROM data.village_change WHERE EXISTS (${listed})`);
  return rows.map((row) => text(row['township'])).filter(Boolean);
}

export function placeFrom(row: Readonly<Record<string, Value>>): Place {
  return {
    township: text(row['township']),
    village: text(row['village']),
    village_code: text(row['village_code'])
  };
}

function text(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

async function changesIn(work: Work): Promise<VillageChange[]> {
  const rows = await work.rows(
    'SELECT * EXCLUDE (unreadable) FROM data.village_change ORDER BY source_id, row_no'
  );
  return rows.map((row) => ({
    ...placeFrom(row),
    new_township: text(row['new_township']),
    new_village: text(row['new_village']),
    new_village_code: text(row['new_village_code']),
    changed_on: text(row['changed_on'])
  }));
}
