import type {Rows} from '../../../../src/model/rows.ts';
import {sourceOf, type TableSource} from '../../../../src/ui/row-windows.ts';
import type {FileJob} from '../../../../src/ui/export/file-job.ts';

export const ROWS: Rows = {
  columns: [
    {name: '姓名', type: 'text'},
    {name: '证件号码', type: 'text'},
    {name: '人数', type: 'integer'},
    {name: '收入', type: 'decimal'},
    {name: '识别日期', type: 'date'},
    {name: '改于', type: 'timestamp'},
    {name: '危房', type: 'boolean'},
    {name: '措施', type: 'list'}
  ],
  count: 3,
  values: [
    ['王大明', '=1+1', '+李"四",\n'],
    ['580101199001010018', null, '580101199001010026'],
    [3, -2, 9007199254740991],
    [3418.25, 0, null],
    ['2023-12-31', '1900-02-28', '1900-03-01'],
    ['2024-06-30 12:00:00', null, null],
    [true, false, null],
    [['公益岗位', '产业'], [], null]
  ]
};

export const RAN: number[] = [];

/** All columns of a source as a job; what is given differs. */
export function jobOf(source: TableSource = sourceOf(ROWS), given: Partial<FileJob> = {}): FileJob {
  return {
    source,
    columns: source.columns.map(({name, type}, index) => ({heading: name, type, index})),
    lang: 'zh',
    signal: new AbortController().signal,
    onProgress: (rows) => RAN.push(rows),
    ...given
  };
}

/** A source of so many rows of one number, made as they are asked for. */
export function longSource(count: number): TableSource {
  const columns = [{name: 'i', type: 'integer'}] as const;
  return {
    columns,
    count,
    page: ({offset, limit}) => {
      const length = Math.min(limit, count - offset);
      const values = [Array.from({length}, (_, at) => offset + at)];
      return Promise.resolve({columns, count: length, values});
    }
  };
}
