import type {FileColumn} from './file-job.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEETML = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Indexes of the formats in xl/styles.xml. `quoted`: stays a text when somebody edits the cell. */
export const STYLE = {
  number: 0,
  heading: 1,
  text: 2,
  quoted: 3,
  integer: 4,
  decimal: 5,
  date: 6,
  timestamp: 7
} as const;

const FORMATS = [
  '<xf numFmtId="0" xfId="0"/>',
  '<xf numFmtId="49" fontId="1" xfId="0" applyNumberFormat="1" applyFont="1"/>',
  '<xf numFmtId="49" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="49" xfId="0" applyNumberFormat="1" quotePrefix="1"/>',
  '<xf numFmtId="1" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="164" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="165" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="166" xfId="0" applyNumberFormat="1"/>'
];

/** Every part of a workbook of these sheets but the sheets themselves, by its path. */
export function partsOf(names: readonly string[]): Readonly<Record<string, string>> {
  const each = (write: (name: string, no: number) => string): string =>
    names.map((name, at) => write(name, at + 1)).join('');
  const overrides = each(
    (_, no) =>
      `<Override PartName="/xl/worksheets/sheet${no}.xml" ContentType="${SHEETML}.worksheet+xml"/>`
  );
  const sheets = each(
    (name, no) => `<sheet name="${escaped(name)}" sheetId="${no}" r:id="rId${no}"/>`
  );
  const targets = each(
    (_, no) =>
      `<Relationship Id="rId${no}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${no}.xml"/>`
  );
  return {
    ...FIXED,
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEETML}.sheet.main+xml"/>${overrides}<Override PartName="/xl/styles.xml" ContentType="${SHEETML}.styles+xml"/></Types>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets}<Relationship Id="rId${names.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

const FIXED: Readonly<Record<string, string>> = {
  '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="0.00##"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${FORMATS.length}">${FORMATS.join('')}</cellXfs></styleSheet>`
};

/** The sheet up to its rows: headings stay in sight, each column as wide as its heading and kind ask for. */
export function sheetStart(columns: readonly FileColumn[]): string {
  const widths = columns.map(
    (column, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${widthOf(column)}" customWidth="1"/>`
  );
  const cols = widths.length > 0 ? `<cols>${widths.join('')}</cols>` : '';
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${cols}<sheetData>`;
}

export const SHEET_END = '</sheetData></worksheet>';

/** In characters; a Chinese one takes two. */
function widthOf({heading, type}: FileColumn): number {
  const signs = Array.from(heading).length + (heading.match(/[\u2e80-\uffff]/g)?.length ?? 0);
  const least = type === 'text' || type === 'timestamp' ? 20 : 12;
  return Math.min(60, Math.max(least, signs + 2));
}
