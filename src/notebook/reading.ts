import type {Failure} from '../model/failure.ts';
import type {Cell, Notebook} from '../model/notebook.ts';
import {draftText, sameSource, sourceOf, type Draft, type Source} from './draft.ts';
import type {Front} from './front-matter.ts';
import {keyOf} from './graph.ts';
import {readSections} from './parse.ts';
import {sectionsOf, type Section} from './sections.ts';

/** A cell of a draft as it reads. */
export type ReadCell = {
  readonly source: Source;
  /** The line at which prose begins or the fence opens, from 1. */
  readonly line: number;
  /** None where too little of it is right, and for empty prose. */
  readonly cell: Cell | undefined;
  /** Its key in the graph of the notebook that stands; none if it has no part in it. */
  readonly key: string | undefined;
  /** What is wrong with it; places are lines of the whole text. */
  readonly failures: readonly Failure[];
};

/** A draft as it reads: what can run of it, and what is wrong where. */
export type Reading = {
  readonly draft: Draft;
  readonly text: string;
  readonly cells: readonly ReadCell[];
  /** What is wrong with the front matter. */
  readonly failures: readonly Failure[];
  /** What runs: a cell that cannot be told stands as it last could; a front matter with faults, too. */
  readonly notebook: Notebook;
  /** The first failure of each cell that is wrong, by key. */
  readonly wrong: ReadonlyMap<string, Failure>;
};

/** Reads a draft; `former` is the notebook that stood before it. */
export function readingOf(draft: Draft, former?: Notebook): Reading {
  const {text, lines} = draftText(draft);
  const sections = draft.cells.map((source, index): Section => ({
    ...source,
    line: lines[index] ?? 1
  }));
  const filled = sections.filter((section) => section.kind === 'fence' || section.text !== '');
  const {cells: found, failures, ...front} = readSections(draft.head, filled, draft.id);
  const all = [...failures, ...strayFailures(text, filled, draft.id)];
  const cellOf = new Map(filled.map((section, index) => [section, found[index]]));
  const read = sections.map((section, index) => {
    const end = sections[index + 1]?.line ?? Infinity;
    const own = all.filter((failure) =>
      inside(failure, index === 0 ? lines[0] : section.line, end)
    );
    return {
      source: sourceOf(section),
      line: section.line,
      cell: cellOf.get(section),
      failures: own
    };
  });
  const head = all.filter((failure) => inside(failure, 0, sections[0]?.line ?? Infinity));
  return {draft, text, failures: head, ...standing(draft.id, front, head, read, former)};
}

function inside({place}: Failure, from = 0, to: number): boolean {
  const line = place?.line ?? 0;
  return line >= from && line < to;
}

/** Prose that opens a fence of its own would take in what follows: the text is not what its pieces say. */
function strayFailures(text: string, sections: readonly Section[], id: string): Failure[] {
  const again = sectionsOf(text).sections;
  const stray = sections.find((section, index) => {
    const other = again[index];
    return other === undefined || !sameSource(sourceOf(section), sourceOf(other));
  });
  if (!stray) return [];
  const place = {notebook: id, line: stray.line};
  return [{code: 'notebook-fence', place, values: {problem: 'open', info: ''}}];
}

type Read = Omit<ReadCell, 'key'>;

function standing(
  id: string,
  front: Front,
  headFailures: readonly Failure[],
  read: readonly Read[],
  former: Notebook | undefined
): Pick<Reading, 'cells' | 'notebook' | 'wrong'> {
  const cells: Cell[] = [];
  const wrong = new Map<string, Failure>();
  const withKeys = read.map((each): ReadCell => {
    const cell = standingCell(each, cells, former);
    if (!cell) return {...each, key: undefined};
    const key = keyOf(cell, cells.length);
    cells.push(cell);
    const [failure] = each.failures;
    if (failure) wrong.set(key, failure);
    return {...each, key};
  });
  const {title, needs, uses, origin} = headFailures.length > 0 && former ? former : front;
  const notebook = {id, title, needs, uses, ...(origin === undefined ? {} : {origin}), cells};
  return {cells: withKeys, notebook, wrong};
}

/** A second cell of a name has no part in the run. */
function standingCell(
  {cell, source, line, failures}: Read,
  before: readonly Cell[],
  former: Notebook | undefined
): Cell | undefined {
  const taken = failures.some(({code}) => code === 'name-taken');
  const name = cell && cell.kind !== 'prose' ? cell.name : nameIn(source);
  if (taken || (name !== undefined && before.some((other) => isNamed(other, name))))
    return undefined;
  if (cell || name === undefined) return cell;
  const last = former?.cells.find((other) => isNamed(other, name));
  return last ? {...last, line} : undefined;
}

function isNamed(cell: Cell, name: string): boolean {
  return cell.kind !== 'prose' && cell.name.toLowerCase() === name.toLowerCase();
}

function nameIn(source: Source): string | undefined {
  return source.kind === 'fence' ? source.info.split(/\s+/)[1] : undefined;
}
