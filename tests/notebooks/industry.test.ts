import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {play} from './play.ts';
import {openWorld, type Small, type World} from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const NOW = '2024-06-30';
type Given = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
const home = (id: number, more: Given = {}) => ({
  household_id: `H${id}`,
  township: '甲镇',
  village: '上村',
  village_code: '580101100201',
  size: 2,
  income_per_head: 20_000,
  as_of: NOW,
  ...more
});
const person = (id: number, more: Given = {}) => ({
  household_id: `H${id}`,
  id_number: `58010119700101${String(1000 + id)}`,
  labour: '普通劳动力',
  as_of: NOW,
  ...more
});
const measure = (id: number, year: number, kind = '产业帮扶') => ({
  household_id: `H${id}`,
  year,
  kind
});
const led = (more: Given) => ({enterprise_id: 'E1', enterprise_name: '甲合作社', ...more});
const coop = (more: Given = {}) => ({
  enterprise_id: 'E1',
  name: '甲合作社',
  township: '甲镇',
  village: '上村',
  village_code: '580101100201',
  claimed_households: 10,
  as_of: NOW,
  ...more
});
const village = (code: number, more: Given = {}) => ({
  village_code: `5801011002${String(code).padStart(2, '0')}`,
  township: '甲镇',
  village: code === 1 ? '上村' : `${code} 村`,
  as_of: NOW,
  ...more
});

const openings = (tables: Small, chosen = {}) => world.openings('industry', tables, chosen);
async function sentence(n: number, tables: Small, chosen = {}): Promise<[string, string]> {
  const [zh, en] = await openings(tables, chosen);
  return [`${zh.split('。')[n]}。`, `${en.split('. ')[n]?.replace(/\.$/, '')}.`];
}

describe('the opening of industry: coverage', () => {
  it('says that there is nothing', async () => {
    expect(await openings({})).toEqual([
      '没有户的数据，说不出产业覆盖。没有经营主体和带贫名单。没有村表，说不出有没有无产业的村。',
      'There are no households, so nothing can be said about coverage. There are no enterprises and no lists. Without a village table nothing can be said about villages without industry.'
    ]);
  });

  it('says that nobody is known to have labour', async () => {
    expect(await sentence(0, {household: [home(1)], person: [person(1, {labour: null})]})).toEqual([
      '1 户都看不出有没有劳动力，算不出覆盖率。',
      'The one household is not known to have labour, so there is no coverage to state.'
    ]);
  });

  it('says that nobody is left out', async () => {
    const tables = {household: [home(1)], person: [person(1)], measure: [measure(1, 2024)]};
    expect(await sentence(0, tables)).toEqual([
      '产业覆盖了有劳动力的户的 100.0%，没有一户漏掉；有产业措施的 1 户中 1 户只有一年有。',
      'Industry reaches 100.0% of households with labour: nobody is left out, and of 1 with a measure 1 had one in a single year only.'
    ]);
  });

  it('counts those never reached, none with a measure, one and several', async () => {
    const [household, people] = [
      [home(1), home(2)],
      [person(1), person(2)]
    ];
    expect(await sentence(0, {household, person: people})).toEqual([
      '产业覆盖了有劳动力的户的 0.0%，2 户从未覆盖。',
      'Industry reaches 0.0% of households with labour; 2 have never been reached.'
    ]);
    expect(
      await sentence(0, {household, person: people, measure: [measure(1, 2023), measure(1, 2024)]})
    ).toEqual([
      '产业覆盖了有劳动力的户的 50.0%，1 户从未覆盖；有产业措施的 1 户都不止一年有。',
      'Industry reaches 50.0% of households with labour; 1 has never been reached, and the only household with a measure had one in more than one year.'
    ]);
  });

  it('asks for 普通 or 技能劳动力, or for nothing when all households count', async () => {
    const household = [home(1), home(2), home(3), home(4)];
    const people = [
      person(1, {labour: '技能劳动力'}),
      person(2, {labour: '弱劳动力或半劳动力'}),
      person(3, {labour: null}),
      person(3),
      person(4, {labour: null})
    ];
    await world.fill({household, person: people});
    const labour = await play(world.database, 'industry');
    const sums = await labour.one('sums');
    expect([sums['households'], sums['with_labour'], sums['labour_unknown']]).toEqual([2, 2, 1]);
    await labour.close();
    expect((await sentence(0, {household, person: people}, {户口径: 'all'}))[0]).toBe(
      '产业覆盖了全部户的 0.0%，4 户从未覆盖。'
    );
  });

  it('counts only the evidence that is chosen', async () => {
    const household = [home(1, {in_cooperative: true}), home(2), home(3), home(4), home(5)];
    const tables = {
      household,
      person: household.map((_, n) => person(n + 1)),
      measure: [measure(2, 2020), measure(5, 2024, '就业帮扶')],
      monitored: [
        {household_id: 'H3', kind: '边缘易致贫户', industry_measures: ['种植'], as_of: NOW}
      ],
      benefit: [led({household_id: 'H4'}), {project_id: 'P1', household_id: 'H5'}]
    };
    for (const [source, id] of [
      ['flag', 'H1'],
      ['measure', 'H2'],
      ['monitored', 'H3'],
      ['enterprise', 'H4'],
      ['project', 'H5']
    ]) {
      await world.fill(tables);
      const played = await play(world.database, 'industry', {算作覆盖: [source ?? '']});
      expect(
        (await played.table('target'))
          .filter((row) => row['covered'] === true)
          .map((row) => row['household_id']),
        source
      ).toEqual([id]);
      await played.close();
    }
  });
});

describe('the opening of industry: enterprises', () => {
  const base = {household: [home(1), home(2)], person: [person(1), person(2)]};

  it('has claims without lists, lists without claims, and both', async () => {
    expect(await sentence(1, {...base, enterprise: [coop({claimed_households: 1})]})).toEqual([
      '经营主体申报带动 1 户，没有名单可查。',
      'Enterprises claim to lead 1 household; there are no lists to check.'
    ]);
    expect(
      await sentence(1, {...base, benefit: [led({household_id: 'H1'}), led({household_id: 'H1'})]})
    ).toEqual([
      '名单上有 2 户次，去重后是 1 户。',
      'Lists of enterprises name 2, which are 1 household once each is counted once.'
    ]);
    const benefit = [
      led({household_id: 'H1'}),
      led({household_id: 'H2'}),
      led({enterprise_id: 'E2', enterprise_name: '乙公司', household_id: 'H2'})
    ];
    expect(await sentence(1, {...base, enterprise: [coop()], benefit})).toEqual([
      '经营主体申报带动 10 户，名单上有 3 户次，去重后是 2 户。',
      'Enterprises claim to lead 10 households; their lists name 3, which are 2 households once each is counted once.'
    ]);
  });

  it('compares with the claims only where there are any', async () => {
    const figure = async (enterprise: Small[string]): Promise<unknown[]> => {
      await world.fill({
        ...base,
        enterprise,
        benefit: [led({household_id: 'H1'}), led({household_id: 'H2'})]
      });
      const played = await play(world.database, 'industry');
      const rows = await played.table('figures');
      await played.close();
      return [rows[1]?.['value'], String(rows[1]?.['fraction_zh']).split('\n')[0]];
    };
    expect(await figure([])).toEqual([2, '没有申报数可比']);
    expect(await figure([coop({claimed_households: 1})])).toEqual([2, '申报 1 户，少报 1']);
    expect(await figure([coop({claimed_households: 5})])).toEqual([2, '申报 5 户，多出 3']);
  });

  it('matches by number, else by an ID number that one household holds, and lists the rest', async () => {
    const twice = person(2, {id_number: '580101197001011001'});
    const benefit = [
      led({household_id: 'H2', head_name: '对'}),
      led({household_id: 'H9', head_name: '编号错', head_id_number: '580101197001011001'}),
      led({household_id: null, head_name: '两户', head_id_number: '580101197001011001'}),
      led({household_id: null, head_name: '一户', head_id_number: '580101197001011002'}),
      led({household_id: null, head_name: '无'})
    ];
    await world.fill({
      household: base.household,
      person: [...base.person, twice],
      enterprise: [coop()],
      benefit
    });
    const played = await play(world.database, 'industry');
    const rows = await played.table('links');
    expect(
      rows
        .map((row) => [row['head_name'], row['match'], row['household_id']])
        .sort((a, b) => (String(a) < String(b) ? -1 : 1))
    ).toEqual([
      ['一户', 'found', 'H2'],
      ['两户', 'nobody', null],
      ['对', 'found', 'H2'],
      ['无', 'nobody', null],
      ['编号错', 'number', null]
    ]);
    const [bar] = await played.table('enterprise_bars');
    expect([
      bar?.['claimed'],
      bar?.['entries'],
      bar?.['households'],
      bar?.['repeated'],
      bar?.['unknown'],
      bar?.['state']
    ]).toEqual([10, 5, 1, 1, 3, 'alert']);
    expect((await played.chart('in_no_registry', 'en')).title).toBe(
      '3 names on the lists in no registry'
    );
    await played.close();
  });
});

describe('the opening of industry: villages', () => {
  const base = {household: [home(1)], person: [person(1)]};

  it('says that every village has something', async () => {
    expect(await sentence(2, {...base, enterprise: [coop()], village: [village(1)]})).toEqual([
      '每个村都有项目、经营主体或被覆盖的户。',
      'Every village has a project, an enterprise or a household reached.'
    ]);
  });

  it('counts one and many without anything', async () => {
    const project = [
      {
        project_id: 'P1',
        kind: '产业发展',
        township: '甲镇',
        village: '2 村',
        village_code: null,
        as_of: NOW
      },
      {
        project_id: 'P2',
        kind: '就业项目',
        township: '甲镇',
        village: '3 村',
        village_code: '580101100203',
        as_of: NOW
      }
    ];
    const tables = {
      ...base,
      measure: [measure(1, 2024)],
      project,
      village: [village(1), village(2), village(3)]
    };
    expect(await sentence(2, tables)).toEqual([
      '1 个村没有项目、没有经营主体，也没有一户被覆盖。',
      '1 village has no project, enterprise or household reached at all.'
    ]);
    expect((await sentence(2, {...base, village: [village(1), village(2)]}))[1]).toBe(
      '2 villages have no project, enterprise or household reached at all.'
    );
  });
});

describe('the list to work through', () => {
  it('puts monitored households first, then those near the line, then the poorest', async () => {
    const household = [
      home(1, {income_per_head: 30_000}),
      home(2, {income_per_head: 8759}),
      home(3, {income_per_head: 8760}),
      home(4, {income_per_head: 40_000}),
      home(5, {income_per_head: null})
    ];
    const monitored = [
      {household_id: 'H4', kind: '突发严重困难户', removed: false, as_of: NOW},
      {household_id: 'H1', kind: '突发严重困难户', removed: true, as_of: NOW}
    ];
    await world.fill({
      household,
      person: household.map((_, n) => person(n + 1)),
      monitored,
      income: [{household_id: 'H1', year: 2023}]
    });
    const played = await play(world.database, 'industry');
    expect(
      (await played.table('visit_list')).map((row) => [row['household_id'], row['watched_en']])
    ).toEqual([
      ['H4', 'yes'],
      ['H2', 'no'],
      ['H3', 'no'],
      ['H1', 'removed'],
      ['H5', 'no']
    ]);
    expect((await played.chart('to_visit', 'zh')).title).toBe(
      '先看哪些户：5 户从未覆盖，2 户在监测或临近监测线'
    );
    await played.close();
  });
});
