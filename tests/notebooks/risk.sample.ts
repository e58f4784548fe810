import type {Value} from '../../src/model/rows.ts';
import {expect, it} from 'vitest';
import type {Database} from '../../src/model/engine.ts';
import {dispersion, funnelLimits} from '../../src/stats/funnel.ts';
import {play, type Played} from './play.ts';
import {
  DATE1,
  DATE2,
  groupBy,
  grouped,
  list,
  number,
  rounded,
  rowsOf,
  sum,
  text,
  type Row
} from './sample.ts';
import {truth} from './truth.ts';

const figures = truth.figures.risk;
const {income, blankVillages: blank} = figures;
const LINE = 7300;

/** What the risk notebook prints on the sample county, against truth.json and plain code over the loaded rows. */
export function riskOnTheSample(open: () => Database): void {
  let shared: Promise<Played> | undefined;
  const playing = (): Promise<Played> => (shared ??= play(open(), 'risk'));

  it.each([
    [DATE1, figures.date1],
    [DATE2, figures.date2]
  ] as const)('counts monitored households of %s by kind, state and risk', async (day, state) => {
    const played = await play(open(), 'risk', {数据日期: day});
    expect(played.failures()).toEqual([]);
    const sums = await played.one('sums');
    expect([sums['ever'], sums['open'], sums['removed'], sums['unknown']]).toEqual([
      state.households,
      state.open,
      state.removed,
      0
    ]);
    const kinds = await played.table('kind_table');
    expect(Object.fromEntries(kinds.map((row) => [row['kind'], row['ever']]))).toEqual(
      state.byKind
    );
    expect(Object.fromEntries(kinds.map((row) => [row['kind'], row['open']]))).toEqual(
      state.openByKind
    );
    for (const row of kinds)
      expect(number(row['removed_rate'])).toBeCloseTo(
        1 - number(row['open']) / number(row['ever']),
        12
      );
    const risks = await played.table('risk_bars');
    if (day === DATE2) {
      expect(Object.fromEntries(risks.map((row) => [row['risk'], row['ever']]))).toEqual(
        state.byAnyRisk
      );
    }
    const all = await rowsOf(open(), 'monitored', day);
    const rows = all.filter((row) => row['removed'] === false);
    for (const row of risks) {
      const ever = all.filter((each) => list(each['risks']).includes(text(row['risk'])));
      expect(row['ever'], text(row['risk'])).toBe(ever.length);
    }
    for (const row of risks)
      expect(row['open'], text(row['risk'])).toBe(
        rows.filter((each) => list(each['risks']).includes(text(row['risk']))).length
      );
    await played.close();
  });

  it('counts who came and went by month, and since the date before', async () => {
    const played = await playing();
    const sums = await played.one('sums');
    expect([sums['entered_since'], sums['removed_since']]).toEqual([
      figures.enteredBetween,
      figures.removedBetween
    ]);
    const months = await played.table('months');
    expect(months).toHaveLength(12);
    expect([text(months[0]?.['month']), text(months[11]?.['month'])]).toEqual([
      '2023-07-01',
      '2024-06-01'
    ]);
    for (const row of months) {
      const month = text(row['month']).slice(0, 7);
      expect([row['entered'], row['left_monitoring']], month).toEqual([
        figures.enteredByMonth[month] ?? 0,
        figures.removedByMonth[month] ?? 0
      ]);
    }
    const within = (counts: Record<string, number>): number =>
      sum(
        Object.entries(counts)
          .filter(([month]) => month >= '2023-07' && month <= '2024-06')
          .map(([, n]) => n)
      );
    const [came, went] = [within(figures.enteredByMonth), within(figures.removedByMonth)];
    expect((await played.chart('by_month', 'zh')).title).toBe(
      `近 12 个月进得多：进 ${came} 户，出 ${went} 户`
    );
    expect(sums['fast']).toBe(figures.removedWithin6Months);
    expect(await played.table('fast_list')).toHaveLength(figures.removedWithin6Months);
  });

  it('keeps the ledger of open households', async () => {
    const key = (row: Row): [string, Row][] =>
      row['household_id'] === null ? [] : [[text(row['household_id']), row]];
    const before = new Map((await rowsOf(open(), 'monitored', DATE1)).flatMap(key));
    const now = new Map((await rowsOf(open(), 'monitored', DATE2)).flatMap(key));
    const homes = new Set(
      (await rowsOf(open(), 'household', DATE1)).map((row) => text(row['household_id']))
    );
    const homesNow = new Set(
      (await rowsOf(open(), 'household', DATE2)).map((row) => text(row['household_id']))
    );
    const isOpen = (row: Row | undefined): boolean => row?.['removed'] === false;
    const former = [...before].filter(([, row]) => isOpen(row));
    const latter = [...now].filter(([, row]) => isOpen(row));
    const played = await playing();
    const ledger = (await played.table('ledger')).map((row) => number(row['households']));
    expect(ledger).toEqual([
      former.length,
      former.filter(([id]) => now.get(id)?.['removed'] === true).length,
      former.filter(([id]) => !now.has(id) && !homesNow.has(id)).length,
      former.filter(([id]) => !now.has(id) && homesNow.has(id)).length,
      latter.filter(([id]) => !before.has(id) && homes.has(id)).length,
      latter.filter(([id]) => !before.has(id) && !homes.has(id)).length,
      latter.filter(([id]) => before.get(id)?.['removed'] === true).length,
      latter.length
    ]);
    const [start = 0, removed = 0, closed = 0, dropped = 0, taken = 0, fresh = 0, again = 0, end] =
      ledger;
    expect(start - removed - closed - dropped + taken + fresh + again).toBe(end);
    expect(start).toBe(figures.date1.open);
    expect(end).toBe(figures.date2.open);
  });

  it('holds incomes against the line', async () => {
    const played = await playing();
    const sums = await played.one('sums');
    expect(number(sums['monitoring_line'])).toBe(income['line']);
    const columns = {
      income_missing: 'missing',
      below: 'below',
      below_never: 'belowAndNeverMonitored',
      below_not_open: 'belowAndNotOpen',
      near: 'nearLine',
      near_never: 'nearLineAndNeverMonitored',
      just_above: 'justAbove5Percent',
      just_below: 'justBelow5Percent'
    };
    for (const [column, key] of Object.entries(columns))
      expect(sums[column], column).toBe(income[key]);
    const homes = await rowsOf(open(), 'household', DATE2);
    const bands = await played.table('bands');
    expect(bands).toHaveLength(45);
    for (const row of bands) {
      const inside = homes.filter(
        (each) =>
          each['income_per_head'] !== null &&
          number(each['income_per_head']) >= number(row['band_from']) &&
          number(each['income_per_head']) < number(row['band_to'])
      );
      expect(row['households'], text(row['band_from'])).toBe(inside.length);
    }
    expect(number(bands[16]?.['band_from'])).toBe(LINE);
    expect(number(bands[19]?.['band_to'])).toBe(LINE * 1.2);
    const below = (await played.table('below_table')).map((row) => [
      row['income_zh'],
      row['households'],
      row['never']
    ]);
    expect(below.slice(0, 2)).toEqual([
      ['低于监测线', income['below'], income['belowAndNeverMonitored']],
      ['临界带', income['nearLine'], income['nearLineAndNeverMonitored']]
    ]);
    expect(below[3]?.slice(0, 2)).toEqual(['没有收入', income['missing']]);
  });

  it('counts blank villages under four definitions and how unlikely each is', async () => {
    const played = await playing();
    expect(
      (await played.table('definitions')).map((row) => [row['blank'], row['villages']])
    ).toEqual((['a', 'b', 'c', 'd'] as const).map((key) => [blank[key].blank, blank[key].of]));
    const table = await played.table('expected');
    const codes = (rows: readonly Row[]): string[] =>
      rows.map((row) => text(row['village_code'])).sort();
    expect(codes(table.filter((row) => row['ever'] === 0))).toEqual(blank.a.villages.toSorted());
    expect(codes(table.filter((row) => row['open'] === 0))).toEqual(blank.b.villages.toSorted());
    expect(
      codes(table.filter((row) => row['ever'] === 0 && number(row['registered_households']) > 0))
    ).toEqual(blank.c.villages.toSorted());
    expect(codes(table.filter((row) => row['written'] === 0))).toEqual(blank.d.villages.toSorted());
    const shown = await played.table('blank_table');
    expect(shown).toHaveLength(blank.expected.length);
    shown.forEach((row, index) => {
      const village = blank.expected[index];
      expect([
        row['village'],
        row['township'],
        row['registered_households'],
        row['general_households']
      ]).toEqual([village?.village, village?.township, village?.out, village?.ordinary]);
      expect(number(row['expected'])).toBeCloseTo(village?.expected ?? NaN, 7);
      expect(number(row['zero_chance'])).toBeCloseTo(village?.chance ?? NaN, 7);
    });
    for (const [choice, key] of [
      ['open', 'b'],
      ['registered', 'c'],
      ['written', 'd']
    ] as const) {
      const other = await play(open(), 'risk', {空白村口径: choice});
      const sums = await other.one('sums');
      expect([sums['blank'], sums['villages']], choice).toEqual([blank[key].blank, blank[key].of]);
      await other.close();
    }
  });

  it('ranks townships inside funnel limits', async () => {
    const played = await playing();
    const rows = await played.table('township_rates');
    expect(rows).toHaveLength(figures.townships.length);
    const units = figures.townships.map(({everMonitored, ruralHouseholds}) => ({
      x: everMonitored,
      n: ruralHouseholds
    }));
    const county = sum(units.map(({x}) => x)) / sum(units.map(({n}) => n));
    const low: string[] = [];
    for (const place of figures.townships) {
      const row = rows.find((each) => each['township'] === place.township);
      expect([row?.['watched'], row?.['households']], place.township).toEqual([
        place.everMonitored,
        place.ruralHouseholds
      ]);
      expect(number(row?.['county_rate'])).toBeCloseTo(county, 12);
      for (const [coverage, name] of [
        [0.95, '95'],
        [0.998, '998']
      ] as const) {
        const limits = funnelLimits(place.ruralHouseholds, county, coverage);
        expect(number(row?.[`low${name}`])).toBeCloseTo(limits?.low ?? NaN, 9);
        expect(number(row?.[`high${name}`])).toBeCloseTo(limits?.high ?? NaN, 9);
      }
      const least = funnelLimits(place.ruralHouseholds, county, 0.998)?.low ?? 0;
      if (place.everMonitored / place.ruralHouseholds < least) low.push(place.township);
    }
    const spread = await played.one('spread');
    expect(number(spread['phi'])).toBeCloseTo(dispersion(units)?.phi ?? NaN, 9);
    expect(spread['far_below']).toBe(low.length);
    const title = (await played.chart('fair_rank', 'zh')).title;
    for (const township of low) expect(title).toContain(township);
    expect(title).toMatch(/明显偏少$/);
  });

  it('judges each trigger rule as plain code does', async () => {
    const homes = await rowsOf(open(), 'household', DATE2);
    const incomes = groupBy(
      (await rowsOf(open(), 'income')).filter((row) => row['household_id'] !== null),
      (row) => `${text(row['household_id'])} ${text(row['year'])}`
    );
    const people = groupBy(
      (await rowsOf(open(), 'person', DATE2)).filter((row) => row['household_id'] !== null),
      (row) => text(row['household_id'])
    );
    const watched = new Map(
      (await rowsOf(open(), 'monitored', DATE2)).map((row) => [
        text(row['household_id']),
        row['removed'] === true ? 'removed' : 'open'
      ])
    );
    const counts = new Map<string, number>();
    const add = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
    let hitNever = 0;
    for (const home of homes) {
      const id = text(home['household_id']);
      const rules = triggers(
        home,
        incomes.get(`${id} 2023`)?.at(-1),
        incomes.get(`${id} 2022`)?.at(-1),
        people.get(id) ?? []
      );
      const state = watched.get(id) ?? 'never';
      for (const [rule, hit] of Object.entries(rules))
        add(hit === null ? `${rule} unknown` : hit ? `${rule} ${state}` : `${rule} fine`);
      if (state === 'never' && Object.values(rules).includes(true)) hitNever += 1;
    }
    const played = await playing();
    const table = await played.table('trigger_table');
    ['income', 'drop', 'paid', 'housing', 'water', 'school', 'insurance'].forEach((rule, index) => {
      const of = (state: string): number => counts.get(`${rule} ${state}`) ?? 0;
      const row = table[index];
      expect(
        [row?.['hits'], row?.['never'], row?.['open'], row?.['removed'], row?.['unknown']],
        rule
      ).toEqual([
        of('never') + of('open') + of('removed'),
        of('never'),
        of('open'),
        of('removed'),
        of('unknown')
      ]);
    });
    expect((await played.one('sums'))['hit_never']).toBe(hitNever);
    expect(await played.table('visit_list')).toHaveLength(hitNever);
  });

  it('says it in the opening and the four figures', async () => {
    const played = await playing();
    const unlikely = blank.expected.filter(({chance}) => chance < 0.001);
    const [least, most] = [
      Math.min(...unlikely.map(({expected}) => expected)),
      Math.max(...unlikely.map(({expected}) => expected))
    ].map((value) => rounded(value));
    expect(await played.opening('zh')).toBe(
      `现有 ${figures.date2.open} 户未消除风险，2023 年 12 月 31 日以来进 ${figures.enteredBetween} 户、出 ${figures.removedBetween} 户。` +
        `${blank.a.of} 个村中 ${blank.a.blank} 个从未识别过监测户，其中 ${unlikely.length} 个大村若与全县同等水平，应各有 ${least} 至 ${most} 户，一户没有的可能性不到千分之一。` +
        `另有 ${income['belowAndNeverMonitored']} 户人均收入低于监测线却从未纳入。`
    );
    expect(await played.opening('en')).toBe(
      `The risk of ${figures.date2.open} households is open; since 31 December 2023, ${figures.enteredBetween} were taken in and ${figures.removedBetween} were removed. ` +
        `Of ${blank.a.of} villages, ${blank.a.blank} never had a monitored household; ${unlikely.length} of them are large: at the county’s rate they would have ${least} to ${most} each, and none at all is less likely than one in a thousand. ` +
        `Besides, ${income['belowAndNeverMonitored']} households are below the monitoring line and have never been taken in.`
    );
    const [openFigure, blankFigure, belowFigure, fastFigure] = await played.table('figures');
    expect(openFigure?.['fraction_zh']).toBe(
      `占累计识别的 ${grouped(rounded((100 * figures.date2.open) / figures.date2.households, 1), 1)}%（${figures.date2.open} / ${grouped(figures.date2.households)}）`
    );
    expect(openFigure?.['change_zh']).toBe(
      `+${figures.date2.open - figures.date1.open} 户，较 12 月 31 日`
    );
    expect(blankFigure?.['fraction_zh']).toBe(
      `${blank.a.blank} / ${blank.a.of} 个行政村，${grouped(rounded((100 * blank.a.blank) / blank.a.of, 1), 1)}%\n四种口径：${[blank.a, blank.b, blank.c, blank.d].map((each) => each.blank).join('、')}`
    );
    const known =
      sum(figures.townships.map(({registered}) => registered)) - (income['missing'] ?? 0);
    expect(belowFigure?.['fraction_zh']).toBe(
      `${income['belowAndNeverMonitored']} / ${grouped(known)} 户 · 缺收入 ${income['missing']} 户\n线上 20% 以内另有 ${grouped(income['nearLineAndNeverMonitored'] ?? 0)} 户`
    );
    expect(
      [
        openFigure?.['value'],
        blankFigure?.['value'],
        belowFigure?.['value'],
        fastFigure?.['value']
      ].map((value) => Number(value))
    ).toEqual([
      figures.date2.open,
      blank.a.blank,
      income['belowAndNeverMonitored'],
      figures.removedWithin6Months
    ]);
    expect(text((await played.one('sums'))['line_source_zh'])).toMatch(/^，未证实/);
    await played.close();
  });
}

/** The rules of the domain dictionary 3.5 and 3.10 for one household; null where something is missing. */
function triggers(
  home: Row,
  now: Row | undefined,
  before: Row | undefined,
  people: readonly Row[]
): Record<string, boolean | null> {
  const perHead: Value | undefined = home['income_per_head'];
  const after: Value = now?.['net_income_per_head'] ?? null;
  const former: Value = before?.['net_income_per_head'] ?? null;
  const fall = number(former) - number(after);
  const paid = now?.['self_paid'] ?? null;
  const net: Value = before?.['net_income'] ?? null;
  const three = (hits: boolean, open: boolean): boolean | null =>
    hits ? true : open || people.length === 0 ? null : false;
  const large = number(paid) >= 10_000;
  const half = net !== null && number(net) > 0 && number(paid) >= 0.5 * number(net);
  return {
    income: perHead === null || perHead === undefined ? null : number(perHead) < LINE,
    drop: after === null || former === null ? null : fall >= 2000 && fall >= 0.3 * number(former),
    paid: paid === null ? null : large || half ? true : net === null ? null : false,
    housing: home['dangerous_house'] === null ? null : home['dangerous_house'] === true,
    water: home['safe_water'] === null ? null : home['safe_water'] === false,
    school: three(
      people.some((row) => row['dropout'] === true),
      people.some((row) => row['dropout'] === null)
    ),
    insurance: three(
      people.some(
        (row) => row['medical_insurance'] === false && row['employee_medical_insurance'] !== true
      ),
      people.some((row) => row['medical_insurance'] === null)
    )
  };
}
