import type {Macro} from './macro.ts';

/** Helpers of the load. */
export const LIST_MACROS: readonly Macro[] = [
  {
    name: 'nonempty',
    parameters: 'l',
    sql: 'list_filter([l], lambda x: len(list_filter(x, lambda e: e IS NOT NULL)) > 0)[1]',
    doc: {zh: '全为空的列表作 NULL', en: 'A list, or NULL when all of it is NULL'}
  },
  {
    name: 'nonempty_list',
    parameters: 'l',
    sql: 'CASE WHEN len(l) > 0 THEN list_sort(list_distinct(l)) END',
    doc: {zh: '去重排序，空列表作 NULL', en: 'A list sorted without repeats, NULL when empty'}
  }
];
