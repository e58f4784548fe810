import {readFileSync} from 'node:fs';
import {beforeAll, describe, expect, it} from 'vitest';
import * as causes from './reader/causes.ts';
import {
  openCounty,
  type Files,
  type Household,
  type Household1,
  type Places
} from './reader/county.ts';
import type {Dialect} from './reader/dialect.ts';
import * as funds from './reader/funds.ts';
import {industry} from './reader/industry.ts';
import * as risk from './reader/risk.ts';

/** Reads a county's exports again and compares every figure that they alone determine with its truth. */
export function agreement(name: string, folder: () => string, dialect: Dialect): void {
  describe(name, () => {
    let figures: ReturnType<typeof JSON.parse>;
    let files: Files;
    let places: Places;
    let one: Household1[];
    let two: Household[];

    beforeAll(() => {
      figures = JSON.parse(readFileSync(`${folder()}truth.json`, 'utf8')).figures;
      ({files, places, one, two} = openCounty(`${folder()}county`, dialect));
    });

    it('on causes at both dates', () => {
      expect(causes.causesAt1(one)).toEqual(figures.causes.date1);
      expect(causes.causesAt2(two)).toEqual(figures.causes.date2);
    });

    it('on the evidence of causes', () => {
      expect(causes.evidence(two)).toEqual(without(figures.causes.evidence, 'definitions'));
    });

    it('on the change between the dates', () => {
      const expected = without(figures.causes.change, 'definitions', 'trulyNew', 'trulyClosed');
      expect(causes.change(one, two)).toEqual(expected);
    });

    it('on monitored households at both dates, months and incomes', () => {
      expect(risk.monitoredAt1(files)).toEqual(figures.risk.date1);
      const expected = without(figures.risk, 'definitions', 'date1', 'blankVillages', 'townships');
      expect(risk.riskAt2(two)).toEqual(expected);
      expect(risk.townshipRates(two, places)).toEqual(figures.risk.townships);
    });

    it('on blank villages under four definitions', () => {
      const found = risk.blankVillages(two, places);
      const expected = figures.risk.blankVillages;
      expect(without(found, 'expected')).toEqual(
        without(expected, 'definitions', 'expected', 'planted')
      );
      expect(found.expected).toHaveLength(expected.expected.length);
      for (const village of found.expected) {
        const other = expected.expected.find((v: {code: string}) => v.code === village.code);
        expect(village.expected).toBeCloseTo(other.expected, 6);
        expect(Math.exp(-village.expected)).toBeCloseTo(other.chance, 6);
      }
      for (const planted of expected.planted) expect(found.a.villages).toContain(planted.code);
    });

    it('on funds: four rates, gaps, pace', () => {
      const rows = funds.ledger2024(files);
      const arrived = rows.filter((r) => r.arrived);
      const {county, townships} = figures.disbursement;
      expect(funds.sums(arrived)).toEqual(pick(county, 'A', 'B', 'R', 'P'));
      expect(funds.sums(rows).A).toBe(county.announced);
      expect(funds.sums(arrived.filter((r) => !r.again))).toEqual(
        figures.disbursement.withoutRepeated
      );
      const weeks = funds.weekly(files);
      for (const township of [...townships, {...county, place: null}]) {
        const own = (r: {place: string}) => township.place === null || r.place === township.place;
        const money = funds.sums(arrived.filter(own));
        expect(money).toEqual(pick(township, 'A', 'B', 'R', 'P'));
        if (money.A === 0) continue;
        expect(money.P / money.A).toBeCloseTo(township.paymentRate, 7);
        expect(money.R / money.A).toBeCloseTo(township.releaseRate, 7);
        expect(money.P / money.A - 6 / 12).toBeCloseTo(township.gapLinear, 7);
        const paid = (n: number) => weeks[n]?.rows.filter(own).reduce((a, r) => a + r.paid, 0) ?? 0;
        expect((paid(25) - paid(21)) / 4).toBeCloseTo(township.last4PerWeek, 6);
        const needed = ((0.92 * money.A - money.P) / 10000 / 153) * 7;
        expect(needed).toBeCloseTo(township.neededPerWeek, 6);
      }
      expect(rows.filter((r) => r.paidMore).map((r) => r.key)).toEqual(
        figures.disbursement.paidMoreThanReleased
      );
    });

    it('on the weekly reports', () => {
      const weeks = funds.weekly(files);
      const {weekly} = figures.disbursement;
      expect(weeks.map((w) => w.no)).toEqual(Array.from({length: 26}, (_, i) => i + 1));
      for (const [place, paid] of Object.entries(weekly.paid))
        expect(weeks.map((w) => w.rows.find((r) => r.place === place)?.paid)).toEqual(paid);
      expect(funds.ranks(weeks[25] ?? {no: 0, rows: []})).toEqual(weekly.rank26);
      expect(funds.ranks(weeks[24] ?? {no: 0, rows: []})).toEqual(weekly.rank25);
      const falls = weeks.flatMap((week, i) =>
        week.rows
          .filter((r) => r.paid < (weeks[i - 1]?.rows.find((x) => x.place === r.place)?.paid ?? 0))
          .map((r) => [week.no, r.place])
      );
      expect(falls).toEqual(
        weekly.goesDown.map((g: {week: number; place: string}) => [g.week, g.place])
      );
    });

    it('on the age of money that does not move', () => {
      const found = funds.ageing(files);
      const {ageing} = figures.disbursement;
      expect(pick(found, 'remaining', 'yuanDays', 'buckets', 'byTownship')).toEqual(
        pick(ageing, 'remaining', 'yuanDays', 'buckets', 'byTownship')
      );
      expect(found.top10).toEqual(
        ageing.top10.map((t: {project: string; yuanDays: number}) => [t.project, t.yuanDays])
      );
    });

    it('on stated totals: one differs from its rows', () => {
      const wrong = [2023, 2024].flatMap((year) =>
        funds.statedTotals(files, year).filter((t) => Math.abs(t.stated - t.sum) > 0.00005)
      );
      expect(wrong.map((t) => [t.column, Math.round((t.stated - t.sum) * 100) / 100])).toEqual([
        [files.heading('资金台账2023', '中央/支出金额'), 12.5]
      ]);
    });

    it('on industry coverage', () => {
      expect(industry(files, two, places)).toEqual(without(figures.industry, 'definitions'));
    });
  });
}

function pick(value: object, ...keys: string[]) {
  return Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)));
}

function without(value: object, ...keys: string[]) {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}
