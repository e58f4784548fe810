import {DishuError} from '../model/failure.ts';
import {Balance} from './balance.ts';
import {cellNumberText, kindOfCode, type NumberKind} from './number-format.ts';
import type {Doubt} from '../model/sheet.ts';
import type {OpenFile} from './open-file.ts';
import type {RawSheet} from './raw-sheet.ts';
import {TableGrid} from './table-grid.ts';
import {batchesOf, wholeText} from './whole-text.ts';
import {xmlTokens, type XmlToken} from './xml.ts';

type Sheet = {
  readonly name: string;
  readonly grid: TableGrid;
  /** Styles of the columns, from 1, and of the row that is read. */
  readonly columnStyles: (string | undefined)[];
  rowStyle: string | undefined;
  readonly balance: Balance<string>;
  hidden: boolean;
};
type Cell = {
  readonly right: number;
  readonly down: number;
  readonly column: number | undefined;
  readonly kind: NumberKind;
  type: string;
  text: string;
};

const MOST_COLUMNS = 1 << 14;
/** Styles are derived from each other so often at the most. */
const MOST_DEPTH = 20;

/** The sheets of an XML workbook of Excel 2003. Throws `file-unknown-kind` for any other XML. */
export async function spreadsheetMlSheets(file: OpenFile, encoding?: string): Promise<RawSheet[]> {
  const {text: source, doubts} = await wholeText(file, encoding);
  if (!/<(?:\w+:)?Workbook\b/.test(source))
    throw new DishuError({code: 'file-unknown-kind', values: {kind: 'XML'}});
  if (!/<\/(?:\w+:)?Workbook\s*>/.test(source)) doubts.push({code: 'cut-short'});
  return sheetsOf(source).map(({name, grid, hidden, balance}) => ({
    file: file.path,
    name,
    kind: 'spreadsheetml',
    batches: batchesOf(grid.rows),
    merges: () => grid.merges,
    doubts: () => [
      ...doubts,
      ...balance.doubts,
      ...(hidden ? [{code: 'sheet-hidden'} satisfies Doubt] : [])
    ]
  }));
}

function sheetsOf(source: string): Sheet[] {
  const sheets: Sheet[] = [];
  const styles = new Styles();
  let cell: Cell | undefined;
  let inData = false;
  let inComment = false;
  let inVisible = false;
  for (const token of xmlTokens(source)) {
    const grid = sheets.at(-1)?.grid;
    if (token.kind === 'text') {
      if (inData && cell !== undefined) cell.text += token.text;
      const sheet = sheets.at(-1);
      if (inVisible && sheet !== undefined) sheet.hidden = !/visible/i.test(token.text);
      continue;
    }
    weigh(sheets.at(-1), token);
    if (token.kind === 'close') {
      if (token.name === 'Data') inData = false;
      if (token.name === 'Comment') inComment = false;
      if (token.name === 'Visible') inVisible = false;
      if (token.name === 'Cell' && cell !== undefined) cell = putCell(grid, cell);
      continue;
    }
    const {attributes} = token;
    if (token.name === 'Worksheet') sheets.push(newSheet(attributes['Name']));
    else if (token.name === 'Style') styles.begin(attributes);
    else if (token.name === 'NumberFormat') styles.take(attributes['Format'] ?? '');
    else if (token.name === 'Visible') inVisible = true;
    else if (token.name === 'Column') beginColumn(sheets.at(-1), attributes);
    else if (token.name === 'Row') beginRow(sheets.at(-1), attributes);
    else if (token.name === 'Cell') {
      cell = cellOf(attributes, sheets.at(-1), styles);
      if (token.empty) cell = putCell(grid, cell);
    } else if (token.name === 'Comment') inComment = !token.empty;
    else if (token.name === 'Data' && cell !== undefined && !inComment) {
      inData = !token.empty;
      cell.type = attributes['Type'] ?? 'String';
    }
  }
  return sheets;
}

type Attributes = Readonly<Record<string, string>>;

function newSheet(name = ''): Sheet {
  return {
    name,
    grid: new TableGrid(),
    columnStyles: [],
    rowStyle: undefined,
    balance: new Balance(),
    hidden: false
  };
}

const BALANCED = new Set(['Row', 'Cell', 'Data']);

function weigh(sheet: Sheet | undefined, token: Exclude<XmlToken, {kind: 'text'}>): void {
  if (sheet === undefined || !BALANCED.has(token.name)) return;
  const row = sheet.grid.rows.at(-1)?.record ?? 0;
  if (token.kind === 'close') sheet.balance.end(token.name, row);
  else if (!token.empty) sheet.balance.begin(token.name, row);
}

function beginColumn(sheet: Sheet | undefined, attributes: Attributes): void {
  const styles = sheet?.columnStyles ?? [];
  const first = Math.min(MOST_COLUMNS, integer(attributes['Index']) ?? Math.max(1, styles.length));
  const last = Math.min(MOST_COLUMNS, first + (integer(attributes['Span']) ?? 0));
  for (let column = first; column <= last; column++) styles[column] = attributes['StyleID'];
}

function beginRow(sheet: Sheet | undefined, attributes: Attributes): void {
  sheet?.grid.beginRow(integer(attributes['Index']));
  if (sheet !== undefined) sheet.rowStyle = attributes['StyleID'];
}

/** What numbers of a style are: it has the format of the style that it is derived from, unless it has one of its own. */
class Styles {
  readonly #kinds = new Map<string, NumberKind>();
  readonly #parents = new Map<string, string>();
  #last = '';

  begin({ID = '', Parent}: Attributes): void {
    this.#last = ID;
    if (Parent !== undefined) this.#parents.set(ID, Parent);
  }

  take(format: string): void {
    this.#kinds.set(this.#last, kindOf(format));
  }

  kind(style: string): NumberKind {
    let at: string | undefined = style;
    for (let depth = 0; at !== undefined && depth < MOST_DEPTH; depth++) {
      const kind = this.#kinds.get(at);
      if (kind !== undefined) return kind;
      at = this.#parents.get(at);
    }
    return 'number';
  }
}

function cellOf(attributes: Attributes, sheet: Sheet | undefined, styles: Styles): Cell {
  const column = integer(attributes['Index']);
  const style =
    attributes['StyleID'] ??
    sheet?.rowStyle ??
    sheet?.columnStyles[column ?? sheet.grid.next] ??
    'Default';
  return {
    right: integer(attributes['MergeAcross']) ?? 0,
    down: integer(attributes['MergeDown']) ?? 0,
    column,
    kind: styles.kind(style),
    type: 'String',
    text: ''
  };
}

function putCell(grid: TableGrid | undefined, cell: Cell): undefined {
  grid?.put(cell.text === '' ? null : textOf(cell), cell.right, cell.down, cell.column);
}

function textOf({type, text, kind}: Cell): string {
  const isTime = kind === 'time' || kind === 'duration';
  const days = isTime && type === 'DateTime' ? serialOf(text) : undefined;
  if (days !== undefined) return cellNumberText(days, kind, false);
  if (type === 'DateTime')
    return text.replace(/T00:00:00(?:\.0*)?$/, '').replace(/T(\d\d:\d\d:\d\d)(?:\.\d*)?$/, ' $1');
  if (type === 'Boolean') return text === '1' ? 'TRUE' : 'FALSE';
  const number = text.trim() === '' ? NaN : Number(text);
  if (type !== 'Number' || !Number.isFinite(number)) return text;
  return kind === 'number' && /^\d+$/.test(text) ? text : cellNumberText(number, kind, false);
}

/** The number of a date with its time: a time of day lies on the day before the first, a duration on the days after it. */
function serialOf(text: string): number | undefined {
  const days = (Date.parse(`${text}Z`) - Date.UTC(1899, 11, 31)) / 86_400_000;
  if (!(days >= 0)) return undefined;
  return days >= 60 ? days + 1 : days;
}

/** Formats that go by a name. */
const NAMED: ReadonlyMap<string, NumberKind> = new Map([
  ['Percent', 'percent'],
  ...named('date', 'General Date,Short Date,Medium Date,Long Date'),
  ...named('time', 'Short Time,Medium Time,Long Time'),
  ...named('number', 'General,General Number,Currency,Euro Currency,Fixed,Standard,Scientific'),
  ...named('number', 'Yes/No,True/False,On/Off')
]);

function named(kind: NumberKind, names: string): [string, NumberKind][] {
  return names.split(',').map((name) => [name, kind]);
}

function kindOf(format: string): NumberKind {
  return NAMED.get(format) ?? kindOfCode(format);
}

function integer(text: string | undefined): number | undefined {
  const value = Number(text);
  return text !== undefined && Number.isInteger(value) && value >= 0 && value <= 1 << 20
    ? value
    : undefined;
}
