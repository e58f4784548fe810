import {expect, it} from 'vitest';
import type {Database} from '../../src/model/engine.ts';
import {play, type Played} from './play.ts';
import {DATE2, grouped, number, rowsOf, sum, text} from './sample.ts';
import {truth} from './truth.ts';

const {causes, risk, disbursement, industry} = truth.figures;

/** What 县情一页 prints on the sample county, against truth.json and plain code over the loaded rows. */
export function overviewOnTheSample(open: () => Database): void {
  let shared: Promise<Played> | undefined;
  const playing = (): Promise<Played> => (shared ??= play(open(), 'overview'));

  it('has the figure of every analysis, as planted', async () => {
    const played = await playing();
    expect(played.failures()).toEqual([]);
    const lines = await played.table('lines');
    const figures = Object.fromEntries(
      lines.map((row) => [text(row['area_zh']), number(row['value'])])
    );
    expect(figures['在册户']).toBe(causes.date2.households);
    expect(figures['未消除风险的监测户']).toBe(risk.date2.open);
    expect(figures['空白村']).toBe(risk.blankVillages.a.blank);
    expect(figures['低于监测线未纳入']).toBe(risk.income['belowAndNeverMonitored']);
    const {P, A} = disbursement.county;
    expect(figures['资金支出进度']).toBeCloseTo(P / A, 9);
    const {buckets} = disbursement.ageing;
    const long = ['91-180', '181-365', '366-730', '>730'].map((band) => buckets[band] ?? NaN);
    expect(figures['滞留资金']).toBe(sum(long));
    expect(figures['产业覆盖']).toBeCloseTo(industry.covered / industry.withLabour, 12);
    expect(figures['无产业的村']).toBe(industry.villagesWithoutAny.length);
  });

  it('says what changed since the edition before', async () => {
    const lines = await (await playing()).table('lines');
    const change = (area: string, lang = 'zh') =>
      text(lines.find((row) => row['area_zh'] === area)?.[`change_${lang}`]);
    const households = causes.date2.households - causes.date1.households;
    expect(change('在册户')).toMatch(new RegExp(`^\\+${households} 户，`));
    expect(change('未消除风险的监测户')).toBe(`+${risk.date2.open - risk.date1.open} 户`);
    expect(change('未消除风险的监测户', 'en')).toBe(
      `+${risk.date2.open - risk.date1.open} households`
    );
    expect(change('资金支出进度')).toMatch(/^[+-]\d+\.\d 个百分点，较上期周报$/);
  });

  it('replays the blank villages of the edition before by month of entry', async () => {
    const lines = await (await playing()).table('lines');
    const watched = await rowsOf(open(), 'monitored', DATE2);
    const villages = await rowsOf(open(), 'village', DATE2);
    const earlier = new Set(
      watched
        .filter((row) => row['kind'] !== null && text(row['identified_on']) <= '2023-12-31')
        .map((row) => text(row['village_code']))
    );
    const codes = new Set(villages.map((row) => text(row['village_code'])));
    const before = [...codes].filter((code) => !earlier.has(code)).length;
    const blank = lines.find((row) => row['area_zh'] === '空白村');
    expect(text(blank?.['change_zh'])).toBe(`${number(blank?.['value']) - before} 个`);
  });

  it('counts helpers in force, overdue problems and doubts from their own tables', async () => {
    const played = await playing();
    const lines = await played.table('lines');
    const line = (area: string) => lines.find((row) => row['area_zh'] === area);
    const helped = new Set(
      (await rowsOf(open(), 'pairing'))
        .filter((row) => text(row['from_on']) <= DATE2)
        .filter((row) => row['until_on'] === null || text(row['until_on']) >= '2024-06-01')
        .flatMap((row) => row['household_id'] ?? [])
    );
    const watched = await rowsOf(open(), 'monitored', DATE2);
    const kinds = new Set(
      watched.filter((row) => row['kind'] !== null).map((row) => row['household_id'])
    );
    const targets = (await rowsOf(open(), 'household', DATE2)).filter(
      (row) => row['household_type'] === '脱贫户' || kinds.has(row['household_id'] ?? '')
    );
    const known = new Set(targets.flatMap((row) => row['household_id'] ?? []));
    const covered = [...known].filter((id) => helped.has(id)).length;
    expect(text(line('帮扶责任人覆盖')?.['fraction_zh'])).toContain(
      `${grouped(covered)} / ${grouped(known.size)} 户`
    );
    expect(number(line('帮扶责任人覆盖')?.['value'])).toBeCloseTo(covered / known.size, 12);

    const cases = await rowsOf(open(), 'rectification');
    const isOpen = (row: (typeof cases)[number]) => !(row['closed'] ?? row['state'] === '已完成');
    const due = cases.filter((row) => row['due_on'] !== null && text(row['due_on']) < DATE2);
    expect(number(line('整改逾期')?.['value'])).toBe(due.filter(isOpen).length);
    expect(text(line('整改逾期')?.['fraction_zh'])).toContain(
      `${due.filter(isOpen).length} / ${due.length} 个`
    );

    const findings = (await rowsOf(open(), 'finding')).length;
    const sheets = new Map(
      (await rowsOf(open(), 'source')).map((row) => [row['source_id'], row['sheet_id']])
    );
    const unreadable = new Set(
      (await rowsOf(open(), 'import_issue')).map((row) =>
        [sheets.get(row['source_id']), row['row_no'], row['column_no']].join(' ')
      )
    ).size;
    expect(number(line('底数疑点')?.['value'])).toBe(findings + unreadable);
  });

  it('opens with the lamps that are lit, in both languages, and prints the rule of each', async () => {
    const played = await playing();
    const lines = await played.table('lines');
    const lit = (state: string) => lines.filter((row) => row['state'] === state);
    const zh = await played.opening('zh');
    expect(zh).toContain(`${lines.length} 个事项中 ${lit('alert').length} 个亮红灯`);
    for (const row of [...lit('alert'), ...lit('warn')]) expect(zh).toContain(text(row['area_zh']));
    expect(await played.opening('en')).toContain(
      `Of ${lines.length} areas ${lit('alert').length} show red`
    );
    for (const row of lines) {
      expect(text(row['rule_zh']), text(row['area_zh'])).not.toBe('');
      expect(text(row['rule_en']), text(row['area_zh'])).not.toBe('');
    }
  });
}
