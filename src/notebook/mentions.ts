import type {Cell, ChartCell, CubeCell, InputCell, ProseCell, SqlCell} from '../model/notebook.ts';
import {quoteOf} from './figures.ts';
import {oncePer} from './once.ts';
import {quotesIn} from './prose.ts';
import {tableNames} from './tables.ts';
import {variableNames} from './variables.ts';

/** Names that a cell's text holds: `tables` in table position, quoted in figures or linked to, `variables` read by getvariable. */
export type Mentions = {
  readonly tables: ReadonlySet<string>;
  readonly variables: ReadonlySet<string>;
  /** It may read any variable. */
  readonly allVariables: boolean;
};

/** The names of a cell, which is read once. */
export const mentionsOf = oncePer((cell: Cell): Mentions => {
  switch (cell.kind) {
    case 'prose':
      return only(quotedNames(cell));
    case 'chart':
      return only([cell.chart.from, ...quotedNames(cell), ...linkedNames(cell)]);
    case 'take':
      return only([]);
    case 'input':
      return inputMentions(cell);
    case 'sql':
    case 'cube':
    default:
      return queryMentions(sqlOf(cell));
  }
});

/** Names of the cells whose figures prose or a chart quotes. */
export function quotedNames(cell: ProseCell | ChartCell): string[] {
  return cell.kind === 'prose' ? quotedCells(cell.text) : chartTexts(cell).flatMap(quotedCells);
}

/** Cubes that a chart leads to. */
function linkedNames({chart: {behind = {}}}: ChartCell): string[] {
  return Object.values(behind).flatMap((sum) => sum.map(({cube}) => cube));
}

/** What a chart says, in both languages. */
export function chartTexts({chart: {title, note, method, empty}}: ChartCell): string[] {
  return [title, note, method, empty].flatMap((text) => (text ? [text.zh, text.en] : []));
}

/** Whether `from` of an input is the name of a cell; otherwise it is a query. */
export function isCellName(from: string): boolean {
  return /^\S+$/.test(from);
}

function only(tables: readonly string[]): Mentions {
  return {tables: new Set(tables), variables: new Set(), allVariables: false};
}

function quotedCells(text: string): string[] {
  return quotesIn(text).flatMap((quote) => quoteOf(quote)?.cell ?? []);
}

function inputMentions({from}: InputCell): Mentions {
  if (from === undefined) return only([]);
  return isCellName(from) ? only([from]) : queryMentions(from);
}

function queryMentions(sql: string): Mentions {
  const {names, all} = variableNames(sql);
  return {tables: tableNames(sql), variables: names, allVariables: all};
}

/** SQL that mentions what the cell mentions; the dimensions of a cube name no table. */
function sqlOf(cell: SqlCell | CubeCell): string {
  if (cell.kind === 'sql') return cell.sql;
  const measures = cell.measures.map(({expression}) => `${expression}\n,`).join('');
  return `SELECT ${measures} 1 FROM ${cell.from} WHERE ${cell.where ?? 'TRUE'}`;
}
