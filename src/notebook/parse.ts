import type {Failure, Place} from '../model/failure.ts';
import type {Cell, NamedCell, Notebook} from '../model/notebook.ts';
import {readChart} from './chart-cell.ts';
import {checkCells} from './check.ts';
import {readCube} from './cube-cell.ts';
import {isPlainName} from './figures.ts';
import {readFront, type Front} from './front-matter.ts';
import {readInput} from './input-cell.ts';
import {entriesOf, Keys, type Report} from './keys.ts';
import {nearest} from './nearest.ts';
import {sectionsOf, type Section} from './sections.ts';
import {statementFailure} from './statement.ts';
import {readTake} from './take.ts';

export type Parsed = {readonly ok: Notebook} | {readonly failures: readonly Failure[]};

/** What the sections of a notebook's text say, as far as they can be told. */
export type ReadSections = Front & {
  /** The cell of each section; none where too little of it is right. */
  readonly cells: readonly (Cell | undefined)[];
  /** Everything that is wrong, by line. */
  readonly failures: readonly Failure[];
};

type Fence = Extract<Section, {kind: 'fence'}>;

export const KINDS = ['sql', 'cube', 'chart', 'input', 'take'] as const;

/**
 * The notebook that a Markdown text describes (docs/notebook-format.md), or everything that is wrong with it. `id` is its
 * file name without .md. Places: notebook, line in the file from 1, the cell's name where it has one.
 */
export function parse(text: string, id: string): Parsed {
  const {front, sections, failures: open} = sectionsOf(text);
  const {cells, failures, ...head} = readSections(front, sections, id);
  if (open.length + failures.length > 0) {
    const placed = open.map((failure) => ({...failure, place: {notebook: id, ...failure.place}}));
    return {failures: [...placed, ...failures].sort(byLine)};
  }
  return {ok: {id, ...head, cells: cells.flatMap((cell) => cell ?? [])}};
}

/** Reads front matter and sections; what is wrong with one keeps none of the others from being read. */
export function readSections(
  front: string | undefined,
  sections: readonly Section[],
  id: string
): ReadSections {
  const failures: Failure[] = [];
  const report: Report = (failure) =>
    void failures.push({...failure, place: {notebook: id, ...failure.place}});
  const head = readFront(front, report);
  const cells = sections.map((section): Cell | undefined =>
    section.kind === 'prose' ? section : fenceCell(section, report)
  );
  checkCells(
    cells.flatMap((cell) => cell ?? []),
    report
  );
  return {...head, cells, failures: failures.sort(byLine)};
}

function byLine(a: Failure, b: Failure): number {
  return (a.place?.line ?? 0) - (b.place?.line ?? 0);
}

/** The cell of a fence; none where its opening line is wrong, since nothing in it can be told then. */
function fenceCell(fence: Fence, report: Report): NamedCell | undefined {
  const [kind = '', name = '', ...more] = fence.info.split(/\s+/);
  const place: Place = {line: fence.line, ...(name ? {cell: name} : {})};
  const known = KINDS.find((each) => each === kind);
  const problem = fenceProblem(known, name, more);
  if (known === undefined || problem !== undefined) {
    const close = known === undefined ? nearest(kind, KINDS) : undefined;
    const values = {kind, name, ...(close === undefined ? {} : {nearest: close})};
    report({code: 'notebook-fence', place, values: {problem: problem ?? 'kind', ...values}});
    return undefined;
  }
  return cellOf(known, name, fence, place, report);
}

function fenceProblem(kind: unknown, name: string, more: readonly string[]): string | undefined {
  if (kind === undefined) return 'kind';
  if (name === '') return 'name';
  return isPlainName(name) && more.length === 0 ? undefined : 'bad-name';
}

function cellOf(
  kind: (typeof KINDS)[number],
  name: string,
  fence: Fence,
  place: Place,
  report: Report
): NamedCell | undefined {
  const {line, body} = fence;
  if (kind === 'sql') {
    const failure = statementFailure(body);
    if (failure) report(atFence(failure, place));
    return {kind, name, sql: body, line};
  }
  const keys = new Keys(entriesOf(body, line + 1, report, place), place, report);
  if (kind === 'cube') return readCube(name, line, keys);
  if (kind === 'take') return readTake(name, line, keys);
  return kind === 'chart' ? readChart(name, line, keys) : readInput(name, line, keys);
}

/** A place in the cell's SQL as a place in the file. */
function atFence(failure: Failure, place: Place): Failure {
  const line = (place.line ?? 0) + (failure.place?.line ?? 0);
  return {...failure, place: {...failure.place, ...place, line}};
}
