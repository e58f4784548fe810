import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {play, type NotebookId, type Played} from './play.ts';
import {type Given, home, NOW, watch} from './rows.ts';
import {openWorld, type Small, type World} from './world.ts';

// Counties whose tables do not fit each other well: right figures worked out by hand.

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
const able = (...ids: readonly number[]) =>
  ids.map((id) => ({household_id: `H${id}`, labour: '普通劳动力', as_of: NOW}));

async function played<T>(
  id: NotebookId,
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

/** Three villages of ten households each, of which only the first has a monitored household. */
const villages = (more: Given) =>
  ['上村', '中村', '下村'].map((village) => ({
    township: '甲镇',
    village,
    households_total: 10,
    registered_households: 5,
    as_of: NOW,
    ...more
  }));

describe('monitored households', () => {
  it('of no stated state are not called removed', async () => {
    const untold = {removed: null};
    const tables = {
      household: [home(1), home(2)],
      monitored: [watch(1, untold), watch(2, untold)],
      village: villages({})
    };
    const [zh, en] = await world.openings('risk', tables);
    expect(zh).toMatch(/^风险是否消除，2 户监测户中 2 户没有写明。/);
    expect(en).toMatch(
      /^Whether the risk is removed is not stated for 2 of 2 monitored households\. /
    );
    await played('risk', tables, async (run) => {
      expect((await run.table('overview'))[0]).toMatchObject({
        value: null,
        fraction_en: '0 of 2 ever taken in; 2 of unknown state'
      });
      expect((await run.chart('by_kind', 'zh')).title).toBe('2 户没有写明风险是否消除');
      expect((await run.chart('by_risk', 'en')).title).toBe('No risk is stated to be open');
      // The first village may have an open one, so only two are surely without.
      expect((await run.table('definitions'))[1]).toMatchObject({definition: 'open', blank: 2});
    });
  });

  it('taken in twice made their village no blank one before the second time', async () => {
    const first = {identified_on: '2022-05-01', removed: true, removed_on: '2023-05-01'};
    const before = {as_of: '2023-12-31'};
    const tables = {
      household: [home(1, before), home(1)],
      monitored: [
        watch(1, {...first, ...before}),
        watch(1, first),
        watch(1, {identified_on: '2024-02-01'})
      ],
      village: villages({}).slice(0, 1)
    };
    const line = await played('risk', tables, async (run) => (await run.table('overview'))[1]);
    expect(line).toMatchObject({key: 'blank', value: 0, change_en: '+0 villages'});
  });

  it('are found in villages without codes, by township and name', async () => {
    const uncoded = {village_code: null};
    const tables = {
      household: [home(1, uncoded), home(2, {...uncoded, village: '下村'})],
      monitored: [watch(1, uncoded)],
      village: villages({})
    };
    const fraction = '2 / 3 个行政村，66.7%\n四种口径：2、2、2、2';
    await played('risk', tables, async (run) => {
      expect((await run.table('figures'))[1]).toMatchObject({value: 2, fraction_zh: fraction});
      const blank = await run.table('village_blanks');
      expect(blank.find((row) => row['margin'] === 2 && row['blank'] === true)?.['units']).toBe(2);
    });
    const nowhere = {village_code: null, township: null};
    const untowned = {
      household: [home(1, nowhere), home(2, {...nowhere, village: '下村'})],
      monitored: [watch(1, nowhere)],
      village: villages({township: null})
    };
    await played('risk', untowned, async (run) => {
      expect((await run.table('figures'))[1]).toMatchObject({value: 2, fraction_zh: fraction});
    });
  });

  it('are counted by no definition that has no villages', async () => {
    const tables = {
      household: [home(1)],
      monitored: [watch(1)],
      village: villages({registered_households: 0})
    };
    const [zh, en] = await world.openings('risk', tables, {空白村口径: 'registered'});
    expect(zh).toContain('没有有脱贫户的村，按这个口径说不出有没有空白村。');
    expect(en).toContain('No village has households out of poverty, so by this definition');
    const figure = await played('risk', tables, async (run) => (await run.table('figures'))[1], {
      空白村口径: 'registered'
    });
    expect(figure).toMatchObject({value: null, fraction_zh: '没有有脱贫户的村'});
  });
});

describe('incomes without a line', () => {
  it('are neither above nor below it', async () => {
    const then = {as_of: '2010-06-30'};
    const tables = {
      household: [home(1, then), home(2, {...then, income_per_head: null})],
      monitored: [watch(1, then)]
    };
    await played('risk', tables, async (run) => {
      expect(await run.table('below_table')).toMatchObject([
        {income_state: 'lineless', income_en: 'No line to compare with', households: 1},
        {income_state: 'missing', households: 1}
      ]);
      expect((await run.table('trigger_table'))[0]).toMatchObject({
        rule_zh: '人均纯收入低于监测线',
        hits: 0,
        unknown: 2
      });
      expect((await run.chart('income_by_watch', 'zh')).title).toBe('没有监测线，收入无法对照');
      expect((await run.chart('around_the_line', 'en')).title).toBe('No line');
    });
  });
});

it('a member insured by the employer is insured whatever the other column says', async () => {
  const member = {dropout: false, as_of: NOW};
  const person = [
    {...member, household_id: 'H1', medical_insurance: null, employee_medical_insurance: true},
    {...member, household_id: 'H2', medical_insurance: null, employee_medical_insurance: null}
  ];
  const tables = {household: [home(1), home(2)], monitored: [watch(2)], person};
  const rules = await played('risk', tables, (run) => run.table('trigger_table'));
  expect(rules.find(({which}) => which === 'insurance')).toMatchObject({hits: 0, unknown: 1});
});

it('the dispersion of townships leaves out one with more monitored than households', async () => {
  const many = (township: string, from: number, homes: number, watched: number) => ({
    homes: Array.from({length: homes}, (_, n) => home(from + n, {township})),
    watched: Array.from({length: watched}, (_, n) => watch(from + n, {township}))
  });
  const all = [many('甲镇', 0, 50, 5), many('乙镇', 100, 50, 6), many('丙镇', 200, 50, 4)];
  const odd = many('丁镇', 300, 3, 5);
  const tables = {
    household: [...all, odd].flatMap(({homes}) => homes),
    monitored: [...all, odd].flatMap(({watched}) => watched)
  };
  const target = 20 / 153;
  const scores = [4, 5, 6].map(
    (watched) =>
      2 * Math.sqrt(50) * (Math.asin(Math.sqrt(watched / 50)) - Math.asin(Math.sqrt(target)))
  );
  // The 10 % and 90 % quantiles of three scores lie a fifth of the way from the ends to the middle one.
  const [low = 0, mid = 0, high = 0] = scores;
  const drawn = [low + 0.2 * (mid - low), mid, high - 0.2 * (high - mid)];
  const phi = drawn.reduce((sum, z) => sum + z * z, 0) / 3;
  const found = await played('risk', tables, async (run) => run.one('spread'));
  expect(Number(found['phi'])).toBeCloseTo(phi, 9);
});

describe('industry', () => {
  it('that was planned, stopped or comes later reaches nobody; a start stands for a year', async () => {
    const kind = '产业帮扶';
    const tables = {
      household: [1, 2, 3, 4, 5].map((id) => home(id)),
      person: able(1, 2, 3, 4, 5),
      measure: [
        {household_id: 'H1', kind, year: 2024, state: '计划中'},
        {household_id: 'H2', kind, year: 2023, state: '已终止'},
        {household_id: 'H3', kind, year: 2025},
        {household_id: 'H4', kind, started_on: '2023-05-01', state: '已落实'},
        {household_id: 'H4', kind, year: 2022}
      ]
    };
    await played('industry', tables, async (run) => {
      expect(await run.one('sums')).toMatchObject({reached: 1, never: 4, any_year: 1, one_year: 0});
    });
  });

  it('that reaches nobody reaches 0 %, not nothing', async () => {
    const tables = {household: [home(1)], person: able(1)};
    const figures = await played('industry', tables, (run) => run.table('figures'));
    expect(figures[0]).toMatchObject({value: 0, fraction_zh: '0 / 1 户有劳动力'});
  });

  it('knows a household as removed by the month of its removal, by its latest entry', async () => {
    const monitored = [
      watch(1, {removed: null, removed_on: '2024-01-01'}),
      watch(2, {identified_on: '2022-01-01', removed: false}),
      watch(2, {identified_on: '2023-06-01', removed: true}),
      watch(3)
    ];
    const tables = {household: [home(1), home(2), home(3)], person: able(1, 2, 3), monitored};
    expect(await played('industry', tables, (run) => run.one('sums'))).toMatchObject({
      never: 3,
      never_watched: 1
    });
  });

  it('of lists counts projects of industry, by name too, and no others', async () => {
    const tables = {
      household: [1, 2, 3, 4].map((id) => home(id)),
      person: able(1, 2, 3, 4),
      project: [
        {project_id: 'P1', name: '大棚', kind: '产业发展', as_of: NOW},
        {project_id: 'P2', name: '村道', kind: '乡村建设行动', as_of: NOW}
      ],
      benefit: [
        {project_id: 'P1', household_id: 'H1'},
        {project_id: 'P2', household_id: 'H2'},
        {project_name: '茶园', household_id: 'H3'},
        {project_name: '村道', household_id: 'H4'}
      ]
    };
    await played('industry', tables, async (run) => {
      const listed = (await run.table('visit_list')).map((row) => row['household_id']);
      expect(listed).toEqual(['H2', 'H4']);
    });
  });

  it('holds the lists of the chosen townships’ enterprises against their claims', async () => {
    const enterprise = (
      id: string,
      name: string,
      township: string,
      claimed_households: number
    ) => ({
      enterprise_id: id,
      name,
      township,
      claimed_households,
      as_of: NOW
    });
    const tables = {
      household: [home(1), home(2, {township: '乙镇'})],
      person: able(1, 2),
      enterprise: [enterprise('E1', '一社', '甲镇', 4), enterprise('E2', '二社', '乙镇', 7)],
      benefit: [
        {enterprise_id: 'E1', household_id: 'H1'},
        {enterprise_id: 'E2', household_id: 'H1'},
        {enterprise_id: 'E2', household_id: 'H9'}
      ]
    };
    const sums = (chosen = {}) =>
      played(
        'industry',
        tables,
        async (run) => {
          const {claimed, entries, real_households, unknown, reached} = await run.one('sums');
          return [claimed, entries, real_households, unknown, reached];
        },
        chosen
      );
    expect(await sums()).toEqual([11, 3, 1, 1, 1]);
    expect(await sums({乡镇: ['甲镇']})).toEqual([4, 1, 1, 0, 1]);
    expect(await sums({乡镇: ['乙镇']})).toEqual([7, 2, 1, 1, 0]);
  });

  it('finds an enterprise by its name where one side has no code, unless two have that name', async () => {
    const enterprise = [
      {enterprise_id: null, name: '一社', claimed_households: 1, as_of: NOW},
      {enterprise_id: 'E2', name: '同名社', claimed_households: 2, as_of: NOW},
      {enterprise_id: 'E3', name: '同名社', claimed_households: 3, as_of: NOW}
    ];
    const benefit = [
      {enterprise_id: 'E1', enterprise_name: '一社', household_id: 'H1'},
      {enterprise_name: '同名社', household_id: 'H2'}
    ];
    const tables = {household: [home(1), home(2)], person: able(1, 2), enterprise, benefit};
    await played('industry', tables, async (run) => {
      expect(await run.one('sums')).toMatchObject({claimed: 6, entries: 2, real_households: 2});
      const bars = await run.table('enterprise_bars');
      expect(bars.find((row) => row['enterprise_name'] === '一社')).toMatchObject({
        claimed: 1,
        households: 1
      });
    });
  });

  it('is looked for in villages without codes, by township and name', async () => {
    const nowhere = {village_code: null, township: null};
    const tables = {
      household: [home(1, {...nowhere, in_cooperative: true})],
      person: able(1),
      village: villages({township: null}),
      project: [{project_id: 'P1', kind: '产业发展', village: '中村', as_of: NOW}]
    };
    const [zh] = await world.openings('industry', tables);
    expect(zh).toContain('1 个村没有项目、没有经营主体，也没有一户被覆盖。');
    await played('industry', tables, async (run) => {
      expect(await run.table('empty_villages')).toMatchObject([{village: '下村', households: 0}]);
    });
  });
});

describe('money', () => {
  const money = (more: Given = {}) => ({
    document_no: '甲 1 号',
    level: '中央',
    project_id: 'P1',
    township: '甲镇',
    allocated: 1_000_000,
    released: 800_000,
    paid: 300_000,
    arrived_on: '2024-01-01',
    year: 2024,
    as_of: NOW,
    ...more
  });
  const week = (week_end: string, paid: number, more: Given = {}) => ({
    week_end,
    township: '甲镇',
    allocated: 1_000_000,
    released: paid,
    paid,
    as_of: week_end,
    ...more
  });
  const other = {township: '乙镇'};

  it('whose entries have no numbers waits under the names of its projects', async () => {
    const bare = {project_id: null, document_no: null};
    const fund = [
      money({...bare, project_name: '桥'}),
      money({...bare, project_name: '路', paid: 900_000}),
      money({...bare, paid: 1_000_000})
    ];
    const [zh] = await world.openings('disbursement', {fund});
    expect(zh).toContain('到账未支出的 80.0 万元里，七成压在 1 个项目上。');
    const stuck = await played('disbursement', {fund}, (run) => run.table('project_list'));
    expect(stuck.map((row) => [row['project_name'], Number(row['remaining'])])).toEqual([
      ['桥', 700_000],
      ['路', 100_000]
    ]);
  });

  it('of a township that misses a report is no pace backwards', async () => {
    const fund = [money(), money({...other, document_no: '乙'})];
    const fund_weekly = [
      week('2024-05-31', 100_000),
      week('2024-05-31', 500_000, other),
      week('2024-06-21', 150_000, other),
      week('2024-06-21', 150_000),
      week('2024-06-28', 200_000)
    ];
    await played('disbursement', {fund, fund_weekly}, async (run) => {
      // Only 甲镇 is in all reports: 100,000 in four weeks, from 15 to 20 % in the last.
      const pace = await run.one('pace');
      expect([Number(pace['weekly_pace']), Number(pace['pace_without'])]).toEqual([25_000, 1]);
      expect(Number(pace['paid_change'])).toBeCloseTo(0.05, 12);
      const figures = await run.table('figures');
      expect(figures[3]?.['fraction_zh']).toContain('近四周 2.5 万元/周（1 个乡镇缺周报，不在内）');
      expect(figures[3]?.['fraction_en']).toContain(
        'last four weeks 25 thousand yuan without 1 township that missed a report'
      );
      expect((await run.table('overview'))[0]?.['change_zh']).toBe('+5.0 个百分点，较上期周报');
    });
  });

  it('of the whole county in one row of a report is no township’s', async () => {
    const whole = {township: '全县', allocated: 2_000_000};
    const fund_weekly = [
      week('2024-05-31', 100_000),
      week('2024-05-31', 150_000, other),
      week('2024-05-31', 250_000, whole),
      week('2024-06-28', 200_000),
      week('2024-06-28', 250_000, other),
      week('2024-06-28', 450_000, whole)
    ];
    await played('disbursement', {fund: [money()], fund_weekly}, async (run) => {
      expect(Number((await run.one('pace'))['weekly_pace'])).toBe(50_000);
      expect((await run.table('latest_ranks')).map((row) => row['township'])).toEqual([
        '乙镇',
        '甲镇'
      ]);
    });
    const alone = fund_weekly.filter(({township}) => township === '全县');
    const pace = await played('disbursement', {fund: [money()], fund_weekly: alone}, (run) =>
      run.one('pace')
    );
    expect(Number(pace['weekly_pace'])).toBe(50_000);
  });

  it('has a change of rank on the report before, not on an earlier one', async () => {
    const fund_weekly = [
      week('2024-06-14', 300_000),
      week('2024-06-14', 200_000, other),
      week('2024-06-21', 300_000),
      week('2024-06-28', 310_000),
      week('2024-06-28', 400_000, other)
    ];
    const ranks = await played('disbursement', {fund: [money()], fund_weekly}, (run) =>
      run.table('latest_ranks')
    );
    expect(ranks.map((row) => [row['township'], row['place'], row['place_change']])).toEqual([
      ['乙镇', 1, null],
      ['甲镇', 2, -1]
    ]);
  });

  it('that is not behind is not behind in any reports, and milestones are theirs too', async () => {
    const late = ['2024-03-15', '2024-03-22', '2024-03-29'].map((day) => week(day, 240_000));
    const fund = [money({paid: 290_000, as_of: '2024-03-31'})];
    const streak = async (fund_weekly: readonly Given[], chosen = {}) =>
      (await world.openings('disbursement', {fund, fund_weekly}, chosen))[0].split('。')[0];
    // Even, 25 % are due on 31 March; by milestones 30 % (24.7 % on 15 March).
    expect(await streak([...late, week('2024-03-30', 200_000)])).toMatch(/快 4\.0 个百分点$/);
    const milestone = {序时口径: 'milestone'};
    expect(await streak(late, milestone)).toMatch(/落后 1\.0 个百分点，3 期周报期期落后$/);
    const early = late.map((report) => ({...report, paid: 260_000}));
    expect(await streak(early, milestone)).toMatch(/，3 期周报中已连续 2 期落后$/);
  });

  it('of a township whose ledger is older counts by that, and the page says so', async () => {
    const fund = [
      money({as_of: '2024-06-15'}),
      money({...other, document_no: '乙', as_of: '2024-06-15', paid: 900_000}),
      money({...other, document_no: '乙', paid: 950_000})
    ];
    await played('disbursement', {fund}, async (run) => {
      const [whole] = await run.table('rates');
      expect([Number(whole?.['allocated']), Number(whole?.['paid'])]).toEqual([
        2_000_000, 1_250_000
      ]);
      expect((await run.table('figures'))[0]).toMatchObject({
        fraction_zh: '125 / 200 万元 · 1 个乡镇的台账较早',
        fraction_en: '1.25 / 2.00 million yuan · earlier ledgers of 1 township'
      });
      expect((await run.chart('by_township', 'zh')).note).toMatch(
        /。最近一期台账里没有、用更早一期的：甲镇$/
      );
    });
  });

  it('of a ledger without townships is not added to one with them, whichever is later', async () => {
    const allocated = async (fund: readonly Given[], chosen = {}) =>
      await played(
        'disbursement',
        {fund},
        async (run) =>
          (await run.table('rates'))
            .filter((row) => row['whole'] === true)
            .map((row) => Number(row['allocated'])),
        chosen
      );
    const earlier = {as_of: '2024-06-15'};
    const whole = {township: null, village: null, allocated: 2_500_000};
    expect(await allocated([money(earlier), money({...other, ...earlier}), money(whole)])).toEqual([
      2_500_000
    ]);
    expect(await allocated([money({...whole, ...earlier}), money(), money(other)])).toEqual([
      2_000_000
    ]);
    // What its latest ledger has not of a level is not looked for in an earlier one.
    const level = {level: '县级'};
    const former = [money(earlier), money({...earlier, ...level, project_id: 'P9'})];
    expect(await allocated([...former, money()], {资金级次: ['县级']})).toEqual([]);
    expect(await allocated([...former, money()])).toEqual([1_000_000]);
  });

  it('of chosen levels is not called that of the county', async () => {
    const fund = [money(), money({level: '县级', project_id: 'P2', paid: 0})];
    const said = (chosen: Readonly<Record<string, readonly string[]>>, rows = fund) =>
      world.openings('disbursement', {fund: rows}, chosen);
    const [zh, en] = await said({资金级次: ['县级']});
    expect(zh).toMatch(/^截至 6 月 30 日，全县所选级次的资金支出进度 0\.0%，/);
    expect(en).toMatch(
      /^By 30 June 2024 the county had paid 0\.0% of its money of the chosen levels, /
    );
    const late = [money(), money({level: '县级', arrived_on: '2024-07-01', released: 0, paid: 0})];
    expect(await said({资金级次: ['县级']}, late)).toEqual([
      '截至 6 月 30 日，全县所选级次的资金没有到账。',
      'By 30 June 2024 no money of the chosen levels had arrived in the county.'
    ]);
  });

  it('paid beyond what had arrived is listed with the amount', async () => {
    const event = (kind: string, on_date: string, amount: number) => ({
      project_id: 'P1',
      project_name: '桥',
      township: '甲镇',
      event: kind,
      on_date,
      amount
    });
    const payment = [event('到账', '2024-01-10', 100), event('支付', '2024-02-10', 150.5)];
    const [line] = await played('disbursement', {fund: [money()], payment}, (run) =>
      run.table('mismatches')
    );
    expect(line).toMatchObject({
      kind_zh: '支付比到账多 50.50 元',
      kind_en: 'Paid 50.50 yuan more than had arrived',
      project_name: '桥'
    });
  });

  it('that hardly moves is level, not plus or minus nothing', async () => {
    const fund_weekly = [week('2024-06-21', 500_000), week('2024-06-28', 499_990)];
    await played('disbursement', {fund: [money({paid: 499_900})], fund_weekly}, async (run) => {
      expect((await run.table('figures'))[0]).toMatchObject({
        change_zh: '与序时持平',
        change_en: 'level with the schedule'
      });
      expect((await run.table('overview'))[0]?.['change_en']).toBe('level with the report before');
    });
  });
});

describe('the county on one page', () => {
  const problem = (more: Given = {}) => ({case_no: '1', state: '整改中', ...more});

  it('without a date of the data gives neither helpers nor problems a lamp', async () => {
    const undated = {as_of: null};
    const tables = {
      household: [home(1, undated)],
      pairing: [{household_id: 'H1', helper_name: '某人', until_on: '2021-01-01', ...undated}],
      rectification: [problem({due_on: '2024-01-01', ...undated})]
    };
    const lines = await played('overview', tables, (run) => run.table('own_lines'));
    for (const line of lines.slice(0, 2))
      expect(line).toMatchObject({
        value: null,
        state: 'rest',
        fraction_zh: '没有数据日期：请在上面选',
        fraction_en: 'no date of the data: choose it above'
      });
  });

  it('has no green lamp for problems without a date', async () => {
    const rectification = [problem({as_of: NOW})];
    const lines = await played('overview', {rectification}, (run) => run.table('own_lines'));
    expect(lines[1]).toMatchObject({
      value: 0,
      state: 'calm',
      lamp_zh: '有的没有时限',
      fraction_en: '0 of 0 problems due; 0 fall due within 30 days; 1 without a date'
    });
  });
});

describe('causes', () => {
  it('of which one lacks evidence and another cannot be judged are not all beyond judgement', async () => {
    // One able of two people is between a quarter and a half of a small household: nothing to say.
    const member = {household_id: 'H1', health: ['健康'], as_of: NOW};
    const tables = {
      household: [home(1, {other_causes: ['缺劳动力']})],
      person: [
        {...member, labour: '普通劳动力'},
        {...member, labour: '无劳动力'}
      ]
    };
    const any = {检验范围: 'any'};
    const [zh] = await world.openings('causes', tables, any);
    expect(zh).toContain('标为因病的 1 户中，1 户没有病人');
    const line = await played(
      'causes',
      tables,
      async (run) => (await run.table('overview'))[1],
      any
    );
    expect(line).toMatchObject({value: 1, state: 'alert', lamp_zh: '超过一成'});
  });

  it('of households without a village are of no village', async () => {
    const nowhere = {village: null, village_code: null};
    const title = (household: Small[string]) =>
      played('causes', {household}, async (run) => (await run.chart('by_village', 'zh')).title);
    expect(await title([home(1, nowhere)])).toBe('户表里没有村');
    expect(await title([home(1), home(2, nowhere)])).toBe('甲镇 1 个村中，1 个以因病为第一位');
  });
});
