import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {knownLabel} from '../../../src/engine/known-label.ts';
import {createSchema} from '../../../src/engine/schema.ts';
import type {Column} from '../../../src/model/dictionary.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import {literal, quoted} from '../../../src/model/names.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {CODES} from '../../../src/registry/codes.ts';

function column(type: 'label' | 'labels', codes: string): Column {
  return {name: codes, zh: codes, en: codes, headings: [], personal: 'none', type, codes};
}

describe('the words of a closed list', () => {
  let database: Database;
  let connection: Connection;

  beforeAll(async () => {
    database = await openNodeDatabase();
    connection = await database.connect();
    await createSchema(connection);
  });
  afterAll(() => database.close());

  test.each(Object.values(CODES))('of $name are what its macros make of them', async (list) => {
    const words = list.codes.flatMap(({zh, also = []}) => [zh, ...also]);
    const type = quoted(list.name);
    const {values} = await connection.query(
      `SELECT one::VARCHAR, try_cast(raw AS ${type}) IS NOT DISTINCT FROM one,
         list_transform(several, lambda e: e::VARCHAR), try_cast(raw AS ${type}[]) IS NOT DISTINCT FROM several
       FROM (SELECT raw, as_${list.name}(raw) AS one, as_${list.name}_list(raw) AS several
         FROM (SELECT unnest([${words.map(literal).join(', ')}]) AS raw))`
    );
    const known = words.filter((word) => knownLabel(column('label', list.name), word));
    expect(known).toEqual(expect.arrayContaining(list.codes.map(({zh}) => zh)));
    expect(words.length - known.length).toBeLessThanOrEqual(4);
    for (const [i, raw] of words.entries()) {
      if (!known.includes(raw)) continue;
      const [value, plain, several, severalPlain] = values.map((each) => each[i]);
      expect(knownLabel(column('label', list.name), raw)).toMatchObject({raw, value, plain});
      expect(knownLabel(column('labels', list.name), raw)).toMatchObject({
        raw,
        value: several,
        plain: severalPlain
      });
    }
  });

  test.each(['√', '×', '有', '无', '1', '0', ' 是', '农村低保、否', '', '农 村低保'])(
    'are not %j of minimum living, which its macro reads',
    (raw) => {
      expect(knownLabel(column('label', 'minimum_living'), raw)).toBeUndefined();
    }
  );

  test('are none of a column without a list', () => {
    const {codes: _, ...free} = column('labels', '');
    expect(knownLabel(free, '产业')).toBeUndefined();
  });
});
