import type {ImportProgress, Session, TableState} from '../model/engine.ts';
import {failureOf, type Failure} from '../model/failure.ts';
import type {Lang} from '../model/text.ts';
import type {NamedFile} from './dropped-files.ts';
import type {Route} from './route.ts';
import type {Settings, Theme} from './settings.ts';
import {Store} from './store.ts';

/** What the desk needs of the engine. */
export type Backend = {
  openSession(): Promise<Session>;
  importFiles(files: readonly NamedFile[], options: ImportOptions): Promise<void>;
  tables(): Promise<readonly TableState[]>;
};

export type ImportOptions = {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
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
    }
  | {readonly is: 'failed'; readonly failure: Failure};

export type DeskState = {
  readonly route: Route;
  readonly lang: Lang;
  readonly theme: Theme;
  readonly engine: EngineState;
  readonly importing: Importing;
  readonly tables: readonly TableState[];
};

/** The state of the page, and what can be done with it. */
export class Desk extends Store<DeskState> {
  readonly #sample: () => Promise<readonly NamedFile[]>;
  #abort = new AbortController();

  /** `sample` gives the files of the sample county. */
  constructor(settings: Settings, route: Route, sample: () => Promise<readonly NamedFile[]>) {
    super({
      ...settings,
      route,
      engine: {is: 'starting'},
      importing: {is: 'idle'},
      tables: []
    });
    this.#sample = sample;
  }

  /** Waits for the engine and says how it went. */
  async attach(starting: Promise<Backend>): Promise<void> {
    try {
      this.set({engine: {is: 'ready', backend: await starting}});
    } catch (thrown) {
      this.set({engine: {is: 'failed', failure: failureOf(thrown)}});
    }
  }

  async openSample(): Promise<void> {
    if (this.busy) return;
    this.set({importing: {is: 'unpacking'}});
    try {
      await this.#import(await this.#sample());
    } catch (thrown) {
      this.set({importing: {is: 'failed', failure: failureOf(thrown)}});
    }
  }

  async openFiles(files: readonly NamedFile[]): Promise<void> {
    if (this.busy || files.length === 0) return;
    await this.#import(files);
  }

  /** Whether files are on their way in; a second batch waits until they are there. */
  get busy(): boolean {
    const {is} = this.state.importing;
    return is === 'unpacking' || is === 'running';
  }

  cancelImport(): void {
    const {importing} = this.state;
    if (importing.is !== 'running') return;
    this.set({importing: {...importing, cancelling: true}});
    this.#abort.abort();
  }

  dismissFailure(): void {
    this.set({importing: {is: 'idle'}});
  }

  async #import(files: readonly NamedFile[]): Promise<void> {
    const {engine} = this.state;
    if (engine.is !== 'ready') return;
    this.#abort = new AbortController();
    const {signal} = this.#abort;
    this.set({importing: {is: 'running', progress: null, cancelling: false}});
    try {
      await engine.backend.importFiles(files, {
        signal,
        onProgress: (progress) =>
          this.set({importing: {is: 'running', progress, cancelling: signal.aborted}})
      });
      this.set({importing: {is: 'idle'}});
    } catch (thrown) {
      const failure = failureOf(thrown);
      this.set({importing: signal.aborted ? {is: 'idle'} : {is: 'failed', failure}});
    }
    this.set({tables: await engine.backend.tables()});
  }
}
