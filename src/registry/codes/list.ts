import type {Code, CodeList} from '../../model/dictionary.ts';

/** One entry of a list; `also` holds the other spellings, apart by spaces. */
export function code(zh: string, en: string, also = ''): Code {
  const spellings = also.split(' ').filter(Boolean);
  return spellings.length === 0 ? {zh, en} : {zh, en, also: spellings};
}

/** A closed list of labels, in the order in which pages show them. */
export function codeList(name: string, zh: string, ...codes: readonly Code[]): CodeList {
  return {name, zh, codes};
}
