import iconv from 'iconv-lite';
import type {Cell, CsvOptions} from './table.ts';

export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'object' ? shownDate(cell.serial) : String(cell);
}

/** A date as a workbook shows it when it is saved as text: 2023/3/1. */
function shownDate(serial: number): string {
  const day = new Date((serial - 25569) * 86_400_000);
  return `${day.getUTCFullYear()}/${day.getUTCMonth() + 1}/${day.getUTCDate()}`;
}

const MARKS: Partial<Record<CsvOptions['encoding'], number[]>> = {
  'utf8-bom': [0xef, 0xbb, 0xbf],
  utf16le: [0xff, 0xfe]
};

/** Delimited text as chunks of bytes. `guards` are the columns written as ="...". */
export function* csvChunks(
  rows: Iterable<readonly Cell[]>,
  options: CsvOptions,
  guards: ReadonlySet<number>
): Generator<Uint8Array> {
  const mark = MARKS[options.encoding];
  if (mark) yield Uint8Array.from(mark);
  let text = '';
  for (const cells of rows) {
    text += record(cells, options, guards) + options.newline;
    if (text.length < 1 << 18) continue;
    yield encode(text, options);
    text = '';
  }
  yield encode(text, options);
}

function encode(text: string, options: CsvOptions): Uint8Array {
  return iconv.encode(text, options.encoding === 'utf8-bom' ? 'utf8' : options.encoding);
}

function record(cells: readonly Cell[], options: CsvOptions, guards: ReadonlySet<number>): string {
  let line = '';
  for (let i = 0; i < cells.length; i++) {
    const text = cellText(cells[i]);
    if (i) line += options.delimiter;
    if (guards.has(i) && /^\d+X?$/i.test(text)) line += `="${text}"`;
    else line += needsQuotes(text, options.delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  }
  return line;
}

function needsQuotes(text: string, delimiter: string): boolean {
  return (
    text.includes(delimiter) || text.includes('"') || text.includes('\n') || text.includes('\r')
  );
}
