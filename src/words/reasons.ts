import {isKeyOf} from '../model/names.ts';
import type {Reason} from '../model/projection.ts';
import type {Lang, Text} from '../model/text.ts';
import {say} from './say.ts';

/** Why a sheet was taken for a table, or not. */
export const REASONS = {
  remembered: {
    zh: '按您上次对这种表头的指认。',
    en: 'As you decided for these headings before.'
  },
  headings: {
    zh: '{of} 个表头中有 {known} 个在这张表的词典里。',
    en: '{known} of {of} {of?heading is|headings are} in the dictionary of this table.'
  },
  decisive: {
    zh: '有这张表特有的表头：{headings}。',
    en: '{count?A heading|Headings} that only this table has: {headings}.'
  },
  values: {
    zh: '{count} 列的内容符合词典。',
    en: 'The contents of {count} {count?column fits|columns fit} the dictionary.'
  },
  'values-against': {
    zh: '{count} 列的内容不符合词典：{columns}。',
    en: 'The contents of {count} {count?column do|columns do} not fit the dictionary: {columns}.'
  },
  barred: {
    zh: '有这张表不会有的表头“{heading}”。',
    en: 'It has the heading “{heading}”, which this table never has.'
  },
  closed: {
    zh: '写着“{word}”：所列的多半已不在册，请指认。',
    en: 'It says “{word}”: those it lists are probably not registered any more; decide.'
  },
  lacks: {
    zh: '缺少这张表必有的列之一：{columns}。',
    en: 'It lacks what this table needs, one of: {columns}.'
  },
  'only-monitored': {
    zh: '只含监测对象。',
    en: 'It holds monitored households only.'
  },
  'by-person': {
    zh: '一行是一个人，同一户取第一行。',
    en: 'A row is a person; a household is taken from its first row.'
  },
  treasuries: {
    zh: '几级财政的数并列，只取本县的，请核对。',
    en: 'Figures of several treasuries stand side by side; only those of the county are taken: check them.'
  },
  close: {
    zh: '和“{table}”几乎同样像，请指认。',
    en: 'It looks almost as much like “{table}”: decide.'
  }
} as const satisfies Record<string, Text>;

/** A reason in words; `nameOf` turns the name of a table in it into that of the reader's language. */
export function reasonText(
  {code, values}: Reason,
  lang: Lang,
  nameOf: (table: string) => string = String
): string {
  if (!isKeyOf(REASONS, code)) return code;
  const said = Object.entries(values).map(([name, value]) => {
    if (name === 'table') return [name, nameOf(String(value))];
    return [
      name,
      lang === 'en' && typeof value === 'string' ? value.replaceAll('、', ', ') : value
    ];
  });
  return say(REASONS[code], lang, Object.fromEntries(said));
}
