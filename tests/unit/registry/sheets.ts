import type {Projection, Recognition} from '../../../src/model/projection.ts';
import type {SheetHead} from '../../../src/model/sheet.ts';
import {recognise} from '../../../src/registry/recognise.ts';

type Spec = Partial<Omit<SheetHead, 'headings'>> & {rows?: readonly (readonly (string | null)[])[]};

/** A sheet with these headings, apart by commas as in the domain dictionary, in row 1 unless told otherwise. */
export function sheetOf(headings: string | readonly string[], spec: Spec = {}): SheetHead {
  const names = typeof headings === 'string' ? headings.split(',') : headings;
  const {rows = [], ...rest} = spec;
  return {
    id: '0',
    file: '数据.xlsx',
    name: 'Sheet1',
    kind: 'xlsx',
    width: names.length,
    headingRows: [1],
    headings: names,
    title: '',
    preview: [names, ...rows],
    merges: [],
    ...rest
  };
}

/** Non-empty values of each column of the rows. */
export function samplesOf(
  width: number,
  rows: readonly (readonly (string | null)[])[]
): (string | null)[][] {
  return Array.from({length: width}, (_, i) =>
    rows.map((row) => row[i] ?? null).filter((value) => value !== null && value !== '')
  );
}

/** Table and grain of each projection: 'household first'. */
export function tables(recognition: Recognition): string[] {
  return recognition.projections.map(({table, grain}) => `${table} ${grain.kind}`);
}

/** The projection for a table, which must be there. */
export function projection(recognition: Recognition, table: string): Projection {
  const found = recognition.projections.find((each) => each.table === table);
  if (found === undefined) throw new Error(`no ${table} in ${tables(recognition).join()}`);
  return found;
}

/** The headings from which the columns of a table are read, apart by '+'. */
export function sources(sheet: SheetHead, recognition: Recognition, table: string, names: string) {
  const {columns} = projection(recognition, table);
  return Object.fromEntries(
    names
      .split(' ')
      .map((name) => [
        name,
        columns[name]?.map(({column}) => sheet.headings[column - 1]).join('+') ?? null
      ])
  );
}

/** The verdict and the first projection of a sheet without values. */
export function firstOf(
  headings: readonly string[],
  spec: Spec = {}
): [string, Projection | undefined] {
  const {verdict, projections} = recognise(sheetOf(headings, spec), []);
  return [verdict, projections[0]];
}
