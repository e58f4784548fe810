import {expect, it} from 'vitest';
import type {Database} from '../../src/model/engine.ts';
import {play} from './play.ts';
import {DATE2, groupBy, grouped, number, rounded, rowsOf, sum, text, type Row} from './sample.ts';
import {truth} from './truth.ts';

const figures = truth.figures.disbursement;
const {county} = figures;
const KEYS = {A: 'allocated', B: 'broken_down', R: 'released', P: 'paid'} as const;
const DAY = 86_400_000;
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY;

/** What the disbursement notebook prints on the sample county, against truth.json and plain code over the loaded rows. */
export function disbursementOnTheSample(open: () => Database): void {
  it('sums the four steps of the county and of every township as the truth does', async () => {
    const played = await play(open(), 'disbursement');
    expect(played.failures()).toEqual([]);
    const rows = await played.table('rates');
    const whole = rows.filter((row) => row['whole'] === true);
    expect(whole).toHaveLength(1);
    for (const [key, column] of Object.entries(KEYS)) {
      expect(number(whole[0]?.[column]), column).toBe(county[key as 'A']);
    }
    const rates = {
      broken_rate: 'allocationRate',
      released_rate: 'releaseRate',
      paid_rate: 'paymentRate',
      used_rate: 'useRate',
      gap_linear: 'gapLinear'
    };
    for (const [column, key] of Object.entries(rates)) {
      expect(number(whole[0]?.[column]), column).toBeCloseTo(county[key] ?? NaN, 7);
    }
    expect(rows).toHaveLength(1 + figures.townships.length);
    for (const place of figures.townships) {
      const row = rows.find((each) => each['township'] === place.place);
      for (const [key, column] of Object.entries(KEYS))
        expect(number(row?.[column]), `${place.place} ${column}`).toBe(place[key as 'A']);
      for (const [column, key] of Object.entries(rates)) {
        if (place[key] === null) expect(row?.[column], `${place.place} ${column}`).toBeNull();
        else
          expect(number(row?.[column]), `${place.place} ${column}`).toBeCloseTo(
            Number(place[key]),
            7
          );
      }
    }
    await played.close();
  });

  it('counts announced money, and double entries once, when told to', async () => {
    const announced = await play(open(), 'disbursement', {下达口径: 'announced'});
    const [all] = await announced.table('rates');
    expect(number(all?.['allocated'])).toBe(county['announced']);
    await announced.close();
    const once = await play(open(), 'disbursement', {重复登记只计一次: true});
    const [single] = await once.table('rates');
    for (const [key, column] of Object.entries(KEYS))
      expect(number(single?.[column]), column).toBe(figures.withoutRepeated[key as 'A']);
    await once.close();
  });

  it('holds spending against milestones that were edited, as the truth does for 55 and 60 %', async () => {
    for (const [share, key] of [
      [0.55, 'gapAt55'],
      [0.6, 'gapAt60']
    ] as const) {
      const connection = await open().connect();
      await connection.run(
        `UPDATE data.policy_line SET value = ${share} WHERE key = 'schedule-06'`
      );
      const played = await play(open(), 'disbursement', {序时口径: 'milestone'});
      const [whole] = await played.table('rates');
      expect(number(whole?.['gap'])).toBeCloseTo(county[key] ?? NaN, 7);
      expect(number(whole?.['gap_linear'])).toBeCloseTo(county['gapLinear'] ?? NaN, 7);
      await connection.run(`UPDATE data.policy_line SET value = 0.5 WHERE key = 'schedule-06'`);
      await played.close();
      await connection.close();
    }
  });

  it('ranks townships week by week, and says how ranks moved', async () => {
    const played = await play(open(), 'disbursement');
    const weeks = await played.table('weeks');
    expect(weeks).toHaveLength(26 * figures.townships.length);
    for (const [back, ranks] of [
      [1, figures.weekly.rank26],
      [2, figures.weekly.rank25]
    ] as const) {
      const places = weeks.filter((row) => row['back'] === back && row['place'] !== null);
      expect(Object.fromEntries(places.map((row) => [row['township'], row['place']]))).toEqual(
        ranks
      );
    }
    for (const row of weeks.filter(({back}) => back === 1)) {
      const place = text(row['township']);
      expect(row['place_change'], place).toBe(
        (figures.weekly.rank25[place] ?? NaN) - (figures.weekly.rank26[place] ?? NaN)
      );
    }
    for (const week of figures.weekly.weeks) {
      const own = weeks.filter((row) => row['week_end'] === week.end);
      expect(sum(own.map((row) => number(row['paid']))) / 10_000, week.end).toBeCloseTo(
        week.paid,
        4
      );
      expect(sum(own.map((row) => number(row['allocated']))) / 10_000, week.end).toBeCloseTo(
        week.allocated,
        4
      );
    }
    for (const [place, paid] of Object.entries(figures.weekly.paid)) {
      const own = weeks
        .filter((row) => row['township'] === place)
        .map((row) => number(row['paid']) / 10_000);
      own.forEach((value, index) =>
        expect(value, `${place} ${index}`).toBeCloseTo(paid[index] ?? NaN, 4)
      );
    }
    const four = await played.table('latest_ranks');
    for (const row of four) {
      const paid = figures.weekly.paid[text(row['township'])] ?? [];
      expect(number(row['paid_four_weeks']) / 10_000).toBeCloseTo(
        (paid[25] ?? 0) - (paid[21] ?? 0),
        4
      );
    }
    const lines = await played.table('rank_lines');
    const shown = weeks.filter((row) => number(row['back']) <= 10 && row['place'] !== null);
    expect(lines).toHaveLength(shown.length);
    const last = Object.entries(figures.weekly.rank26)
      .filter(([place]) => place !== '县本级')
      .sort((a, b) => b[1] - a[1])
      .slice(0, 3)
      .map(([place]) => place);
    expect(
      new Set(lines.filter(({state}) => state === 'alert').map((row) => row['township']))
    ).toEqual(new Set(last));
    await played.close();
  });

  it('counts the weeks behind schedule from the last report back', async () => {
    const played = await play(open(), 'disbursement');
    let behind = 0;
    for (const week of figures.weekly.weeks.toReversed()) {
      const due = (daysBetween('2024-01-01', week.end) + 1) / 366;
      if (!(week.paid / week.allocated < due - 0.0005)) break;
      behind += 1;
    }
    const pace = await played.one('pace');
    expect(pace['reports']).toBe(26);
    expect(pace['behind_weeks']).toBe(behind);
    expect(number(pace['weekly_pace']) / 10_000).toBeCloseTo(county['last4PerWeek'] ?? NaN, 4);
    const released = await rowsOf(open(), 'fund_weekly');
    const rate = (end: string): number => {
      const own = released.filter((row) => row['week_end'] === end);
      return (
        sum(own.map((row) => number(row['released']))) /
        sum(own.map((row) => number(row['allocated'])))
      );
    };
    expect(number(pace['released_change'])).toBeCloseTo(rate('2024-06-28') - rate('2024-06-21'), 9);
    await played.close();
  });

  it('ages what is stuck, first in first out', async () => {
    const played = await play(open(), 'disbursement');
    const stuck = await played.one('stuck');
    expect(number(stuck['remaining'])).toBe(figures.ageing.remaining);
    expect(number(stuck['yuan_days'])).toBe(figures.ageing.yuanDays);
    expect(number(stuck['mean_days'])).toBeCloseTo(figures.ageing.meanAge, 6);
    const ages = await played.table('ages');
    expect(ages.map((row) => number(row['remaining']))).toEqual(
      Object.values(figures.ageing.buckets)
    );
    const over = Object.entries(figures.ageing.buckets).filter(
      ([bucket]) => !['0-30', '31-90'].includes(bucket)
    );
    expect(number(stuck['remaining_long'])).toBe(sum(over.map(([, amount]) => amount)));
    const top = (await played.table('project_list')).slice(0, 10);
    expect(
      top.map((row) => [
        row['project_name'],
        row['owner_unit'],
        row['owner'],
        number(row['remaining']),
        number(row['yuan_days'])
      ])
    ).toEqual(
      figures.ageing.top10.map(({name, unit, owner, remaining, yuanDays}) => [
        name,
        unit,
        owner,
        remaining,
        yuanDays
      ])
    );
    await played.close();
  });

  it('finds median, the projects that hold seven tenths and the share of the first five as plain code does', async () => {
    const left = leftOver(await rowsOf(open(), 'payment'));
    const played = await play(open(), 'disbursement');
    const stuck = await played.one('stuck');
    const byProject = [...left]
      .map(([unit, parts]) => ({
        unit,
        remaining: sum(parts.map(({amount}) => amount)),
        days: sum(parts.map(({amount, age}) => amount * age))
      }))
      .filter(({remaining}) => remaining > 0);
    const whole = sum(byProject.map(({remaining}) => remaining));
    expect(whole).toBe(figures.ageing.remaining);
    const parts = [...left.values()].flat().sort((a, b) => a.age - b.age);
    let [upto, median] = [0, 0];
    for (const part of parts) {
      upto += part.amount;
      if (2 * upto >= whole) {
        median = part.age;
        break;
      }
    }
    expect(stuck['median_days']).toBe(median);
    expect(stuck['projects']).toBe(byProject.length);
    expect(stuck['projects_long']).toBe(
      [...left.values()].filter((own) => own.some(({amount, age}) => amount > 0 && age > 90)).length
    );
    const largest = byProject.map(({remaining}) => remaining).sort((a, b) => b - a);
    let [held, projects] = [0, 0];
    while (held < 0.7 * whole) held += largest[projects++] ?? 0;
    expect(stuck['seventy_projects']).toBe(projects);
    const heaviest = byProject.map(({days}) => days).sort((a, b) => b - a);
    expect(number(stuck['first_five_share'])).toBeCloseTo(
      sum(heaviest.slice(0, 5)) / sum(heaviest),
      9
    );
    const listed = await played.table('stuck_projects');
    expect(listed).toHaveLength(byProject.length);
    for (const row of listed) {
      const own = byProject.find(({unit}) => unit === row['unit']);
      expect(number(row['remaining'])).toBe(own?.remaining);
      expect(number(row['mean_days'])).toBeCloseTo((own?.days ?? NaN) / (own?.remaining ?? NaN), 9);
    }
    await played.close();
  });

  it('lights the lamps by planned completion', async () => {
    const played = await play(open(), 'disbursement');
    const projects = new Map(
      (await rowsOf(open(), 'project')).map((row) => [text(row['name']), row])
    );
    for (const row of await played.table('project_list')) {
      const project = projects.get(text(row['project_name']));
      const left = daysBetween(DATE2, text(project?.['planned_end']));
      const lamp = project?.['completed_on']
        ? '已完工未付清'
        : left < 0
          ? `逾期 ${-left} 天`
          : left <= 30
            ? `剩 ${left} 天`
            : '未到期';
      expect(row['lamp_zh'], text(row['project_name'])).toBe(lamp);
      const state =
        project?.['completed_on'] || left < 0
          ? 'alert'
          : left <= 10
            ? 'warn'
            : left <= 30
              ? 'calm'
              : 'rest';
      expect(row['lamp_state']).toBe(state);
    }
    await played.close();
  });

  it('gives each batch its own schedule', async () => {
    const funds = (await rowsOf(open(), 'fund', DATE2)).filter(
      (row) => row['arrived_on'] !== null && row['allocated'] !== null
    );
    const own = (row: Row): number => {
      const from = text(row['arrived_on']) < '2024-01-01' ? '2024-01-01' : text(row['arrived_on']);
      return daysBetween(from, DATE2) / daysBetween(from, '2024-12-31');
    };
    const played = await play(open(), 'disbursement');
    const rates = await played.table('rates');
    const places = new Map([...groupBy(funds, (row) => text(row['township'])), ['', funds]]);
    for (const row of rates) {
      const mine = places.get(text(row['township'])) ?? [];
      const due =
        sum(mine.map((each) => number(each['allocated']) * own(each))) /
        sum(mine.map((each) => number(each['allocated'])));
      if (mine.length > 0)
        expect(number(row['own_schedule']), text(row['township'])).toBeCloseTo(due, 5);
    }
    await played.close();
  });

  it('sums by level and lists what contradicts itself', async () => {
    const funds = await rowsOf(open(), 'fund', DATE2);
    const played = await play(open(), 'disbursement');
    for (const row of await played.table('level_table')) {
      const mine = funds.filter((each) => each['level'] === row['level']);
      const arrived = mine.filter((each) => each['arrived_on'] !== null);
      expect(number(row['allocated'])).toBe(sum(arrived.map((each) => number(each['allocated']))));
      for (const column of ['broken_down', 'released', 'paid'])
        expect(number(row[column])).toBe(sum(mine.map((each) => number(each[column]))));
    }
    const mismatches = await played.table('mismatches');
    const over = mismatches.filter(
      (row) => row['kind_zh'] === '支出大于拨付' || row['kind_zh'] === '支出大于下达'
    );
    const keys = new Set(
      funds
        .filter((row) => number(row['paid']) > number(row['released']))
        .map((row) => `${text(row['project_id'])}|${text(row['document_no'])}`)
    );
    for (const key of figures.paidMoreThanReleased.filter((each) => each.startsWith('5801012024')))
      expect(keys.has(key.replace('|again', '')), key).toBe(true);
    const all = [...funds, ...(await rowsOf(open(), 'fund', '2023-12-31'))];
    expect(over).toHaveLength(
      all.filter(
        (row) =>
          row['paid'] !== null &&
          row['released'] !== null &&
          number(row['paid']) > number(row['released'])
      ).length
    );
    const fell = mismatches
      .filter((row) => row['kind_zh'] === '周报累计支出减少')
      .map((row) => [row['township'], number(row['paid']) / 10_000]);
    expect(fell).toEqual(figures.weekly.goesDown.map(({place, now}) => [place, now]));
    await played.close();
  });

  it('says all of it in the opening and the four figures', async () => {
    const played = await play(open(), 'disbursement');
    const stuck = await played.one('stuck');
    const behind = figures.townships.filter(
      ({place, gapLinear}) => place !== '县本级' && Number(gapLinear) < 0
    ).length;
    const far = figures.townships.filter(
      ({place, gapLinear}) => place !== '县本级' && Number(gapLinear) <= -0.4
    ).length;
    const townships = figures.townships.filter(({place}) => place !== '县本级').length;
    const wan = (yuan: number): string => grouped(rounded(yuan / 10_000));
    const million = (yuan: number): string => grouped(rounded(yuan / 1_000_000, 1), 1);
    const percent = (share: number | undefined): string =>
      grouped(rounded(100 * Number(share), 1), 1);
    const points = percent(-Number(county['gapLinear']));
    expect(await played.opening('zh')).toBe(
      `截至 6 月 30 日，全县支出进度 ${percent(county['paymentRate'])}%，比序时进度落后 ${points} 个百分点，26 期周报中已连续 ${text((await played.one('pace'))['behind_weeks'])} 期落后。` +
        `到账未支出的 ${wan(figures.ageing.remaining)} 万元里，七成压在 ${text(stuck['seventy_projects'])} 个项目上。` +
        `要在 11 月 30 日前达到 92%，今后每周须支出 ${grouped(rounded(Number(county['neededPerWeek'])))} 万元，是近四周平均速度的 ${grouped(rounded(Number(county['paceRatio']), 1), 1)} 倍。`
    );
    expect(await played.opening('en')).toBe(
      `By 30 June 2024 the county had paid ${percent(county['paymentRate'])}% of its money, ${points} points behind schedule, as in each of the last ${text((await played.one('pace'))['behind_weeks'])} of 26 weekly reports. ` +
        `Of the ${million(figures.ageing.remaining)} million yuan that arrived and is not yet paid, seven tenths lies with ${text(stuck['seventy_projects'])} projects. ` +
        `To reach 92% by 30 November it must pay ${million(Number(county['neededPerWeek']) * 10_000)} million yuan a week, ${grouped(rounded(Number(county['paceRatio']), 1), 1)} times the pace of the last four weeks.`
    );
    const titles = await played.charts('zh');
    expect(titles['by_township']?.title).toBe(
      `${townships} 个乡镇中 ${behind} 个落后于序时，${far} 个落后 40 个百分点以上`
    );
    expect(titles['four_rates']?.title).toBe(
      `下达 ${wan(county.A)} 万元，分解 ${percent(county['allocationRate'])}%，拨付 ${percent(county['releaseRate'])}%，支出 ${percent(county['paymentRate'])}%`
    );
    const shown = await played.table('figures');
    expect(number(shown[0]?.['value'])).toBeCloseTo(county['paymentRate'] ?? NaN, 7);
    expect(shown[0]?.['fraction_zh']).toBe(`${wan(county.P)} / ${wan(county.A)} 万元`);
    expect(number(shown[1]?.['value'])).toBeCloseTo(county['releaseRate'] ?? NaN, 7);
    expect(shown[1]?.['fraction_zh']).toBe(`${wan(county.R)} / ${wan(county.A)} 万元`);
    expect(number(shown[3]?.['value'])).toBeCloseTo(county['paceRatio'] ?? NaN, 6);
    await played.close();
  });
}

/** What is left of each project's receipts on 2024-06-30, written as a queue that payments walk down. */
function leftOver(rows: readonly Row[]): Map<string, {amount: number; age: number}[]> {
  const usable = rows.filter(
    (row) => row['on_date'] !== null && row['amount'] !== null && text(row['on_date']) <= DATE2
  );
  const units = groupBy(usable, (row) => text(row['project_id'] ?? row['document_no']));
  return new Map(
    [...units].map(([unit, own]) => {
      const queue: {amount: number; on: string}[] = [];
      const days = [...new Set(own.map((row) => text(row['on_date'])))].sort();
      for (const on of days) {
        const today = own.filter((row) => row['on_date'] === on);
        const amounts = (pick: (event: string, amount: number) => boolean): number =>
          sum(
            today
              .filter((row) => pick(text(row['event']), number(row['amount'])))
              .map((row) => Math.abs(number(row['amount'])))
          );
        const came = amounts(
          (event, amount) =>
            (event === '到账' && amount > 0) || event === '退回' || (event === '支付' && amount < 0)
        );
        if (came > 0) queue.push({amount: came, on});
        let pay = amounts(
          (event, amount) => (event === '支付' && amount > 0) || (event === '到账' && amount < 0)
        );
        for (const receipt of queue) {
          const part = Math.min(pay, receipt.amount);
          receipt.amount -= part;
          pay -= part;
        }
      }
      return [unit, queue.map(({amount, on}) => ({amount, age: daysBetween(on, DATE2)}))];
    })
  );
}
