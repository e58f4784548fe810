import type {Column, ColumnType, Personal} from '../../model/dictionary.ts';

type More = {also?: string} & Partial<Pick<Column, 'codes' | 'unit' | 'note'>>;

/**
 * One column of the dictionary. `also` holds the other headings seen in the wild, apart by spaces (the spaces
 * inside a heading never count); `致贫原因{1-3}` stands for 致贫原因1, 致贫原因2, 致贫原因3.
 */
export function column(
  name: string,
  zh: string,
  en: string,
  type: ColumnType,
  personal: Personal,
  {also = '', ...more}: More = {}
): Column {
  const headings = also.split(' ').filter(Boolean).flatMap(numbered);
  return {name, zh, en, type, personal, headings, ...more};
}

function numbered(heading: string): string[] {
  const range = /^(.*)\{(\d)-(\d)\}(.*)$/.exec(heading);
  if (range === null) return [heading];
  const [, before = '', first, last, after = ''] = range;
  const count = Number(last) - Number(first) + 1;
  return Array.from({length: count}, (_, i) => `${before}${Number(first) + i}${after}`);
}
