import {unzipSync, zipSync} from 'fflate';
import {utils, write, type CellObject, type WorkSheet} from '@e965/xlsx';
import type {SheetRows} from './xlsx.ts';

const DATE = new Date(2024, 6, 15, 9, 30, 0);

/** Old workbooks and open documents, by SheetJS; zip times are set again so that bytes repeat. */
export function sheetJsBytes(sheets: readonly SheetRows[], type: 'biff8' | 'ods'): Uint8Array {
  const book = utils.book_new();
  for (const sheet of sheets) utils.book_append_sheet(book, worksheet(sheet), sheet.name);
  book.Props = {CreatedDate: DATE, ModifiedDate: DATE};
  const bytes: Buffer = write(book, {type: 'buffer', bookType: type, bookSST: true});
  if (type === 'biff8') return bytes;
  const files = Object.entries(unzipSync(bytes)).map(
    ([path, body]) => [path, [body, {mtime: DATE}]] as const
  );
  return zipSync(Object.fromEntries(files) as Parameters<typeof zipSync>[0]);
}

function worksheet(sheet: SheetRows): WorkSheet {
  const target: WorkSheet = {};
  let row = 0;
  let width = 1;
  for (const cells of sheet.rows) {
    for (const [column, cell] of cells.entries()) {
      if (cell === null || cell === undefined || cell === '') continue;
      const object: CellObject =
        typeof cell === 'string'
          ? {t: 's', v: cell}
          : typeof cell === 'number'
            ? {t: 'n', v: cell}
            : {t: 'n', v: cell.serial, z: 'yyyy-mm-dd'};
      target[utils.encode_cell({r: row, c: column})] = object;
    }
    width = Math.max(width, cells.length);
    row++;
  }
  target['!ref'] = utils.encode_range({
    s: {r: 0, c: 0},
    e: {r: Math.max(0, row - 1), c: width - 1}
  });
  target['!merges'] = sheet.merges().map((area) => utils.decode_range(area));
  return target;
}
