import type {Sentences} from '../sentence.ts';

/** What could not be written to a file. */
export const EXPORT_SENTENCES = {
  'export-large': {
    what: {
      zh: '{rows} 行、{columns} 列，一张工作表装不下：最多 {limit} 行、16,384 列。',
      en: '{rows} rows and {columns} columns do not fit into one worksheet: it holds {limit} rows and 16,384 columns.'
    },
    todo: {
      zh: '请先筛选，或者导出 CSV，CSV 没有行数限制。',
      en: 'Filter it first, or export CSV, which has no limit.'
    }
  },
  'export-text': {
    what: {
      zh: '单元格 {cell} 有 {length} 个字，一格最多 {limit} 个。',
      en: 'The text of cell {cell} has {length} characters; a cell holds {limit}.'
    },
    todo: {zh: '请导出 CSV。', en: 'Export CSV instead.'}
  }
} as const satisfies Sentences;
