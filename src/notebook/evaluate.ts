import {FORM_CHANNELS, type ChartSpec, type FormChannels} from '../model/chart.ts';
import type {CellTable, Session} from '../model/engine.ts';
import {DishuError, failureOf} from '../model/failure.ts';
import type {
  Cell,
  ChartCell,
  CubeCell,
  InputCell,
  ProseCell,
  SqlCell,
  TakeCell
} from '../model/notebook.ts';
import type {Rows} from '../model/rows.ts';
import type {Lang, Text} from '../model/text.ts';
import {rowsKey} from './chart-cell.ts';
import {optionsOf, valueOf} from './choices.ts';
import {cubeSql, uniqueSql, uniqueTable} from './cube.ts';
import {listOf} from './keys.ts';
import {isCellName} from './mentions.ts';
import {nearest} from './nearest.ts';
import {renderLine, renderProse, type ProsePart, type Resolve} from './prose.ts';
import {columnIndex} from './resolve.ts';
import {queryOf} from './statement.ts';
import type {CellResult} from './states.ts';
import {takeSql, type Taken} from './take.ts';
import {nameOf, placeAt, tokens} from './tokens.ts';
import {INPUT_TYPES, type InputValue} from './values.ts';

/** Gives what another notebook says; fails with `notebook-unknown`. */
export type Take = (id: string) => Promise<Taken>;

/** Rows that a chart gets, and options that an input offers, at most. */
const CHART_ROWS = 5000;
const OPTION_ROWS = 1000;

/** The tables that a cell makes on its way. */
export function madeBy(cell: Cell): readonly string[] {
  if (cell.kind === 'prose' || cell.kind === 'chart') return [];
  return cell.kind === 'cube' ? [cell.name, uniqueTable(cell)] : [cell.name];
}

/** Makes the table of a cell. A cube first asks whether its units occur once, which is cheaper than counting distinct ones. */
export async function runQuery(
  session: Session,
  cell: SqlCell | CubeCell | TakeCell,
  take?: Take
): Promise<CellTable> {
  if (cell.kind === 'sql') return await session.runCell(cell.name, queryOf(cell.sql));
  if (cell.kind === 'take') return await runTake(session, cell, take);
  const proof = uniqueTable(cell);
  const {first} = await runWritten(session, proof, uniqueSql(cell));
  return await runWritten(session, cell.name, cubeSql(cell, {unique: first[0] === true}));
}

/** Runs a query that the reader did not write: a failure names the word of it that is wrong (`word`), not its place. */
async function runWritten(session: Session, name: string, sql: string): Promise<CellTable> {
  try {
    return await session.runCell(name, sql);
  } catch (thrown) {
    const failure = failureOf(thrown);
    const {line, character, ...place} = failure.place ?? {};
    const word = line === undefined ? undefined : wordAt(sql, line, character ?? 1);
    const values = {...failure.values, ...(word === undefined ? {} : {word})};
    throw new DishuError({...failure, place, values}, thrown);
  }
}

function wordAt(sql: string, line: number, character: number): string | undefined {
  const found = tokens(sql).find(({end}) => {
    const place = placeAt(sql, end);
    return place.line > line || (place.line === line && place.character > character);
  });
  return nameOf(found) ?? found?.text;
}

async function runTake(session: Session, {name, from}: TakeCell, take?: Take): Promise<CellTable> {
  const taken: Taken[] = [];
  for (const id of from) {
    if (!take) throw new DishuError({code: 'notebook-unknown', values: {id}});
    taken.push(await take(id));
  }
  return await session.runCell(name, takeSql(taken));
}

/** Sets the variable of an input. `chosen` is what the reader chose, if anything. */
export async function runInput(
  session: Session,
  input: InputCell,
  chosen: InputValue | undefined
): Promise<CellResult> {
  const rows = input.from === undefined ? undefined : await optionRows(session, input, input.from);
  const options = optionsOf(input, rows);
  const value = valueOf(input, options, rows, chosen);
  await session.setVariable(input.name, value, INPUT_TYPES[input.form]);
  return {kind: 'input', value, options};
}

/** The query of an input stands in a temp table of the input's name, which no cell has. */
async function optionRows(session: Session, input: InputCell, from: string): Promise<Rows> {
  const window = {offset: 0, limit: OPTION_ROWS};
  if (isCellName(from)) return await session.page(from, window);
  await runWritten(session, input.name, queryOf(from));
  return await session.page(input.name, window);
}

export async function runChart(
  session: Session,
  {chart}: ChartCell,
  resolve: Resolve,
  lang: Lang
): Promise<CellResult> {
  const rows = await session.page(chart.from, {offset: 0, limit: CHART_ROWS});
  checkChannels(chart, rows, lang);
  checkLinks(chart, rows, lang);
  const said = (text: Text | undefined): ProsePart[] =>
    text ? renderLine(text[lang], resolve, lang) : [];
  return {
    kind: 'chart',
    spec: chart,
    rows,
    title: said(chart.title),
    note: said(chart.note),
    method: said(chart.method),
    empty: said(chart.empty)
  };
}

/** Every channel names a column, or a pair of columns in both languages. */
function checkChannels({form, channels}: ChartSpec, rows: Rows, lang: Lang): void {
  const known: FormChannels = FORM_CHANNELS[form];
  for (const channel of [...known.needs, ...known.may]) {
    for (const column of listOf(channels[channel] ?? '')) {
      if (columnIndex(rows, column, lang) < 0) failChannel(channel, column, rows);
    }
  }
}

/** The columns that links are of, and those that give a dimension its value. */
function checkLinks({form, behind = {}}: ChartSpec, rows: Rows, lang: Lang): void {
  const names = rows.columns.map(({name}) => name);
  for (const [column, sum] of Object.entries(behind)) {
    const keyed = form === 'figures' || form === 'lines';
    const named = column === '' || keyed || columnIndex(rows, column, lang) >= 0;
    if (!named) failChannel(rowsKey(column), column, rows);
    const terms = sum.flatMap((each) => each.terms);
    const lost = terms.find((term) => 'column' in term && !names.includes(term.column));
    if (lost && 'column' in lost) failChannel(rowsKey(column), lost.column, rows);
  }
}

function failChannel(channel: string, column: string, rows: Rows): never {
  const names = rows.columns.map(({name}) => name);
  const close = nearest(column, names);
  const values = {channel, column, allowed: names.join(', ')};
  const more = close === undefined ? {} : {nearest: close};
  throw new DishuError({code: 'chart-channel', values: {...values, ...more}});
}

/** Prose that is marked with a language keeps it. */
export function runProse(cell: ProseCell, resolve: Resolve, lang: Lang): CellResult {
  return {kind: 'prose', blocks: renderProse(cell.text, resolve, cell.lang ?? lang)};
}
