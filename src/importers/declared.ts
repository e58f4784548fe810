import {decodes, encodingOf, mostlyDecodes, type Encoding} from './encoding.ts';

/** A declaration stands among the first bytes. */
const HEAD = 4096;
const DECLARED =
  /<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)|<meta\s[^>]*?charset\s*=\s*["']?([\w.:-]+)/i;

/** Encoding of a page or an XML document: a hint, a mark or strict UTF-8 as ever, else what it declares, if its bytes are that. */
export function encodingOfMarkup(bytes: Uint8Array, hint?: string): Encoding {
  const found = encodingOf(bytes, hint);
  const declared = declaredIn(bytes);
  if (hint !== undefined || found.bom > 0 || declared === undefined) return found;
  // a program that declares what every text is leaves a text in Chinese as it was
  const isWrong = found.name === 'gb18030' && declared === 'windows-1252';
  if (found.name.startsWith('utf-') || isWrong) return found;
  if (declared === 'utf-8' && mostlyDecodes(bytes, declared, 1))
    return {name: declared, bom: 0, sure: false};
  if (declared.startsWith('utf-')) return {...found, sure: false};
  const sure = decodes(bytes, declared);
  if (sure || mostlyDecodes(bytes, declared)) return {name: declared, bom: 0, sure};
  return {...found, sure: false};
}

function declaredIn(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  const [, xml, meta] = /^\s*</.test(head) ? (DECLARED.exec(head) ?? []) : [];
  try {
    const {encoding} = new TextDecoder(xml ?? meta ?? '');
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return undefined;
  }
}
