import {literal, quoted} from '../model/names.ts';
import type {SheetHead} from '../model/sheet.ts';
import {staged, stageTable} from './cast.ts';
import type {Work} from './work.ts';

/** Types that a column of an unknown sheet may have, the narrowest first; text is left when none reads every value. */
const TYPES = [
  // Numbers as they are written: no leading zero and no more digits than a double keeps, or they are numbers of things.
  {as: 'BIGINT', reads: (c: string) => `regexp_full_match(${c}, '-?(0|[1-9]\\d{0,14})')`},
  {as: 'DOUBLE', reads: (c: string) => `regexp_full_match(${c}, '-?(0|[1-9]\\d{0,14})(\\.\\d+)?')`},
  {as: 'DATE', reads: (c: string) => `regexp_full_match(${c}, '(19|20)\\d\\d-\\d\\d-\\d\\d')`}
] as const;

/**
 * Loads a sheet that is no registry table as itself: a table in schema file, named after file and sheet, with columns
 * under their own headings, numbers and dates where every value is one. Returns its name.
 */
export async function loadOwn(
  work: Work,
  sheet: number,
  head: SheetHead,
  name: string
): Promise<string> {
  const types = await typesOf(work, sheet, head.width);
  const [view] = await work.rows(
    `SELECT 1 FROM duckdb_views() WHERE schema_name = 'file' AND view_name = ${literal(name)}`
  );
  if (view) await work.run(`DROP VIEW file.${quoted(name)}`);
  const columns = columnNames(head).map((heading, i) => {
    const cell = staged(i + 1);
    return `${types[i] === undefined ? cell : `try_cast(${cell} AS ${types[i]})`} AS ${quoted(heading)}`;
  });
  await work.run(`CREATE OR REPLACE TABLE file.${quoted(name)} AS
    SELECT ${columns.join(', ')} FROM ${stageTable(sheet)} WHERE aside = 0 ORDER BY row_no`);
  return name;
}

/** A view in schema file that shows any sheet as it stands, as text under its own headings. */
export function ownView(sheet: number, head: SheetHead, name: string): string {
  const columns = columnNames(head).map((heading, i) => `${staged(i + 1)} AS ${quoted(heading)}`);
  return `CREATE OR REPLACE VIEW file.${quoted(name)} AS SELECT ${columns.join(', ')} FROM ${stageTable(sheet)} WHERE aside = 0`;
}

/** 'folder/走访记录.xls' and 'Sheet1' -> '走访记录'; a sheet with a name of its own adds it: '带贫名单·平川镇'. */
export function ownName({file, name}: SheetHead, taken: ReadonlySet<string>): string {
  const base = (file.split('/').at(-1) ?? file).replace(/\.\w{1,5}$/, '');
  const full = name === '' || /^sheet\d*$/i.test(name) ? base : `${base}·${name}`;
  let free = full;
  for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${full} ${n}`;
  return free;
}

/** One name a column, unique without regard to case; 'column 3' where there is no heading. */
function columnNames({headings, width}: SheetHead): readonly string[] {
  const taken = new Set<string>();
  return Array.from({length: width}, (_, i) => {
    const heading = headings[i]?.trim() || `column ${i + 1}`;
    let free = heading;
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${heading}_${n}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

async function typesOf(
  work: Work,
  sheet: number,
  width: number
): Promise<readonly (string | undefined)[]> {
  const tests = Array.from({length: width}, (_, i) => {
    const cell = staged(i + 1);
    const all = TYPES.map(({reads}) => `coalesce(bool_and(${reads(cell)}), false)`);
    return `[${all.join(', ')}] AS t${i}`;
  });
  const [row] = await work.rows(
    `SELECT ${tests.join(', ')} FROM ${stageTable(sheet)} WHERE aside = 0`
  );
  return Array.from({length: width}, (_, i) => {
    const fits = row?.[`t${i}`];
    const first = Array.isArray(fits) ? fits.indexOf(true) : -1;
    return TYPES[first]?.as;
  });
}
