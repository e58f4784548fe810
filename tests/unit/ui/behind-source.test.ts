import {expect, test} from 'vitest';
import type {Session} from '../../../src/model/engine.ts';
import {openSession} from '../../../src/engine/session.ts';
import type {CubeCell, Notebook} from '../../../src/model/notebook.ts';
import {columnOf, type Rows} from '../../../src/model/rows.ts';
import {openNativeDatabase} from '../../../src/node/native-database.ts';
import {readBehind} from '../../../src/notebook/behind-text.ts';
import {rowsBehind} from '../../../src/notebook/behind.ts';
import {runQuery} from '../../../src/notebook/evaluate.ts';
import {findBehind, lateSource, type Found} from '../../../src/ui/behind-source.ts';
import {sessionSource, sourceOf} from '../../../src/ui/row-windows.ts';

const numbers = (from: number, count: number): Rows => ({
  columns: [{name: 'n', type: 'integer'}],
  count,
  values: [Array.from({length: count}, (_, at) => from + at)]
});

test('the first rows are there at once; the whole is made when it is needed, and once', async () => {
  let made = 0;
  const source = lateSource(numbers(0, 200), 1000, () => {
    made += 1;
    return Promise.resolve({
      ...sourceOf(numbers(0, 1000)),
      filtered: () => Promise.resolve(sourceOf(numbers(5, 3)))
    });
  });
  expect(source.count).toBe(1000);
  const first = await source.page({offset: 0, limit: 200});
  expect([first.count, first.values[0]?.at(-1)]).toEqual([200, 199]);
  expect((await source.page({offset: 150, limit: 20})).values[0]?.[0]).toBe(150);
  expect(made).toBe(0);
  expect((await source.page({offset: 200, limit: 200})).values[0]?.[0]).toBe(200);
  const order = {column: 'n', descending: true};
  expect((await source.page({offset: 0, limit: 3, order})).values[0]).toEqual([999, 998, 997]);
  expect((await source.filtered?.([]))?.count).toBe(3);
  expect(made).toBe(1);
});

test('a short list is here wholly, also the window that reaches past its end', async () => {
  const source = lateSource(numbers(0, 7), 7, () => Promise.reject(new Error('asked')));
  expect((await source.page({offset: 0, limit: 200})).count).toBe(7);
  expect((await source.page({offset: 5, limit: 200})).count).toBe(2);
});

const cube = (name: string, from: string): CubeCell => ({
  kind: 'cube',
  name,
  from,
  unit: 'household_id',
  by: ['township'],
  measures: [{name: 'people', expression: 'sum(size)'}],
  line: 1
});

async function found(session: Session, cell: CubeCell, link: string): Promise<Found> {
  const [behind] = readBehind(link) ?? [];
  if (!behind) throw new Error(link);
  const notebook: Notebook = {id: 'n', title: {zh: '', en: ''}, needs: [], uses: [], cells: [cell]};
  return await findBehind(
    async (name, sql) => sessionSource(session, name, await session.runCell(name, sql)),
    rowsBehind(notebook, behind, () => null)
  );
}

test('counts are right whether units occur once or not, and every row can be reached', async () => {
  const database = await openNativeDatabase();
  const session = openSession(await database.connect());
  await session.runCell(
    'homes',
    `SELECT 'h' || i AS household_id, '乡' || (i % 4) AS township, (i % 5)::INTEGER AS size FROM range(1000) r(i)`
  );
  await session.runCell(
    'members',
    `SELECT household_id, township, size FROM homes UNION ALL FROM homes`
  );
  const homes = cube('home_counts', 'homes');
  const members = cube('member_counts', 'members');
  for (const cell of [homes, members]) await runQuery(session, cell);
  const once = await found(session, homes, "home_counts.people(township = '乡1')");
  expect([once.n, once.units, once.value]).toEqual([250, 250, 500]);
  const twice = await found(session, members, "member_counts(township = '乡1' | '乡2')");
  expect([twice.n, twice.units, twice.value]).toEqual([1000, 500, 500]);
  expect(twice.source.count).toBe(1000);
  const last = await twice.source.page({offset: 900, limit: 200});
  expect(last.count).toBe(100);
  expect(new Set(columnOf(last, 'township'))).toEqual(new Set(['乡1', '乡2']));
  const none = await found(session, homes, "home_counts(township = '乡9')");
  expect([none.n, none.units, none.source.count]).toEqual([0, 0, 0]);
  await session.close();
  await database.close();
});
