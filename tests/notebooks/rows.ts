/** The date of the data. */
export const NOW = '2024-06-30';
export type Given = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
export const place = {township: '甲镇', village: '上村', village_code: '580101100201'};
/** A household of a small county, and what is other in it. */
export const home = (id: number, more: Given = {}) => ({
  ...place,
  household_id: `H${id}`,
  household_type: '脱贫户',
  size: 2,
  main_cause: '因病',
  income_per_head: 9000,
  as_of: NOW,
  ...more
});
/** The same of a monitored household. */
export const watch = (id: number, more: Given = {}) => ({
  ...place,
  household_id: `H${id}`,
  kind: '脱贫不稳定户',
  risks: ['因病'],
  identified_on: '2023-03-01',
  removed: false,
  as_of: NOW,
  ...more
});
