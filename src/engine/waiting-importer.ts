/** An importer's worker, started before there are files for it: to start one while they wait would take a third of a second. */
export class WaitingImporter {
  readonly worker: Promise<Worker>;
  #isBroken = false;

  constructor(worker: Promise<Worker>) {
    this.worker = worker;
    const broke = (): void => {
      this.#isBroken = true;
    };
    worker.then((started) => (started.onerror = broke), broke);
  }

  /** It could not start, or broke since. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** Has it get ready for large files until there are some. */
  rehearse(): void {
    this.#told((worker) => worker.postMessage('rehearse'));
  }

  end(): void {
    this.#told((worker) => worker.terminate());
  }

  #told(tell: (worker: Worker) => void): void {
    this.worker.then(tell, () => undefined);
  }
}
