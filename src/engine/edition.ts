import {literal, quoted} from '../model/names.ts';
import {EDITIONED, isRegister} from '../registry/editioned.ts';
import {saysPart} from '../registry/part-list.ts';
import {fullTownship} from '../registry/places.ts';
import {TABLES} from '../registry/tables/index.ts';
import {knownTownships, placeFrom, presentPlaces} from './village.ts';
import type {Work} from './work.ts';

/** One edition of a table: the rows that speak of one date, and the townships they are of, as these are called now. */
export type Edition = {
  readonly asOf: string | null;
  readonly sources: readonly number[];
  readonly rows: number;
  readonly places: readonly string[];
  /** All of its sheets say that they are only a part of a list. */
  readonly isPart: boolean;
};

/** An edition with the places of the complete one before it that it lacks. */
export type Judged = Edition & {readonly missing: readonly string[]; readonly complete: boolean};

/**
 * Oldest first; an undated edition comes first and is compared with nothing. One is complete that has all places of the complete one
 * before it and is no part of it: a list that says so and has fewer rows, or, of a register, one of less than half of its rows.
 */
export function judged(editions: readonly Edition[], register: boolean): readonly Judged[] {
  let before: Edition | undefined;
  return editions.map((edition) => {
    if (edition.asOf === null) return {...edition, missing: [], complete: true};
    const {places, rows, isPart} = edition;
    const missing = before?.places.filter((place) => !places.includes(place)) ?? [];
    const all = before?.rows ?? 0;
    const isFewer = (isPart && rows < all) || (register && rows * 2 < all);
    const complete = missing.length === 0 && !isFewer;
    if (complete) before = edition;
    return {...edition, missing, complete};
  });
}

/** Writes data.edition anew from the rows that are there. `named`: all townships of a source, by its number, where they are known. */
export async function writeEditions(
  work: Work,
  named: ReadonlyMap<number, readonly string[]>
): Promise<void> {
  await work.run('DELETE FROM data.edition');
  const sources = await loadedSources(work);
  for (const name of [...EDITIONED].filter((table) => sources.has(table))) {
    const township = TABLES[name]?.columns.some((column) => column.name === 'township') ?? false;
    const found = await editionsIn(
      work,
      name,
      sources.get(name) ?? [],
      township ? named : undefined
    );
    const placed = township ? await withPresent(work, name, found) : found;
    const editions = judged(placed, isRegister(name));
    if (editions.length === 0) continue;
    const rows = editions.map(
      ({asOf, sources: of, rows: count, places, missing, complete}) => `(${literal(name)},
        ${asOf === null ? 'NULL' : literal(asOf)}::DATE, [${of.join(', ')}], ${count}, ${texts(places)},
        ${texts(missing)}, ${complete})`
    );
    await work.run(`INSERT INTO data.edition VALUES ${rows.join(', ')}`);
  }
}

/** What was read from one sheet into one table; all of its rows speak of one date. */
type Source = {
  readonly id: number;
  readonly asOf: string | null;
  readonly rows: number;
  readonly isPart: boolean;
};

/** Of each table that sheets were read into: the others are empty. */
async function loadedSources(work: Work): Promise<ReadonlyMap<string, readonly Source[]>> {
  const rows = await work.rows(
    'SELECT table_name, source_id, as_of, rows_loaded, file, sheet, title FROM data.source ORDER BY source_id'
  );
  const sources = new Map<string, Source[]>();
  for (const row of rows) {
    const table = String(row['table_name']);
    const asOf = typeof row['as_of'] === 'string' ? row['as_of'] : null;
    const names = ['title', 'sheet', 'file'].map((name) => String(row[name] ?? ''));
    const isPart = names.some((text) => saysPart(text.split('/').at(-1) ?? ''));
    const source = {
      id: Number(row['source_id']),
      asOf,
      rows: Number(row['rows_loaded']),
      isPart
    };
    sources.set(table, [...(sources.get(table) ?? []), source]);
  }
  return sources;
}

/** Those with rows, of an unknown date first. */
async function editionsIn(
  work: Work,
  table: string,
  all: readonly Source[],
  named: ReadonlyMap<number, readonly string[]> | undefined
): Promise<readonly Edition[]> {
  const sources = all.filter(({rows}) => rows > 0);
  const unknown = sources.filter(({id}) => named !== undefined && !named.has(id));
  const found = await townshipsIn(work, table, unknown);
  const dates = [...new Set(sources.map(({asOf}) => asOf))].sort((a, b) =>
    (a ?? '') < (b ?? '') ? -1 : 1
  );
  return dates.map((asOf) => {
    const own = sources.filter((source) => source.asOf === asOf);
    const ids = own.map(({id}) => id);
    const places = ids.flatMap((id) => named?.get(id) ?? found.get(id) ?? []);
    const rows = own.reduce((sum, source) => sum + source.rows, 0);
    const isPart = own.every((source) => source.isPart);
    return {asOf, sources: ids, rows, places: [...new Set(places)].sort(), isPart};
  });
}

/** The townships that the rows of sources name, by source. Of a single source its number need not be grouped by. */
async function townshipsIn(
  work: Work,
  table: string,
  sources: readonly Source[]
): Promise<ReadonlyMap<number, readonly string[]>> {
  const found = new Map<number, string[]>();
  if (sources.length === 0) return found;
  const ids = sources.map(({id}) => id);
  const [source, grouped] =
    ids.length === 1 ? [ids.join(''), 'township'] : ['source_id', 'township, source_id'];
  const rows = await work.rows(`SELECT ${source} AS source_id, township FROM data.${quoted(table)}
    WHERE source_id IN (${ids.join(', ')}) GROUP BY ${grouped}`);
  for (const row of rows) {
    if (row['township'] === null) continue;
    const id = Number(row['source_id']);
    found.set(id, [...(found.get(id) ?? []), String(row['township'])]);
  }
  return found;
}

/** Townships of fewer rows of an edition are slips of the pen; of fewer than the second, those that no list of villages knows. */
const SLIP = {rows: 1 / 100, unlisted: 1 / 10} as const;

/**
 * The editions with the present names of townships that were merged or renamed: those that a later edition does not name
 * are looked up village by village. Short names are those of the only township that is meant, slips of the pen are of none.
 */
async function withPresent(
  work: Work,
  table: string,
  editions: readonly Edition[]
): Promise<readonly Edition[]> {
  const gone = editions.flatMap(({places}, i) =>
    places.filter((place) => editions.slice(i + 1).some((later) => !later.places.includes(place)))
  );
  if (gone.length === 0) return editions;
  const presentOf = await presentPlaces(work);
  const listed = await knownTownships(work);
  const names = [...listed, ...editions.flatMap(({places}) => places)];
  const rows = await work.rows(`SELECT as_of, township, village, village_code, count(*) AS n
    FROM data.${quoted(table)} WHERE township IN (${gone.map(literal).join(', ')}) GROUP BY ALL`);
  const present = ({asOf, rows: all}: Edition, township: string): readonly string[] => {
    const own = rows.filter((row) => row['as_of'] === asOf && row['township'] === township);
    const now = own.map((row) => fullTownship(presentOf(placeFrom(row)).township, names));
    if (own.length === 0) return [fullTownship(township, names)];
    const share = own.reduce((sum, row) => sum + Number(row['n']), 0) / all;
    const isKnown = listed.length === 0 ? share >= SLIP.rows : share >= SLIP.unlisted;
    return now.filter((place) => isKnown || listed.includes(place));
  };
  return editions.map((edition) => ({
    ...edition,
    places: [...new Set(edition.places.flatMap((place) => present(edition, place)))].sort()
  }));
}

function texts(values: readonly string[]): string {
  return `[${values.map(literal).join(', ')}]::VARCHAR[]`;
}

/** The name of a file without its figures and without the number that a browser adds to a download. */
const STEM = `regexp_replace(regexp_replace(s.file, '\\s*[(（]\\d+[)）](\\.\\w+)$', '\\1'), '\\d+', '', 'g')`;

/**
 * Marks which sources of a yearly ledger still count: one gives way to another of the same sheet and file name (figures
 * aside) that speaks of a later date and holds all of its years.
 */
export async function markCurrent(work: Work): Promise<void> {
  const loaded = await loadedSources(work);
  const yearly = Object.values(TABLES).filter(
    ({name, columns}) =>
      loaded.has(name) && !EDITIONED.has(name) && columns.some((column) => column.name === 'year')
  );
  await work.run('UPDATE data.source SET current = true WHERE NOT current');
  for (const {name} of yearly) {
    await work.run(`UPDATE data.source SET current = false WHERE source_id IN (
      WITH held AS (
        SELECT s.source_id, s.as_of, s.sheet, ${STEM} AS stem,
          list(DISTINCT t.year) FILTER (t.year IS NOT NULL) AS years
        FROM data.source s JOIN data.${quoted(name)} t USING (source_id)
        WHERE s.table_name = ${literal(name)} GROUP BY ALL)
      SELECT old.source_id FROM held old JOIN held new
        ON new.stem = old.stem AND new.sheet = old.sheet AND new.as_of > old.as_of
        AND len(old.years) > 0 AND list_has_all(new.years, old.years))`);
  }
}
