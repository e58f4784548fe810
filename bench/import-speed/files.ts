import {existsSync, mkdirSync, openSync, writeSync, closeSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {strToU8, zipSync} from 'fflate';
import {HEADINGS, OTHER_HEADINGS, person, reading, seeded} from './rows.ts';

const OUT = join(import.meta.dirname, '../out');
const CHUNK = 20_000;

/** A register of persons; written if it is not there yet: its path. The same number of rows gives the same bytes. */
export function csvFile(rows: number): string {
  return lined(`人口信息_20240630_${rows}.csv`, HEADINGS, person, rows);
}

/** The same in GB18030. Every character has two bytes or is ASCII, so a table made by the decoder turns it round. */
export function gb18030File(rows: number): string {
  const codes = gbkCodes();
  const encode = (text: string): Uint8Array => encoded(text, codes);
  return lined(`人口信息_20240630_${rows}_gb18030.csv`, HEADINGS, person, rows, encode);
}

/** A table of as many columns that is no register of anything. */
export function otherFile(rows: number): string {
  return lined(`readings_${rows}.csv`, OTHER_HEADINGS, reading, rows);
}

function lined(
  name: string,
  headings: readonly string[],
  row: (i: number, random: () => number) => readonly string[],
  rows: number,
  encode: (text: string) => Uint8Array = strToU8
): string {
  return made(name, (path) => {
    const random = seeded(58);
    const out = openSync(path, 'w');
    writeSync(out, encode(`${headings.join(',')}\n`));
    for (let from = 0; from < rows; from += CHUNK) {
      const lines = numbers(from, Math.min(rows, from + CHUNK)).map((i) =>
        row(i, random).join(',')
      );
      writeSync(out, encode(`${lines.join('\n')}\n`));
    }
    closeSync(out);
  });
}

/** The same as a workbook with shared strings, as spreadsheet programs write it. */
export function xlsxFile(rows: number): string {
  return made(`人口信息_20240630_${rows}.xlsx`, (path) => {
    const strings = new Map<string, number>();
    const random = seeded(58);
    const lines = [rowXml(1, HEADINGS, strings)];
    for (let i = 0; i < rows; i++) lines.push(rowXml(i + 2, person(i, random), strings));
    const sheet = `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData></worksheet>`;
    const shared = [...strings.keys()].map((text) => `<si><t>${text}</t></si>`).join('');
    const parts = {
      ...PARTS,
      'xl/worksheets/sheet1.xml': sheet,
      'xl/sharedStrings.xml': `<?xml version="1.0" encoding="UTF-8"?><sst xmlns="${MAIN}" count="${strings.size}" uniqueCount="${strings.size}">${shared}</sst>`
    };
    const entries = Object.entries(parts).map(([name, text]) => [name, strToU8(text)] as const);
    writeFileSync(path, zipSync(Object.fromEntries(entries), {level: 6, mtime: '2024-01-01'}));
  });
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const PARTS = {
  '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="人口" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`
};

function rowXml(row: number, cells: readonly string[], strings: Map<string, number>): string {
  const written = cells.map((text, k) => {
    if (text === '') return '';
    const place = `${String.fromCodePoint(65 + k)}${row}`;
    if (/^\d{1,4}$/.test(text)) return `<c r="${place}"><v>${text}</v></c>`;
    const index = strings.get(text) ?? strings.size;
    strings.set(text, index);
    return `<c r="${place}" t="s"><v>${index}</v></c>`;
  });
  return `<row r="${row}">${written.join('')}</row>`;
}

function gbkCodes(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      codes.set(decoder.decode(Uint8Array.of(lead, trail)), lead * 256 + trail);
    }
  return codes;
}

function encoded(text: string, codes: ReadonlyMap<string, number>): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  let at = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const pair = code < 0x80 ? undefined : codes.get(character);
    if (pair === undefined) bytes[at++] = code < 0x80 ? code : 0x3f;
    else {
      bytes[at++] = pair >> 8;
      bytes[at++] = pair & 0xff;
    }
  }
  return bytes.subarray(0, at);
}

function numbers(from: number, to: number): number[] {
  return Array.from({length: to - from}, (_, i) => from + i);
}

function made(name: string, make: (path: string) => void): string {
  mkdirSync(OUT, {recursive: true});
  const path = join(OUT, name);
  if (!existsSync(path)) make(path);
  return path;
}
