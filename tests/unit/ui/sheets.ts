import type {ImportReport, SheetReport} from '../../../src/model/report.ts';
import type {SheetEnd} from '../../../src/model/sheet.ts';

export const END: SheetEnd = {id: '0', records: 3, data: 2, aside: {}, totals: [], doubts: []};

/** A sheet of the report, of one column 户编号 unless told otherwise. */
export function sheet(id: number, file: string, more: Partial<SheetReport> = {}): SheetReport {
  return {
    id,
    head: {
      id: String(id),
      file,
      name: '',
      kind: 'csv',
      width: 1,
      headingRows: [1],
      headings: ['户编号'],
      title: '',
      preview: [],
      merges: []
    },
    end: END,
    state: 'loaded',
    recognition: {verdict: 'certain', projections: [], candidates: [], margin: 1, unused: []},
    projections: [],
    tables: [],
    own: '',
    aside: {},
    filled: [],
    unreadable: 0,
    ...more
  };
}

export function reportOf(
  sheets: readonly SheetReport[],
  refused: readonly string[] = []
): ImportReport {
  const files = sheets.map((each) => ({path: each.head.file, size: 1, sheets: [each]}));
  const failed = refused.map((path) => ({
    path,
    size: 1,
    sheets: [],
    failure: {code: 'workbook-password' as const}
  }));
  const counts = {records: 0, data: 0, aside: 0, unreadable: 0};
  return {
    files: [...files, ...failed],
    findings: [],
    lacking: [],
    vanished: [],
    lagging: [],
    ...counts
  };
}
