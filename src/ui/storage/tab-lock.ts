/** Who holds this lock writes the workspace; every other tab reads. */
const LOCK = 'dishu-workspace';
/** A page that was loaded anew may find its former self still going, and on a slow machine for long. */
const LEAVING_MS = 5000;
const AGAIN_MS = 50;
/** How long a tab that is asked to step back may take before the lock is taken from it. */
const PATIENCE_MS = 3000;

/** What the holder of a lock does when another tab takes over. */
export type Holder = {
  /** Saves what is not saved, before it gives the lock away. */
  stepBack(): Promise<void>;
  /** It has the lock no more. */
  lost(): void;
  /** Another tab, which has the lock, has saved. */
  changed(): void;
};

/** What tabs say to each other. Whoever holds the lock says so when it is asked. */
type Word = 'who holds' | 'I hold' | 'step back' | 'changed';

/** The lock of one tab. */
export class TabLock {
  readonly #channel = new BroadcastChannel(LOCK);
  readonly #holder: Holder;
  #release: (() => void) | undefined;
  /** Another tab has said that it holds it. */
  #other = false;

  constructor(holder: Holder) {
    this.#holder = holder;
    this.#channel.onmessage = ({data}: MessageEvent<Word>) => {
      if (data === 'step back') void this.#giveAway();
      if (data === 'who holds' && this.held) this.#say('I hold');
      if (data === 'I hold') this.#other = true;
      if (data === 'changed' && !this.held) this.#holder.changed();
    };
  }

  get held(): boolean {
    return this.#release !== undefined;
  }

  /**
   * Takes the lock if no page has it, or one that is going; settles without it when another tab says that it holds it. (A request that
   * waits and is aborted at once may go on waiting, in Chromium 156: it is asked for again instead.)
   */
  async take(): Promise<void> {
    const late = performance.now() + LEAVING_MS;
    this.#other = false;
    while (!(await this.#request({ifAvailable: true}))) {
      this.#say('who holds');
      await new Promise((wait) => setTimeout(wait, AGAIN_MS));
      if (this.#other || performance.now() > late) return;
    }
  }

  /** Gives the lock back: this tab writes nothing. */
  release(): void {
    const release = this.#release;
    this.#release = undefined;
    release?.();
  }

  /** Asks the holder to save and step back, and waits for it; one that does not answer loses the lock. */
  async takeOver(): Promise<void> {
    this.#say('step back');
    try {
      await this.#request({signal: AbortSignal.timeout(PATIENCE_MS)});
    } catch {
      await this.#request({steal: true});
    }
  }

  /** Tells the other tabs that what they show has been saved otherwise. */
  tell(): void {
    this.#say('changed');
  }

  #say(word: Word): void {
    this.#channel.postMessage(word);
  }

  async #giveAway(): Promise<void> {
    if (!this.held) return;
    await this.#holder.stepBack();
    this.#release?.();
  }

  /** Whether the lock is granted, once that is known; it is then held until it is given away or stolen. */
  #request(options: LockOptions): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const held = navigator.locks.request(LOCK, options, async (lock) => {
        resolve(lock !== null);
        if (lock) await new Promise<void>((release) => (this.#release = release));
      });
      held.then(
        () => this.#ended(),
        (thrown: unknown) => {
          reject(thrown instanceof Error ? thrown : new Error(String(thrown)));
          this.#ended();
        }
      );
    });
  }

  #ended(): void {
    if (this.#release) this.#holder.lost();
    this.#release = undefined;
  }
}
