import type {PlainForm} from '../model/sheet.ts';

const BITS = {text: 1, key: 2, 'id-number': 4, mobile: 8, month: 16} as const;
const FORMS: readonly PlainForm[] = ['text', 'key', 'id-number', 'mobile', 'month'];

const SPACE = 0x20;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
const X = 0x58;
/** GB 11643: the 17 digits weighted, and the check character of each remainder by 11. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/**
 * The forms that the text in bytes[start, end) has, as bits: `text` begins with an ideograph, is not a word for nothing and ends in
 * no space; `key` is digits, the first no zero and the last three not all zeros; `id-number` has 17 digits and its check
 * character and is no place-holder; `mobile` has 11 digits from 1; `month` is 2024-06 of the years 1900 to 2099.
 */
export function formsOf(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start] ?? 0;
  if (first >= 0xe4) return isPlainText(bytes, start, end) ? BITS.text : 0;
  if (first <= ZERO || first > NINE) return 0;
  const length = end - start;
  let at = start + 1;
  while (at < end && (bytes[at] ?? 0) >= ZERO && (bytes[at] ?? 0) <= NINE) at++;
  if (at === end) return digitForms(bytes, start, end);
  if (length === 18 && at === end - 1 && bytes[at] === X)
    return isIdNumber(bytes, start) ? BITS['id-number'] : 0;
  return length === 7 && at === start + 4 && isMonth(bytes, start) ? BITS.month : 0;
}

export function formNames(bits: number): readonly PlainForm[] {
  return FORMS.filter((form) => (bits & BITS[form]) !== 0);
}

function digitForms(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  let zeros = 0;
  while (zeros < 4 && bytes[end - 1 - zeros] === ZERO) zeros++;
  const key = zeros < 3 ? BITS.key : 0;
  const id = length === 18 && zeros < 4 && isIdNumber(bytes, start) ? BITS['id-number'] : 0;
  const mobile = length === 11 && bytes[start] === ZERO + 1 ? BITS.mobile : 0;
  return key | id | mobile;
}

function isIdNumber(bytes: Uint8Array, start: number): boolean {
  if (bytes[start] === NINE) return false;
  let sum = 0;
  for (let k = 0; k < 17; k++) sum += (WEIGHTS[k] ?? 0) * ((bytes[start + k] ?? 0) - ZERO);
  return bytes[start + 17] === CHECKS.charCodeAt(sum % 11);
}

function isMonth(bytes: Uint8Array, start: number): boolean {
  if (bytes[start + 4] !== MINUS) return false;
  const two = (at: number): number => ((bytes[at] ?? 0) - ZERO) * 10 + (bytes[at + 1] ?? 0) - ZERO;
  const [century, month] = [two(start), two(start + 5)];
  const isDigit = (bytes[start + 6] ?? 0) >= ZERO && (bytes[start + 6] ?? 0) <= NINE;
  const isTens = bytes[start + 5] === ZERO || bytes[start + 5] === ZERO + 1;
  return isDigit && isTens && (century === 19 || century === 20) && month >= 1 && month <= 12;
}

/** From 一 (E4 B8 80) up to 龥 (E9 BE A5), which is none itself; not 无, 空 and 暂无; no space or line end last. */
function isPlainText(bytes: Uint8Array, start: number, end: number): boolean {
  const code = codeAt(bytes, start);
  if (code < 0xe4b880 || code >= 0xe9bea5) return false;
  if (code === 0xe697a0 || code === 0xe7a9ba || code === 0xe69a82) return false;
  const last = bytes[end - 1] ?? 0;
  return last > SPACE && codeAt(bytes, end - 3) !== 0xe38080;
}

function codeAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
}
