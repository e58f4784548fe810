import {expect, it} from 'vitest';
import type {Database} from '../../src/model/engine.ts';
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
import {causeLabel, truth} from './truth.ts';

const figures = truth.figures.causes;
const ENGLISH: Readonly<Record<string, string>> = {
  缺技术: 'lack of skills',
  因病: 'illness',
  缺资金: 'lack of funds',
  因残: 'disability',
  缺劳动力: 'lack of labour'
};
const TESTED = ['因病', '因残', '因学', '缺劳动力'];

const households = (counted: Record<string, {households: number}>): Map<string, number> =>
  new Map(Object.entries(counted).map(([cause, {households: n}]) => [causeLabel(cause), n]));
const largest = (counts: Map<string, number>): [string, number][] =>
  [...counts].filter(([cause]) => cause !== '').sort((a, b) => b[1] - a[1]);

/** What the causes notebook prints on the sample county, against truth.json and plain code over the loaded rows. */
export function causesOnTheSample(open: () => Database): void {
  let shared: Promise<Played> | undefined;
  const playing = (): Promise<Played> => (shared ??= play(open(), 'causes'));

  it('counts households and people by main cause and by any cause', async () => {
    const played = await playing();
    expect(played.failures()).toEqual([]);
    const bars = await played.table('cause_bars');
    const {main, any} = figures.date2;
    const labels = Object.keys(any).map(causeLabel).sort();
    expect(bars.map((row) => text(row['cause'])).sort()).toEqual(labels);
    for (const [cause, counted] of Object.entries(any)) {
      const row = bars.find((each) => each['cause'] === causeLabel(cause));
      expect([number(row?.['any_cause']), number(row?.['any_people'])], cause).toEqual([
        counted.households,
        counted.people
      ]);
      expect([number(row?.['main']), number(row?.['main_people'])], cause).toEqual([
        main[cause]?.households ?? 0,
        main[cause]?.people ?? 0
      ]);
    }
    const sums = await played.one('sums');
    expect([number(sums['households']), number(sums['people'])]).toEqual([
      figures.date2.households,
      figures.date2.people
    ]);
    expect(number(sums['with_cause'])).toBe(
      figures.date2.households - (main['(missing)']?.households ?? 0)
    );
  });

  it('counts the date before, households with a damaged number included', async () => {
    const played = await play(open(), 'causes', {数据日期: DATE1});
    const bars = await played.table('cause_bars');
    for (const [cause, counted] of Object.entries(figures.date1.any)) {
      const row = bars.find((each) => each['cause'] === causeLabel(cause));
      expect([number(row?.['any_cause']), number(row?.['main'])], cause).toEqual([
        counted.households,
        figures.date1.main[cause]?.households ?? 0
      ]);
    }
    const sums = await played.one('sums');
    expect(number(sums['households'])).toBe(figures.date1.households);
    expect(number(sums['damaged_rows'])).toBe(figures.change.notMatchable);
    expect(await played.opening('zh')).toContain('没有更早的一期可以对照。');
    await played.close();
  });

  it('counts pairs, kinds of household, townships and the difference to the county', async () => {
    const played = await playing();
    const key = (a: string, b: string): string => [a, b].sort().join('+');
    const pairs = new Map(
      Object.entries(figures.date2.pairs).map(([pair, n]) => [
        key(...(pair.split('+').map(causeLabel) as [string, string])),
        n
      ])
    );
    const shown = await played.table('pair_bars');
    expect(
      new Map(
        shown.map((row) => [
          key(...(text(row['pair_zh']).split(' + ') as [string, string])),
          row['households']
        ])
      )
    ).toEqual(pairs);
    for (const row of await played.table('type_shares')) {
      const type = figures.date2.byType[text(row['household_type'])] ?? {};
      const n = households(type).get(text(row['main_cause']));
      expect(row['households']).toBe(n);
      expect(number(row['share'])).toBeCloseTo(
        (n ?? NaN) / sum([...households(type).values()]),
        12
      );
    }
    const county = households(figures.date2.main);
    const deviations = await played.table('deviations');
    expect(deviations).toHaveLength(
      Object.keys(figures.date2.byTownship).length * (county.size - 1)
    );
    for (const row of deviations) {
      const place = households(figures.date2.byTownship[text(row['township'])] ?? {});
      const cause = text(row['main_cause']);
      const difference =
        (place.get(cause) ?? 0) / sum([...place.values()]) -
        (county.get(cause) ?? NaN) / figures.date2.households;
      expect(row['households']).toBe(place.get(cause) ?? 0);
      expect(number(row['full_difference'])).toBeCloseTo(difference, 12);
      if ((place.get(cause) ?? 0) < 5) expect(row['difference']).toBeNull();
      else expect(number(row['difference'])).toBeCloseTo(difference, 12);
    }
  });

  it('lists the villages of a township with their first and second cause', async () => {
    const township = '石门乡';
    const played = await play(open(), 'causes', {看哪个乡镇的村: township});
    const villages = (await rowsOf(open(), 'village')).filter(
      (row) => row['township'] === township
    );
    const homes = groupBy(
      (await rowsOf(open(), 'household', DATE2)).filter((row) => row['township'] === township),
      (row) => text(row['village'])
    );
    const table = await played.table('village_table');
    expect(table.map((row) => text(row['village'])).sort()).toEqual([...homes.keys()].sort());
    for (const row of table) {
      const own = homes.get(text(row['village'])) ?? [];
      expect(row['households']).toBe(own.length);
      const counts = largest(
        new Map(
          [...groupBy(own, (each) => text(each['main_cause']))].map(([cause, mine]) => [
            cause,
            mine.length
          ])
        )
      );
      expect(row['first_households']).toBe(counts[0]?.[1] ?? null);
      expect(row['second_households']).toBe(counts[1]?.[1] ?? null);
      expect(counts.filter(([, n]) => n === counts[0]?.[1]).map(([cause]) => cause)).toContain(
        row['first_cause']
      );
      expect(row['cause_missing']).toBe(own.filter((each) => each['main_cause'] === null).length);
    }
    const named = new Set(table.map((row) => text(row['village'])));
    for (const village of villages.filter((each) => named.has(text(each['village'])))) {
      const counted = figures.date2.byVillage[text(village['village_code'])] ?? {};
      const row = table.find((each) => each['village'] === village['village']);
      const renamed = sum(Object.values(counted)) - number(row?.['households']);
      expect(renamed, text(village['village'])).toBeGreaterThanOrEqual(0);
    }
    expect((await played.chart('by_village', 'zh')).title).toMatch(
      /^石门乡 \d+ 个村中，\d+ 个以缺水为第一位$/
    );
    await played.close();
  });

  it('tells new, closed and reclassified households from those that cannot be matched', async () => {
    const {change} = figures;
    const played = await playing();
    const counts = await played.one('change_counts');
    expect(counts['both']).toBe(change.matched);
    expect(counts['closed']).toBe(change.onlyAtDate1);
    expect(counts['added']).toBe(change.onlyAtDate2 - change.foundByHead);
    expect(counts['reclassified']).toBe(sum(Object.values(change.reclassified)));
    expect(counts['filled']).toBe(change.becameKnown);
    expect(counts['emptied']).toBe(change.becameMissing);
    const overlap = await played.one('overlap');
    expect(overlap['unmatchable']).toBe(change.notMatchable);
    expect(number(overlap['overlap'])).toBeCloseTo(
      change.matched / (figures.date1.households - change.notMatchable),
      12
    );
    const fromTo = new Map(
      Object.entries(change.reclassified).map(([pair, n]) => [
        pair.split('→').map(causeLabel).join('→'),
        n
      ])
    );
    const shown = await played.table('reclassified');
    expect(
      new Map(
        shown.map((row) => [
          `${text(row['from_cause'])}→${text(row['to_cause'])}`,
          row['households']
        ])
      )
    ).toEqual(fromTo);
  });

  it('nets the change of each cause as plain code does', async () => {
    const before = new Map(
      (await rowsOf(open(), 'household', DATE1)).flatMap((row) =>
        row['household_id'] === null ? [] : [[text(row['household_id']), row] as const]
      )
    );
    const now = await rowsOf(open(), 'household', DATE2);
    const played = await playing();
    const moved = new Map(
      (await played.table('moved')).map((row) => [text(row['household_id']), text(row['change'])])
    );
    const net = new Map<string, number>();
    const add = (cause: string, by: number): void =>
      void (cause !== '' && net.set(cause, (net.get(cause) ?? 0) + by));
    for (const row of now) {
      const old = before.get(text(row['household_id']));
      if (old && old['main_cause'] !== row['main_cause']) {
        add(text(row['main_cause']), 1);
        add(text(old['main_cause']), -1);
      } else if (!old && moved.get(text(row['household_id'])) === 'new')
        add(text(row['main_cause']), 1);
    }
    const present = new Set(now.map((row) => text(row['household_id'])));
    for (const [id, old] of before)
      if (!present.has(id) && moved.get(id) === 'closed') add(text(old['main_cause']), -1);
    const shown = await played.table('net_change');
    for (const row of shown) {
      const parts =
        number(row['entered']) -
        number(row['gone']) +
        number(row['changed_in']) -
        number(row['changed_out']);
      expect(row['change'], text(row['main_cause'])).toBe(net.get(text(row['main_cause'])) ?? 0);
      expect(row['change']).toBe(parts);
    }
    expect(shown.map((row) => number(row['change']))).toEqual(
      shown.map((row) => number(row['change'])).sort((a, b) => b - a)
    );
  });

  it.each(['main', 'any'] as const)('judges the evidence of %s causes', async (scope) => {
    const played = await play(open(), 'causes', {检验范围: scope});
    const table = await played.table('evidence_table');
    for (const [spelling, verdicts] of Object.entries(figures.evidence[scope])) {
      const row = table.find((each) => each['cause'] === causeLabel(spelling));
      const judged = [row?.['households'], row?.['missing']];
      expect(judged, spelling).toEqual([verdicts.households, verdicts.missing]);
      // The truth looks at 健康状况 and the ID number only; a member with 残疾类别 but no 健康状况 is evidence all the same.
      const sure = [verdicts.fine, verdicts['cannot be judged']];
      const found = [number(row?.['fine']), number(row?.['unknown'])];
      if (spelling === '因残') expect(sum(found), spelling).toBe(sum(sure));
      else expect(found, spelling).toEqual(sure);
    }
    await played.close();
  });

  it('judges each household as plain code does, and lists those to check', async () => {
    const people = groupBy(
      (await rowsOf(open(), 'person', DATE2)).filter((row) => row['household_id'] !== null),
      (row) => text(row['household_id'])
    );
    const paid = new Set(
      [...(await rowsOf(open(), 'monitored', DATE2)), ...(await rowsOf(open(), 'income'))]
        .filter((row) => number(row['self_paid']) > 0)
        .map((row) => text(row['household_id']))
    );
    const homes = await rowsOf(open(), 'household', DATE2);
    const played = await playing();
    const found = new Map(
      (await played.table('checks')).map((row) => [
        `${text(row['household_id'])} ${text(row['cause'])}`,
        text(row['finding'])
      ])
    );
    const marked = homes.filter((row) => TESTED.includes(text(row['main_cause'])));
    expect(found.size).toBe(marked.length);
    for (const home of marked) {
      const id = text(home['household_id']);
      const cause = text(home['main_cause']);
      expect(found.get(`${id} ${cause}`), `${id} ${cause}`).toBe(
        verdict(cause, people.get(id) ?? [], paid.has(id))
      );
    }
    const missing = [...found].filter(([, finding]) => finding === 'missing').length;
    const unjudged = [...found].filter(([, finding]) => finding === 'unknown').length;
    expect(await played.table('check_list')).toHaveLength(missing);
    expect(await played.table('unjudged_list')).toHaveLength(unjudged);
    expect((await played.chart('no_evidence', 'zh')).title).toBe(
      `${grouped(missing)} 户的原因缺依据，${grouped(unjudged)} 户不能判定`
    );
    expect((await played.chart('no_evidence', 'en')).title).toBe(
      `${grouped(missing)} households lack evidence, ${grouped(unjudged)} cannot be judged`
    );
  });

  it('says it in the opening and the four figures', async () => {
    const played = await playing();
    const {change, date2, evidence} = figures;
    const top = largest(households(date2.main)).slice(0, 3);
    const marked = date2.households - (date2.main['(missing)']?.households ?? 0);
    const share = rounded((100 * sum(top.map(([, n]) => n))) / marked);
    const moved = sum(Object.values(change.reclassified));
    const [pair = '', most = 0] =
      Object.entries(change.reclassified).sort((a, b) => b[1] - a[1])[0] ?? [];
    const [from = '', to = ''] = pair.split('→').map(causeLabel);
    const added = change.onlyAtDate2 - change.foundByHead;
    const worst = Object.entries(evidence.main)
      .map(([cause, counts]) => ({cause: causeLabel(cause), ...counts}))
      .sort((a, b) => b.missing - a.missing)
      .slice(0, 2);
    expect(worst.map(({cause}) => cause)).toEqual(['因病', '因残']);
    const [ill, disabled] = worst;
    const names = top.map(([cause]) => cause);
    const english = names.map((cause) => ENGLISH[cause]);
    expect(await played.opening('zh')).toBe(
      `记录最多的是${names.join('、')}，三项占 ${share}%。与 2023 年 12 月 31 日相比新增 ${added} 户、注销 ${change.onlyAtDate1} 户，${moved} 户改了主因，其中 ${most} 户由“${from}”改为“${to}”。` +
        `但标为因病的 ${grouped(ill?.households ?? 0)} 户中，${ill?.missing} 户没有病人；标为因残的 ${grouped(disabled?.households ?? 0)} 户中，${disabled?.missing} 户没有残疾人：这两项原因最需要重新核定。`
    );
    expect(await played.opening('en')).toBe(
      `Most often recorded are ${english[0]}, ${english[1]} and ${english[2]}, ${share}% of households with a main cause. ` +
        `Since 31 December 2023, ${added} households are new and ${change.onlyAtDate1} closed; ${moved} changed their main cause, ${most} of them from ${ENGLISH[from]} to ${ENGLISH[to]}. ` +
        `But of ${grouped(ill?.households ?? 0)} households marked illness, ${ill?.missing} have no patient, and of ${grouped(disabled?.households ?? 0)} households marked disability, ${disabled?.missing} have nobody disabled: these two causes need checking first.`
    );
    const [withCause, first, changed, unproved] = await played.table('figures');
    expect(Number(withCause?.['value_zh'])).toBeCloseTo(marked / date2.households, 12);
    const gaps = Object.entries(date2.byType).map(
      ([type, counted]) => `${grouped(counted['(missing)']?.households ?? 0)} 户${type}`
    );
    expect(withCause?.['fraction_zh']).toBe(
      `${grouped(marked)} / ${grouped(date2.households)} 户 · 缺 ${date2.households - marked}\n缺 ${gaps.sort((a, b) => b.indexOf('脱') - a.indexOf('脱')).join('，')}`
    );
    expect(first?.['value_zh']).toBe(names[0]);
    expect(first?.['fraction_zh']).toBe(
      `${grouped(top[0]?.[1] ?? 0)} 户 ${grouped(date2.main[names[0] ?? '']?.people ?? 0)} 人\n算上其他原因 ${grouped(date2.any[names[0] ?? '']?.households ?? 0)} 户`
    );
    expect(changed?.['value_zh']).toBe(String(moved));
    expect(text(changed?.['fraction_zh'])).toContain(
      `占两期都在册 ${grouped(change.matched)} 户的 ${grouped(rounded((100 * moved) / change.matched, 1), 1)}%`
    );
    expect(text(changed?.['fraction_zh'])).toContain(`${change.notMatchable} 户无法对照`);
    expect(unproved?.['value_zh']).toBe(
      String(sum(Object.values(evidence.main).map(({missing}) => missing)))
    );
    await played.close();
  });
}

const has = (row: Row, ...labels: string[]): boolean =>
  list(row['health']).some((label) => labels.includes(label));

/** Domain dictionary 3.6, written out for one household. */
function verdict(cause: string, people: readonly Row[], paid: boolean): string {
  const unless = (proved: boolean, open: boolean): string =>
    proved ? 'ok' : people.length === 0 || open ? 'unknown' : 'missing';
  const noHealth = people.some((row) => list(row['health']).length === 0);
  if (cause === '因病')
    return unless(people.some((row) => has(row, '长期慢性病', '患有大病')) || paid, noHealth);
  if (cause === '因残') {
    const certificate = (row: Row): boolean =>
      row['disability_kind'] !== null ||
      row['disability_grade'] !== null ||
      row['disability_paper'] !== null ||
      row['paper_kind'] === '残疾人证';
    return unless(
      people.some((row) => has(row, '残疾') || certificate(row)),
      noHealth
    );
  }
  if (cause === '因学') {
    const senior = people.some((row) =>
      /^(普通高中|中职|高职|技师|本科|硕士)/.test(text(row['student_status']))
    );
    return unless(
      senior,
      people.some(
        (row) => row['student_status'] === null && row['education'] === null && between14And25(row)
      )
    );
  }
  if (people.length === 0) return 'unknown';
  const able = people.filter(
    (row) => row['labour'] === '普通劳动力' || row['labour'] === '技能劳动力'
  ).length;
  const blank = people.filter((row) => row['labour'] === null).length;
  if (4 * (able + blank) <= people.length) return 'ok';
  return people.length >= 4 && 2 * able >= people.length ? 'missing' : 'unknown';
}

function between14And25(row: Row): boolean {
  const id = text(row['id_number']);
  const born =
    text(row['born_on']) ||
    (/^\d{14}/.test(id) ? `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}` : '');
  if (born === '') return true;
  const age =
    Number(DATE2.slice(0, 4)) - Number(born.slice(0, 4)) - (born.slice(5) > DATE2.slice(5) ? 1 : 0);
  return age >= 14 && age <= 25;
}
