import type {Behind} from '../model/behind.ts';
import type {Failure} from '../model/failure.ts';
import type {Cell, ChartCell, CubeCell, InputCell, NamedCell} from '../model/notebook.ts';
import {countedBook} from '../registry/books.ts';
import {cubeNamed} from './behind.ts';
import {rowsKey} from './chart-cell.ts';
import {cycleFailures, graphOf} from './graph.ts';
import type {Report} from './keys.ts';
import {chartTexts, isCellName} from './mentions.ts';
import {registryNames, registryTable, takenName, unitNames} from './names.ts';
import {nearest} from './nearest.ts';
import {quotesIn} from './prose.ts';
import {quoteFailure} from './resolve.ts';
import {statementFailure} from './statement.ts';

/** Headline figures as links name them. */
const FIGURE_NUMBERS = ['1', '2', '3', '4'];

/** Reports what is wrong between cells: names taken, references to nothing, units that are no keys, cycles. */
export function checkCells(cells: readonly Cell[], report: Report): void {
  const named = cells.flatMap((cell) => (cell.kind === 'prose' ? [] : [cell]));
  const results = named.flatMap(({kind, name}) =>
    kind === 'sql' || kind === 'cube' || kind === 'take' ? [name] : []
  );
  named.forEach((cell, index) => checkName(cell, named.slice(0, index), report));
  for (const cell of cells) {
    checkQuotes(cell, results, report);
    if (cell.kind === 'chart') checkReference(cell, cell.chart.from, results, report);
    if (cell.kind === 'chart') checkBehind(cell, cells, report);
    if (cell.kind === 'cube') checkCube(cell, results, report);
    if (cell.kind === 'input') checkInput(cell, results, report);
  }
  cycleFailures(graphOf({cells})).forEach(report);
}

function checkName(cell: NamedCell, before: readonly NamedCell[], report: Report): void {
  const {name, line} = cell;
  const same = before.find((other) => other.name.toLowerCase() === name.toLowerCase());
  const what = same ? (same.kind === 'input' ? 'input' : 'cell') : takenName(name)?.what;
  if (what === undefined) return;
  const values = {name, problem: what, ...(same ? {other: same.line} : {})};
  report({code: 'name-taken', place: {line, cell: name}, values});
}

function checkQuotes(cell: Cell, results: readonly string[], report: Report): void {
  const texts = cell.kind === 'prose' ? [cell.text] : cell.kind === 'chart' ? chartTexts(cell) : [];
  for (const quote of new Set(texts.flatMap(quotesIn))) {
    const failure = quoteFailure(quote, results);
    if (failure) report({...failure, place: {line: lineOf(cell, quote), ...nameOf(cell)}});
  }
}

/** Prose knows its lines; a chart's texts stand somewhere below its fence. */
function lineOf(cell: Cell, quote: string): number {
  if (cell.kind !== 'prose') return cell.line;
  return cell.line + cell.text.slice(0, cell.text.indexOf(quote)).split('\n').length - 1;
}

function nameOf(cell: Cell): {cell?: string} {
  return cell.kind === 'prose' ? {} : {cell: cell.name};
}

function checkReference(
  cell: ChartCell | CubeCell | InputCell,
  from: string,
  known: readonly string[],
  report: Report
): void {
  if (from === '' || known.some((name) => name.toLowerCase() === from.toLowerCase())) return;
  reportUnknown(cell, 'from', from, known, report);
}

function reportUnknown(
  cell: ChartCell | CubeCell | InputCell,
  key: string,
  value: string,
  known: readonly string[],
  report: Report
): void {
  const close = nearest(value, known);
  const values = {key, value, ...(close === undefined ? {} : {nearest: close})};
  const place = {line: cell.line, cell: cell.name};
  report({code: 'notebook-key', place, values: {problem: 'cell', ...values}});
}

/** The cubes, measures and dimensions that a chart's links name. */
function checkBehind(cell: ChartCell, cells: readonly Cell[], report: Report): void {
  for (const [column, sum] of Object.entries(cell.chart.behind ?? {})) {
    const key = rowsKey(column);
    if (cell.chart.form === 'figures' && !FIGURE_NUMBERS.includes(column)) {
      reportUnknown(cell, key, column, FIGURE_NUMBERS, report);
    }
    if (cell.chart.form === 'lines' && (column === '' || !cell.chart.channels['key'])) {
      reportUnknown(cell, key, column, ['key'], report);
    }
    for (const behind of sum) {
      for (const [name, known] of namesIn(behind, cells)) {
        if (!known.includes(name)) reportUnknown(cell, key, name, known, report);
      }
    }
  }
}

/** Each name of a link with those that it may be. */
function namesIn(behind: Behind, cells: readonly Cell[]): [string, readonly string[]][] {
  const cube = cubeNamed({cells}, behind.cube);
  const bare = behind.measure === undefined && behind.terms.length === 0;
  if (!cube && bare && countedBook(behind.cube)) return [];
  if (!cube) {
    return [[behind.cube, cells.flatMap((cell) => (cell.kind === 'cube' ? [cell.name] : []))]];
  }
  const dimensions = behind.terms.flatMap((term) =>
    'differs' in term ? [term.dimension, term.differs] : [term.dimension]
  );
  const measures = behind.measure === undefined ? [] : [behind.measure];
  return [
    ...dimensions.map((name): [string, readonly string[]] => [name, cube.by]),
    ...measures.map((name): [string, readonly string[]] => [name, cube.measures.map((m) => m.name)])
  ];
}

function checkCube(cube: CubeCell, results: readonly string[], report: Report): void {
  if (registryTable(cube.from) === undefined) {
    checkReference(cube, cube.from, [...results, ...registryNames()], report);
  }
  const units = unitNames();
  if (cube.unit === '' || units.includes(cube.unit)) return;
  const close = nearest(cube.unit, units);
  const values = {unit: cube.unit, ...(close === undefined ? {} : {nearest: close})};
  report({code: 'cube-unit', place: {line: cube.line, cell: cube.name}, values});
}

function checkInput(input: InputCell, results: readonly string[], report: Report): void {
  if (input.from === undefined) return;
  if (isCellName(input.from)) return checkReference(input, input.from, results, report);
  const failure: Failure | undefined = statementFailure(input.from);
  if (failure) report({...failure, place: {line: input.line, cell: input.name}});
}
