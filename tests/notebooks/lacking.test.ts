import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {play, type Played} from './play.ts';
import {type Given, home, NOW, place, watch} from './rows.ts';
import {openWorld, type Small, type World} from './world.ts';

// What a notebook says of data that lack a date, a column or rows: never a figure or a claim that they do not hold.

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
const money = (more: Given = {}) => ({
  document_no: '甲 1 号',
  level: '中央',
  project_id: 'P1',
  township: '甲镇',
  allocated: 1_000_000,
  broken_down: 1_000_000,
  released: 800_000,
  paid: 300_000,
  arrived_on: '2024-01-01',
  year: 2024,
  as_of: NOW,
  ...more
});

async function played<T>(
  id: 'causes' | 'risk' | 'disbursement' | 'industry',
  tables: Small,
  look: (run: Played) => Promise<T>,
  chosen: Readonly<Record<string, string | readonly string[]>> = {}
): Promise<T> {
  await world.fill(tables);
  const run = await play(world.database, id, chosen);
  expect(run.failures()).toEqual([]);
  const seen = await look(run);
  await run.close();
  return seen;
}

describe('a fund ledger', () => {
  const openings = (fund: Small[string], chosen = {}) =>
    world.openings('disbursement', {fund}, chosen);

  it('without a date has its rates, and says that the schedule and the waiting cannot be told', async () => {
    const fund = [
      money({as_of: null, year: null}),
      money({
        as_of: null,
        year: null,
        document_no: '乙',
        arrived_on: null,
        paid: null,
        released: null
      }),
      money({as_of: null, year: 2023, document_no: '丙', arrived_on: '2023-05-01', paid: 1_000_000})
    ];
    expect(await openings(fund)).toEqual([
      '全县支出进度 30.0%；台账没有写明截至哪一天，算不出序时差、滞留天数和所需速度：请在上面选日期。',
      'The county has paid 30.0% of its money; the ledger does not say up to which day, so the gap to the schedule, the days that money has waited and the pace needed cannot be told: choose the date above.'
    ]);
    await played('disbursement', {fund}, async (run) => {
      const [whole] = await run.table('rates');
      expect([Number(whole?.['allocated']), Number(whole?.['paid'])]).toEqual([1_000_000, 300_000]);
      expect([whole?.['gap'], whole?.['schedule']]).toEqual([null, null]);
      expect((await run.chart('by_age', 'zh')).title).toBe('没有截至日期，算不出滞留');
      expect((await run.chart('projects', 'en')).title).toBe(
        'Which projects hold unpaid money cannot be told'
      );
      const figures = await run.table('figures');
      expect(figures.map((row) => row['fraction_zh'])).toEqual([
        '30 / 100 万元 · 缺 1 笔',
        '80 / 100 万元',
        '没有截至日期',
        '没有截至日期'
      ]);
    });
  });

  it('with the date chosen is as any other', async () => {
    const [zh] = await openings([money({as_of: null, year: null})], {截止日期: NOW});
    expect(zh).toMatch(/^截至 6 月 30 日，全县支出进度 30\.0%，比序时进度落后 20\.0 个百分点。/);
  });

  it('without amounts paid or allocated states no share', async () => {
    expect(await openings([money({paid: null})])).toEqual([
      '资金台账没有支出金额，算不出支出进度。',
      'The fund ledger states no amounts paid, so the share paid cannot be told.'
    ]);
    expect(await openings([money({allocated: null, arrived_on: null})])).toEqual([
      '资金台账没有下达金额，算不出支出进度。',
      'The fund ledger states no amounts allocated, so the share paid cannot be told.'
    ]);
    const title = await played('disbursement', {fund: [money({paid: null})]}, async (run) => {
      const [whole] = await run.table('rates');
      expect(whole?.['paid_rate']).toBeNull();
      expect((await run.table('level_table'))[0]?.['paid_rate']).toBeNull();
      expect((await run.table('overview'))[0]?.['lamp_zh']).toBe('算不出');
      return (await run.chart('by_township', 'zh')).title;
    });
    expect(title).toBe('说不出哪些乡镇落后于序时');
  });

  it('counts as broken down what is of the batches counted as allocated', async () => {
    const fund = [
      money(),
      money({document_no: '乙', arrived_on: null, released: null, paid: null})
    ];
    const rate = (chosen = {}) =>
      played(
        'disbursement',
        {fund},
        async (run) => {
          const [whole] = await run.table('rates');
          return [Number(whole?.['broken_down']), Number(whole?.['broken_rate'])];
        },
        chosen
      );
    expect(await rate()).toEqual([2_000_000, 1]);
    expect(await rate({下达口径: 'announced'})).toEqual([2_000_000, 1]);
  });
});

describe('the pace of the last four weeks', () => {
  const week = (week_end: string, paid: number) => ({
    week_end,
    township: '甲镇',
    allocated: 1_000_000,
    paid,
    as_of: week_end
  });
  const paid = (on_date: string, level = '中央') => ({
    project_id: 'P1',
    township: '甲镇',
    event: '支付',
    on_date,
    amount: 40_000,
    level
  });
  const pace = (tables: Small, chosen = {}) =>
    played(
      'disbursement',
      {fund: [money(), money({document_no: '乙', level: '县级'})], ...tables},
      async (run) => {
        const value = (await run.one('pace'))['weekly_pace'];
        return value === null ? null : Number(value);
      },
      chosen
    );

  it('is none where payments are known and none is of these weeks', async () => {
    expect(await pace({payment: [paid('2024-05-01')]})).toBe(0);
    expect(await pace({})).toBeNull();
  });

  it('is not that of reports of half a year ago', async () => {
    const reports = [week('2024-01-05', 0), week('2024-02-02', 100_000)];
    expect(await pace({fund_weekly: reports})).toBeNull();
    expect(await pace({fund_weekly: reports, payment: [paid('2024-06-20')]})).toBe(10_000);
  });

  it('is of the chosen levels, which reports do not tell apart', async () => {
    const tables = {
      fund_weekly: [week('2024-05-31', 0), week('2024-06-28', 400_000)],
      payment: [paid('2024-06-20'), paid('2024-06-21', '县级'), paid('2024-06-22', '县级')]
    };
    expect(await pace(tables)).toBe(100_000);
    expect(await pace(tables, {资金级次: ['县级']})).toBe(20_000);
  });

  it('knows townships that only the reports name', async () => {
    const tables = {
      fund: [money({township: null})],
      fund_weekly: [week('2024-05-31', 0), week('2024-06-28', 400_000)]
    };
    expect(await pace(tables)).toBe(100_000);
  });
});

describe('causes', () => {
  it('that none can judge have no green lamp', async () => {
    expect(await world.openings('causes', {household: [home(1), home(2)]})).toEqual([
      '记录最多的是因病，占 100%。没有更早的一期可以对照。标为能检验原因的 2 户都不能判定：缺成员资料。',
      'Most often recorded is illness, 100% of households with a main cause. There is no earlier edition to compare with. None of the 2 households with a cause that can be checked can be judged: data of their members are missing.'
    ]);
    await played('causes', {household: [home(1)]}, async (run) => {
      expect((await run.table('overview'))[1]).toMatchObject({
        value: null,
        state: 'calm',
        lamp_zh: '都不能判定'
      });
      expect((await run.chart('from_to', 'en')).title).toBe('No earlier edition to compare with');
      expect((await run.chart('by_township', 'zh')).title).toBe(
        '各乡镇各原因都不足 5 户，看不出差别'
      );
    });
  });

  it('that are nowhere the main one are seen beside it', async () => {
    const title = await played(
      'causes',
      {household: [home(1, {other_causes: ['因灾']})]},
      async (run) => (await run.chart('by_cause', 'zh')).title
    );
    expect(title).toBe('因病最多；标有因灾的 1 户中，1 户不以它为主要原因');
  });
});

describe('blank villages', () => {
  const village = (code: number, more: Given = {}) => ({
    village_code: `58010110020${code}`,
    township: '甲镇',
    village: code === 1 ? '上村' : `${code} 村`,
    households_total: 50,
    as_of: NOW,
    ...more
  });
  const homes = [
    ...Array.from({length: 20}, (_, id) => home(id)),
    ...Array.from({length: 30}, (_, id) =>
      home(100 + id, {village: '2 村', village_code: '580101100202'})
    )
  ];

  it('are weighed by the households of the registry where the village table has none out of poverty', async () => {
    // By hand: 20 and 30 out of poverty, 30 and 20 others; 10 unstable of 50 and 5 others of 50 make 30 × 0.2 + 20 × 0.1 = 8.
    const monitored = [
      ...Array.from({length: 10}, (_, id) => watch(id)),
      ...Array.from({length: 5}, (_, id) => watch(10 + id, {kind: '边缘易致贫户'}))
    ];
    const tables = {household: homes, monitored, village: [village(1), village(2), village(3)]};
    await played('risk', tables, async (run) => {
      const rows = await run.table('expected');
      const second = rows.find((row) => row['village'] === '2 村');
      expect(second).toMatchObject({
        registered_households: 30,
        general_households: 20,
        blank: true
      });
      // 70 others in all: the third village has 50.
      expect(Number(second?.['expected'])).toBeCloseTo(30 * (10 / 50) + 20 * (5 / 100), 9);
      const [, , registered] = await run.table('definitions');
      expect(registered).toMatchObject({definition: 'registered', blank: 1, villages: 2});
    });
  });

  it('are no surprise and no alarm where nothing is known of their households', async () => {
    const tables = {
      household: [home(1, {household_type: null})],
      monitored: [watch(1)],
      village: [village(1, {households_total: null}), village(2, {households_total: null})]
    };
    const [zh, en] = await world.openings('risk', tables);
    expect(zh).toContain('2 个村中 1 个从未识别过监测户；没有各村的户数，说不出是不是偶然。');
    expect(en).toContain(
      'Of 2 villages, 1 never had a monitored household; without households by village it cannot be told whether that is chance.'
    );
  });

  it('are all of them where nobody is monitored, whatever their size', async () => {
    const [zh] = await world.openings('risk', {
      household: [home(1)],
      village: [village(1), village(2)]
    });
    expect(zh).toMatch(/^没有监测户。2 个村中 2 个从未识别过监测户。/);
  });
});

describe('incomes that only the income table holds', () => {
  it('are held against the line and against the year before, by the size of the household where they are of households', async () => {
    const household = [1, 2, 3].map((id) => home(id, {income_per_head: null}));
    const income = [
      {household_id: 'H1', year: 2023, net_income: 14_000},
      {household_id: 'H1', year: 2022, net_income: 19_998},
      {household_id: 'H2', year: 2023, net_income: 12_000},
      {household_id: 'H2', year: 2022, net_income: 30_000},
      {household_id: 'H3', year: 2022, net_income: 200}
    ];
    await played('risk', {household, monitored: [watch(3)], income}, async (run) => {
      // 14,000 / 2 and 12,000 / 2 are below 7,300; of the third only the year before is known.
      expect(await run.table('below_table')).toMatchObject([
        {income_state: 'below', households: 2, never: 2},
        {income_state: 'missing', households: 1}
      ]);
      // 9,999 to 7,000 falls by 29.99 %, 15,000 to 6,000 by 60 %.
      const drop = (await run.table('trigger_table')).find(({which}) => which === 'drop');
      expect(drop).toMatchObject({hits: 1, unknown: 1});
    });
  });
});

describe('a household that stands twice', () => {
  it('counts once with its people, by its last row', async () => {
    const household = [home(1, {size: 5}), home(1, {main_cause: '因学', income_per_head: 100})];
    await played('causes', {household}, async (run) => {
      expect(await run.one('sums')).toMatchObject({households: 1, people: 2, first_cause: '因学'});
    });
    await played('risk', {household, monitored: [watch(2)]}, async (run) => {
      expect(await run.table('below_table')).toMatchObject([
        {income_state: 'below', households: 1}
      ]);
    });
    const person = [{household_id: 'H1', labour: '普通劳动力', as_of: NOW}];
    await played('industry', {household, person}, async (run) => {
      expect(await run.one('sums')).toMatchObject({households: 1, never: 1, never_first: 1});
    });
  });
});

describe('households that no village is known of', () => {
  it('are said beside villages without anything, and monitored ones beside blank villages', async () => {
    const lost = {village: null, village_code: null};
    const village = [{...place, households_total: 50, registered_households: 9, as_of: NOW}];
    const tables = {
      household: [home(1, {...lost, in_cooperative: true})],
      person: [{household_id: 'H1', labour: '普通劳动力', as_of: NOW}],
      village
    };
    const [zh, en] = await world.openings('industry', tables);
    expect(zh).toContain(
      '1 个村没有项目、没有经营主体，也没有一户被覆盖，但有 1 户被覆盖的户对不上村。'
    );
    expect(en).toContain(
      '1 village has no project, enterprise or household reached at all, but 1 household reached is in no known village.'
    );
    const monitored = [watch(1, lost)];
    await played('risk', {household: [home(1)], monitored, village}, async (run) => {
      expect((await run.table('figures'))[1]?.['fraction_zh']).toBe(
        '1 / 1 个行政村，100.0% · 1 户监测户对不上村\n四种口径：1、1、1、1'
      );
    });
  });
});

describe('townships and dates', () => {
  it('of monitored households count where the household table names none', async () => {
    const tables = {
      household: [home(1, {township: null})],
      monitored: [watch(1)],
      village: [{township: '乙镇', village: '下村', village_code: '580101101201', as_of: NOW}]
    };
    const [zh] = await world.openings('risk', tables);
    expect(zh).toContain('现有 1 户未消除风险');
    expect(zh).toContain('1 个村中 1 个从未识别过监测户');
  });

  it('of the households stand for those of an undated list of monitored ones', async () => {
    const monitored = [watch(1, {as_of: null, identified_on: '2024-05-01'})];
    const [zh] = await world.openings('risk', {household: [home(1)], monitored});
    expect(zh).toMatch(/^现有 1 户未消除风险，2023 年 12 月 30 日以来进 1 户、出 0 户。/);
  });

  it('are not needed of an enterprise, and none of the data means no years of measures', async () => {
    const tables = {
      household: [home(1, {as_of: null})],
      person: [{household_id: 'H1', labour: '普通劳动力', as_of: null}],
      measure: [{household_id: 'H1', year: 2023, kind: '产业帮扶'}],
      enterprise: [{enterprise_id: 'E1', name: '甲合作社', claimed_households: 4, as_of: null}]
    };
    await played('industry', tables, async (run) => {
      const sums = await run.one('sums');
      expect([sums['claimed'], sums['reached']]).toEqual([4, 1]);
      expect(await run.table('year_bars')).toEqual([]);
      expect((await run.chart('by_years', 'zh')).title).toBe('没有数据日期，数不出近几年的措施');
      expect((await run.chart('in_no_registry', 'en')).title).toBe('No lists of enterprises');
      expect((await run.chart('by_enterprise', 'en')).title).toBe(
        'No lists to hold the claims against'
      );
    });
  });
});
