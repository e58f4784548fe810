import type {ImportProgress, ReadProgress} from '../model/engine.ts';
import {DishuError, type Failure} from '../model/failure.ts';
import type {FileHint} from '../model/sheet.ts';
import type {BeginOptions} from './begin-options.ts';

/** A file with its path as dropped: 'folder/name.xlsx'. */
export type DroppedFile = {readonly path: string; readonly file: File};

export type ReadOptions = BeginOptions & {
  /** What the analyst says of a file instead of the importer finding it, by its path. */
  readonly hints?: Readonly<Record<string, FileHint>>;
  /** Bytes from which a text of one form is left to the engine's own reader, instead of the importer's number. */
  readonly leastRegular?: number;
  /** Of archives, only the file of this path is read. */
  readonly only?: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
};

/** What the importer's worker says to the page. */
type Said =
  | {
      readonly type: 'progress';
      readonly path: string;
      readonly bytes: number;
      readonly size: number;
      readonly rows: number;
    }
  | {readonly type: 'done'; readonly failure?: Failure};

/** Seconds without a word from the importer after which it is given up. */
const MOST_SILENT = 30;
const SECOND = 1000;

/**
 * Lets the importer's worker read files into a port whose other end is the engine's, and ends the worker whatever happens.
 * Throws `import-cancelled` when the signal says so, `import-stalled` after 30 s without progress.
 */
export async function readFiles(
  worker: Worker,
  port: MessagePort,
  files: readonly DroppedFile[],
  {signal, onProgress, only, hints = {}, leastRegular}: ReadOptions
): Promise<void> {
  let stop = (): void => undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const fail = (failure: Failure) => reject(new DishuError(failure));
      let reading: string | undefined;
      const patience = new Patience(() =>
        fail({code: 'import-stalled', ...(reading === undefined ? {} : {place: {file: reading}})})
      );
      const cancel = () => fail({code: 'import-cancelled'});
      stop = () => {
        patience.end();
        signal.removeEventListener('abort', cancel);
      };
      if (signal.aborted) cancel();
      signal.addEventListener('abort', cancel);
      worker.onerror = (event) => fail({code: 'internal', values: {message: event.message}});
      worker.onmessage = ({data}: MessageEvent<Said>) => {
        patience.renew();
        if (data.type === 'progress') {
          reading = data.path;
          onProgress(progressOf(data, files));
        } else if (data.failure) fail(data.failure);
        else resolve();
      };
      // Cancelled while the worker started, no event will say so.
      if (signal.aborted) cancel();
      else worker.postMessage({files, hints, leastRegular, only, port}, [port]);
    });
  } finally {
    stop();
    worker.terminate();
  }
}

function progressOf(
  {path, bytes, size, rows}: Extract<Said, {type: 'progress'}>,
  files: readonly DroppedFile[]
): ReadProgress {
  const index = files.findIndex((file) => path.startsWith(file.path));
  return {path, bytes, size, rows, file: index + 1, files: files.length, stage: 'reading'};
}

/** Says when nothing was heard for too long. Seconds are counted one by one: those in which the machine slept are no silence. */
class Patience {
  readonly #timer: ReturnType<typeof setInterval>;
  #silent = 0;

  constructor(lost: () => void) {
    this.#timer = setInterval(() => {
      if (++this.#silent >= MOST_SILENT) lost();
    }, SECOND);
  }

  renew(): void {
    this.#silent = 0;
  }

  end(): void {
    clearInterval(this.#timer);
  }
}
