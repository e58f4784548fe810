import type {ImportReport} from '../../model/report.ts';

/** A file that the figures rest on. */
export type SourceFile = {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly rows: number;
  readonly asOf: string;
};

/** One parameter as the page shows it. */
export type Parameter = {readonly label: string; readonly value: string};

/** The parameters of one notebook; `of`: its title, '' for the snapshot's own. */
export type Parameters = {readonly of: string; readonly values: readonly Parameter[]};

/** What a snapshot says of itself. Dates and labels are in its language. */
export type About = {
  readonly county: string;
  readonly asOf: string;
  readonly made: string;
  readonly files: readonly SourceFile[];
  readonly parameters: readonly Parameters[];
};

/** The files of an import that tables were loaded from, by name; of a path only its last part. */
export function sourceFiles({files}: ImportReport, tables: readonly string[]): SourceFile[] {
  return files.flatMap(({path, size, sha256 = '', sheets}) => {
    const loaded = sheets
      .flatMap((sheet) => sheet.tables)
      .filter(({table}) => tables.includes(table));
    if (loaded.length === 0) return [];
    const dates = loaded.flatMap(({asOf}) => asOf ?? []).sort();
    return [
      {
        name: path.replace(/^.*[/\\]/, ''),
        size,
        sha256,
        rows: loaded.reduce((sum, {loaded: rows}) => sum + rows, 0),
        asOf: dates.at(-1) ?? ''
      }
    ];
  });
}
