/** GB 11643: the weights of the 17 digits, and the check character of each remainder by 11. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** An ID number of its 17 digits: with its check character (GB 11643). */
export function withCheck(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return digits + CHECKS.charAt(sum % 11);
}
