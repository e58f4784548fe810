/** P(X = 0) = exp(−lambda): how unlikely none at all is where lambda were to be expected. */
export function poissonZero(lambda: number): number {
  return Math.exp(-lambda);
}

/** P(X <= k); 0 below k = 0. */
export function poissonBelow(k: number, lambda: number): number {
  if (k < 0) return 0;
  if (lambda === 0) return 1;
  let [log, sum] = [-lambda, 0];
  for (let count = 0; count <= k; count++) {
    if (count > 0) log += Math.log(lambda / count);
    sum += Math.exp(log);
  }
  return Math.min(1, sum);
}

/** P(X >= k), summed from k upwards so that small tails keep their digits. */
export function poissonFrom(k: number, lambda: number): number {
  if (k <= 0) return 1;
  if (lambda === 0) return 0;
  if (k <= lambda) return Math.max(0, 1 - poissonBelow(k - 1, lambda));
  let log = -lambda;
  for (let count = 1; count <= k; count++) log += Math.log(lambda / count);
  let [sum, count] = [0, k];
  for (let term = Math.exp(log); term > sum * 1e-17; term *= lambda / ++count) sum += term;
  return sum;
}
