import {failureOf, type Failure} from '../model/failure.ts';

/** Something that the page asked the engine for. */
export type Asked<T> =
  | {readonly is: 'loading'}
  | {readonly is: 'failed'; readonly failure: Failure}
  | {readonly is: 'done'; readonly value: T};

/** Asks the engine anew whenever what it is asked for has changed; the latest answer wins. */
export class Asking<T> {
  readonly #changed: () => void;
  #of: readonly unknown[] = [];
  state: Asked<T> = {is: 'loading'};

  /** `changed` is called when an answer has come. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Asks unless nothing of `of` is another than before. */
  about(of: readonly unknown[], ask: () => Promise<T>): void {
    if (of.length === this.#of.length && of.every((each, at) => each === this.#of[at])) return;
    this.#of = of;
    this.state = {is: 'loading'};
    void this.#ask(of, ask);
  }

  async #ask(of: readonly unknown[], ask: () => Promise<T>): Promise<void> {
    let state: Asked<T>;
    try {
      state = {is: 'done', value: await ask()};
    } catch (thrown) {
      state = {is: 'failed', failure: failureOf(thrown)};
    }
    if (this.#of !== of) return;
    this.state = state;
    this.#changed();
  }
}
