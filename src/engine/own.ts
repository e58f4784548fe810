import {quoted} from '../model/names.ts';
import type {SheetHead} from '../model/sheet.ts';
import {staged, stageTable} from './cast.ts';
import {proveRows} from './read-once.ts';
import type {SourceSheet} from './source.ts';
import type {Work} from './work.ts';

/** Text is left where not every value is of one type. */
const TYPES = {integer: 'BIGINT', number: 'DOUBLE', date: 'DATE'} as const;
export type OwnType = keyof typeof TYPES;

/**
 * Loads a sheet that is no registry table as itself: a table in schema file, named after file and sheet, with columns
 * under their own headings, numbers and dates where every value is one. `isThere`: its rows came early. `views`: what stands there as
 * a view.
 */
export async function loadOwn(
  work: Work,
  sheet: SourceSheet,
  name: string,
  isThere: boolean,
  views: ReadonlySet<string>
): Promise<void> {
  if (!isThere) await makeOwn(work, sheet, name, views.has(name));
  if (sheet.inFile !== true) return;
  const [row] = await work.rows(`SELECT count(*) AS n FROM file.${quoted(name)}`);
  proveRows(sheet, Number(row?.['n']));
}

/** The names of the views in schema file. To ask takes the longer the more tables there are. */
export async function ownViews(work: Work): Promise<ReadonlySet<string>> {
  const rows = await work.rows(
    "SELECT view_name AS name FROM duckdb_views() WHERE schema_name = 'file'"
  );
  return new Set(rows.map(({name}) => String(name)));
}

async function makeOwn(
  work: Work,
  {id, head, columns}: SourceSheet,
  name: string,
  isView: boolean
): Promise<void> {
  if (isView) await work.run(`DROP VIEW file.${quoted(name)}`);
  const types = columns.map(({type}) => type);
  await work.run(`CREATE OR REPLACE TABLE file.${quoted(name)} AS
    SELECT ${ownColumns(head, types).join(', ')} FROM ${stageTable(id)} WHERE aside = 0`);
}

/** The columns of such a table, of the staged cells or of what else `from` makes of a heading. */
export function ownColumns(
  head: SheetHead,
  types: readonly (OwnType | undefined)[],
  from?: (heading: string) => string
): readonly string[] {
  return columnNames(head).map((heading, i) => {
    const cell = from?.(heading) ?? staged(i + 1);
    const type = types[i];
    return `${type === undefined ? cell : `try_cast(${cell} AS ${TYPES[type]})`} AS ${quoted(heading)}`;
  });
}

/** A view in schema file that shows any sheet as it stands, as text under its own headings. */
export function ownView(sheet: number, head: SheetHead, name: string): string {
  return `CREATE OR REPLACE VIEW file.${quoted(name)} AS SELECT ${ownColumns(head, []).join(', ')} FROM ${stageTable(sheet)} WHERE aside = 0`;
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
