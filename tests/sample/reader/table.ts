import type {Raw, Sheet} from './files.ts';

export interface Record {
  /** From the top of the sheet, 1. */
  row: number;
  at: (heading: string) => Raw;
  cells: Raw[];
}

export interface Table {
  sheet: Sheet;
  headings: string[];
  /** The column that the reader knows by this heading, from 0. */
  position: (heading: string) => number;
  records: Record[];
  title: number;
  heading: number;
  aside: {row: number; cells: Raw[]}[];
}

const TOTAL = /^(合计|小计|总计)$/;
const NOTE = /^(填表人|审核人|单位负责人|经办人)/;

/**
 * Cuts a sheet into titles, heading, records and what stands aside. The heading begins where `first` stands
 * in some cell and has `depth` rows, joined by a slash; a merged group is carried to the right.
 */
export function tableOf(
  sheet: Sheet,
  first: string,
  depth = 1,
  named: (heading: string) => string = (heading) => heading
): Table {
  const start = sheet.rows.findIndex((row) => row.some((cell) => cell === named(first)));
  if (start < 0) throw new Error(`no heading ${first} in ${sheet.file} ${sheet.name}`);
  const headings = joined(sheet.rows.slice(start, start + depth));
  const plain = headings.map((h) => h.split('/').pop() ?? '');
  const known = new Map<string, number>();
  const find = (heading: string): number => {
    const at = known.get(heading) ?? position(headings, named(heading));
    known.set(heading, at);
    return at;
  };
  const table: Table = {
    sheet,
    headings,
    position: find,
    records: [],
    title: start,
    heading: depth,
    aside: []
  };
  for (let i = start + depth; i < sheet.rows.length; i++) {
    const cells = sheet.rows[i] ?? [];
    const lead = cells.find((c) => c !== null && c !== undefined);
    const repeated = cells.length > 2 && cells.every((c, k) => (c ?? null) === (plain[k] ?? null));
    if (lead === undefined || TOTAL.test(String(lead)) || NOTE.test(String(lead)) || repeated)
      table.aside.push({row: i + 1, cells});
    else
      table.records.push({
        row: i + 1,
        cells,
        at: (heading) => cells[find(heading)] ?? null
      });
  }
  return table;
}

function position(headings: readonly string[], heading: string): number {
  const at = headings.indexOf(heading);
  if (at < 0) throw new Error(`no column ${heading} among ${headings.join(' ')}`);
  return at;
}

function joined(rows: readonly Raw[][]): string[] {
  const width = Math.max(...rows.map((r) => r.length));
  const parts: string[][] = Array.from({length: width}, () => []);
  rows.forEach((row, depth) => {
    let group = '';
    for (let i = 0; i < width; i++) {
      const cell = row[i] ?? null;
      const below = rows.slice(depth + 1).some((r) => (r[i] ?? null) !== null);
      if (cell !== null) group = String(cell);
      else if (!below || (rows[depth]?.[i] ?? null) !== null) group = '';
      if (cell !== null) parts[i]?.push(String(cell));
      else if (below && group) parts[i]?.push(group);
    }
  });
  return parts.map((p) => p.join('/'));
}
