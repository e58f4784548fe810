import type {ImportReport} from '../model/report.ts';
import {partOf} from './find-record.ts';
import type {RowValues} from './record.ts';
import {hashOf} from './route.ts';

/** Where a value of a table's row leads: its hash; undefined where it leads nowhere. */
export type LinkOf = (row: RowValues, column: string) => string | undefined;

const PLACE = ['source_id', 'row_no', '来源号', '来源行'];

/** Every value of a row that knows its place leads to its cell. */
export function cellLinks(report: ImportReport | null): LinkOf {
  return (row, column) => {
    const [source, number] = [row('source_id'), row('row_no')];
    if (typeof source !== 'number' || typeof number !== 'number' || PLACE.includes(column)) {
      return undefined;
    }
    const part = partOf(report, source, row);
    const address = {source, row: number, column, ...(part === undefined ? {} : {part})};
    return hashOf({page: 'cell', address});
  };
}
