import type {FileReport, ImportReport, SheetReport} from '../model/report.ts';

/** One line of the import report's table: a file that was refused, a sheet, or sheets that are alike. */
export type Line =
  | {readonly kind: 'refused'; readonly file: FileReport}
  | {readonly kind: 'sheet'; readonly sheet: SheetReport}
  | {readonly kind: 'group'; readonly name: string; readonly sheets: readonly SheetReport[]};

/** Sheets of one folder or file that became the same tables stand in one line from so many on. */
const ALIKE = 3;
/** Files that lie in no folder stand in one line from more on. */
const LOOSE = 10;

/** The files without the archives that others came out of. */
export function filesIn(files: readonly FileReport[]): readonly FileReport[] {
  const around = new Set(
    files.flatMap(({path}) => {
      const steps = path.split('/');
      return steps.slice(1).map((_, i) => steps.slice(0, i + 1).join('/'));
    })
  );
  return files.filter(({path}) => !around.has(path));
}

/** What needs the analyst comes first, then the files in their order. */
export function linesOf(report: ImportReport): Line[] {
  const refused = report.files.filter((file) => file.failure && file.sheets.length === 0);
  const sheets = report.files.flatMap((file) => file.sheets);
  const urgent = sheets.filter(isUrgent);
  const calm = sheets.filter((sheet) => !isUrgent(sheet));
  return [
    ...refused.map((file): Line => ({kind: 'refused', file})),
    ...grouped(urgent, sheets),
    ...grouped(calm, sheets)
  ];
}

function isUrgent({state}: SheetReport): boolean {
  return state === 'ask';
}

function grouped(sheets: readonly SheetReport[], all: readonly SheetReport[]): Line[] {
  const groups = new Map<string, SheetReport[]>();
  const loose = new Map<string, number>();
  for (const sheet of sheets) loose.set(kindOf(sheet), (loose.get(kindOf(sheet)) ?? 0) + 1);
  for (const sheet of sheets) {
    const place = placeOf(sheet, all);
    const isLoose = place === sheet.head.file && (loose.get(kindOf(sheet)) ?? 0) >= LOOSE;
    const key = `${isLoose ? '' : place}\n${kindOf(sheet)}`;
    groups.set(key, [...(groups.get(key) ?? []), sheet]);
  }
  return [...groups.values()].flatMap((alike): Line[] => {
    const [first] = alike;
    return first && alike.length >= ALIKE
      ? [{kind: 'group', name: placeOf(first, all), sheets: alike}]
      : alike.map((sheet) => ({kind: 'sheet', sheet}));
  });
}

/** What sheets of one kind have in common: how they stand, what they became. */
function kindOf({state, tables, head}: SheetReport): string {
  return `${state}\n${tables.map(({table}) => table).join(' ') || head.headings.join(' ')}`;
}

/** A workbook of several sheets, else the folder of the file, else the file. */
function placeOf({head: {file}}: SheetReport, all: readonly SheetReport[]): string {
  if (all.filter(({head}) => head.file === file).length >= ALIKE) return file;
  const folder = file.split('/').slice(0, -1).join('/');
  return folder === '' ? file : folder;
}

/** How a sheet stands: what is said of it in one word, in the colour of its urgency. */
export type Standing = 'agrees' | 'doubtful' | 'waiting' | 'already' | 'unknown';

export function standingOf(sheet: SheetReport): Standing {
  switch (sheet.state) {
    case 'ask':
      return 'waiting';
    case 'same':
      return 'already';
    case 'own':
      return 'unknown';
    case 'loaded':
    default: {
      const differs = differingTotals(sheet).length > 0;
      const doubts = sheet.end.doubts.length > 0;
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

export function differingTotals({end}: SheetReport): SheetReport['end']['totals'] {
  return end.totals.filter(({stated, summed}) => Math.abs(stated - summed) > CENT);
}

/** 'A', 'B' ... 'Z', 'AA': a column's letter, `position` from 1. */
export function columnLetter(position: number): string {
  const rest = Math.floor((position - 1) / 26);
  return (rest > 0 ? columnLetter(rest) : '') + String.fromCharCode(65 + ((position - 1) % 26));
}
