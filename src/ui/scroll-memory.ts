/** Frames that a page is given to grow as it was, its charts above the place among it, unless the reader scrolls before. */
const FRAMES = 120;
const ACTS = ['wheel', 'keydown', 'pointerdown'] as const;

/**
 * Where the reader was on each page of the history: one step back leads there, a new page begins at its top. The browser's own way
 * comes too early, before the page has its length again.
 */
export class ScrollMemory {
  readonly #places = new Map<number, number>();
  #entry = 0;
  #last = 0;
  #waiting = false;

  constructor() {
    history.scrollRestoration = 'manual';
    for (const act of ACTS) {
      window.addEventListener(act, () => (this.#waiting = false), {passive: true});
    }
    this.#number();
  }

  /** To be called when another entry of the history has become the current one, before its page is shown. */
  turn(): void {
    this.#places.set(this.#entry, window.scrollY);
    const known = entryOf(history.state);
    if (known === undefined) this.#number();
    else this.#entry = known;
    this.#waiting = true;
    this.#scroll(known === undefined ? 0 : (this.#places.get(known) ?? 0), FRAMES);
  }

  #number(): void {
    this.#last += 1;
    this.#entry = this.#last;
    history.replaceState({entry: this.#entry}, '');
  }

  #scroll(top: number, frames: number): void {
    const entry = this.#entry;
    requestAnimationFrame(() => {
      if (entry !== this.#entry || !this.#waiting) return;
      window.scrollTo({top});
      if (top > 0 && frames > 0) this.#scroll(top, frames - 1);
    });
  }
}

function entryOf(state: unknown): number | undefined {
  const entry: unknown =
    typeof state === 'object' && state !== null && 'entry' in state ? state.entry : undefined;
  return typeof entry === 'number' ? entry : undefined;
}
