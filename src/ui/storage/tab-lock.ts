/** Who holds this lock writes the workspace; every other tab reads. */
const LOCK = 'dishu-workspace';
/** A tab that was loaded anew may find its own former page still going. */
const LEAVING_MS = 600;
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

/** What tabs say to each other. */
type Word = 'step back' | 'changed';

/** The lock of one tab. */
export class TabLock {
  readonly #channel = new BroadcastChannel(LOCK);
  readonly #holder: Holder;
  #release: (() => void) | undefined;

  constructor(holder: Holder) {
    this.#holder = holder;
    this.#channel.onmessage = ({data}: MessageEvent<Word>) => {
      if (data === 'step back') void this.#giveAway();
      else if (!this.#release) this.#holder.changed();
    };
  }

  /** Whether it got the lock, which nobody else holds. */
  async take(): Promise<boolean> {
    try {
      await this.#request({signal: AbortSignal.timeout(LEAVING_MS)});
      return true;
    } catch {
      return false;
    }
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
    if (!this.#release) return;
    await this.#holder.stepBack();
    this.#release?.();
  }

  /** Settles when the lock is granted; it is then held until it is given away or stolen. */
  #request(options: LockOptions): Promise<void> {
    return new Promise((resolve, reject) => {
      const held = navigator.locks.request(LOCK, options, async () => {
        resolve();
        await new Promise<void>((release) => (this.#release = release));
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
