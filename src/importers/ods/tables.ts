import {DishuError} from '../../model/failure.ts';
import type {Merge} from '../../model/sheet.ts';
import {Balance} from '../balance.ts';
import type {NumberKind} from '../number-format.ts';
import {RowWriter} from '../rows.ts';
import {attributesOf, decoded} from '../xml.ts';
import {nameCode, type XmlHandler} from '../xml-bytes.ts';
import {odsText, type Attributes} from './cell-text.ts';

const MOST_ROWS = 1 << 20;
const MOST_COLUMNS = 1 << 14;
/** Cells that repetition may make of few bytes, in one document. */
const MOST_REPEATED = 20_000_000;

const DOCUMENT = nameCode('document');
const DOCUMENT_CONTENT = nameCode('document-content');
const STYLE = nameCode('style');
const TABLE_PROPERTIES = nameCode('table-properties');
/** Elements that say what the numbers of a style are. */
const NUMBER_STYLES: ReadonlyMap<number, NumberKind> = new Map([
  [nameCode('date-style'), 'date'],
  [nameCode('time-style'), 'time'],
  [nameCode('percentage-style'), 'percent']
]);
const TABLE = nameCode('table');
const COLUMN = nameCode('table-column');
const ROW = nameCode('table-row');
const CELL = nameCode('table-cell');
const COVERED = nameCode('covered-table-cell');
const PARAGRAPHS = new Set(['p', 'h'].map(nameCode));
const SPACES = nameCode('s');
const TAB = nameCode('tab');
const BREAK = nameCode('line-break');
/** What lies over the cells or beside their texts, with texts and tables of its own, and what comes from other programs. */
const ASIDE = new Set(
  'annotation note ruby-text caption circle connector control custom-shape dde-links ellipse frame g line measure path polygon polyline rect regular-polygon'
    .split(' ')
    .map(nameCode)
);
/** What another workbook held when it was last asked: LibreOffice keeps it as a hidden table. */
const OTHER_WORKBOOK = /^'[a-z]+:[^]*'#/i;

const decoder = new TextDecoder('utf-8', {ignoreBOM: true});

/** One sheet while it is read. */
export type OdsTable = {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: RowWriter;
  readonly merges: Merge[];
  readonly balance: Balance<number>;
  ended: boolean;
};

type Cell = {readonly column: number; readonly times: number; readonly text: string};

/** Turns the XML of an OpenDocument spreadsheet into tables as it comes. */
export class OdsTables implements XmlHandler {
  /** Tables begun, the last one perhaps not ended. */
  readonly tables: OdsTable[] = [];
  /** Whether the document came to its end. */
  ended = false;
  readonly #hiddenStyles = new Set<string>();
  /** Number styles by name, and the names of those that other styles have. */
  readonly #numberStyles = new Map<string, NumberKind>();
  readonly #numberStyleOf = new Map<string, string>();
  /** Styles of the cells of columns that name none themselves. */
  #columnStyles: string[] = [];
  #style = '';
  #depth = 0;
  /** Whether the table is none of this workbook's: its cells count as those of a table within another. */
  #isOther = false;
  #record = 0;
  #times = 1;
  #cells: Cell[] = [];
  #column = 0;
  #attributes: Attributes | undefined;
  #paragraphs = '';
  #inParagraph = false;
  /** Elements begun that lie aside. */
  #aside = 0;
  #repeated = 0;

  open(name: number, bytes: Uint8Array, from: number, to: number): void {
    if (ASIDE.has(name)) this.#aside++;
    if (this.#aside > 0) return;
    if (name === ROW || name === CELL) this.#weigh()?.begin(name, this.#record + 1);
    const read = (): Attributes => attributesOf(decoder.decode(bytes.subarray(from, to)));
    if (name === CELL || name === COVERED) this.#openCell(read());
    else if (name === ROW) this.#openRow(read());
    else if (PARAGRAPHS.has(name)) this.#openParagraph();
    else if (name === SPACES) this.#add(' '.repeat(integer(read()['c'], 1, 10_000)));
    else if (name === TAB) this.#add('\t');
    else if (name === BREAK) this.#add('\n');
    else if (name === TABLE) this.#openTable(read());
    else if (name === COLUMN) this.#openColumn(read());
    else if (name === STYLE) this.#openStyle(read());
    else if (name === TABLE_PROPERTIES && read()['display'] === 'false')
      this.#hiddenStyles.add(this.#style);
    else {
      const kind = NUMBER_STYLES.get(name);
      if (kind !== undefined) this.#openNumberStyle(kind, read());
    }
  }

  close(name: number): void {
    if (ASIDE.has(name)) this.#aside = Math.max(0, this.#aside - 1);
    else if (this.#aside > 0) return;
    if (name === ROW || name === CELL) this.#weigh()?.end(name, this.#record + 1);
    if (name === CELL || name === COVERED) this.#closeCell();
    else if (name === ROW) this.#closeRow();
    else if (PARAGRAPHS.has(name)) this.#inParagraph = false;
    else if (name === TABLE) this.#closeTable();
    else if (name === DOCUMENT || name === DOCUMENT_CONTENT) this.ended = true;
  }

  /** What watches the tags of the table itself. */
  #weigh(): Balance<number> | undefined {
    return this.#depth === 1 ? this.tables.at(-1)?.balance : undefined;
  }

  text(bytes: Uint8Array, from: number, to: number): void {
    if (this.#aside > 0 || !this.#inParagraph) return;
    this.#add(decoded(decoder.decode(bytes.subarray(from, to)).replace(/[\t\r\n ]+/g, ' ')));
  }

  #openStyle({name = '', 'data-style-name': numbers}: Attributes): void {
    this.#style = name;
    if (numbers !== undefined) this.#numberStyleOf.set(name, numbers);
  }

  /** Hours that do not begin anew after a day are of a duration. */
  #openNumberStyle(kind: NumberKind, {name = '', 'truncate-on-overflow': anew}: Attributes): void {
    this.#numberStyles.set(name, kind === 'time' && anew === 'false' ? 'duration' : kind);
  }

  #openColumn(attributes: Attributes): void {
    if (this.#depth !== 1 || this.#columnStyles.length >= MOST_COLUMNS) return;
    const times = integer(attributes['number-columns-repeated'], 1, MOST_COLUMNS);
    for (let i = 0; i < times; i++)
      this.#columnStyles.push(attributes['default-cell-style-name'] ?? '');
  }

  #kindOf(style = this.#columnStyles[this.#column] ?? ''): NumberKind {
    return this.#numberStyles.get(this.#numberStyleOf.get(style) ?? '') ?? 'number';
  }

  #openTable(attributes: Attributes): void {
    if (++this.#depth > 1) return;
    const {name = '', 'style-name': style = ''} = attributes;
    this.#isOther = OTHER_WORKBOOK.test(name);
    if (this.#isOther) {
      this.#depth++;
      return;
    }
    const hidden = this.#hiddenStyles.has(style);
    this.tables.push({
      name,
      hidden,
      rows: new RowWriter(),
      merges: [],
      balance: new Balance(),
      ended: false
    });
    this.#record = 0;
    this.#columnStyles = [];
  }

  #closeTable(): void {
    const table = this.tables.at(-1);
    if (this.#isOther && this.#depth === 2) this.#depth = 0;
    else if (--this.#depth === 0 && table !== undefined) table.ended = true;
  }

  #openRow(attributes: Attributes): void {
    if (this.#depth !== 1) return;
    this.#times = integer(attributes['number-rows-repeated'], 1, MOST_ROWS);
    this.#cells = [];
    this.#column = 0;
  }

  #openCell(attributes: Attributes): void {
    if (this.#depth !== 1) return;
    this.#attributes = attributes;
    this.#paragraphs = '';
    this.#inParagraph = false;
  }

  #openParagraph(): void {
    if (this.#depth !== 1 || this.#attributes === undefined) return;
    if (this.#paragraphs !== '') this.#paragraphs += '\n';
    this.#inParagraph = true;
  }

  #add(text: string): void {
    if (this.#inParagraph) this.#paragraphs += text;
  }

  #closeCell(): void {
    const attributes = this.#attributes;
    if (this.#depth !== 1 || attributes === undefined) return;
    this.#attributes = undefined;
    const left = MOST_COLUMNS - this.#column;
    const times = Math.min(left, integer(attributes['number-columns-repeated'], 1, MOST_COLUMNS));
    const text = odsText(attributes, this.#paragraphs, this.#kindOf(attributes['style-name']));
    if (text !== '' && times > 0) this.#cells.push({column: this.#column, times, text});
    this.#merge(attributes);
    this.#column += times;
  }

  #merge(attributes: Attributes): void {
    const across = integer(attributes['number-columns-spanned'], 1, MOST_COLUMNS);
    const down = integer(attributes['number-rows-spanned'], 1, MOST_ROWS);
    if (across === 1 && down === 1) return;
    const top = this.#record + 1;
    const left = this.#column + 1;
    this.tables.at(-1)?.merges.push({top, left, bottom: top + down - 1, right: left + across - 1});
  }

  #closeRow(): void {
    const rows = this.tables.at(-1)?.rows;
    if (this.#depth !== 1 || rows === undefined) return;
    const times = Math.min(this.#times, MOST_ROWS - this.#record);
    const cells = this.#cells.reduce((sum, cell) => sum + cell.times, 0);
    this.#repeated += cells * times - this.#cells.length;
    if (this.#repeated > MOST_REPEATED)
      throw new DishuError({code: 'zip-bomb', values: {name: 'content.xml'}});
    if (cells > 0)
      for (let i = 1; i <= times; i++) {
        rows.begin(this.#record + i);
        for (const {column, times: across, text} of this.#cells)
          for (let k = 0; k < across; k++) rows.putText(column + k, text);
      }
    this.#record += times;
  }
}

function integer(text: string | undefined, least: number, most: number): number {
  const value = Number(text ?? least);
  return Number.isInteger(value) ? Math.min(most, Math.max(least, value)) : least;
}
