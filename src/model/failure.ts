/** Where something went wrong, as far as it is known. Rows and columns count from 1. */
export type Place = {
  readonly file?: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
  readonly notebook?: string;
  readonly cell?: string;
  readonly line?: number;
  readonly character?: number;
};

/**
 * A failure as data: it crosses workers whole (Comlink keeps only an Error's message).
 * `code` names a sentence of src/words/failures.ts, `values` fill its blanks.
 */
export type Failure = {
  readonly code: FailureCode;
  readonly place?: Place;
  readonly values?: Readonly<Record<string, string | number>>;
};

/** Every failure that the product can report. src/words/failures.ts has a sentence for each, in both languages. */
export type FailureCode =
  // files
  | 'file-empty'
  | 'file-unreadable'
  | 'path-missing'
  | 'path-refused'
  | 'path-no-notebook'
  | 'file-unknown-kind'
  | 'file-picture'
  | 'file-document'
  | 'file-truncated'
  | 'file-changed'
  | 'file-damaged'
  | 'file-too-large'
  | 'table-wide'
  | 'workbook-password'
  | 'zip-encrypted'
  | 'zip-bomb'
  | 'zip-damaged'
  | 'zip-method'
  | 'sheet-no-table'
  | 'sheet-unsure'
  | 'import-stalled'
  | 'import-cancelled'
  | 'same-file'
  | 'mappings-newer'
  // notebooks
  | 'notebook-front-matter'
  | 'notebook-fence'
  | 'notebook-key'
  | 'name-taken'
  | 'statement-many'
  | 'statement-kind'
  | 'cell-cycle'
  | 'cell-depends'
  | 'figure-unknown'
  | 'figure-rows'
  | 'chart-channel'
  | 'input-value'
  | 'input-unknown'
  | 'cube-unit'
  | 'table-missing'
  // console
  | 'console-refused'
  | 'wide-sign'
  | 'notebook-unknown'
  // files that are written
  | 'export-large'
  | 'export-text'
  // workspace
  | 'workspace-damaged'
  | 'workspace-recovered'
  | 'workspace-newer'
  | 'workspace-taken'
  | 'workspace-page-used'
  // snapshots
  | 'snapshot-gate'
  | 'snapshot-audit'
  | 'store-full'
  | 'store-failed'
  // the page
  | 'part-missing'
  // engine
  | 'engine-start'
  | 'engine-ended'
  | 'engine-memory'
  | 'sql'
  | 'cancelled'
  | 'internal';

/** What a worker answers: never a thrown error. */
export type Outcome<T> = {readonly ok: T} | {readonly failure: Failure};

/** The one error class of the product: a Failure on its way up inside one thread. */
export class DishuError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, cause?: unknown) {
    super(`${failure.code} ${JSON.stringify(failure.values ?? {})}`, {cause});
    this.name = 'DishuError';
    this.failure = failure;
  }
}

/** Any thrown thing as a Failure; what is not ours becomes `internal` with its message. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof DishuError) return thrown.failure;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  // A part of the page that comes later is not there any more: the site has a new version, or is out of reach.
  if (/imported module|module script|failed to fetch|load failed|networkerror/i.test(message))
    return {code: 'part-missing'};
  return {code: 'internal', values: {message}};
}

/** Runs and answers with an outcome. */
export async function outcome<T>(run: () => Promise<T> | T): Promise<Outcome<T>> {
  try {
    return {ok: await run()};
  } catch (thrown) {
    return {failure: failureOf(thrown)};
  }
}

/** The value of an outcome, or its failure thrown. */
export function valueOf<T>(answer: Outcome<T>): T {
  if ('ok' in answer) return answer.ok;
  throw new DishuError(answer.failure);
}
