import {expect, test} from 'vitest';
import {Ingest} from '../../../src/engine/ingest.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {csv, imported, rowsOf} from './imported.ts';

function ledger(file: string, ...rows: readonly string[]) {
  const headings = '资金名称,资金级次,文号,项目名称,乡镇,下达时间,下达金额（元）,支出金额（元）';
  return csv(file, headings, ...rows);
}

test('an allocation that two workbooks hold is a finding, rows of one workbook are judged by their keys', async () => {
  const database = await openNodeDatabase();
  const connection = await database.connect();
  await imported(
    await Ingest.open(database),
    ledger(
      '资金台账20231130.csv',
      '衔接资金,中央,财农〔2023〕1号,某路,平川镇,2023-01-18,1000,450',
      '衔接资金,中央,财农〔2023〕2号,某路,平川镇,2023-01-18,1000,450',
      '衔接资金,中央,财农〔2023〕3号,某路,平川镇,2023-01-18,1000,450',
      '衔接资金,中央,财农〔2023〕4号,某路,平川镇,2023-01-18,1000,450',
      '衔接资金,中央,财农〔2023〕4号,某路,平川镇,2023-01-18,1000,450',
      '衔接资金,中央,,某路,平川镇,2023-01-18,1000,450'
    ),
    ledger(
      '支出明细20231231.csv',
      '衔接资金,中央,财农〔2023〕1号,某路,平川镇,2023-01-18,1000,900',
      '衔接资金,中央,财农〔2023〕2号,某路,柳林镇,2023-01-18,1000,900',
      '衔接资金,中央,财农〔2023〕3号,某路,平川镇,2023-01-18,2000,900',
      '衔接资金,省级,财农〔2023〕4号,某路,平川镇,2023-01-18,1000,900',
      '衔接资金,中央,,某路,平川镇,2023-01-18,1000,900'
    )
  );
  const found = `SELECT file, row_no, key, "value" FROM data.finding JOIN data.source USING (source_id)
    WHERE data.finding.kind = 'duplicate-key' ORDER BY ALL`;
  expect(await rowsOf(connection, found)).toEqual([
    ['支出明细20231231.csv', 2, '财农〔2023〕1号 | 中央 | 某路', '2'],
    ['资金台账20231130.csv', 2, '财农〔2023〕1号 | 中央 | 某路', '2']
  ]);
  await database.close();
});
