import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {play} from './play.ts';
import {NOW, watch, type Given} from './rows.ts';
import {openWorld, type Small, type World} from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const BEFORE = '2023-12-31';
const home = (id: number, more: Given = {}) => ({
  household_id: `H${id}`,
  township: '甲镇',
  village: '上村',
  village_code: '580101100201',
  household_type: '脱贫户',
  size: 2,
  income_per_head: 9000,
  as_of: NOW,
  ...more
});
const village = (code: number, more: Given = {}) => ({
  village_code: `5801011002${String(code).padStart(2, '0')}`,
  township: '甲镇',
  village: code === 1 ? '上村' : `${code} 村`,
  registered_households: 10,
  general_households: 90,
  households_total: 100,
  as_of: NOW,
  ...more
});
const openings = (tables: Small, chosen = {}) => world.openings('risk', tables, chosen);
/** Sentence number n of both openings, from 0. */
async function sentence(n: number, tables: Small, chosen = {}): Promise<[string, string]> {
  const [zh, en] = await openings(tables, chosen);
  return [`${zh.split('。')[n]}。`, `${en.split('. ')[n]?.replace(/\.$/, '')}.`];
}

describe('the opening of risk: who is monitored', () => {
  it('says that nobody is, and what else is missing', async () => {
    expect(await openings({})).toEqual([
      '没有监测户。没有村表，说不出有没有空白村。没有收入，无法与监测线对照。',
      'There are no monitored households. Without a village table nothing can be said about blank villages. Without incomes nothing can be held against the line.'
    ]);
  });

  it('counts those open, one and many, and who came and went in half a year', async () => {
    expect(await sentence(0, {household: [home(1)], monitored: [watch(1)]})).toEqual([
      '现有 1 户未消除风险，2023 年 12 月 30 日以来没有进出。',
      'The risk of 1 household is open; since 30 December 2023, none has come or gone.'
    ]);
    const monitored = [
      watch(1, {identified_on: '2024-02-01'}),
      watch(2),
      watch(3, {removed: true, removed_on: '2024-05-01'}),
      watch(4, {removed: true, removed_on: '2024-06-01'})
    ];
    expect(await sentence(0, {household: [1, 2, 3, 4].map((id) => home(id)), monitored})).toEqual([
      '现有 2 户未消除风险，2023 年 12 月 30 日以来进 1 户、出 2 户。',
      'The risk of 2 households is open; since 30 December 2023, 1 was taken in and 2 were removed.'
    ]);
  });

  it('says nothing of coming and going when the data have no date', async () => {
    const tables = {household: [home(1, {as_of: null})], monitored: [watch(1, {as_of: null})]};
    expect(await sentence(0, tables)).toEqual([
      '现有 1 户未消除风险。',
      'The risk of 1 household is open.'
    ]);
  });

  it('says that all are removed', async () => {
    const monitored = [watch(1, {removed: true, removed_on: '2023-11-01'})];
    expect(await sentence(0, {household: [home(1)], monitored})).toEqual([
      '监测户的风险已全部消除，2023 年 12 月 30 日以来没有进出。',
      'The risks of monitored households are all removed; since 30 December 2023, none has come or gone.'
    ]);
  });

  it('counts from the earlier edition where there is one', async () => {
    const monitored = [
      watch(1, {as_of: BEFORE}),
      watch(1),
      watch(2, {identified_on: '2024-01-01'})
    ];
    const household = [1, 2].flatMap((id) => [home(id), home(id, {as_of: BEFORE})]);
    expect((await sentence(0, {household, monitored}))[0]).toBe(
      '现有 2 户未消除风险，2023 年 12 月 31 日以来进 1 户、出 0 户。'
    );
    const played = await play(world.database, 'risk');
    expect((await played.table('ledger')).map((row) => row['households'])).toEqual([
      1, 0, 0, 0, 1, 0, 0, 2
    ]);
    expect((await played.chart('ledger_table', 'zh')).title).toBe('未消除的户多了 1 户');
    await played.close();
  });

  it('keeps no ledger when household numbers do not fit', async () => {
    const monitored = [watch(1, {as_of: BEFORE}), watch(2)];
    await world.fill({household: [home(1, {as_of: BEFORE}), home(2)], monitored});
    const played = await play(world.database, 'risk');
    expect(await played.table('ledger')).toEqual([]);
    expect((await played.chart('ledger_table', 'en')).title).toBe('No ledger of entries and exits');
    await played.close();
  });

  it('tells open, removed and unknown apart', async () => {
    const monitored = [
      watch(1),
      watch(2, {removed: true}),
      watch(3, {removed: null, removed_on: '2024-01-01'}),
      watch(4, {removed: null})
    ];
    await world.fill({household: [home(1)], monitored});
    const played = await play(world.database, 'risk');
    const sums = await played.one('sums');
    expect([sums['ever'], sums['open'], sums['removed'], sums['unknown']]).toEqual([4, 1, 2, 1]);
    await played.close();
  });
});

describe('the opening of risk: blank villages', () => {
  const base = {household: [home(1)], monitored: [watch(1)]};

  it('says that there is none', async () => {
    expect(await sentence(1, {...base, village: [village(1)]})).toEqual([
      '1 个村没有空白村。',
      'There is no blank village among 1.'
    ]);
  });

  it('says that small ones are no surprise', async () => {
    expect(await sentence(1, {...base, village: [village(1), village(2)]})).toEqual([
      '2 个村中 1 个从未识别过监测户，都不足为奇。',
      'Of 2 villages, 1 never had a monitored household, which is no surprise at its size.'
    ]);
  });

  // 1 unstable household among 10 + n out of poverty: a village of n has n / (10 + n) expected, exp(-that) never under 0.001;
  // ten monitored in the first village make it ten times as many.
  it('names one large village', async () => {
    const monitored = Array.from({length: 10}, (_, n) => watch(n + 1));
    const large = village(2, {registered_households: 90, general_households: 0});
    expect(
      await sentence(1, {
        household: monitored.map((_, n) => home(n + 1)),
        monitored,
        village: [village(1), large]
      })
    ).toEqual([
      '2 个村中 1 个从未识别过监测户，其中 1 个大村若与全县同等水平，应有 9 户，一户没有的可能性不到千分之一。',
      'Of 2 villages, 1 never had a monitored household; 1 of them is large: at the county’s rate it would have 9, and none at all is less likely than one in a thousand.'
    ]);
  });

  it('gives the range for several', async () => {
    const monitored = Array.from({length: 50}, (_, n) => watch(n + 1));
    const large = [
      village(2, {registered_households: 40}),
      village(3, {registered_households: 50})
    ];
    const tables = {
      household: monitored.map((_, n) => home(n + 1)),
      monitored,
      village: [village(1), ...large]
    };
    expect(await sentence(1, tables)).toEqual([
      '3 个村中 2 个从未识别过监测户，其中 2 个大村若与全县同等水平，应各有 20 至 25 户，一户没有的可能性不到千分之一。',
      'Of 3 villages, 2 never had a monitored household; 2 of them are large: at the county’s rate they would have 20 to 25 each, and none at all is less likely than one in a thousand.'
    ]);
  });

  it('follows the chosen definition', async () => {
    const monitored = [
      watch(1),
      watch(2, {
        village: '2 村',
        village_code: '580101100202',
        removed: true,
        removed_on: '2023-12-01'
      }),
      watch(3, {village: '旧村', village_code: '580101100203'})
    ];
    const villages = [village(1), village(2), village(3), village(4, {registered_households: 0})];
    const tables = {household: [1, 2, 3].map((id) => home(id)), monitored, village: villages};
    expect((await sentence(1, tables))[0]).toMatch(/^4 个村中 1 个从未识别过监测户/);
    expect((await sentence(1, tables, {空白村口径: 'open'}))[0]).toMatch(
      /^4 个村中 2 个没有未消除的监测户/
    );
    expect((await sentence(1, tables, {空白村口径: 'open'}))[1]).toMatch(
      /^Of 4 villages, 2 have no household with its risk open/
    );
    expect(await sentence(1, tables, {空白村口径: 'registered'})).toEqual([
      '3 个村没有空白村。',
      'There is no blank village among 3.'
    ]);
    expect((await sentence(1, tables, {空白村口径: 'written'}))[0]).toMatch(
      /^4 个村中 2 个从未识别过监测户/
    );
  });
});

describe('the opening of risk: incomes', () => {
  const last = async (tables: Small, chosen = {}): Promise<[string, string]> =>
    sentence(2, tables, chosen);

  it('says that nobody was left out; the line itself is not below the line', async () => {
    const household = [home(1, {income_per_head: 7300}), home(2, {income_per_head: 7299.99})];
    expect(await last({household, monitored: [watch(2)]})).toEqual([
      '没有人均收入低于监测线而从未纳入的户。',
      'No household below the monitoring line has been left out.'
    ]);
  });

  it('counts one and many', async () => {
    const low = (id: number) => home(id, {income_per_head: 7299.99});
    expect(await last({household: [low(1)], monitored: [watch(2)]})).toEqual([
      '另有 1 户人均收入低于监测线却从未纳入。',
      'Besides, 1 household is below the monitoring line and has never been taken in.'
    ]);
    expect((await last({household: [low(1), low(3)], monitored: [watch(2)]}))[1]).toBe(
      'Besides, 2 households are below the monitoring line and have never been taken in.'
    );
    expect((await last({household: [low(1)], monitored: [watch(2)]}, {监测线: 7000}))[0]).toBe(
      '没有人均收入低于监测线而从未纳入的户。'
    );
  });

  it('refuses without incomes', async () => {
    expect(
      await last({household: [home(1, {income_per_head: null})], monitored: [watch(1)]})
    ).toEqual([
      '没有收入，无法与监测线对照。',
      'Without incomes nothing can be held against the line.'
    ]);
  });

  it('takes the year before the latest date of the data where the monitoring table states none', async () => {
    const undated = {monitored: [watch(2, {as_of: null})]};
    const low = home(1, {income_per_head: 7299.99});
    expect(await last({household: [low], ...undated})).toEqual([
      '另有 1 户人均收入低于监测线却从未纳入。',
      'Besides, 1 household is below the monitoring line and has never been taken in.'
    ]);
    expect(await last({household: [{...low, as_of: null}], ...undated})).toEqual([
      '没有监测线，收入无法对照：请选收入年度或填监测线。',
      'There is no line to hold incomes against: choose the year of the income or enter the line.'
    ]);
  });

  it('tells a crowd above the line from one below it, and from none', async () => {
    const title = async (incomes: readonly number[]): Promise<string> => {
      await world.fill({
        household: incomes.map((income_per_head, id) => home(id, {income_per_head})),
        monitored: [watch(1)]
      });
      const played = await play(world.database, 'risk');
      const {title: said} = await played.chart('around_the_line', 'en');
      await played.close();
      return said;
    };
    const of = (above: number, below: number): number[] => [
      ...Array.from({length: above}, () => 7664),
      ...Array.from({length: below}, () => 6935)
    ];
    expect(await title([7300, ...of(6, 3)])).toBe('Incomes crowd just above the line');
    expect(await title([7299, ...of(3, 6)])).toBe('Incomes crowd just below the line');
    expect(await title(of(6, 4))).toBe('About as many households above the line as below');
    expect(await title(of(6, 3))).toBe(
      'Only 9 households within 5% of the line: too few to see a heap'
    );
    expect(await title([7665, 6934])).toBe('No household within 5% of the line');
  });

  it('says where the line comes from', async () => {
    await world.fill({
      household: [home(1)],
      monitored: [watch(1)],
      income: [{household_id: 'H1', year: 2023}]
    });
    const source = async (chosen = {}): Promise<unknown> => {
      const played = await play(world.database, 'risk', chosen);
      const sums = await played.one('sums');
      await played.close();
      return [
        sums['monitoring_line'],
        sums['line_year'],
        String(sums['line_source_en']).split(':')[0]
      ];
    };
    expect(await source()).toEqual([7300, '2023', ', not verified']);
    expect(await source({监测线: 7500})).toEqual([7500, '2023', ', entered by hand']);
  });
});

describe('removal and rules', () => {
  it('counts months between the months', async () => {
    const spell = (id: number, identified_on: string, removed_on: string | null) =>
      watch(id, {identified_on, removed: true, removed_on});
    const monitored = [
      spell(1, '2023-01-01', '2023-06-01'),
      spell(2, '2023-01-01', '2023-07-01'),
      spell(3, '2023-01-01', '2023-01-01'),
      spell(4, '2023-01-01', null)
    ];
    await world.fill({household: [home(1)], monitored});
    const played = await play(world.database, 'risk');
    const sums = await played.one('sums');
    expect([sums['fast'], sums['same_month'], sums['unpaced']]).toEqual([2, 1, 1]);
    expect((await played.chart('removed_too_fast', 'en')).title).toBe(
      '2 households were removed too fast, 1 in the month of entry'
    );
    await played.close();
  });

  it('fires, does not fire or cannot tell', async () => {
    const year = (household_id: string, of: number, per: number, paid: number | null = null) => ({
      household_id,
      year: of,
      net_income_per_head: per,
      net_income: 2 * per,
      self_paid: paid
    });
    const household = [
      home(1, {dangerous_house: true, safe_water: true}),
      home(2, {dangerous_house: false, safe_water: false}),
      home(3)
    ];
    const income = [
      year('H1', 2022, 10_000),
      year('H1', 2023, 7000, 9999),
      year('H2', 2022, 10_000),
      year('H2', 2023, 7001, 10_000)
    ];
    const person = [
      {
        household_id: 'H1',
        dropout: true,
        medical_insurance: false,
        employee_medical_insurance: true,
        as_of: NOW
      },
      {household_id: 'H2', dropout: false, medical_insurance: false, as_of: NOW},
      {household_id: 'H2', dropout: null, medical_insurance: true, as_of: NOW}
    ];
    await world.fill({household, income, person, monitored: [watch(9)]});
    const played = await play(world.database, 'risk');
    const found = new Map(
      (await played.table('triggers')).map((row) => [
        `${String(row['household_id'])} ${String(row['rule'])}`,
        row['finding']
      ])
    );
    const of = (id: string): unknown[] =>
      ['income', 'drop', 'paid', 'housing', 'water', 'school', 'insurance'].map((rule) =>
        found.get(`${id} ${rule}`)
      );
    expect(of('H1')).toEqual(['fine', 'hit', 'fine', 'hit', 'fine', 'hit', 'fine']);
    expect(of('H2')).toEqual(['fine', 'fine', 'hit', 'fine', 'hit', 'unknown', 'hit']);
    expect(of('H3')).toEqual([
      'fine',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      'unknown'
    ]);
    await played.close();
  });
});
