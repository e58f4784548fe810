import {afterAll, beforeAll, expect, it} from 'vitest';
import {openNodeDatabase} from '../../src/node/database.ts';
import {NOTEBOOKS, play} from './play.ts';
import {SMALL_COUNTY} from './small-county.ts';
import {openWorld, type World} from './world.ts';

let native: World;
let page: World;
beforeAll(async () => {
  native = await openWorld();
  page = await openWorld(openNodeDatabase);
  await native.fill(SMALL_COUNTY);
  await page.fill(SMALL_COUNTY);
});
afterAll(async () => {
  await native.close();
  await page.close();
});

it.each(NOTEBOOKS)('%s gives the same rows in the same order in both engines', async (id) => {
  const [one, other] = [await play(native.database, id), await play(page.database, id)];
  expect(one.failures()).toEqual([]);
  expect(other.failures()).toEqual([]);
  for (const {key, cell} of one.run.graph.nodes) {
    if (cell.kind !== 'sql' && cell.kind !== 'cube') continue;
    expect(await other.table(key), key).toEqual(await one.table(key));
  }
  for (const lang of ['zh', 'en'] as const) {
    expect(await other.opening(lang)).toBe(await one.opening(lang));
    expect(await other.charts(lang)).toEqual(await one.charts(lang));
  }
  await one.close();
  await other.close();
});

it.each(NOTEBOOKS)('%s reads in English without a Chinese character', async (id) => {
  const played = await play(native.database, id);
  const HAN = /\p{Script=Han}/u;
  expect(await played.opening('en')).not.toMatch(HAN);
  for (const [name, said] of Object.entries(await played.charts('en'))) {
    for (const text of Object.values(said)) expect(text, name).not.toMatch(HAN);
  }
  for (const {key, cell} of played.run.graph.nodes) {
    if (cell.kind !== 'sql') continue;
    for (const row of await played.table(key)) {
      const english = Object.entries(row).filter(
        ([column]) => column.endsWith('_en') || column === 'en'
      );
      for (const [column, value] of english)
        expect(String(value), `${key}.${column}`).not.toMatch(HAN);
    }
  }
  await played.close();
});

/** But the chart that is not shown: the links of the lines of 县情一页. */
it.each(NOTEBOOKS)(
  '%s says something in every title, note and empty place, in both languages',
  async (id) => {
    const played = await play(native.database, id);
    for (const lang of ['zh', 'en'] as const) {
      for (const [name, said] of Object.entries(await played.charts(lang))) {
        if (name === 'overview_links') continue;
        if (name !== 'headline') expect(said.title, name).not.toBe('');
        expect(said.note + said.method, name).not.toBe('');
        for (const text of Object.values(said)) {
          expect(text, name).not.toMatch(/null|undefined|NaN|\{|\}/);
          if (lang === 'zh') expect(text, name).not.toMatch(/—[^”]/);
        }
      }
    }
    await played.close();
  }
);

it.each(NOTEBOOKS)('%s has rows behind every chart of the small county', async (id) => {
  const played = await play(native.database, id);
  for (const {cell} of played.run.graph.nodes) {
    if (cell.kind !== 'chart') continue;
    expect((await played.table(cell.chart.from)).length, cell.name).toBeGreaterThan(0);
  }
  await played.close();
});
