import type {Lang, Text} from '../model/text.ts';

/** A function from a label of a code list to the reader's language; a label that is in no list stays as it is. */
export function labeller(codes: Iterable<Text>): (label: string, lang: Lang) => string {
  const english = new Map<string, string>();
  for (const {zh, en} of codes) if (!english.has(zh)) english.set(zh, en);
  return (label, lang) => (lang === 'zh' ? label : (english.get(label) ?? label));
}
