import {Zip, ZipDeflate} from 'fflate';
import {DishuError} from '../../model/failure.ts';
import {windowsOf, type FileJob} from './file-job.ts';
import {rowXml} from './xlsx-cells.ts';
import {partsOf, SHEET_END, sheetStart} from './xlsx-parts.ts';

/** Rows of a worksheet, the headings' among them, and its columns. */
export const SHEET_ROWS = 1_048_576;
const SHEET_COLUMNS = 16_384;
/** A file inside a zip without its 64-bit form. */
const PART_BYTES = 4_000_000_000;

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A worksheet of a workbook. */
export type SheetJob = {readonly name: string; readonly job: FileJob};

/**
 * All rows as one worksheet: texts as texts (identity numbers keep every digit, nothing is a formula), numbers as numbers,
 * dates as dates, headings frozen. Written as a stream, so that only the compressed file is held. Fails with `export-large` beyond
 * 1,048,575 rows or 16,384 columns, `export-text` at a text longer than a cell holds, and `cancelled`.
 */
export async function xlsxFile(job: FileJob): Promise<Blob> {
  return await workbookFile([{name: 'Sheet1', job}]);
}

/** The same with several worksheets. */
export async function workbookFile(sheets: readonly SheetJob[]): Promise<Blob> {
  const large = sheets.find(
    ({job}) => job.source.count >= SHEET_ROWS || job.columns.length > SHEET_COLUMNS
  );
  if (large) throw tooLarge(large.job);
  const archive = new Archive();
  const parts = partsOf(sheets.map(({name}) => name));
  for (const [name, text] of Object.entries(parts)) archive.add(name).end(text);
  for (const [at, {job}] of sheets.entries()) {
    await writeSheet(archive.add(`xl/worksheets/sheet${at + 1}.xml`), job);
  }
  return archive.blob();
}

async function writeSheet(sheet: Part, job: FileJob): Promise<void> {
  const {columns, lang} = job;
  sheet.write(sheetStart(columns));
  const headings = columns.map(({heading}) => heading);
  sheet.write(rowXml(headings, 1, {lang, heading: true}));
  let row = 2;
  for await (const rows of windowsOf(job)) {
    const lines: string[] = [];
    for (let at = 0; at < rows.count; at++, row++) {
      const values = rows.values.map((column) => column[at] ?? null);
      lines.push(rowXml(values, row, {lang, types: rows.columns}));
    }
    sheet.write(lines.join(''));
    if (sheet.bytes > PART_BYTES) throw tooLarge(job);
  }
  sheet.end(SHEET_END);
}

function tooLarge({source, columns}: FileJob): DishuError {
  const values = {rows: source.count, columns: columns.length, limit: SHEET_ROWS - 1};
  return new DishuError({code: 'export-large', values});
}

type Part = {readonly bytes: number; write(text: string): void; end(text: string): void};

/** A zip that grows; everything runs on this thread, since workers of the library's own would break the page's policy. */
class Archive {
  readonly #parts: Uint8Array<ArrayBuffer>[] = [];
  readonly #zip = new Zip((error, bytes) => {
    if (error) throw error;
    this.#parts.push(new Uint8Array(bytes));
  });

  /** A file inside; it is complete after `end`. */
  add(name: string): Part {
    const file = new ZipDeflate(name, {level: 4});
    this.#zip.add(file);
    const encoder = new TextEncoder();
    let bytes = 0;
    const push = (text: string, last: boolean): void => {
      const piece = encoder.encode(text);
      bytes += piece.length;
      file.push(piece, last);
    };
    return {
      get bytes() {
        return bytes;
      },
      write: (text) => push(text, false),
      end: (text) => push(text, true)
    };
  }

  blob(): Blob {
    this.#zip.end();
    return new Blob(this.#parts, {type: TYPE});
  }
}
