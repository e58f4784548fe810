import type {CellObject, WorkBook, WorkSheet} from '@e965/xlsx';
import {DishuError} from '../model/failure.ts';
import type {FileKind, Merge} from '../model/sheet.ts';
import {nextTurn} from '../model/turn.ts';
import {cellNumberText, kindOfCode} from './number-format.ts';
import {RowWriter, type RawBatch} from './rows.ts';
import type {RawSheet} from './raw-sheet.ts';

const ROWS_A_BREATH = 2000;

/** What is to be done to names of sheets and texts of cells. */
type Reword = (text: string) => string;

/**
 * Sheets of a rare workbook form (.xlsb, Lotus) through SheetJS, which is loaded when first needed. Throws `workbook-password` or
 * `file-truncated`.
 */
export async function sheetJsSheets(
  path: string,
  kind: FileKind,
  bytes: Uint8Array,
  reword: Reword = (text) => text
): Promise<RawSheet[]> {
  return sheetsOf(path, kind, parsed(await import('@e965/xlsx'), bytes), reword);
}

function sheetsOf(path: string, kind: FileKind, workbook: WorkBook, reword: Reword): RawSheet[] {
  const from1904 = workbook.Workbook?.WBProps?.date1904 === true;
  return workbook.SheetNames.flatMap((name, index) => {
    const sheet = workbook.Sheets[name];
    if (sheet === undefined || sheet['!ref'] === undefined) return [];
    const hidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    return [
      {
        file: path,
        name: reword(name),
        kind,
        from1904,
        batches: batchesOf(sheet, from1904, reword),
        merges: () => mergesOf(sheet),
        doubts: () => (hidden ? [{code: 'sheet-hidden'}] : [])
      } satisfies RawSheet
    ];
  });
}

function parsed(XLSX: typeof import('@e965/xlsx'), bytes: Uint8Array): WorkBook {
  try {
    return XLSX.read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellDates: false
    });
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    if (/password|encrypt/i.test(message))
      throw new DishuError({code: 'workbook-password'}, thrown);
    throw new DishuError({code: 'file-truncated', values: {message}}, thrown);
  }
}

async function* batchesOf(
  sheet: WorkSheet,
  from1904: boolean,
  reword: Reword
): AsyncGenerator<RawBatch | undefined> {
  const rows = new RowWriter();
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
  for (let r = 0; r < data.length; r++) {
    rows.begin();
    data[r]?.forEach((cell, k) => rows.putText(k, textOf(cell, from1904, reword)));
    if (r % ROWS_A_BREATH !== 0) continue;
    await nextTurn();
    yield rows.take();
  }
  yield* rows.rest();
}

function textOf(cell: CellObject | undefined, from1904: boolean, reword: Reword): string | null {
  if (cell === undefined || cell.v === undefined || cell.v === null) return null;
  switch (cell.t) {
    case 'n':
      return cellNumberText(Number(cell.v), kindOfCode(String(cell.z ?? 'General')), from1904);
    case 'b':
      return cell.v === true ? 'TRUE' : 'FALSE';
    case 'e':
      return cell.w ?? ERRORS[Number(cell.v)] ?? '#ERROR!';
    case 'z':
      return null;
    default:
      return reword(String(cell.v));
  }
}

const ERRORS: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
  0x2b: '#GETTING_DATA'
};

function mergesOf(sheet: WorkSheet): Merge[] {
  return (sheet['!merges'] ?? []).map(({s, e}) => ({
    top: s.r + 1,
    left: s.c + 1,
    bottom: e.r + 1,
    right: e.c + 1
  }));
}
