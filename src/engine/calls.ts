import {DishuError} from '../model/failure.ts';

/** What a worker has been asked and not yet answered. A worker that is ended never answers: then all of it fails with `engine-ended`. */
export class Calls {
  readonly #waiting = new Set<(reason: DishuError) => void>();
  #ended = false;

  get ended(): boolean {
    return this.#ended;
  }

  /** The worker's answer; fails at once when the worker has been ended. */
  ask<T>(answer: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(ENDED());
      this.#waiting.add(reject);
      answer()
        .then(resolve, reject)
        .finally(() => this.#waiting.delete(reject));
    });
  }

  /** Nothing is answered any more. */
  end(): void {
    this.#ended = true;
    for (const reject of this.#waiting) reject(ENDED());
    this.#waiting.clear();
  }
}

const ENDED = (): DishuError => new DishuError({code: 'engine-ended'});
