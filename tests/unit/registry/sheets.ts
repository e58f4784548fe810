import type {SheetHead} from '../../../src/model/sheet.ts';

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
