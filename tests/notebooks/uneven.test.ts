import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {play, type NotebookId, type Played} from './play.ts';
import {openWorld, type Small, type World} from './world.ts';

// Counties whose tables do not fit each other well: right figures worked out by hand.

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const NOW = '2024-06-30';
type Given = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
const place = {township: '甲镇', village: '上村', village_code: '580101100201'};
const home = (id: number, more: Given = {}) => ({
  ...place,
  household_id: `H${id}`,
  household_type: '脱贫户',
  size: 2,
  main_cause: '因病',
  income_per_head: 9000,
  as_of: NOW,
  ...more
});
const watch = (id: number, more: Given = {}) => ({
  ...place,
  household_id: `H${id}`,
  kind: '脱贫不稳定户',
  risks: ['因病'],
  identified_on: '2023-03-01',
  removed: false,
  as_of: NOW,
  ...more
});
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
