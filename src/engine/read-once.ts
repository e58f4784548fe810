import {DishuError, failureOf} from '../model/failure.ts';
import {columnOf} from '../registry/tables/index.ts';
import {isYesNoList} from './cast.ts';
import type {Job} from './job.ts';
import type {SourceSheet} from './source.ts';

/**
 * Whether a load reads the sheet's rows once, as they are: then it may do so out of the file. A column of percentages, and one in
 * which 1 and 0 may be yes and no, is looked at as a whole first.
 */
export function isReadOnce({projections, sheet}: Job): boolean {
  const [projection, ...others] = projections;
  if (projection === undefined) return true;
  const {table, grain, where, columns} = projection;
  if (others.length > 0 || grain.kind !== 'row' || where !== undefined) return false;
  const asksWhole = Object.entries(columns).some(([name, mapped]) => {
    const column = columnOf(table, name);
    if (column === undefined || (column.type !== 'percent' && !isYesNoList(column))) return false;
    return mapped.some(({column: position}) => sheet.columns[position - 1]?.few === undefined);
  });
  return !asksWhole;
}

export function inFileOrNot(job: Job, inFile: boolean): Job {
  return {...job, sheet: {...job.sheet, inFile}};
}

/** Throws where a sheet in its file had other rows than it had when it was looked through. */
export function proveRows({head, end, inFile}: SourceSheet, rows: number): void {
  if (inFile && rows !== end.data) throw changed(head.file);
}

/** Reads rows that lie in a file, if it is named: where that fails, the file is no more what it was. */
export async function fromFile<T>(file: string | undefined, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (thrown) {
    const {code} = failureOf(thrown);
    if (file === undefined || code === 'cancelled' || code === 'engine-memory') throw thrown;
    throw changed(file, thrown);
  }
}

export function changed(file: string, cause?: unknown): DishuError {
  return new DishuError({code: 'file-changed', place: {file}}, cause);
}
