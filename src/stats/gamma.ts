const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7
];
const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * Natural logarithm of the gamma function for x > 0: Stirling's series from 15 on (to 1/x⁷), Lanczos' approximation
 * (g = 7, nine terms) below; relative error of the gamma function under 1e-13 in both.
 */
export function logGamma(x: number): number {
  if (x >= 15) {
    const inverse = 1 / x;
    const square = inverse * inverse;
    const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
    return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + series;
  }
  const [first = 0, ...rest] = LANCZOS;
  const sum = rest.reduce((total, term, index) => total + term / (x + index), first);
  const base = x + 6.5;
  return HALF_LOG_TWO_PI + (x - 0.5) * Math.log(base) - base + Math.log(sum);
}

/** log(n over k). */
export function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

/** log of the beta function. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}
