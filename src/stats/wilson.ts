/** 0.975 quantile of the standard normal distribution, for intervals of 95 %. */
export const Z95 = 1.959963984540054;
/** 0.999 quantile, for limits of 99.8 %. */
export const Z998 = 3.090232306167813;

export type Interval = {readonly low: number; readonly high: number};

/**
 * Wilson's score interval, without continuity correction, of the rate x / n; null when n is not above zero.
 * (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n). E. B. Wilson, JASA 22 (1927).
 * A registry is a census: the interval speaks of the process that made the figure, not of sampling.
 */
export function wilson(x: number, n: number, z = Z95): Interval | null {
  if (!(n > 0)) return null;
  const p = x / n;
  const centre = p + (z * z) / (2 * n);
  const reach = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return {
    low: x === 0 ? 0 : (centre - reach) / scale,
    high: x === n ? 1 : (centre + reach) / scale
  };
}
