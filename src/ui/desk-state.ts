import type {ReadOptions} from '../engine/reading.ts';
import type {OpenSealed, ImportProgress, Session, TableState} from '../model/engine.ts';
import type {Failure} from '../model/failure.ts';
import type {CellAddress, Origin, SheetRow} from '../model/origin.ts';
import type {Policy} from '../model/policy.ts';
import type {Decision, ImportReport} from '../model/report.ts';
import type {Lang} from '../model/text.ts';
import type {KeptValue} from '../workspace/document.ts';
import type {NamedFile} from './dropped-files.ts';
import type {KeptWork} from './kept-work.ts';
import type {Notice} from './notices.ts';
import type {OpenNotebook} from './open-notebook.ts';
import type {Route} from './route.ts';
import type {Settings, Theme} from './settings.ts';
import type {NotebookText} from './shelf.ts';

/** What the desk needs of the engine. */
export type Backend = {
  openSession(): Promise<Session>;
  /** A second engine that holds what it is given and reads no file: a snapshot is made there. */
  readonly openSealed: OpenSealed;
  importFiles(files: readonly NamedFile[], options: ReadOptions): Promise<ImportReport>;
  decide(decisions: readonly Decision[]): Promise<ImportReport>;
  setPolicy(policy: Policy): Promise<void>;
  tables(): Promise<readonly TableState[]>;
  origin(address: CellAddress): Promise<Origin | null>;
  rows(sheet: number, rows: readonly number[]): Promise<readonly SheetRow[]>;
  /** Ends it, whatever it is at: what it is still asked fails with `engine-ended`. Another, empty one takes its place. */
  restart(): Promise<Backend>;
};

/** The engine's way up. */
export type EngineState =
  | {readonly is: 'starting'}
  | {readonly is: 'ready'; readonly backend: Backend}
  | {readonly is: 'failed'; readonly failure: Failure};

/** The way of the files that were opened last. `unpacking`: the sample county is being fetched. */
export type Importing =
  | {readonly is: 'idle'}
  | {readonly is: 'unpacking'}
  | {
      readonly is: 'running';
      readonly progress: ImportProgress | null;
      readonly cancelling: boolean;
      /** Whether it reads back what was open before the page was loaded. */
      readonly restoring: boolean;
    }
  | {readonly is: 'failed'; readonly failure: Failure};

/** The files of the recipe come back. */
export const READING_BACK = {
  is: 'running',
  progress: null,
  cancelling: false,
  restoring: true
} as const satisfies Importing;

export type DeskState = {
  readonly route: Route;
  readonly lang: Lang;
  readonly theme: Theme;
  readonly engine: EngineState;
  readonly importing: Importing;
  readonly report: ImportReport | null;
  /** Milliseconds that reading and loading what the report tells of took. */
  readonly took: number;
  /** Whether another tab holds the workspace: nothing can be edited, opened or decided in this one. */
  readonly readOnly: boolean;
  /** Whether a sheet is being loaded again as the analyst said. */
  readonly deciding: boolean;
  /** Path of a file that must be opened again, since it is to be read in another way; '' for none. */
  readonly wanted: string;
  /** What was opened last of the readings that were kept in a file. */
  readonly mapped: {readonly mappings: number; readonly refused: number} | null;
  readonly tables: readonly TableState[];
  /** Name of the county that the data is of; '' where it does not say. */
  readonly county: string;
  readonly notebooks: readonly OpenNotebook[];
  /** What the search box asks for: a number or a name. */
  readonly sought: string;
  /** The notebook that was deleted last, where it stood, and what was chosen in it. */
  readonly removed: {
    readonly open: OpenNotebook;
    readonly place: number;
    readonly chosen: Readonly<Record<string, KeptValue>>;
  } | null;
  /** What is said above every page. */
  readonly notices: readonly Notice[];
};

/** What the desk is given at the start; `sample` gives the files of the sample county, `work` what was kept. */
export type DeskStart = {
  readonly settings: Settings;
  readonly route: Route;
  readonly notebooks: readonly NotebookText[];
  readonly sample: () => Promise<readonly NamedFile[]>;
  readonly work?: KeptWork;
};
