import type {Text} from '../model/text.ts';

/** What the ready-made notebooks call what they find out, by column: values that stand in no code list. */
const VALUES: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  change: {
    both: {zh: '两期都在册', en: 'present at both dates'},
    new: {zh: '新增', en: 'new'},
    closed: {zh: '注销', en: 'closed'},
    hidden: {zh: '编号损坏、无法对照', en: 'number damaged, cannot be matched'}
  },
  finding: {
    ok: {zh: '有依据', en: 'has evidence'},
    missing: {zh: '缺依据', en: 'no evidence'},
    unknown: {zh: '不能判定', en: 'cannot be judged'}
  }
};

/** A value of a column in words; undefined where it speaks for itself. */
export function valueWords(column: string, value: string | number): Text | undefined {
  return VALUES[column]?.[String(value)];
}
