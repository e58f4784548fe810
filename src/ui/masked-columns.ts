import type {SheetReport} from '../model/report.ts';
import {columnOf} from '../registry/tables/index.ts';
import {maskOf} from './column-words.ts';
import type {Masked} from './mask.ts';

/** Headings of columns that show persons, where no table knows them. */
const PERSONAL = /姓名|户主|负责人|责任人|联系人|电话|手机|证件|身份证|卡号|账号/;

/** Columns of a sheet (from 1) that show persons: by the dictionary where a table knows them, else by their headings. */
export function maskedColumns({tables, head}: SheetReport): ReadonlyMap<number, Masked> {
  const known = new Map(
    tables.flatMap(({table, columns}) =>
      columns.map(({position, column}) => [position, columnOf(table, column)] as const)
    )
  );
  return new Map(
    head.headings.flatMap((heading, at): [number, Masked][] => {
      const column = known.get(at + 1);
      const what = column ? maskOf(column) : PERSONAL.test(heading) ? 'name' : undefined;
      return what ? [[at + 1, what]] : [];
    })
  );
}
