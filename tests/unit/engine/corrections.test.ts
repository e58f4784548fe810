import {utils, write} from '@e965/xlsx';
import {strToU8, zipSync} from 'fflate';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {BeginOptions} from '../../../src/engine/begin-options.ts';
import {Ingest} from '../../../src/engine/ingest.ts';
import {importFiles} from '../../../src/importers/index.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import type {ImportReport, SheetReport} from '../../../src/model/report.ts';
import type {ByteSource, FileHint} from '../../../src/model/sheet.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {mappingOf} from '../../../src/registry/mapping.ts';
import {csv, file, rowsOf} from './imported.ts';

let database: Database;
let ingest: Ingest;
let connection: Connection;

beforeAll(async () => {
  database = await openNodeDatabase();
  ingest = await Ingest.open(database);
  connection = await database.connect();
});
afterAll(() => database.close());

async function take(
  sources: readonly ByteSource[],
  options: BeginOptions = {},
  hints: Readonly<Record<string, FileHint>> = {},
  only: {readonly only?: string} = {}
): Promise<ImportReport> {
  await ingest.begin(options);
  for await (const event of importFiles(sources, {hints, ...only})) await ingest.accept(event);
  return await ingest.finish();
}

function sheetIn({files}: ImportReport, path: string): SheetReport | undefined {
  return files.find((each) => each.path === path)?.sheets.at(-1);
}

describe('a heading that was found in the wrong place', () => {
  const path = '户表_20231231.csv';
  const source = csv(
    path,
    '乡镇,行政村,户编号,户主姓名,家庭人口,主要致贫原因',
    '必填,必填,必填,必填,数字,代码',
    '平川镇,红星村,580101100201000001,张三,3,因病',
    '平川镇,红星村,580101100201000002,李四,2,因残'
  );

  test('is moved: the file is read again with it, and the former rows give way', async () => {
    await take([source]);
    const moved = {[path]: {sheets: {'': {headingRows: [1, 2]}}}};
    const report = await take([source], {again: true}, moved);
    expect(report.files.map((each) => each.path)).toEqual([path]);
    expect(sheetIn(report, path)?.head.headingRows).toEqual([1, 2]);
    expect(sheetIn(report, path)?.end).toMatchObject({records: 4, data: 2});
    const back = await take([source], {again: true}, {[path]: {sheets: {'': {headingRows: [1]}}}});
    expect(sheetIn(back, path)?.head.headingRows).toEqual([1]);
    expect(
      await rowsOf(
        connection,
        'SELECT household_id, size FROM data.household WHERE size > 0 ORDER BY row_no'
      )
    ).toEqual([
      ['580101100201000001', 3],
      ['580101100201000002', 2]
    ]);
  });

  test('read again as it was, nothing is listed twice', async () => {
    const hints = {[path]: {sheets: {'': {headingRows: [1]}}}};
    const report = await take([source], {again: true}, hints);
    expect(report.files.map(({sheets}) => sheets.map(({state}) => state))).toEqual([['loaded']]);
  });
});

const HEADING = '乡镇,行政村,户编号,户主姓名,家庭人口,主要致贫原因';

test('a heading moved in a file of an archive leaves the other files as they were', async () => {
  const text = (lead: string, id: number): Uint8Array =>
    strToU8(`${HEADING}\n${lead}平川镇,红星村,58010110090000000${id},张三,${id},因病\n`);
  const zip = zipSync({
    '甲.csv': text('必填,必填,必填,必填,数字,代码\n', 1),
    '乙.csv': text('', 2)
  });
  const source = file('户_20221231.zip', zip);
  const path = '户_20221231.zip/甲.csv';
  const before = await take([source]);
  const hints = {[path]: {sheets: {'': {headingRows: [1]}}}};
  const report = await take([source], {again: true}, hints, {only: path});
  const paths = ({files}: ImportReport): string[] =>
    files.map((each) => each.path).filter((each) => each.startsWith('户_20221231'));
  expect(paths(report).toSorted()).toEqual(paths(before).toSorted());
  expect(sheetIn(report, path)?.head.headingRows).toEqual([1]);
  const [same] = [before, report].map((each) => sheetIn(each, '户_20221231.zip/乙.csv')?.id);
  expect(sheetIn(report, '户_20221231.zip/乙.csv')?.id).toBe(same);
  expect(
    await rowsOf(
      connection,
      "SELECT household_id, size FROM data.household WHERE household_id LIKE '5801011009%' ORDER BY ALL"
    )
  ).toEqual([
    ['580101100900000001', 1],
    ['580101100900000002', 2]
  ]);
});

describe('an encoding that was found wrongly', () => {
  /** 鄉鎮,行政村,戶編號,戶主姓名 / 平川鎮,紅星村,1,張三 in Big5. */
  const bytes = Uint8Array.from(
    [
      'b6 6d c2 ed 2c a6 e6 ac 46 a7 f8 2c a4 e1 bd 73 b8 b9 2c a4 e1 a5 44 a9 6d a6 57 0a',
      'a5 ad a4 74 c2 ed 2c ac f5 ac 50 a7 f8 2c 31 2c b1 69 a4 54 0a',
      'a5 ad a4 74 c2 ed 2c ac f5 ac 50 a7 f8 2c 32 2c a7 f5 a5 7c 0a'
    ].flatMap((line) => line.split(' ').map((byte) => Number.parseInt(byte, 16)))
  );

  test('is told: Big5 is read as such', async () => {
    const source = file('繁體.csv', bytes);
    await take([source]);
    const report = await take([source], {again: true}, {'繁體.csv': {encoding: 'big5'}});
    expect(report.files.filter(({path}) => path === '繁體.csv').length).toBe(1);
    expect(sheetIn(report, '繁體.csv')?.head).toMatchObject({
      encoding: 'big5',
      headings: ['鄉鎮', '行政村', '戶編號', '戶主姓名']
    });
  });
});

describe('a workbook that counts its days from 1904', () => {
  /** 31476 days after 1904-01-01 is 1990-03-06; a text that names its day needs no count. */
  const rows = [
    ['户编号', '人编号', '姓名', '与户主关系', '文化程度', '出生日期', '人员识别时间'],
    ['580101100201000001', '58010110020100000101', '张三', '户主', '小学', 31_476, 43_951],
    ['580101100201000001', '58010110020100000102', '李四', '配偶', '小学', '1991-02-03', '202405']
  ];

  test.each(['xlsx', 'biff8'] as const)(
    '%s: bare numbers of days are read so',
    async (bookType) => {
      const book = utils.book_new(utils.aoa_to_sheet(rows), '成员');
      book.Workbook = {WBProps: {date1904: true}};
      const bytes = new Uint8Array(write(book, {type: 'array', bookType}));
      const path = `成员 ${bookType}.${bookType === 'xlsx' ? 'xlsx' : 'xls'}`;
      const report = await take([file(path, bytes)]);
      expect(sheetIn(report, path)).toMatchObject({state: 'loaded', head: {from1904: true}});
      expect(
        await rowsOf(
          connection,
          `SELECT born_on, identified_on FROM data.person JOIN data.source USING (source_id)
         WHERE file = '${path}' ORDER BY row_no`
        )
      ).toEqual([
        ['1990-03-06', '2024-05-01'],
        ['1991-02-03', '2024-05-01']
      ]);
    }
  );
});

describe('what was corrected once', () => {
  const heading = '村里,门牌,当家人,几口人';
  const april = csv(
    '花名_202304.csv',
    heading,
    '红星村,1,张三,3',
    '新民村,2,李四,2',
    '新民村,3,王五,1'
  );
  const may = csv(
    '花名_202305.csv',
    heading,
    '红星村,1,张三,4',
    '新民村,2,李四,2',
    '新民村,3,王五,1'
  );

  test('is read so again, with the date of its own file', async () => {
    const report = await take([april]);
    const sheet = sheetIn(report, '花名_202304.csv');
    expect(sheet?.state).toBe('own');
    const columns = {
      village: [{column: 1}],
      household_id: [{column: 2}],
      head_name: [{column: 3}],
      size: [{column: 4}]
    };
    const projection = {table: 'household', grain: {kind: 'row'}, columns, constants: {}} as const;
    await ingest.decide([{sheet: sheet?.id ?? 0, projections: [projection]}]);
    const remembered = [mappingOf(heading.split(','), [projection])];
    const next = sheetIn(await take([may], {remembered}), '花名_202305.csv');
    expect(next).toMatchObject({
      state: 'loaded',
      recognition: {verdict: 'certain', remembered: true},
      tables: [{table: 'household', loaded: 3, asOf: '2023-05-31', asOfFrom: 'file'}]
    });
    expect(
      await rowsOf(
        connection,
        "SELECT head_name, size FROM data.household WHERE as_of = DATE '2023-05-31' ORDER BY row_no LIMIT 1"
      )
    ).toEqual([['张三', 4]]);
  });
});

describe('a table of its own that the analyst takes for one of the registry', () => {
  test('is that table at once, its columns to be said', async () => {
    const source = csv('名册.csv', '村里,门牌,当家人', '红星村,1,张三', '新民村,2,李四');
    const own = sheetIn(await take([source]), '名册.csv');
    expect(own?.state).toBe('own');
    const report = await ingest.decide([{sheet: own?.id ?? 0, tables: ['household']}]);
    expect(sheetIn(report, '名册.csv')).toMatchObject({
      state: 'loaded',
      tables: [{table: 'household', loaded: 2, columns: []}]
    });
    const [projection] = sheetIn(report, '名册.csv')?.projections ?? [];
    const columns = {household_id: [{column: 2}], head_name: [{column: 3}]};
    if (projection) {
      await ingest.decide([{sheet: own?.id ?? 0, projections: [{...projection, columns}]}]);
    }
    expect(
      await rowsOf(
        connection,
        `SELECT household_id, head_name FROM data.household JOIN data.source s USING (source_id)
         WHERE s.file = '名册.csv' ORDER BY row_no`
      )
    ).toEqual([
      ['1', '张三'],
      ['2', '李四']
    ]);
  });
});

test('files that come while a sheet is loaded again wait their turn', async () => {
  const columns = '户编号,户主姓名,灾种,受灾时间,农作物受灾面积（亩）,直接经济损失（元）';
  const row = '580101100201000001,张三,洪涝,2023-07-01,3,1000';
  const report = await take([csv('受灾一.csv', columns, row)]);
  const {id = 0, projections = []} = sheetIn(report, '受灾一.csv') ?? {};
  await Promise.all([
    ingest.decide([{sheet: id, projections}]),
    take([csv('受灾二.csv', columns, row.replace('0001,', '0002,'))])
  ]);
  expect(await rowsOf(connection, 'SELECT household_id FROM data.disaster ORDER BY 1')).toEqual([
    ['580101100201000001'],
    ['580101100201000002']
  ]);
});

describe('a date that the analyst gives', () => {
  test('dates the rows and makes an edition of them', async () => {
    const path = '监测户.csv';
    const source = csv(
      path,
      '户编号,户主姓名,监测对象类别,风险类型,识别监测时间,风险是否已消除',
      '580101100201000001,张三,脱贫不稳定户,因病,202305,否'
    );
    const sheet = sheetIn(await take([source]), path);
    const {id = 0, projections = []} = sheet ?? {};
    const dated = projections.map((each) => ({
      ...each,
      asOf: '2023-06-30',
      asOfFrom: 'analyst' as const
    }));
    const report = await ingest.decide([{sheet: id, projections: dated}]);
    expect(sheetIn(report, path)?.tables).toMatchObject([
      {table: 'monitored', asOf: '2023-06-30', asOfFrom: 'analyst'}
    ]);
    expect(await rowsOf(connection, 'SELECT as_of FROM data.monitored')).toEqual([['2023-06-30']]);
    expect(
      await rowsOf(connection, "SELECT as_of FROM data.edition WHERE table_name = 'monitored'")
    ).toEqual([['2023-06-30']]);
  });
});
