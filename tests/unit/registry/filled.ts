import type {Column, ColumnType, RegistryTable} from '../../../src/model/dictionary.ts';
import type {Recognition} from '../../../src/model/projection.ts';
import {CODES} from '../../../src/registry/codes.ts';
import {recognise} from '../../../src/registry/recognise.ts';
import {samplesOf, sheetOf} from './sheets.ts';

/** Rows of a sheet that is filled by the dictionary. */
const ROWS = 12;

/** The registry of people is one export: its tables stand together rightly. */
export const PEOPLE = ['person', 'household', 'monitored', 'income'];

const pad = (row: number) => String(row).padStart(2, '0');
const amount = (row: number) => String(1000 + row * 7);

function labelIn({codes}: Column, row: number): string {
  const labels = CODES[codes ?? '']?.codes.map(({zh}) => zh) ?? ['雨露计划'];
  return labels[row % labels.length] ?? '';
}

/** A value that a column of this type may hold, by row. */
const VALUES: Readonly<Record<ColumnType, (row: number, column: Column) => string>> = {
  'id-number': (row) => `58019919900101001${'0123456789X'[row % 11]}`,
  phone: (row) => `199000000${pad(row)}`,
  key: (row) => `5801010010${pad(row)}`,
  place: (row) => ['平川镇', '柳林村', '示例县'][row % 3] ?? '',
  label: (row, column) => labelIn(column, row),
  labels: (row, column) => labelIn(column, row),
  'yes-no': (row) => (row % 2 === 0 ? '是' : '否'),
  date: (row) => `2023-03-${10 + row}`,
  month: (row) => `2023${pad(1 + (row % 12))}`,
  year: () => '2023',
  text: (row) => ['张示例', '李样本', '王测试'][row % 3] ?? '',
  integer: amount,
  number: amount,
  percent: amount,
  money: amount,
  area: amount
};

/** A column of a sheet: its heading, and a value for each row. */
export type Filled = {readonly heading: string; readonly values: readonly string[]};

/** Columns under their own names with values that they may hold. */
export function filled(columns: readonly Column[]): Filled[] {
  return columns.map((column) => ({
    heading: column.zh,
    values: Array.from({length: ROWS}, (_, row) => VALUES[column.type](row, column))
  }));
}

/** A column that no registry table knows. */
export function strange(heading: string): Filled {
  const values = Array.from({length: ROWS}, (_, row) => ['甲类', '乙类', '丙类'][row % 3] ?? '');
  return {heading, values};
}

export function recognised(sheet: readonly Filled[]): Recognition {
  const rows = Array.from({length: ROWS}, (_, row) => sheet.map(({values}) => values[row] ?? null));
  return recognise(
    sheetOf(
      sheet.map(({heading}) => heading),
      {rows}
    ),
    samplesOf(sheet.length, rows)
  );
}

/** The tables that a sheet is loaded as without asking. */
export function taken(sheet: readonly Filled[]): string[] {
  const {verdict, projections} = recognised(sheet);
  return verdict === 'certain' ? projections.map(({table}) => table) : [];
}

/** The headings of one sheet over the values of another, as far as both go. */
export function over(headings: readonly Filled[], values: readonly Filled[]): Filled[] {
  return headings.flatMap(({heading}, i) => {
    const column = values[i];
    return column === undefined ? [] : [{heading, values: column.values}];
  });
}

/** The same in another order, always the same for the same seed. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const all = [...items];
  let state = seed * 2_654_435_761 + 1;
  for (let i = all.length - 1; i > 0; i--) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const j = state % (i + 1);
    const [a, b] = [all[i], all[j]];
    if (a !== undefined && b !== undefined) [all[i], all[j]] = [b, a];
  }
  return all;
}

export const isPerson = ({name}: RegistryTable): boolean => PEOPLE.includes(name);
