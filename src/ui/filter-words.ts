import type {Filter} from '../model/engine.ts';
import type {ValueType} from '../model/rows.ts';
import type {Lang} from '../model/text.ts';
import {CODES} from '../registry/codes.ts';
import {listed, say} from '../words/say.ts';
import type {ShownColumn} from './shown-columns.ts';
import {TABLE} from './words/table.ts';

/** The ways in which a column can be filtered, the likeliest first. */
export function waysOf({numeric, type}: ShownColumn): readonly Filter['is'][] {
  if (numeric || type === 'date' || type === 'timestamp') {
    return ['range', 'equals', 'empty', 'present'];
  }
  return type === 'boolean'
    ? ['equals', 'empty', 'present']
    : ['contains', 'equals', 'empty', 'present'];
}

const NUMBERS: readonly ValueType[] = ['integer', 'number', 'decimal'];

/**
 * A filter as the reader writes it. Several texts are apart by 、 or ;. Labels that the page shows in English are looked for under
 * their Chinese names, as they stand in the data. What equals a number is a range from it to itself: as a text it may be '7500.00'.
 */
export function filterOf(
  {name: column, type}: Pick<ShownColumn, 'name' | 'type'>,
  is: Filter['is'],
  [first, second]: readonly [string, string],
  lang: Lang
): Filter {
  const n = is === 'equals' && NUMBERS.includes(type) ? first.replace(/[,，]/g, '').trim() : '';
  if (n !== '' && Number.isFinite(Number(n))) return {column, is: 'range', from: n, to: n};
  if (is === 'range') return {column, is, ...(first && {from: first}), ...(second && {to: second})};
  if (is === 'empty' || is === 'present') return {column, is};
  const texts = first
    .split(/[、;；]/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .flatMap((text) => [text, ...dataTexts(text, is, type, lang)]);
  return {column, is, texts: [...new Set(texts)]};
}

function dataTexts(text: string, is: 'contains' | 'equals', type: ValueType, lang: Lang): string[] {
  const words: Readonly<Record<string, string>> = {
    是: 'true',
    否: 'false',
    yes: 'true',
    no: 'false'
  };
  const lower = text.toLowerCase();
  const truth = words[lower];
  if (type === 'boolean') return truth === undefined ? [] : [truth];
  if (lang === 'zh' || (type !== 'label' && type !== 'list')) return [];
  const codes = Object.values(CODES).flatMap((list) => list.codes);
  return codes
    .filter(({en}) =>
      is === 'equals' ? en.toLowerCase() === lower : en.toLowerCase().includes(lower)
    )
    .map(({zh}) => zh);
}

/** '主要致贫原因 包含“因病”', '人数 3 – 5', '收入 为空'. */
export function filterText(filter: Filter, name: string, lang: Lang): string {
  switch (filter.is) {
    case 'contains':
    case 'equals': {
      const written = filter.texts.filter((each) => lang === 'zh' || !/\p{Script=Han}/u.test(each));
      const text = listed(written.length > 0 ? written : filter.texts, lang);
      return say(filter.is === 'equals' ? TABLE.isText : TABLE.containsText, lang, {name, text});
    }
    case 'range':
      return `${name} ${filter.from ?? ''} – ${filter.to ?? ''}`;
    case 'empty':
    case 'present':
    default:
      return `${name} ${say(filter.is === 'empty' ? TABLE.isEmpty : TABLE.isPresent, lang)}`;
  }
}
