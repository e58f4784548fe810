import {createSchema} from '../../../../src/engine/schema.ts';
import {openNodeDatabase} from '../../../../src/node/database.ts';
import {
  COLUMNS_SQL,
  FUNCTIONS_SQL,
  knownFunctions,
  knownTables,
  type Vocabulary
} from '../../../../src/ui/sql/vocabulary.ts';

/** The vocabulary of a real engine with the registry's tables, a sheet, a table of its own and two temp tables. */
export async function realVocabulary(): Promise<Vocabulary> {
  const database = await openNodeDatabase();
  const connection = await database.connect();
  await createSchema(connection);
  for (const sql of [
    'CREATE TABLE stage.s1 (row_no INTEGER, aside UTINYINT, c1 VARCHAR)',
    'CREATE TABLE file."走访" ("收入（元）" VARCHAR)',
    'CREATE TEMP TABLE 贫困村 AS SELECT 1 AS 村数',
    'CREATE TEMP TABLE "(result)" AS SELECT 1 AS x'
  ]) {
    await connection.run(sql);
  }
  const tables = knownTables(await connection.query(COLUMNS_SQL));
  const docs = new Map([['edition_at', {zh: '某表的期', en: 'The edition'}]]);
  const functions = knownFunctions(await connection.query(FUNCTIONS_SQL), docs);
  await database.close();
  return {tables, functions, variables: ['截至日期', '数据日期']};
}
