import {expect, it} from 'vitest';
import type {Database} from '../../src/model/engine.ts';
import {wilson} from '../../src/stats/wilson.ts';
import {play, type Played} from './play.ts';
import {DATE2, groupBy, grouped, number, rounded, rowsOf, sum, text} from './sample.ts';
import {truth} from './truth.ts';

const figures = truth.figures.industry;
const SOURCES: Readonly<Record<string, string>> = {
  measures: 'measure',
  wide: 'monitored',
  enterprise: 'enterprise',
  project: 'project',
  flags: 'flag'
};

/** What the industry notebook prints on the sample county, against truth.json and plain code over the loaded rows. */
export function industryOnTheSample(open: () => Database): void {
  let shared: Promise<Played> | undefined;
  const playing = (): Promise<Played> => (shared ??= play(open(), 'industry'));

  it('counts households with labour and those covered, in the county, townships and villages', async () => {
    const played = await playing();
    expect(played.failures()).toEqual([]);
    const sums = await played.one('sums');
    expect([sums['all_households'], sums['with_labour'], sums['reached'], sums['never']]).toEqual([
      figures.households,
      figures.withLabour,
      figures.covered,
      figures.neverCovered
    ]);
    expect(number(sums['rate'])).toBeCloseTo(figures.covered / figures.withLabour, 12);
    const places = await played.table('places');
    expect(places).toHaveLength(figures.byTownship.length);
    const county = figures.covered / figures.withLabour;
    for (const {township, withLabour, covered} of figures.byTownship) {
      const row = places.find((each) => each['township'] === township);
      expect([row?.['households'], row?.['reached']], township).toEqual([withLabour, covered]);
      const interval = wilson(covered, withLabour);
      expect(number(row?.['low'])).toBeCloseTo(interval?.low ?? NaN, 9);
      expect(number(row?.['high'])).toBeCloseTo(interval?.high ?? NaN, 9);
      expect(row?.['state']).toBe((interval?.high ?? 1) < county ? 'alert' : 'subject');
    }
    const villages = await played.table('village_table');
    for (const row of villages) {
      expect([row['households'], row['reached']], text(row['village_code'])).toEqual(
        figures.byVillage[text(row['village_code'])]
      );
    }
    expect(villages).toHaveLength(Object.keys(figures.byVillage).length);
    const low = Object.values(figures.byVillage).filter(
      ([n, covered]) => n > 0 && (wilson(covered, n)?.high ?? 1) < county
    );
    expect((await played.chart('by_village', 'zh')).title).toBe(`${low.length} 个村明显低于全县`);
    expect(
      (await played.table('low_villages'))
        .slice(0, low.length)
        .every((row) => number(row['high']) < county)
    ).toBe(true);
  });

  it('counts all households, and by each choice of what counts as covered', async () => {
    const all = await play(open(), 'industry', {户口径: 'all'});
    const sums = await all.one('sums');
    expect([sums['households'], sums['reached']]).toEqual([
      figures.households,
      figures.coveredOfAll
    ]);
    const years = await all.table('year_bars');
    expect(years.map((row) => row['households'])).toEqual(
      Object.values(figures.yearsWithMeasure.all)
    );
    await all.close();
    for (const [name, source] of Object.entries(SOURCES)) {
      const expected = sum(
        Object.entries(figures.patterns)
          .filter(([pattern]) => pattern.split('+').includes(name))
          .map(([, n]) => n)
      );
      const one = await play(open(), 'industry', {算作覆盖: [source]});
      expect((await one.one('sums'))['reached'], source).toBe(expected);
      const shown = (await one.table('source_table')).find((row) => row['evidence'] === source);
      expect([shown?.['households'], shown?.['counted']], source).toEqual([expected, true]);
      await one.close();
    }
    const none = await play(open(), 'industry', {算作覆盖: []});
    expect((await none.one('sums'))['reached']).toBe(0);
    await none.close();
  });

  it('tells one year from several', async () => {
    const played = await playing();
    const years = await played.table('year_bars');
    const expected = Object.values(figures.yearsWithMeasure.withLabour);
    expect(years.map((row) => row['households'])).toEqual(expected);
    years.forEach((row, index) =>
      expect(number(row['share'])).toBeCloseTo((expected[index] ?? NaN) / figures.withLabour, 12)
    );
  });

  it('counts each household led once', async () => {
    const played = await playing();
    const bars = await played.table('enterprise_bars');
    expect(bars).toHaveLength(figures.enterprises.length);
    for (const enterprise of figures.enterprises) {
      const row = bars.find((each) => each['enterprise_name'] === enterprise.name);
      expect(
        [
          row?.['claimed'],
          row?.['entries'],
          row?.['households'],
          row?.['repeated'],
          row?.['unknown']
        ],
        enterprise.name
      ).toEqual([
        enterprise.claimed,
        enterprise.rows,
        enterprise.households,
        enterprise.repeated,
        enterprise.inNoRegistry
      ]);
      expect(row?.['state']).toBe(
        enterprise.households / enterprise.claimed < 0.7 ? 'alert' : 'subject'
      );
    }
    expect(bars.map((row) => number(row['claimed']))).toEqual(
      bars.map((row) => number(row['claimed'])).sort((a, b) => b - a)
    );
    const sums = await played.one('sums');
    expect([
      sums['claimed'],
      sums['entries'],
      sums['real_households'],
      sums['several_lists'],
      sums['unknown']
    ]).toEqual([
      figures.nominal,
      figures.listRows,
      figures.householdsReal,
      figures.onSeveralLists,
      figures.inNoRegistry
    ]);
    expect(await played.table('unknown_names')).toHaveLength(figures.inNoRegistry);
  });

  it('finds the villages without anything', async () => {
    const played = await playing();
    const codes = (await played.table('village_table'))
      .filter(
        (row) => row['projects'] === 0 && row['enterprises'] === 0 && row['any_reached'] === 0
      )
      .map((row) => text(row['village_code']));
    expect(codes.sort()).toEqual(figures.villagesWithoutAny.toSorted());
    expect(await played.table('empty_villages')).toHaveLength(figures.villagesWithoutAny.length);
    const kinds = groupBy(
      (await rowsOf(open(), 'project', DATE2)).filter(
        (row) => row['kind'] === '产业发展' && row['village_code'] !== null
      ),
      (row) => text(row['village_code'])
    );
    const seats = groupBy(
      (await rowsOf(open(), 'enterprise', DATE2)).filter((row) => row['village_code'] !== null),
      (row) => text(row['village_code'])
    );
    for (const row of await played.table('village_table')) {
      const code = text(row['village_code']);
      expect([row['projects'], row['enterprises']], code).toEqual([
        kinds.get(code)?.length ?? 0,
        seats.get(code)?.length ?? 0
      ]);
    }
  });

  it('orders the list to work through', async () => {
    const watched = new Map(
      (await rowsOf(open(), 'monitored', DATE2)).map((row) => [
        text(row['household_id']),
        row['removed'] === true ? 'removed' : 'open'
      ])
    );
    const homes = new Map(
      (await rowsOf(open(), 'household', DATE2)).map((row) => [text(row['household_id']), row])
    );
    const people = groupBy(await rowsOf(open(), 'person', DATE2), (row) =>
      text(row['household_id'])
    );
    const played = await playing();
    const shown = await played.table('visit_list');
    expect(shown).toHaveLength(figures.neverCovered);
    const rank = (id: string): [number, number, number, string] => {
      const per = homes.get(id)?.['income_per_head'] ?? null;
      const near = per !== null && number(per) < 8760;
      return [
        watched.get(id) === 'open' ? 0 : 1,
        near ? 0 : 1,
        per === null ? Infinity : number(per),
        id
      ];
    };
    const ids = shown.map((row) => text(row['household_id']));
    const sorted = ids.toSorted((a, b) => {
      const [left, right] = [rank(a), rank(b)];
      const at = left.findIndex((value, index) => value !== right[index]);
      return at < 0 ? 0 : (left[at] ?? 0) < (right[at] ?? 0) ? -1 : 1;
    });
    expect(ids).toEqual(sorted);
    const first = shown.filter(
      (row) => rank(text(row['household_id']))[0] === 0 || rank(text(row['household_id']))[1] === 0
    );
    const sums = await played.one('sums');
    expect(sums['never_first']).toBe(first.length);
    expect(sums['never_watched']).toBe(ids.filter((id) => watched.get(id) === 'open').length);
    for (const row of shown) {
      const own = people.get(text(row['household_id'])) ?? [];
      expect(row['people']).toBe(own.length);
      expect(row['labourers']).toBe(
        own.filter((each) => ['普通劳动力', '技能劳动力'].includes(text(each['labour']))).length
      );
    }
  });

  it('says it in the opening and the four figures', async () => {
    const played = await playing();
    const rate = grouped(rounded((100 * figures.covered) / figures.withLabour, 1), 1);
    const once = figures.yearsWithMeasure.withLabour['1'] ?? 0;
    const any = figures.withLabour - (figures.yearsWithMeasure.withLabour['0'] ?? 0);
    expect(await played.opening('zh')).toBe(
      `产业覆盖了有劳动力的户的 ${rate}%，${grouped(figures.neverCovered)} 户从未覆盖；有产业措施的 ${grouped(any)} 户中 ${grouped(once)} 户只有一年有。` +
        `经营主体申报带动 ${grouped(figures.nominal)} 户，名单上有 ${grouped(figures.listRows)} 户次，去重后是 ${grouped(figures.householdsReal)} 户。` +
        `${figures.villagesWithoutAny.length} 个村没有项目、没有经营主体，也没有一户被覆盖。`
    );
    expect(await played.opening('en')).toBe(
      `Industry reaches ${rate}% of households with labour; ${grouped(figures.neverCovered)} have never been reached, and of ${grouped(any)} with a measure ${grouped(once)} had one in a single year only. ` +
        `Enterprises claim to lead ${grouped(figures.nominal)} households; their lists name ${grouped(figures.listRows)}, which are ${grouped(figures.householdsReal)} households once each is counted once. ` +
        `${figures.villagesWithoutAny.length} villages have no project, enterprise or household reached at all.`
    );
    const people = groupBy(
      (await rowsOf(open(), 'person', DATE2)).filter((row) => row['household_id'] !== null),
      (row) => text(row['household_id'])
    );
    const unclear = [...people.values()].filter(
      (own) =>
        !own.some((row) => ['普通劳动力', '技能劳动力'].includes(text(row['labour']))) &&
        own.some((row) => row['labour'] === null)
    ).length;
    const [reached, led, never, empty] = await played.table('figures');
    expect(reached?.['fraction_zh']).toBe(
      `${grouped(figures.covered)} / ${grouped(figures.withLabour)} 户有劳动力 · ${unclear} 户看不出劳动力`
    );
    expect(number(reached?.['value'])).toBeCloseTo(figures.covered / figures.withLabour, 12);
    expect(led?.['fraction_zh']).toBe(
      `申报 ${grouped(figures.nominal)} 户，多出 ${grouped(figures.nominal - figures.householdsReal)}\n${figures.onSeveralLists} 户在几份名单上，${figures.inNoRegistry} 个名字不在户表`
    );
    expect([led?.['value'], never?.['value'], empty?.['value']].map(Number)).toEqual([
      figures.householdsReal,
      figures.neverCovered,
      figures.villagesWithoutAny.length
    ]);
    await played.close();
  });
}
