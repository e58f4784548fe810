import {TABLES} from '../registry/tables/index.ts';
import {storeOf} from './store.ts';
import type {Work} from './work.ts';

/** Tables whose rows name a household both by its number and by the ID number of its head, the register first. */
const HEADED = Object.values(TABLES)
  .filter(({columns}) =>
    ['household_id', 'head_id_number'].every((name) => columns.some((each) => each.name === name))
  )
  .map(({name}) => name)
  .sort((a, b) => Number(b === 'household') - Number(a === 'household'));

/**
 * Gives the rows of sheets that have no column of household numbers the number of the household that holds their ID number
 * (domain dictionary 1.1), where only one does. A register of households that has none itself, and no list of its
 * members, goes by the ID numbers of its heads. A number that came damaged stays away: its sheet has the column. All are found
 * anew after every load, so that it does not matter which file came first.
 */
export async function numberRows(work: Work): Promise<void> {
  const found =
    await work.rows(`SELECT table_name AS t, string_agg(source_id, ', ') AS s FROM data.source
    WHERE NOT list_contains(list_transform(coalesce("columns", []), lambda c: c.name), 'household_id') GROUP BY ALL`);
  const sources = new Map(found.map((row) => [String(row['t']), String(row['s'])]));
  for (const table of HEADED) {
    const those = sources.get(table);
    if (those === undefined) continue;
    const isRegister = table === 'household';
    const holders = holdersOf(isRegister ? those : undefined);
    await work.run(`UPDATE ${storeOf(table)} t SET household_id = n.household_id FROM (
        SELECT t.rowid AS id, coalesce(h.household_id, ${isRegister ? 't.head_id_number' : 'NULL'}) AS household_id
        FROM ${storeOf(table)} t LEFT JOIN (${holders}) h ON h.id_number = t.head_id_number
        WHERE t.source_id IN (${those})) n
      WHERE t.rowid = n.id AND t.household_id IS DISTINCT FROM n.household_id`);
  }
}

/** ID numbers that only one household holds; `but`: sources of households that have no number of their own. */
function holdersOf(but?: string): string {
  const own = but === undefined ? '' : `WHERE source_id NOT IN (${but})`;
  return `SELECT id_number, min(household_id) AS household_id FROM (
      SELECT id_number, household_id FROM data.person
      UNION SELECT head_id_number, household_id FROM data.household ${own})
    WHERE id_number IS NOT NULL AND household_id IS NOT NULL GROUP BY id_number HAVING count(DISTINCT household_id) = 1`;
}
