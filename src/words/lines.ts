import type {Text} from '../model/text.ts';

/** Headings of a chart of the form `lines`, in the order of its columns. */
export const LINE_HEADS = {
  area: {zh: '事项', en: 'Area'},
  figure: {zh: '现在', en: 'Now'},
  madeOf: {zh: '由什么算出', en: 'Made of'},
  change: {zh: '较上期', en: 'Since the edition before'},
  lamp: {zh: '灯', en: 'Lamp'}
} as const satisfies Record<string, Text>;
