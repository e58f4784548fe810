import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {openSession} from '../../src/engine/session.ts';
import {Run} from '../../src/notebook/run.ts';
import {NOTEBOOKS, notebookOf, play, type NotebookId} from './play.ts';
import {SMALL_COUNTY} from './small-county.ts';
import {openWorld, type World} from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Where a reader learns what is missing: the opening, or the place of a chart. */
const SAID: Readonly<Record<string, readonly [RegExp, RegExp]>> = {
  'disbursement fund_weekly': [/没有资金周报/, /No weekly reports/],
  'disbursement payment': [/到账未支出的/, /arrived and is not yet paid/],
  'disbursement project': [/工期未填/, /no end date/],
  'causes person': [/户不能判定/, /cannot be judged/],
  'causes monitored': [/缺依据/, /lack evidence/],
  'causes income': [/缺依据/, /lack evidence/],
  'risk village': [
    /没有村表，说不出有没有空白村/,
    /Without a village table nothing can be said about blank villages/
  ],
  'risk person': [/触发规则/, /Rules fire/],
  'risk income': [/触发规则/, /Rules fire/],
  'overview household': [/没有上期|在册户/, /Households on the registry/],
  'overview monitored': [/0 \/ 0 户（累计识别）/, /0 of 0 ever taken in/],
  'overview village': [/没有村表/, /no village table/],
  'overview fund': [/没有到账/, /nothing arrived/],
  'overview pairing': [/没有载入：结对帮扶/, /not loaded: pairings/],
  'overview rectification': [/没有载入：整改台账/, /not loaded: rectification/],
  'industry measure': [/没有帮扶措施表/, /No table of measures/],
  'industry monitored': [/从未覆盖/, /never been reached/],
  'industry benefit': [/没有名单可查/, /there are no lists to check/],
  'industry enterprise': [/名单上有 \d+ 户次/, /Lists of enterprises name \d+/],
  'industry project': [/个村|每个村/, /village/],
  'industry village': [
    /没有村表，说不出有没有无产业的村/,
    /Without a village table nothing can be said/
  ],
  'industry income': [/从未覆盖/, /never been reached/]
};

const uses = NOTEBOOKS.flatMap((id) => notebookOf(id).uses.map((table) => [id, table] as const));

it('every table that a notebook uses has its sentence', () => {
  expect(uses.map(([id, table]) => `${id} ${table}`).sort()).toEqual(Object.keys(SAID).sort());
});

describe.each(uses)('%s without %s', (id, table) => {
  it('still answers, and says what it cannot', async () => {
    await world.fill(
      Object.fromEntries(Object.entries(SMALL_COUNTY).filter(([name]) => name !== table))
    );
    const played = await play(world.database, id);
    expect(played.failures()).toEqual([]);
    const [zh, en] = SAID[`${id} ${table}`] ?? [/never/, /never/];
    const lamps =
      id === 'disbursement'
        ? (await played.table('project_list')).map((row) => [row['lamp_zh'], row['lamp_en']].join())
        : id === 'overview'
          ? (await played.table('lines')).map((row) => JSON.stringify(row))
          : [];
    for (const [lang, sentence] of [
      ['zh', zh],
      ['en', en]
    ] as const) {
      const opening = await played.opening(lang);
      expect(opening, lang).not.toMatch(/null|NaN|undefined| — |–/);
      const titles = Object.values(await played.charts(lang)).map(({title}) => title);
      expect([opening, ...titles, ...lamps].join('\n'), lang).toMatch(sentence);
    }
    await played.close();
  });
});

describe.each(NOTEBOOKS.flatMap((id) => notebookOf(id).needs.map((table) => [id, table] as const)))(
  '%s without %s',
  (id: NotebookId, table) => {
    it('names the table that it needs', async () => {
      await world.fill(
        Object.fromEntries(Object.entries(SMALL_COUNTY).filter(([name]) => name !== table))
      );
      const session = openSession(await world.database.connect());
      const run = new Run(notebookOf(id), session, {lang: 'zh', missing: [table]});
      await run.start();
      const codes = run.graph.nodes.flatMap(({key}) => {
        const state = run.state(key);
        return state.kind === 'failed' ? [state.failure] : [];
      });
      expect(
        codes.some(
          ({code, values}) => code === 'table-missing' && String(values?.['tables']).includes(table)
        )
      ).toBe(true);
      await session.close();
      const played = await play(world.database, id);
      expect(played.failures()).toEqual([]);
      expect(await played.opening('en')).not.toMatch(/null|NaN|undefined/);
      await played.close();
    });
  }
);
