import type {LoadProgress} from '../model/engine.ts';
import type {Job} from './job.ts';

/** Counts what lies behind a load: tables, and the sheets and files that were read for them, each once. */
export class Behind {
  readonly #tables: number;
  readonly #all: number;
  readonly #size: number;
  readonly #sheets = new Map<number, number>();
  readonly #files = new Map<string, number>();
  #at = 0;
  #reading: readonly Job[] = [];

  constructor(jobs: readonly Job[], tables: number) {
    this.#tables = tables;
    this.#all = sum(jobs.map(({sheet}) => sheet.end.data));
    this.#size = sum(new Map(jobs.map(fileOf)).values());
  }

  /** The former table is filled, the one of these sheets comes next. */
  next(table: string, jobs: readonly Job[]): LoadProgress {
    for (const job of this.#reading) {
      this.#sheets.set(job.sheet.id, job.sheet.end.data);
      this.#files.set(...fileOf(job));
    }
    this.#reading = jobs;
    if (table !== '') this.#at++;
    return {
      stage: 'loading',
      table,
      at: this.#at,
      tables: this.#tables,
      bytes: sum(this.#files.values()),
      size: this.#size,
      rows: sum(this.#sheets.values()),
      all: this.#all
    };
  }
}

function fileOf({sheet: {file, head}}: Job): [path: string, size: number] {
  return [file?.path ?? head.file, file?.size ?? 0];
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, each) => total + each, 0);
}
