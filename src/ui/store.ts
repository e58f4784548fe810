import type {Observable} from './watch.ts';

/** A value that is replaced, never changed, and tells who listens. */
export class Store<T extends object> implements Observable {
  readonly #listeners = new Set<() => void>();
  #state: T;

  constructor(state: T) {
    this.#state = state;
  }

  get state(): T {
    return this.#state;
  }

  /** Replaces some fields and tells the listeners. */
  set(changed: Partial<T>): void {
    this.#state = {...this.#state, ...changed};
    for (const listener of this.#listeners) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when something holds of the state, at once if it does. */
  until(holds: (state: T) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.subscribe(() => look());
      const look = (): void => {
        if (!holds(this.#state)) return;
        stop();
        resolve();
      };
      look();
    });
  }
}
