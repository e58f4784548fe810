import type {Lang} from '../model/text.ts';
import {bookSql, type Book} from './book-lists.ts';
import type {FileColumn} from './export/file-job.ts';
import {workbookFile, type SheetJob} from './export/xlsx.ts';
import {listedColumns} from './listed-columns.ts';
import type {TableSource} from './row-windows.ts';
import {IMPORT} from './words/import.ts';

/** What the report's file is made from. */
type Asked = {
  readonly state: {readonly lang: Lang};
  query(name: string, sql: string): Promise<TableSource>;
};

const TITLES: Readonly<Record<Book, (typeof IMPORT)[keyof typeof IMPORT]>> = {
  sources: IMPORT.sourceList,
  columns: IMPORT.columnList,
  unreadable: IMPORT.unreadableList,
  aside: IMPORT.asideList,
  findings: IMPORT.findingList
};

/** The report as a workbook, a worksheet a list, every cell's own text in it: the file stays with the analyst. */
export async function reportFile(desk: Asked): Promise<Blob> {
  const {lang} = desk.state;
  const own = listedColumns(lang);
  const {signal} = new AbortController();
  const sheets: SheetJob[] = [];
  for (const book of ['sources', 'columns', 'unreadable', 'aside', 'findings'] as const) {
    const source = await desk.query(`report file (${book})`, bookSql(book, lang));
    const columns = source.columns.map(({name, type}, index): FileColumn => ({
      heading: own[name]?.heading ?? name,
      index,
      type
    }));
    const job = {source, columns, lang, signal, onProgress: () => undefined};
    sheets.push({name: TITLES[book][lang], job});
  }
  return await workbookFile(sheets);
}
