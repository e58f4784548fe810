/** Seeded random numbers (sfc32). The same label and seed give the same stream on every machine. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d = 1;
  private readonly label: string;

  constructor(label: string) {
    this.label = label;
    let hash = 2166136261;
    for (const char of label) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619);
    this.a = hash >>> 0;
    this.b = Math.imul(hash, 2654435761) >>> 0;
    this.c = (hash ^ 0x9e3779b9) >>> 0;
    for (let i = 0; i < 16; i++) this.next();
  }

  /** An independent stream: drawing more from one never shifts the other. */
  fork(label: string): Random {
    return new Random(`${this.label}/${label}`);
  }

  /** Uniform in [0, 1). */
  next(): number {
    const sum = (this.a + this.b + this.d) >>> 0;
    this.d = (this.d + 1) >>> 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) >>> 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) >>> 0;
    return sum / 4294967296;
  }

  /** A whole number from low to high, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new Error(`nothing to pick from in ${this.label}`);
    return item;
  }

  /** One key of a record of weights; weights need not sum to 1. */
  weighted<K extends string>(weights: Partial<Record<K, number>>): K {
    const entries = Object.entries(weights) as [K, number][];
    let rest = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      rest -= weight;
      if (rest < 0) return key;
    }
    const last = entries.at(-1);
    if (!last) throw new Error(`no weights in ${this.label}`);
    return last[0];
  }

  /** A standard normal number (Box-Muller). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return radius * Math.cos(2 * Math.PI * this.next());
  }

  logNormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal());
  }

  /** The items in a new random order. */
  shuffle<T>(items: readonly T[]): T[] {
    const copy = [...items];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = Math.floor(this.next() * (i + 1));
      [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
    }
    return copy;
  }

  /** n different items in random order; all of them when there are fewer. */
  sample<T>(items: readonly T[], n: number): T[] {
    return this.shuffle(items).slice(0, n);
  }
}
