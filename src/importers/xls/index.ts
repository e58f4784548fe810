import {failureOf, DishuError} from '../../model/failure.ts';
import type {Doubt} from '../../model/sheet.ts';
import {nextTurn} from '../../model/turn.ts';
import type {RawBatch} from '../rows.ts';
import type {RawSheet} from '../raw-sheet.ts';
import {batchesOf, type NumberedCells} from '../whole-text.ts';
import {XlsCells} from './cells.ts';
import {xlsWorkbook} from './workbook.ts';

/**
 * The sheets of a workbook stream (.xls, .et) of BIFF2 to BIFF8, in a compound file or bare, as Excel wrote it up to version 4 and
 * programs of web pages still do. `encoding` as the analyst says. Throws `workbook-password`, `file-truncated`.
 */
export function* xlsSheets(
  path: string,
  stream: Uint8Array,
  encoding?: string
): Generator<RawSheet> {
  const book = guarded(() => xlsWorkbook(stream, encoding));
  for (const {name, at, hidden} of book.sheets) {
    const cells = new XlsCells(stream, book, at);
    const known: Doubt[] = [];
    if (hidden) known.push({code: 'sheet-hidden'});
    if (book.encoding?.sure === false) known.push({code: 'encoding-unsure'});
    yield {
      file: path,
      name,
      kind: 'xls',
      ...(book.encoding === undefined ? {} : {encoding: book.encoding.name}),
      from1904: book.from1904,
      batches: batchesIn(cells),
      merges: () => cells.merges,
      doubts: () => [...doubtsOf(cells), ...known]
    };
  }
}

/** All of a sheet is read before its first batch: its records may stand in any order. */
async function* batchesIn(cells: XlsCells): AsyncGenerator<RawBatch | undefined> {
  while (cells.read()) {
    await nextTurn();
    yield undefined;
  }
  yield* batchesOf(numbered(cells.rows));
}

function doubtsOf({lost, bare, cut}: XlsCells): Doubt[] {
  const doubts: Doubt[] = lost === undefined ? [] : [{code: 'cells-damaged', ...lost}];
  if (cut) doubts.push({code: 'cut-short'});
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
