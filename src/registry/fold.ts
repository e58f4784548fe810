/**
 * A heading or label as it is compared: full width to half width, lower case, without spaces, line ends,
 * brackets and punctuation: '县（市、区、旗）' and '县(市,区,旗)' become '县市区旗'.
 */
export function fold(text: string): string {
  return foldedSigns(text.normalize('NFKC'));
}

/** The same but for signs that only look like others: Ⅱ stays one. */
export function foldedSigns(text: string): string {
  return text.toLowerCase().replaceAll(/[\s\p{P}\p{S}\p{Cf}]+/gu, '');
}
