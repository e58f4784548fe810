/** Characters of Windows-1252 from 0x80 to 0x9f; five of them are controls. */
const HIGH =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/**
 * A text that was decoded as `name`: where that is Windows-1252, its euro sign, dashes and curly quotes put right, which some
 * versions of Node decode as controls.
 */
export function western(name: string, text: string): string {
  if (name !== 'windows-1252') return text;
  return text.replace(
    /[\u0080-\u009f]/g,
    (control) => HIGH[control.charCodeAt(0) - 0x80] ?? control
  );
}
