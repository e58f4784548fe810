import {failureOf, DishuError} from '../../model/failure.ts';
import type {Doubt} from '../../model/sheet.ts';
import type {RawSheet} from '../raw-sheet.ts';
import {batchesOf, type NumberedCells} from '../whole-text.ts';
import {XlsCells} from './cells.ts';
import {xlsWorkbook} from './workbook.ts';

/** The sheets of a BIFF5 or BIFF8 workbook stream (.xls, .et). Throws `workbook-password`, `file-truncated`. */
export function* xlsSheets(path: string, stream: Uint8Array): Generator<RawSheet> {
  const book = guarded(() => xlsWorkbook(stream));
  for (const {name, at, hidden} of book.sheets) {
    const cells = guarded(() => new XlsCells(stream, book, at));
    const {rows, merges} = cells;
    const doubts = [...doubtsOf(cells), ...(hidden ? [{code: 'sheet-hidden'} as const] : [])];
    yield {
      file: path,
      name,
      kind: 'xls',
      from1904: book.from1904,
      batches: batchesOf(numbered(rows)),
      merges: () => merges,
      doubts: () => doubts
    };
  }
}

function doubtsOf({lost, bare}: XlsCells): Doubt[] {
  const doubts: Doubt[] = lost === undefined ? [] : [{code: 'cells-damaged', ...lost}];
  if (bare === undefined) return doubts;
  const {row, column, count} = bare;
  return [...doubts, {code: 'formula-without-value', row, column, values: {count}}];
}

function* numbered(
  rows: readonly (readonly (string | null)[] | undefined)[]
): Generator<NumberedCells> {
  for (let row = 0; row < rows.length; row++) {
    const cells = rows[row];
    if (cells !== undefined) yield {cells, record: row + 1};
  }
}

/** Reading beyond a record's end means that the stream is damaged. */
function guarded<T>(read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    throw new DishuError({code: 'file-truncated', values: failureOf(thrown).values ?? {}}, thrown);
  }
}
