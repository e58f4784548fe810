import {DishuError} from '../model/failure.ts';
import {cellNumberText, kindOfCode, type NumberKind} from './number-format.ts';
import type {OpenFile} from './open-file.ts';
import type {RawSheet} from './raw-sheet.ts';
import {TableGrid} from './table-grid.ts';
import {batchesOf, wholeText} from './whole-text.ts';
import {xmlTokens} from './xml.ts';

type Sheet = {readonly name: string; readonly grid: TableGrid; hidden: boolean};
type Cell = {
  readonly right: number;
  readonly down: number;
  readonly column: number | undefined;
  readonly kind: NumberKind;
  type: string;
  text: string;
};

/** The sheets of an XML workbook of Excel 2003. Throws `file-unknown-kind` for any other XML. */
export async function spreadsheetMlSheets(file: OpenFile, encoding?: string): Promise<RawSheet[]> {
  const {text: source, doubts} = await wholeText(file, encoding);
  if (!/<(?:\w+:)?Workbook\b/.test(source))
    throw new DishuError({code: 'file-unknown-kind', values: {kind: 'XML'}});
  if (!/<\/(?:\w+:)?Workbook\s*>/.test(source)) doubts.push({code: 'cut-short'});
  return sheetsOf(source).map(({name, grid, hidden}) => ({
    file: file.path,
    name,
    kind: 'spreadsheetml',
    batches: batchesOf(grid.rows),
    merges: () => grid.merges,
    doubts: () => (hidden ? [...doubts, {code: 'sheet-hidden'}] : doubts)
  }));
}

function sheetsOf(source: string): Sheet[] {
  const sheets: Sheet[] = [];
  const kinds = new Map<string, NumberKind>();
  let style = '';
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
    if (token.kind === 'close') {
      if (token.name === 'Data') inData = false;
      if (token.name === 'Comment') inComment = false;
      if (token.name === 'Visible') inVisible = false;
      if (token.name === 'Cell' && cell !== undefined) cell = putCell(grid, cell);
      continue;
    }
    const {attributes} = token;
    if (token.name === 'Worksheet')
      sheets.push({name: attributes['Name'] ?? '', grid: new TableGrid(), hidden: false});
    else if (token.name === 'Style') style = attributes['ID'] ?? '';
    else if (token.name === 'NumberFormat') kinds.set(style, kindOf(attributes['Format'] ?? ''));
    else if (token.name === 'Visible') inVisible = true;
    else if (token.name === 'Row') grid?.beginRow(integer(attributes['Index']));
    else if (token.name === 'Cell') {
      cell = cellOf(attributes, kinds);
      if (token.empty) cell = putCell(grid, cell);
    } else if (token.name === 'Comment') inComment = !token.empty;
    else if (token.name === 'Data' && cell !== undefined && !inComment) {
      inData = !token.empty;
      cell.type = attributes['Type'] ?? 'String';
    }
  }
  return sheets;
}

function cellOf(
  attributes: Readonly<Record<string, string>>,
  kinds: ReadonlyMap<string, NumberKind>
): Cell {
  return {
    right: integer(attributes['MergeAcross']) ?? 0,
    down: integer(attributes['MergeDown']) ?? 0,
    column: integer(attributes['Index']),
    kind: kinds.get(attributes['StyleID'] ?? '') ?? 'number',
    type: 'String',
    text: ''
  };
}

function putCell(grid: TableGrid | undefined, cell: Cell): undefined {
  grid?.put(cell.text === '' ? null : textOf(cell), cell.right, cell.down, cell.column);
}

function textOf({type, text, kind}: Cell): string {
  // A time of day lies on the day before the first.
  const time = kind === 'time' ? /^1899-12-31T(\d\d:\d\d:\d\d)/.exec(text)?.[1] : undefined;
  if (type === 'DateTime' && time !== undefined) return time;
  if (type === 'DateTime')
    return text.replace(/T00:00:00(?:\.0*)?$/, '').replace(/T(\d\d:\d\d:\d\d)(?:\.\d*)?$/, ' $1');
  if (type === 'Boolean') return text === '1' ? 'TRUE' : 'FALSE';
  const number = text.trim() === '' ? NaN : Number(text);
  if (type !== 'Number' || !Number.isFinite(number)) return text;
  return kind === 'number' && /^\d+$/.test(text) ? text : cellNumberText(number, kind, false);
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
