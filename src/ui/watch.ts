import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Something that calls back on every change until the returned function is called. */
export type Observable = {subscribe(listener: () => void): () => void};

/** Updates its element whenever what it watches changes. */
export class Watch implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #find: () => Observable | undefined;
  #connected = false;
  #watched: Observable | undefined;
  #stop: () => void = () => undefined;

  /** `find` is asked before each update, so that the element may be given another thing to watch. */
  constructor(host: ReactiveControllerHost, find: () => Observable | undefined) {
    this.#host = host;
    this.#find = find;
  }

  hostConnected(): void {
    this.#connected = true;
    this.#host.requestUpdate();
  }

  /** An element that has left the page may still have an update before it: it must not be held by what it watched. */
  hostUpdate(): void {
    if (!this.#connected) return;
    const found = this.#find();
    if (found === this.#watched) return;
    this.#stop();
    this.#watched = found;
    this.#stop = found?.subscribe(() => this.#host.requestUpdate()) ?? (() => undefined);
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#stop();
    this.#stop = () => undefined;
    this.#watched = undefined;
  }
}
