import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {play} from './play.ts';
import {openWorld, type Small, type World} from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const DAY = '2024-06-30';
const money = (more: Readonly<Record<string, string | number | null>> = {}) => ({
  document_no: '甲 1 号',
  batch: '1',
  level: '中央',
  project_id: 'P1',
  project_name: '甲镇产业路',
  township: '甲镇',
  allocated: 1_000_000,
  broken_down: 1_000_000,
  released: 800_000,
  paid: 300_000,
  arrived_on: '2024-01-01',
  year: 2024,
  as_of: DAY,
  ...more
});
const week = (week_end: string, paid: number, township = '甲镇') => ({
  week_end,
  township,
  allocated: 1_000_000,
  broken_down: 1_000_000,
  released: paid,
  paid,
  as_of: week_end
});
const REPORTS = [week('2024-05-31', 200_000), week('2024-06-28', 300_000)];

/** The first sentence in both languages. */
async function rate(tables: Small, chosen = {}): Promise<[string, string]> {
  const [zh, en] = await world.openings('disbursement', tables, chosen);
  return [zh.slice(0, zh.indexOf('。') + 1), en.slice(0, `${en} `.search(/\.\s/) + 1)];
}

describe('the opening of disbursement: the rate', () => {
  it('says that there is no ledger', async () => {
    expect(await rate({})).toEqual([
      '没有资金台账，无法计算支出进度。',
      'There is no fund ledger, so nothing can be said about spending.'
    ]);
  });

  it('says that there is none for the year', async () => {
    expect(await rate({fund: [money({year: 2023, arrived_on: '2023-03-01'})]})).toEqual([
      '没有 2024 年的资金台账，无法计算支出进度。',
      'There is no fund ledger for 2024, so nothing can be said about spending.'
    ]);
  });

  it('says that nothing has arrived', async () => {
    const later = money({arrived_on: '2024-07-01', released: null, paid: null});
    expect(await rate({fund: [later]})).toEqual([
      '截至 6 月 30 日，全县没有到账的资金。',
      'By 30 June 2024 no money had arrived in the county.'
    ]);
  });

  it.each([
    [
      300_000,
      '支出进度 30.0%，比序时进度落后 20.0 个百分点。',
      'had paid 30.0% of its money, 20.0 points behind schedule.'
    ],
    [
      500_000,
      '支出进度 50.0%，与序时进度持平。',
      'had paid 50.0% of its money, level with the schedule.'
    ],
    [
      612_500,
      '支出进度 61.3%，比序时进度快 11.3 个百分点。',
      'had paid 61.3% of its money, 11.3 points ahead of schedule.'
    ],
    [
      0,
      '支出进度 0.0%，比序时进度落后 50.0 个百分点。',
      'had paid 0.0% of its money, 50.0 points behind schedule.'
    ]
  ])('is behind, level, ahead or at nothing with %i paid', async (paid, zh, en) => {
    expect(await rate({fund: [money({paid})]})).toEqual([
      `截至 6 月 30 日，全县${zh}`,
      `By 30 June 2024 the county ${en}`
    ]);
  });

  it('names the chosen townships, not the county', async () => {
    const fund = [money(), money({township: '乙乡', project_id: 'P2', paid: 0})];
    expect(await rate({fund}, {乡镇: ['乙乡']})).toEqual([
      '截至 6 月 30 日，所选乡镇支出进度 0.0%，比序时进度落后 50.0 个百分点。',
      'By 30 June 2024 the chosen townships had paid 0.0% of their money, 50.0 points behind schedule.'
    ]);
  });

  it('counts weeks behind from the last report back, all of them, two, or says nothing of one', async () => {
    const ahead = week('2024-05-24', 600_000);
    const behind = [
      week('2024-05-31', 200_000),
      week('2024-06-21', 250_000),
      week('2024-06-28', 300_000)
    ];
    const [zh, en] = await rate({fund: [money()], fund_weekly: [ahead, ...behind]});
    expect(zh).toMatch(/落后 20\.0 个百分点，4 期周报中已连续 3 期落后。$/);
    expect(en).toMatch(/, as in each of the last 3 of 4 weekly reports\.$/);
    const [allZh, allEn] = await rate({fund: [money()], fund_weekly: behind});
    expect(allZh).toMatch(/，3 期周报期期落后。$/);
    expect(allEn).toMatch(/, as in all 3 weekly reports\.$/);
    expect((await rate({fund: [money()], fund_weekly: REPORTS}))[1]).toMatch(
      /, as in both weekly reports\.$/
    );
    expect((await rate({fund: [money()], fund_weekly: [week('2024-06-28', 300_000)]}))[0]).toMatch(
      /个百分点。$/
    );
  });
});

describe('the opening of disbursement: what is stuck', () => {
  const said = (tables: Small) => world.openings('disbursement', tables);

  it('says that all has been paid', async () => {
    const [zh, en] = await said({fund: [money({paid: 1_000_000})]});
    expect(zh).toContain('。已到账的资金全部支出。');
    expect(en).toContain('. All that has arrived has been paid.');
  });

  it('names one project', async () => {
    const [zh, en] = await said({fund: [money()]});
    expect(zh).toContain('到账未支出的 70.0 万元全压在一个项目上。');
    expect(en).toContain(
      'Of the 700 thousand yuan that arrived and is not yet paid, all lies with one project.'
    );
  });

  it('counts the projects that hold seven tenths', async () => {
    const fund = [
      money(),
      money({project_id: 'P2', paid: 900_000}),
      money({project_id: 'P3', paid: 1_000_000})
    ];
    const [zh, en] = await said({fund});
    expect(zh).toContain('到账未支出的 80.0 万元里，七成压在 1 个项目上。');
    expect(en).toContain(
      'Of the 800 thousand yuan that arrived and is not yet paid, seven tenths lies with one project.'
    );
    const even = [money(), money({project_id: 'P2'}), money({project_id: 'P3'})];
    expect((await said({fund: even}))[1]).toContain(
      'Of the 2.1 million yuan that arrived and is not yet paid, seven tenths lies with 3 projects.'
    );
  });

  it('keeps silent without dates of arrival', async () => {
    const [zh, en] = await said({fund: [money({arrived_on: null})]});
    expect(zh).not.toMatch(/到账/);
    expect(en).not.toMatch(/arrived/);
    await world.fill({fund: [money({arrived_on: null})]});
    const played = await play(world.database, 'disbursement');
    expect((await played.chart('by_age', 'en')).title).toBe(
      'No dates of arrival: how long money has waited cannot be told'
    );
    expect(await played.table('ages')).toEqual([]);
    await played.close();
  });
});

describe('the opening of disbursement: the pace', () => {
  const last = async (tables: Small, chosen = {}): Promise<[string, string]> => {
    const [zh, en] = await world.openings('disbursement', tables, chosen);
    return [
      zh.slice(zh.lastIndexOf('。', zh.length - 2) + 1),
      en.slice(en.lastIndexOf('. ', en.length - 2) + 2)
    ];
  };
  // 920,000 - 300,000 in 153 days is 28,366.01 a week; the reports pay 25,000 a week.
  it.each([
    [
      'no reports',
      {fund: [money()]},
      {},
      '要在 11 月 30 日前达到 92%，今后每周须支出 2.8 万元；没有近四周的周报，无从比较。',
      'To reach 92% by 30 November it must pay 28 thousand yuan a week; without reports of the last four weeks there is no pace to compare.'
    ],
    [
      'reports',
      {fund: [money()], fund_weekly: REPORTS},
      {},
      '要在 11 月 30 日前达到 92%，今后每周须支出 2.8 万元，是近四周平均速度的 1.1 倍。',
      'To reach 92% by 30 November it must pay 28 thousand yuan a week, 1.1 times the pace of the last four weeks.'
    ],
    [
      'no payment',
      {fund: [money()], fund_weekly: [week('2024-05-31', 300_000), week('2024-06-28', 300_000)]},
      {},
      '要在 11 月 30 日前达到 92%，今后每周须支出 2.8 万元，而近四周没有支出。',
      'To reach 92% by 30 November it must pay 28 thousand yuan a week, and nothing was paid in the last four weeks.'
    ],
    [
      'the target reached',
      {fund: [money({paid: 930_000})], fund_weekly: REPORTS},
      {},
      '11 月 30 日前支出 92% 的目标已经达到。',
      'The target of 92% by 30 November has been reached.'
    ],
    [
      'the date past',
      {fund: [money()], fund_weekly: REPORTS},
      {目标日期: '2024-06-15', 目标比例: 62.5},
      '目标日期 6 月 15 日已到，离 62.5% 还差 32.5 万元。',
      'The target date of 15 June has come and 62.5% is still missed by 325 thousand yuan.'
    ]
  ] as const)('is told with %s', async (_, tables, chosen, zh, en) => {
    expect(await last(tables, chosen)).toEqual([zh, en]);
  });

  it('uses payments of the last 28 days without reports', async () => {
    const payment = [
      {project_id: 'P1', township: '甲镇', event: '到账', on_date: '2024-01-01', amount: 1_000_000},
      {project_id: 'P1', township: '甲镇', event: '支付', on_date: '2024-06-02', amount: 500_000},
      {project_id: 'P1', township: '甲镇', event: '支付', on_date: '2024-06-03', amount: 60_000},
      {project_id: 'P1', township: '甲镇', event: '支付', on_date: '2024-06-30', amount: 40_000}
    ];
    expect((await last({fund: [money()], payment}))[1]).toMatch(
      /1\.1 times the pace of the last four weeks\.$/
    );
  });
});

describe('money that waits', () => {
  const event = (on_date: string, kind: string, amount: number, project_id = 'P1') => ({
    event: kind,
    on_date,
    amount,
    project_id,
    project_name: project_id,
    township: '甲镇'
  });

  it('is aged first in, first out as in methods 3.3', async () => {
    const payment = [
      event('2024-01-10', '到账', 100),
      event('2024-04-01', '到账', 200),
      event('2024-08-15', '到账', 150),
      event('2024-05-01', '支付', 120),
      event('2024-09-30', '支付', 90)
    ];
    await world.fill({fund: [money({as_of: '2024-12-31'})], payment});
    const played = await play(world.database, 'disbursement');
    expect(
      (await played.table('queue')).map((row) => [row['days'], Number(row['remaining'])])
    ).toEqual([
      [356, 0],
      [274, 90],
      [138, 150]
    ]);
    const stuck = await played.one('stuck');
    expect([Number(stuck['yuan_days']), stuck['median_days'], Number(stuck['mean_days'])]).toEqual([
      45_360, 138, 189
    ]);
    expect((await played.table('ages')).map((row) => Number(row['remaining']))).toEqual([
      0, 0, 150, 90, 0, 0
    ]);
    await played.close();
  });

  it('starts again with a refund, and a payment above the balance uses up nothing later', async () => {
    const payment = [
      event('2024-01-01', '到账', 100),
      event('2024-02-01', '支付', 130),
      event('2024-03-01', '到账', 50),
      event('2024-03-01', '支付', 20),
      event('2024-04-01', '支付', -10),
      event('2024-05-01', '退回', 5)
    ];
    await world.fill({fund: [money()], payment});
    const played = await play(world.database, 'disbursement');
    expect(
      (await played.table('queue')).map((row) => [row['on_date'], Number(row['remaining'])])
    ).toEqual([
      ['2024-01-01', 0],
      ['2024-03-01', 30],
      ['2024-04-01', 10],
      ['2024-05-01', 5]
    ]);
    await played.close();
  });
});

describe('what counts as allocated', () => {
  it('leaves out batches without a date where the ledger has dates, and counts a ledger without any', async () => {
    const fund = [
      money(),
      money({project_id: 'P2', document_no: '乙', arrived_on: null, released: null, paid: null})
    ];
    await world.fill({fund});
    const played = await play(world.database, 'disbursement');
    expect(Number((await played.table('rates'))[0]?.['allocated'])).toBe(1_000_000);
    await played.close();
    await world.fill({fund: fund.map((row) => ({...row, arrived_on: null}))});
    const undated = await play(world.database, 'disbursement');
    expect(Number((await undated.table('rates'))[0]?.['allocated'])).toBe(2_000_000);
    await undated.close();
  });

  it('takes the latest ledger of a year up to the date', async () => {
    const fund = [
      money({as_of: '2024-03-31', paid: 1}),
      money({as_of: '2024-06-30', paid: 2}),
      money({as_of: '2024-07-31', paid: 3})
    ];
    await world.fill({fund});
    const played = await play(world.database, 'disbursement', {截止日期: '2024-06-30'});
    expect((await played.table('rates')).map((row) => Number(row['paid']))).toEqual([2, 2]);
    await played.close();
  });

  it('follows Zhangye 2023: 42.02 % of what had arrived, 8.68 points ahead of 4/12', async () => {
    const day = {year: 2023, as_of: '2023-04-30', released: null, broken_down: null};
    const fund = [
      money({...day, allocated: 504_220_000, paid: 211_858_300, arrived_on: '2023-01-15'}),
      money({...day, document_no: '二', allocated: 157_630_000, paid: 0, arrived_on: '2023-05-02'})
    ];
    await world.fill({fund});
    const played = await play(world.database, 'disbursement');
    const [row] = await played.table('rates');
    expect(Number(row?.['paid_rate'])).toBeCloseTo(0.42017, 5);
    expect(Number(row?.['gap'])).toBeCloseTo(0.08684, 5);
    await played.close();
    const all = await play(world.database, 'disbursement', {下达口径: 'announced'});
    expect(Number((await all.table('rates'))[0]?.['paid_rate'])).toBeCloseTo(0.3201, 4);
    expect(Number((await all.table('rates'))[0]?.['gap'])).toBeCloseTo(-0.0132, 4);
    await all.close();
  });
});
