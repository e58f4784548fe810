import type {ChartSpec} from '../../../../src/model/chart.ts';
import type {ResultColumn, Rows, Value} from '../../../../src/model/rows.ts';
import type {Lang, Text} from '../../../../src/model/text.ts';
import type {DrawOptions} from '../../../../src/charts/frame.ts';
import {parseHTML} from 'linkedom';

/** One chart of the gallery: invented figures of an invented county. */
export type Example = {
  readonly name: string;
  readonly spec: ChartSpec;
  readonly rows: Rows;
  readonly headings: Readonly<Record<string, Text>>;
  readonly title: Text;
  readonly note: Text;
};

/** Rows from records; a column's type follows from its first value. */
export function rowsOf(records: readonly Readonly<Record<string, Value>>[]): Rows {
  const names = Object.keys(records[0] ?? {});
  const columns = names.map((name): ResultColumn => {
    const first = records.map((record) => record[name]).find((value) => value !== null);
    return {name, type: typeOf(first)};
  });
  return {
    columns,
    count: records.length,
    values: names.map((name) => records.map((record) => record[name] ?? null))
  };
}

function typeOf(value: Value | undefined): ResultColumn['type'] {
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? 'date' : 'text';
}

export function optionsOf(example: Example, lang: Lang, width: number): DrawOptions {
  const {document} = parseHTML('<html><body></body></html>');
  return {
    lang,
    width,
    document,
    title: example.title[lang],
    label: (column) => example.headings[column]?.[lang] ?? column
  };
}

export const t = (zh: string, en: string): Text => ({zh, en});

export const TOWNS: readonly Text[] = [
  t('平川镇', 'Pingchuan'),
  t('柳林镇', 'Liulin'),
  t('河口乡', 'Hekou'),
  t('东坪乡', 'Dongping'),
  t('新店镇', 'Xindian'),
  t('双河镇', 'Shuanghe'),
  t('大坪乡', 'Daping'),
  t('青石镇', 'Qingshi'),
  t('云岭乡', 'Yunling'),
  t('马场镇', 'Machang'),
  t('白杨乡', 'Baiyang'),
  t('龙泉乡', 'Longquan'),
  t('高寨乡', 'Gaozhai'),
  t('松树乡', 'Songshu'),
  t('石门乡', 'Shimen'),
  t('黑水乡', 'Heishui')
];

export const town = (index: number): {town_zh: string; town_en: string} => ({
  town_zh: TOWNS[index]?.zh ?? '',
  town_en: TOWNS[index]?.en ?? ''
});

export const PAID = [402, 318, 221, 264, 287, 190, 141, 152, 108, 131, 84, 70, 52, 33, 21, 10];

export const GIVEN = [
  565, 456, 327, 454, 546, 402, 336, 392, 327, 441, 318, 306, 272, 226, 214, 1028
];
