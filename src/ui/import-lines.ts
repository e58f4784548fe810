import type {FileReport, ImportReport, SheetReport} from '../model/report.ts';

/** One line of the import report's table: a file that was refused, a sheet, or sheets that are alike. */
export type Line =
  | {readonly kind: 'refused'; readonly file: FileReport}
  | {readonly kind: 'sheet'; readonly sheet: SheetReport}
  | {readonly kind: 'group'; readonly name: string; readonly sheets: readonly SheetReport[]};

/** Sheets of one folder or file that became the same tables stand in one line from so many on. */
const ALIKE = 3;

/** What needs the analyst comes first, then the files in their order. */
export function linesOf(report: ImportReport): Line[] {
  const refused = report.files.filter((file) => file.failure && file.sheets.length === 0);
  const sheets = report.files.flatMap((file) => file.sheets);
  const urgent = sheets.filter(({state}) => state === 'ask' || state === 'cut');
  const calm = sheets.filter(({state}) => state !== 'ask' && state !== 'cut');
  return [
    ...refused.map((file): Line => ({kind: 'refused', file})),
    ...urgent.map((sheet): Line => ({kind: 'sheet', sheet})),
    ...grouped(calm)
  ];
}

function grouped(sheets: readonly SheetReport[]): Line[] {
  const groups = new Map<string, SheetReport[]>();
  for (const sheet of sheets) {
    const key = likeness(sheet);
    groups.set(key, [...(groups.get(key) ?? []), sheet]);
  }
  return [...groups.values()].flatMap((alike): Line[] => {
    const [first] = alike;
    return first && alike.length >= ALIKE
      ? [{kind: 'group', name: placeOf(first), sheets: alike}]
      : alike.map((sheet) => ({kind: 'sheet', sheet}));
  });
}

function likeness(sheet: SheetReport): string {
  const tables = sheet.tables.map(({table}) => table).join(' ');
  return [placeOf(sheet), sheet.state, tables || String(sheet.id)].join('\n');
}

/** Folder of the file; for several sheets of one workbook the workbook. */
function placeOf({head}: SheetReport): string {
  const folder = head.file.split('/').slice(0, -1).join('/');
  const depth = folder.split('/').length;
  return depth > 1 || (folder !== '' && !folder.endsWith('.zip')) ? folder : head.file;
}

/** How a sheet stands: what is said of it in one word, in the colour of its urgency. */
export type Standing = 'agrees' | 'doubtful' | 'waiting' | 'cut' | 'already' | 'unknown';

export function standingOf(sheet: SheetReport): Standing {
  switch (sheet.state) {
    case 'ask':
      return 'waiting';
    case 'cut':
      return 'cut';
    case 'same':
      return 'already';
    case 'own':
      return 'unknown';
    case 'loaded':
    default: {
      const differs = differingTotals(sheet).length > 0;
      const doubts = (sheet.end?.doubts ?? []).length > 0;
      return sheet.unreadable > 0 || differs || doubts ? 'doubtful' : 'agrees';
    }
  }
}

/** The worst standing of several sheets. */
export function worstOf(sheets: readonly SheetReport[]): Standing {
  const standings = sheets.map(standingOf);
  return standings.find((each) => each !== 'agrees') ?? 'agrees';
}

/** Amounts are stated with two decimals at most: what is nearer is the same. */
const CENT = 0.005;

export function differingTotals({end}: SheetReport): NonNullable<SheetReport['end']>['totals'] {
  return (end?.totals ?? []).filter(({stated, summed}) => Math.abs(stated - summed) > CENT);
}

/** 'A', 'B' ... 'Z', 'AA': a column's letter, `position` from 1. */
export function columnLetter(position: number): string {
  const rest = Math.floor((position - 1) / 26);
  return (rest > 0 ? columnLetter(rest) : '') + String.fromCharCode(65 + ((position - 1) % 26));
}
