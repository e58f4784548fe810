import {strToU8, Zip, ZipDeflate} from 'fflate';
import type {Cell} from './table.ts';

/** Long numbers as text stand in their cell; all other text is shared. */
const UNIQUE = /^\d{8,}X?$/;

/** Rows of cells with the areas that are merged, in A1 form. */
export interface SheetRows {
  name: string;
  rows: Iterable<readonly Cell[]>;
  /** Asked for after the rows have been walked. */
  merges: () => readonly string[];
}

const DATE = new Date(2024, 6, 15, 9, 30, 0);
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * A workbook as bytes; the same rows always give the same bytes. Empty cells are absent, and a cell
 * names its place only after a gap, as some exporters of registries do (a third of the size).
 */
export function xlsxBytes(sheets: readonly SheetRows[]): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const strings = new Map<string, number>();
  for (const [i, sheet] of sheets.entries())
    writeSheet(zip, `xl/worksheets/sheet${i + 1}.xml`, sheet, strings);
  addText(zip, 'xl/sharedStrings.xml', sharedStrings(strings));
  for (const [path, text] of frame(sheets.map((s) => s.name))) addText(zip, path, text);
  zip.end();
  return Buffer.concat(chunks);
}

export function columnName(index: number): string {
  const rest = index % 26;
  const letter = String.fromCharCode(65 + rest);
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

function addText(zip: Zip, path: string, text: string): void {
  const entry = new ZipDeflate(path, {level: 9});
  entry.mtime = DATE;
  zip.add(entry);
  entry.push(strToU8(text), true);
}

function writeSheet(zip: Zip, path: string, sheet: SheetRows, strings: Map<string, number>): void {
  const entry = new ZipDeflate(path, {level: 9});
  entry.mtime = DATE;
  zip.add(entry);
  let text = `${XML}<worksheet xmlns="${MAIN}"><sheetData>`;
  const names: string[] = [];
  let row = 0;
  for (const cells of sheet.rows) {
    text += rowXml(++row, cells, names, strings);
    if (text.length < 1 << 28) continue;
    entry.push(strToU8(text));
    text = '';
  }
  const merges = sheet.merges();
  const areas = merges.map((m) => `<mergeCell ref="${m}"/>`).join('');
  const merged = areas && `<mergeCells count="${merges.length}">${areas}</mergeCells>`;
  entry.push(strToU8(`${text}</sheetData>${merged}</worksheet>`), true);
}

function rowXml(
  row: number,
  cells: readonly Cell[],
  names: string[],
  strings: Map<string, number>
): string {
  let xml = '';
  let last = -2;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i];
    if (cell === null || cell === undefined || cell === '') continue;
    const at = last === i - 1 ? '' : ` r="${(names[i] ??= columnName(i)) + row}"`;
    last = i;
    if (typeof cell === 'number') xml += `<c${at}><v>${cell}</v></c>`;
    else if (typeof cell === 'object') xml += `<c${at} s="1"><v>${cell.serial}</v></c>`;
    else if (UNIQUE.test(cell)) xml += `<c${at} t="inlineStr"><is><t>${cell}</t></is></c>`;
    else xml += `<c${at} t="s"><v>${indexOf(strings, cell)}</v></c>`;
  }
  return xml ? `<row r="${row}">${xml}</row>` : '';
}

function indexOf(strings: Map<string, number>, text: string): number {
  const known = strings.get(text);
  if (known !== undefined) return known;
  strings.set(text, strings.size);
  return strings.size - 1;
}

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

function sharedStrings(strings: Map<string, number>): string {
  const items = [...strings.keys()].map((s) => {
    const space = /^\s|\s$|\n/.test(s) ? ' xml:space="preserve"' : '';
    return `<si><t${space}>${escaped(s)}</t></si>`;
  });
  return `${XML}<sst xmlns="${MAIN}" uniqueCount="${strings.size}">${items.join('')}</sst>`;
}

function frame(names: readonly string[]): [string, string][] {
  const numbered = names.map((name, i) => ({name, n: i + 1}));
  const overrides = numbered
    .map(
      (s) =>
        `<Override PartName="/xl/worksheets/sheet${s.n}.xml" ContentType="${TYPE}.worksheet+xml"/>`
    )
    .join('');
  const rel = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${REL}/${type}" Target="${target}"/>`;
  const last = names.length;
  return [
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>${overrides}<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/></Types>`
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${rel(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`
    ],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets>${numbered.map((s) => `<sheet name="${escaped(s.name)}" sheetId="${s.n}" r:id="rId${s.n}"/>`).join('')}</sheets></workbook>`
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${numbered.map((s) => rel(s.n, 'worksheet', `worksheets/sheet${s.n}.xml`)).join('')}${rel(last + 1, 'styles', 'styles.xml')}${rel(last + 2, 'sharedStrings', 'sharedStrings.xml')}</Relationships>`
    ],
    [
      'xl/styles.xml',
      `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`
    ]
  ];
}
