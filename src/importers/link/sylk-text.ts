import {western} from '../western.ts';

/** Marks over letters by the letter that stands for each after ESC N (ISO 6937). */
const ACCENTS: Readonly<Record<string, string>> = {
  A: '\u0300',
  B: '\u0301',
  C: '\u0302',
  D: '\u0303',
  H: '\u0308',
  J: '\u030a',
  K: '\u0327'
};
const SINGLE: Readonly<Record<string, string>> = {
  a: 'Æ',
  q: 'æ',
  j: 'Œ',
  z: 'œ',
  i: 'Ø',
  y: 'ø',
  l: 'Þ',
  '|': 'þ',
  b: 'Ð',
  s: 'ð',
  '{': 'ß',
  S: '©',
  c: 'ª',
  R: '®',
  k: 'º',
  '0': '°',
  '1': '±',
  '2': '²',
  '3': '³',
  '5': 'µ',
  '6': '¶',
  '7': '·',
  Q: '¹',
  '!': '¡',
  '"': '¢',
  '#': '£',
  '(': '¤',
  '%': '¥',
  "'": '§',
  '+': '«',
  ';': '»',
  '<': '¼',
  '=': '½',
  '>': '¾',
  '?': '¿'
};

/**
 * Characters that SYLK writes in two or three signs after ESC, put right: a byte of Windows-1252 in two halves (0x20 and 0x30 added),
 * or N with a mark and its letter.
 */
export function sylkText(record: string): string {
  const [plain = '', ...escaped] = record.split('\u001b');
  return plain + escaped.map(decoded).join('');
}

function decoded(part: string): string {
  const [, mark = '', letter = ''] = /^N([A-DHJK])([A-Za-z ])/.exec(part) ?? [];
  if (mark !== '') return `${letter}${ACCENTS[mark] ?? ''}`.normalize('NFC') + part.slice(3);
  const single = part.startsWith('N') ? SINGLE[part[1] ?? ''] : undefined;
  if (single !== undefined) return single + part.slice(2);
  if (!/^[ -/][0-?]/.test(part)) return `\u001b${part}`;
  const code = ((part.charCodeAt(0) - 0x20) << 4) | (part.charCodeAt(1) - 0x30);
  const sign = western('windows-1252', String.fromCharCode(code));
  return (sign === ';' ? ';;' : sign) + part.slice(2);
}
