/** A straight scale: values of `domain` onto px of `range`. */
export type Span = {
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
};

/** Where a value stands, in px. */
export function at(span: Span, value: number): number {
  const [low, high] = span.domain;
  const [from, to] = span.range;
  return from + ((value - low) / (high - low)) * (to - from);
}

/** Round numbers (1, 2 or 5 times a power of ten apart), about `count`, inside low .. high. */
export function niceTicks(low: number, high: number, count: number): number[] {
  const step = niceStep(low, high, count);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({length: last - first + 1}, (_, index) => tidyProduct(first + index, step));
}

/** The domain widened to round numbers. */
export function niceDomain(low: number, high: number, count: number): [number, number] {
  const step = niceStep(low, high, count);
  const down = Math.floor(low / step + 1e-9);
  const up = Math.ceil(high / step - 1e-9);
  return [tidyProduct(down, step), tidyProduct(Math.max(up, down + 1), step)];
}

function niceStep(low: number, high: number, count: number): number {
  const raw = (high > low ? high - low : Math.abs(high) || 1) / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const lead = raw / power;
  return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
}

/** 3 x 0.1 is 0.3, not 0.30000000000000004. */
function tidyProduct(count: number, step: number): number {
  return Number((count * step).toPrecision(12));
}

/** The numbers among the values. */
export function present(...values: readonly (readonly (number | null)[])[]): number[] {
  return values.flat().filter((value) => value !== null);
}

/** A domain that begins at zero and holds every number; 0 .. 1 if there is none. */
export function fromZero(numbers: readonly number[]): [number, number] {
  const low = Math.min(0, ...numbers);
  const high = Math.max(0, ...numbers);
  return low === high ? [0, 1] : [low, high];
}
