import {afterAll, beforeAll, expect, test} from 'vitest';
import {stored} from '../engine/stored.ts';
import {createSchema} from '../../../src/engine/schema.ts';
import {openSession} from '../../../src/engine/session.ts';
import type {Database, Session} from '../../../src/model/engine.ts';
import {columnOf} from '../../../src/model/rows.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {findRecord} from '../../../src/ui/find-record.ts';
import {sessionSource} from '../../../src/ui/row-windows.ts';
import type {Desk} from '../../../src/ui/desk.ts';

let database: Database;
let session: Session;

beforeAll(async () => {
  database = await openNodeDatabase();
  const connection = await database.connect();
  await createSchema(connection);
  await stored(
    connection,
    'household',
    ['household_id', 'head_name', 'source_id', 'row_no'],
    `VALUES ('H1', '赵', 1, 1), ('H2', '钱', 1, 2)`
  );
  await connection.run(
    `INSERT INTO data.source (source_id, table_name, sheet_id) VALUES (1, 'household', 1)`
  );
  session = openSession(await database.connect());
});
afterAll(() => database.close());

test('a record that is asked for while another is still being found shows its own rows', async () => {
  const desk = {
    state: {tables: [{name: 'household', rows: 2, asOf: [], state: 'loaded'}]},
    query: async (name: string, sql: string) =>
      sessionSource(session, name, await session.runCell(name, sql))
  } as unknown as Desk;
  // The first is known by a place: its number has to be found before its rows.
  const found = await Promise.all(['@1-1', 'H2'].map((key) => findRecord(desk, 'household', key)));
  const listed = found.map(async ({tables: [own]}) =>
    columnOf(await own!.source.page({offset: 0, limit: 9}), 'head_name')
  );
  expect(await Promise.all(listed)).toEqual([['赵'], ['钱']]);
});
