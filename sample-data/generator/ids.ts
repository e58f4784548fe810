const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The check character of 17 digits, GB 11643 (ISO 7064 MOD 11-2). */
export function checkDigit(seventeen: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(seventeen[i]), 0);
  return '10X98765432'[sum % 11] ?? '';
}

export function idNumber(region: string, born: string, order: number): string {
  const digits = `${region}${born}${String(order).padStart(3, '0')}`;
  return digits + checkDigit(digits);
}

/** The same number with a wrong check character. */
export function wrongCheck(id: string): string {
  const right = id[17];
  return id.slice(0, 17) + (right === '5' ? '6' : '5');
}

/** A 20-digit disability certificate; a re-issue adds B1 (22). */
export function certificate(id: string, kind: number, grade: number, reissue: boolean): string {
  return `${id}${kind}${grade}${reissue ? 'B1' : ''}`;
}

const CREDIT = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A unified social credit code with its check character, GB 32100. */
export function creditCode(region: string, serial: number): string {
  const body = `93${region}MA5${String(serial).padStart(6, '0')}`;
  let power = 1;
  let sum = 0;
  for (const char of body) {
    sum += CREDIT.indexOf(char) * power;
    power = (power * 3) % 31;
  }
  return body + CREDIT[(31 - (sum % 31)) % 31];
}

/** What a spreadsheet leaves of a long number stored as one: 15 digits, the rest zeros. */
export function fifteenDigits(digits: string): string {
  return digits.slice(0, 15) + '0'.repeat(digits.length - 15);
}

/** What it shows of one in a narrow column, kept as text: 5.80E+17. */
export function scientific(digits: string): string {
  return `${digits[0]}.${digits.slice(1, 3)}E+${digits.length - 1}`;
}
