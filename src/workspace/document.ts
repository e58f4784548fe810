import type {Param} from '../model/engine.ts';
import type {ChangedLine, Exemption} from '../model/policy.ts';
import type {Decision} from '../model/report.ts';
import type {FileHint} from '../model/sheet.ts';
import type {Mapping} from '../registry/mapping.ts';

/** The form of the document. A newer one in an older app is refused. */
export const VERSION = 1;

/**
 * All that is kept of the analyst's work, as plain JSON: the recipe of the data (not the data), corrections, notebooks,
 * parameters, policy values, exemptions, console history and its unfinished text.
 */
export type Workspace = {
  readonly version: typeof VERSION;
  /** Counts the saves: of two copies the one with the larger number is the later, whatever the clock says. */
  readonly sequence: number;
  /** What was opened and decided, in its order: done again, it gives the same tables. */
  readonly steps: readonly Step[];
  /** Files whose import had begun and not ended when this was saved. */
  readonly unfinished: readonly KeptFile[];
  /** How many copies of files were ever made: names are not used twice. */
  readonly copies: number;
  /** What the analyst said of files instead of the importer finding it, by path. */
  readonly hints: Readonly<Record<string, FileHint>>;
  /** Readings that the analyst corrected, for every sheet with the same headings. */
  readonly mappings: readonly Mapping[];
  /** The analyst's own notebooks, in the order of the side bar. */
  readonly notebooks: readonly KeptNotebook[];
  /** What was chosen in each notebook, by its id and the input's name. */
  readonly parameters: Readonly<Record<string, Readonly<Record<string, KeptValue>>>>;
  readonly lines: readonly ChangedLine[];
  readonly exemptions: readonly Exemption[];
  /** Statements of the console, oldest first. */
  readonly history: readonly KeptStatement[];
  /** What stood in the console's editor; null: nothing was ever written there. */
  readonly draft: string | null;
};

export type Step =
  | {readonly is: 'import'; readonly files: readonly KeptFile[]}
  | {readonly is: 'decide'; readonly sheets: readonly KeptDecision[]};

/** A file as it was opened. */
export type KeptFile = {
  readonly path: string;
  readonly size: number;
  /** Name of its copy; where the copy is not there, the file must be opened again. */
  readonly copy: string;
  /** SHA-256 of what was read from it: its own, or those of the files inside. */
  readonly hashes: readonly string[];
};

/** What the analyst said a sheet is; the sheet is known by its file's bytes, its name and its place among those of that name. */
export type KeptDecision = {
  readonly sha256: string;
  readonly sheet: string;
  readonly nth: number;
  readonly as: Said;
};

/** A decision without the number that the sheet has in one database. */
export type Said = Decision extends infer One
  ? One extends Decision
    ? Omit<One, 'sheet'>
    : never
  : never;

export type KeptNotebook = {readonly id: string; readonly text: string};

/** What an input holds. */
export type KeptValue = Param | readonly string[];

export type KeptStatement = {readonly sql: string; readonly at: string};

export const EMPTY: Workspace = {
  version: VERSION,
  sequence: 0,
  steps: [],
  unfinished: [],
  copies: 0,
  hints: {},
  mappings: [],
  notebooks: [],
  parameters: {},
  lines: [],
  exemptions: [],
  history: [],
  draft: null
};

/** Whether there is anything that the analyst made, beyond opening files and choosing parameters. */
export function isMade({mappings, notebooks, lines, exemptions}: Workspace): boolean {
  return [mappings, notebooks, lines, exemptions].some((list) => list.length > 0);
}

/** Whether there is anything worth keeping. */
export function isEmpty(workspace: Workspace): boolean {
  const {steps, unfinished, hints, mappings, notebooks, parameters, lines, exemptions, history} =
    workspace;
  const lists = [steps, unfinished, mappings, notebooks, lines, exemptions, history];
  const records = [hints, parameters];
  return (
    !workspace.draft &&
    records.every((each) => Object.keys(each).length === 0) &&
    lists.every((list) => list.length === 0)
  );
}
