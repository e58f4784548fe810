import {ASIDE_REASONS} from '../model/batch.ts';
import {literal} from '../model/names.ts';
import type {ColumnReport, FileReport, SheetReport, TableReport} from '../model/report.ts';
import type {Text} from '../model/text.ts';
import {ASIDE, FINDINGS, PROBLEMS, STATES} from '../registry/books.ts';
import {TABLES} from '../registry/tables/index.ts';
import {staged, stageTable} from './cast.ts';
import {united} from './united.ts';
import type {Macro} from './macro.ts';
import type {Work} from './work.ts';

/** 1 -> A, 27 -> AA, 703 -> AAA: a column as a spreadsheet names it. */
export const LETTER_MACRO: Macro = {
  name: 'column_letter',
  parameters: 'n',
  sql: `concat(CASE WHEN n > 702 THEN chr(64 + ((n - 703) // 676 + 1)::INTEGER) END,
    CASE WHEN n > 26 THEN chr(65 + (((n - 27) // 26) % 26)::INTEGER) END, chr(65 + ((n - 1) % 26)::INTEGER))`,
  doc: {zh: '第几列在表格软件里叫什么字母', en: 'The letter by which a spreadsheet names a column'}
};

/** Every sheet that was read, and every file that was not; the dictionary's names, for the views of the books. */
export function bookStatements(): readonly string[] {
  return [
    `CREATE TABLE data.sheet (sheet_id INTEGER, file VARCHAR, sheet VARCHAR, kind VARCHAR, encoding VARCHAR, sha256 VARCHAR,
      size BIGINT, state VARCHAR, failure VARCHAR, own_name VARCHAR, heading_rows INTEGER[], unit VARCHAR, title VARCHAR,
      rows_read INTEGER, rows_data INTEGER, rows_aside INTEGER, cells_unreadable INTEGER)`,
    `CREATE TABLE data.column_count (source_id INTEGER, column_no INTEGER, heading VARCHAR, column_name VARCHAR, factor DOUBLE,
      cells_read INTEGER, cells_empty INTEGER, cells_unreadable INTEGER)`,
    `CREATE TABLE data.dictionary (table_name VARCHAR, table_zh VARCHAR, column_name VARCHAR, column_zh VARCHAR, "type" VARCHAR,
      unit VARCHAR, codes VARCHAR, personal VARCHAR)`,
    `INSERT INTO data.dictionary VALUES ${dictionaryRows().join(', ')}`,
    ...bookViews()
  ];
}

function dictionaryRows(): string[] {
  return Object.values(TABLES).flatMap(({name, zh, columns}) =>
    columns.map((column) =>
      tuple([
        name,
        zh,
        column.name,
        column.zh,
        column.type,
        column.unit,
        column.codes,
        column.personal
      ])
    )
  );
}

/** The books in Chinese, one row a line of the report: what can be read, sorted, filtered and exported like any table. */
function bookViews(): readonly string[] {
  return [
    view(
      '来源',
      `h.file AS 文件, h.sheet AS 工作表, ${said('h.state', STATES)} AS 状态, ${tableZh('s')} AS 认作, s.as_of AS 期, h.kind AS 格式,
        h.encoding AS 编码, array_to_string(h.heading_rows, '、') AS 表头行, h.unit AS 单位, h.rows_read AS 读入, h.rows_data AS 入库,
        h.rows_aside AS 搁置, s.rows_loaded AS 成表, h.cells_unreadable AS 无法读取, h.own_name AS 原样表名, h.sha256 AS 指纹`,
      'data.sheet h LEFT JOIN data.source s USING (sheet_id) ORDER BY h.sheet_id NULLS LAST, h.file, s.source_id'
    ),
    view(
      '各列',
      `s.file AS 文件, s.sheet AS 工作表, column_letter(n.column_no) AS 列, n.heading AS 表头, d.table_zh AS 表,
        d.column_zh AS 标准列, n.factor AS 换算, n.cells_read AS 读出, n.cells_empty AS 空, n.cells_unreadable AS 无法读取`,
      `data.column_count n JOIN data.source s USING (source_id) LEFT JOIN data.dictionary d
        ON d.table_name = s.table_name AND d.column_name = n.column_name ORDER BY s.source_id, n.column_no`
    ),
    view(
      '无法读取',
      `s.file AS 文件, s.sheet AS 工作表, i.row_no AS 行, column_letter(i.column_no) AS 列,
        list_filter(s."columns", lambda c: c."position" = i.column_no)[1].heading AS 表头, d.table_zh AS 表, d.column_zh AS 标准列,
        i.raw AS 原文, ${said('i.problem', PROBLEMS)} AS 问题`,
      `data.import_issue i JOIN data.source s USING (source_id) LEFT JOIN data.dictionary d
        ON d.table_name = s.table_name AND d.column_name = i.column_name ORDER BY s.source_id, i.row_no, i.column_no`
    ),
    view(
      '搁置',
      `h.file AS 文件, h.sheet AS 工作表, a.row_no AS 行, ${said('a.reason', ASIDE)} AS 原因, a."text" AS 原文`,
      'data.set_aside a JOIN data.sheet h USING (sheet_id) ORDER BY a.sheet_id, a.row_no'
    ),
    view(
      '疑点',
      `${said('f.kind', FINDINGS)} AS 种类, ${tableZh('f')} AS 表, s.file AS 文件, s.sheet AS 工作表, f.row_no AS 行, f.key AS 主键或号码,
        f."value" AS 值, f.other AS 另一个值`,
      'data.finding f LEFT JOIN data.source s USING (source_id) ORDER BY f.kind, f.table_name, f.source_id, f.row_no'
    ),
    view(
      '期次',
      `${tableZh('e')} AS 表, e.as_of AS 期, e."rows" AS 行数, e.complete AS 完整, e.missing_places AS 缺少的乡镇`,
      'data.edition e ORDER BY e.table_name, e.as_of'
    )
  ];
}

function view(name: string, columns: string, from: string): string {
  return `CREATE VIEW main.${name} AS SELECT ${columns} FROM ${from}`;
}

/** What a code is called in Chinese; the code itself where nobody says. */
function said(code: string, texts: Readonly<Record<string, Text>>): string {
  const cases = Object.entries(texts).map(
    ([key, {zh}]) => `WHEN ${literal(key)} THEN ${literal(zh)}`
  );
  return `CASE ${code} ${cases.join(' ')} ELSE ${code} END`;
}

function tableZh(from: string): string {
  const cases = Object.values(TABLES).map(
    ({name, zh}) => `WHEN ${literal(name)} THEN ${literal(zh)}`
  );
  return `CASE ${from}.table_name ${cases.join(' ')} ELSE ${from}.table_name END`;
}

/** Writes data.sheet and data.column_count anew: what the report says of each file, sheet and column. */
export async function writeSheets(work: Work, files: readonly FileReport[]): Promise<void> {
  const rows = files.flatMap((file) =>
    file.failure && file.sheets.length === 0
      ? [refusedRow(file)]
      : file.sheets.map((sheet) => sheetRow(file, sheet))
  );
  await work.run('DELETE FROM data.sheet');
  if (rows.length > 0) await work.run(`INSERT INTO data.sheet VALUES ${rows.join(', ')}`);
  const counts = files.flatMap(({sheets}) =>
    sheets.flatMap(({tables}) => tables.flatMap((table) => table.columns.map(countRow(table))))
  );
  await work.run('DELETE FROM data.column_count');
  if (counts.length > 0)
    await work.run(`INSERT INTO data.column_count VALUES ${counts.join(', ')}`);
}

function countRow({sourceId}: TableReport): (column: ColumnReport) => string {
  return ({position, heading, column, factor, read, empty, unreadable}) =>
    `(${sourceId}, ${position}, ${literal(heading)}, ${literal(column)}, ${factor}, ${read}, ${empty}, ${unreadable})`;
}

function sheetRow(file: FileReport, {id, head, end, state, own, unreadable}: SheetReport): string {
  const places = `[${head.headingRows.join(', ')}]::INTEGER[]`;
  const counts = [end.records, end.data, end.records - end.data, unreadable];
  const texts = [head.file, head.name, head.kind, head.encoding, file.sha256];
  const own_name = state === 'same' ? undefined : own;
  return `(${id}, ${texts.map(textOrNull).join(', ')}, ${file.size}, ${[state, undefined, own_name].map(textOrNull).join(', ')},
    ${places}, ${[head.unit, head.title].map(textOrNull).join(', ')}, ${counts.join(', ')})`;
}

function refusedRow({path, kind, size, failure}: FileReport): string {
  const texts = [path, undefined, kind, undefined, undefined].map(textOrNull).join(', ');
  const rest = ['refused', failure?.code].map(textOrNull).join(', ');
  return `(NULL, ${texts}, ${size}, ${rest}, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)`;
}

function tuple(texts: readonly (string | undefined)[]): string {
  return `(${texts.map(textOrNull).join(', ')})`;
}

function textOrNull(text: string | undefined): string {
  return text === undefined ? 'NULL' : literal(text);
}

/** Writes down the rows of sheets that are no data, with why and their text. `sheets`: their numbers and widths. */
export async function writeAside(
  work: Work,
  sheets: readonly {readonly id: number; readonly width: number}[]
): Promise<void> {
  if (sheets.length === 0) return;
  await work.run(
    `DELETE FROM data.set_aside WHERE sheet_id IN (${sheets.map(({id}) => id).join(', ')})`
  );
  const reasons = ASIDE_REASONS.map((reason) => literal(reason)).join(', ');
  const selects = sheets.map(({id, width}) => {
    const cells = Array.from({length: width}, (_, i) => staged(i + 1)).join(', ');
    return `SELECT ${id}, row_no, [${reasons}][aside], concat_ws(' ', ${cells}) FROM ${stageTable(id)} WHERE aside > 0`;
  });
  await work.run(`INSERT INTO data.set_aside ${united(selects)}`);
}

/** Forgets what is written of a sheet that another one replaced. */
export async function forgetAside(work: Work, sheet: number): Promise<void> {
  await work.run(`DELETE FROM data.set_aside WHERE sheet_id = ${sheet}`);
}
