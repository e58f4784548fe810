import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {read, utils} from '@e965/xlsx';
import iconv from 'iconv-lite';

/** A cell as it stands in the file: a number only where the file stores one. */
export type Raw = string | number | null;

export interface Sheet {
  file: string;
  name: string;
  rows: Raw[][];
}

/** All files below a folder, by their path inside it, sorted. */
export function filesBelow(folder: string, inside = ''): string[] {
  return readdirSync(join(folder, inside))
    .flatMap((name) => {
      const path = inside ? `${inside}/${name}` : name;
      return statSync(join(folder, path)).isDirectory() ? filesBelow(folder, path) : [path];
    })
    .toSorted();
}

/** The sheets of one file; a text has one sheet without a name. Throws where a workbook cannot be opened. */
export function readSheets(folder: string, file: string): Sheet[] {
  const bytes = readFileSync(join(folder, file));
  if (/\.(csv|txt)$/.test(file)) return [{file, name: '', rows: parseText(decode(bytes))}];
  const book = read(bytes, {dense: true});
  return book.SheetNames.map((name) => {
    const sheet = book.Sheets[name];
    const rows = sheet
      ? utils.sheet_to_json<Raw[]>(sheet, {header: 1, raw: true, blankrows: true})
      : [];
    return {file, name, rows};
  });
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    return iconv.decode(bytes, 'gb18030');
  }
}

/** Records of a delimited text; the delimiter is the most frequent of the usual ones in its first lines. */
function parseText(text: string): Raw[][] {
  const line = text.split('\n', 6).join('');
  const counted = [',', ';', '\t'].map((d) => ({d, n: line.split(d).length}));
  const delimiter = counted.toSorted((a, b) => b.n - a.n)[0]?.d ?? ',';
  const rows: Raw[][] = [];
  let row: Raw[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (quoted) {
      if (char === '"' && text[i + 1] === '"') cell += text[++i];
      else if (char === '"') quoted = false;
      else cell += char;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === delimiter) {
      row.push(cell === '' ? null : unguarded(cell));
      cell = '';
    } else if (char === '\n') {
      row.push(cell === '' ? null : unguarded(cell));
      rows.push(row);
      row = [];
      cell = '';
    } else if (char !== '\r') cell += char;
  }
  if (cell !== '' || row.length) rows.push([...row, cell === '' ? null : unguarded(cell)]);
  return rows;
}

/** ="0123" is 0123. */
function unguarded(text: string): string {
  return /^="(.*)"$/.exec(text)?.[1] ?? text;
}
