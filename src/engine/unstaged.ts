import {failureOf, type Failure, type FailureCode} from '../model/failure.ts';
import type {ImportEvent} from '../model/sheet.ts';

/** What the engine says of a sheet that it has no room for. */
const ENGINE: ReadonlySet<FailureCode> = new Set(['engine-memory', 'sql']);

/** Passes the importer's events on. Of a file that the engine fails to stage the rest is passed over, and the end is a refusal. */
export class Unstaged {
  #failure: Failure | undefined;

  async pass(event: ImportEvent, take: (event: ImportEvent) => Promise<void>): Promise<void> {
    if (this.#failure === undefined) {
      try {
        await take(event);
      } catch (thrown) {
        const failure = failureOf(thrown);
        const isStaging = event.type === 'sheet' || event.type === 'batch';
        if (!isStaging || !ENGINE.has(failure.code)) throw thrown;
        this.#failure = failure;
      }
      return;
    }
    if (event.type !== 'file' && event.type !== 'refused') return;
    const {path, size} = event.type === 'file' ? event.file : event;
    const failure = {...this.#failure, place: {file: path}};
    this.#failure = undefined;
    await take({type: 'refused', path, size, failure});
  }
}
