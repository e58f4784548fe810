import type {Mapped, Projection} from '../model/projection.ts';
import type {Decision, ImportReport, SheetReport} from '../model/report.ts';
import type {FileHint} from '../model/sheet.ts';
import {fingerprint, mappingOf, type Mapping} from '../registry/mapping.ts';
import type {NamedFile} from './dropped-files.ts';

/** The files that were opened on this page, and what the analyst says of them instead of the importer finding it. */
export class FilesAtHand {
  readonly #files = new Map<string, NamedFile>();
  /** What is said of files, by path. */
  hints: Readonly<Record<string, FileHint>> = {};

  opened(files: readonly NamedFile[]): void {
    for (const file of files) this.#files.set(file.path, file);
  }

  /** The file of a path, or the archive that it is in; undefined when it must be opened again. */
  find(path: string): NamedFile | undefined {
    const around = path.split('/').map((_, at, parts) => parts.slice(0, at + 1).join('/'));
    return around.map((each) => this.#files.get(each)).find((file) => file !== undefined);
  }

  /** Adds to what is said of a file; of a sheet the last word counts. */
  say(path: string, hint: FileHint): void {
    const former = this.hints[path] ?? {};
    const sheets = {...former.sheets, ...hint.sheets};
    this.hints = {...this.hints, [path]: {...former, ...hint, sheets}};
  }
}

/** Projections that speak of a date as the analyst says; '' takes the date away. */
export function dated(projections: readonly Projection[], date: string): Projection[] {
  return projections.map(({table, grain, columns, constants, where}) => ({
    table,
    grain,
    columns,
    constants,
    ...(where === undefined ? {} : {where}),
    ...(date === '' ? {} : {asOf: date, asOfFrom: 'analyst' as const})
  }));
}

/** The readings of decided sheets, for every sheet with the same headings. */
export function mappingsOf(decisions: readonly Decision[], {files}: ImportReport): Mapping[] {
  const decided = new Set(decisions.map(({sheet}) => sheet));
  const sheets = files.flatMap((file) => file.sheets).filter(({id}) => decided.has(id));
  return sheets.map(({head, projections}) => mappingOf(head.headings, projections));
}

/**
 * What is to be decided so that sheets are read as mappings say. Where a sheet was never read as a table, that table
 * comes first and its columns when it is asked again.
 */
export function decisionsFor({files}: ImportReport, mappings: readonly Mapping[]): Decision[] {
  const byKey = new Map(mappings.map((mapping) => [mapping.key, mapping]));
  return files
    .flatMap(({sheets}) => sheets)
    .flatMap((sheet): Decision[] => {
      const mapping = byKey.get(fingerprint(sheet.head.headings));
      if (!mapping || sheet.state === 'same' || isRead(sheet, mapping)) return [];
      return [{sheet: sheet.id, ...asSaid(sheet, mapping)}];
    });
}

function isRead({state, head, projections}: SheetReport, mapping: Mapping): boolean {
  const now = mappingOf(head.headings, projections);
  return state !== 'ask' && JSON.stringify(now.projections) === JSON.stringify(mapping.projections);
}

function asSaid(
  {projections, recognition}: SheetReport,
  mapping: Mapping
): {tables: readonly string[]} | {projections: readonly Projection[]} {
  const known = [...projections, ...recognition.projections];
  const found = mapping.projections.map((kept): Projection | undefined => {
    const stated = known.find(({table}) => table === kept.table);
    if (!stated) return undefined;
    const {constants, asOf, asOfFrom} = stated;
    const dates = asOf === undefined || asOfFrom === undefined ? {} : {asOf, asOfFrom};
    return {...kept, constants: unmapped(constants, kept.columns), ...dates};
  });
  const whole = found.filter((each) => each !== undefined);
  if (whole.length > 0 && whole.length === found.length) return {projections: whole};
  return {tables: mapping.projections.map(({table}) => table)};
}

/** What the sheet says once, less what a column says now. */
function unmapped(
  constants: Projection['constants'],
  columns: Readonly<Record<string, readonly Mapped[]>>
): Projection['constants'] {
  return Object.fromEntries(Object.entries(constants).filter(([name]) => !(name in columns)));
}
