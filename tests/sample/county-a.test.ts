import {readFileSync} from 'node:fs';
import {read} from '@e965/xlsx';
import {beforeAll, describe, expect, it} from 'vitest';
import {agreement} from './agreement.ts';
import * as clean from './reader/clean.ts';
import {households1, openCounty, type Files, type Household, type Person} from './reader/county.ts';
import {FIRST} from './reader/dialect.ts';
import type {Raw} from './reader/files.ts';
import {tableOf, type Table} from './reader/table.ts';

const root = new URL('../../sample-data/', import.meta.url).pathname;
const truth = JSON.parse(readFileSync(`${root}truth.json`, 'utf8'));
const WIDE = '（自定义）监测对象信息 (22).xlsx';

interface Kind {
  kind: string;
  items: [string, string, number, number, Raw, Raw?][];
}

/** How many defects of a kind truth.json places in files whose name begins so. */
function planted(kind: string, file: string): number {
  const found: Kind | undefined = truth.planted.find((p: Kind) => p.kind === kind);
  return found?.items.filter(([name]) => name.startsWith(file)).length ?? 0;
}

let files: Files;
let wide: Table;
let households: Household[];
let people: Person[];

beforeAll(() => {
  ({files, wide, two: households} = openCounty(`${root}county`, FIRST));
  people = households.flatMap((h) => h.people);
});

describe('the wide export', () => {
  const ids = () => wide.records.map((r) => r.at('证件号码'));
  const text = (test: (id: string) => boolean) =>
    ids().filter((id) => typeof id === 'string' && test(id)).length;

  it.each([
    ['id-certificate-20', (id: string) => id.length === 20 && /^\d+X?\d\d$/.test(id)],
    ['id-certificate-22', (id: string) => id.length === 22],
    ['id-placeholder', (id: string) => id.startsWith('999999')],
    ['id-scientific-text', (id: string) => id === '5.80E+17'],
    ['id-lower-x', (id: string) => id.endsWith('x')],
    ['id-full-width', (id: string) => id.startsWith('５')],
    ['id-spaces', (id: string) => id.includes(' ')],
    ['id-apostrophe', (id: string) => id.startsWith("'")]
  ])('holds as many %s as planted', (kind, test) => {
    expect(planted(kind, WIDE)).toBeGreaterThan(0);
    expect(text(test)).toBe(planted(kind, WIDE));
  });

  it('holds ID numbers stored as numbers, with zeros at the end', () => {
    const numbers = ids().filter((id) => typeof id === 'number');
    expect(numbers).toHaveLength(planted('id-stored-as-number', WIDE));
    for (const id of numbers) expect(String(id)).toMatch(/000$/);
  });

  it('holds as many wrong check characters as planted', () => {
    const wrong = people.filter((p) => p.id.id !== null && !clean.checks(p.id.id));
    expect(wrong).toHaveLength(planted('id-wrong-check', WIDE));
  });

  it('holds the repeated ID numbers, and only those', () => {
    const seen = new Map<string, number>();
    for (const {id} of people) if (id.id) seen.set(id.id, (seen.get(id.id) ?? 0) + 1);
    const again = [...seen.values()].reduce((a, n) => a + n - 1, 0);
    const all = planted('id-duplicate', WIDE) + planted('person-in-two-households', WIDE);
    // A donor's own cell may carry another defect; then its number stands once.
    expect(again).toBeLessThanOrEqual(all);
    expect(again).toBeGreaterThanOrEqual(all - 2);
  });

  it('holds households with two heads and with none', () => {
    const heads = households.map((h) => h.people.filter((p) => p.relation === '户主').length);
    expect(heads.filter((n) => n === 2)).toHaveLength(planted('two-heads', WIDE));
    expect(heads.filter((n) => n === 0)).toHaveLength(planted('no-head', WIDE));
  });

  it('holds households whose rows disagree on the cause, and sizes that are not the rows', () => {
    const rowsOf = (h: Household) =>
      h.people.map((p) => p.row.at('致贫原因1')).filter((c) => c !== null);
    const differ = households.filter((h) => new Set(rowsOf(h)).size > 1);
    expect(differ).toHaveLength(planted('rows-disagree', WIDE));
    expect(households.filter((h) => h.size !== h.people.length)).toHaveLength(
      planted('size-differs-from-rows', WIDE)
    );
  });

  it('holds one heading twice, and rows on which the two disagree', () => {
    const [first, second] = wide.headings.flatMap((h, i) => (h === '风险是否已消除' ? [i] : []));
    if (first === undefined || second === undefined)
      throw new Error('the heading is not there twice');
    expect(wide.headings[second + 1]).toBe('消除监测时间');
    const differ = households.filter((h) => {
      const cells = h.people[0]?.row.cells ?? [];
      return cells[first] !== cells[second];
    });
    expect(differ).toHaveLength(planted('removed-columns-disagree', WIDE));
  });

  it('holds unreadable and missing cells as planted', () => {
    const first = households.map((h) => h.people[0]?.row);
    const incomes = first.map((r) => r?.at('人均纯收入（元）') ?? null);
    const words = incomes.filter((raw) => clean.label(raw) !== null && clean.amount(raw) === null);
    expect(words).toHaveLength(planted('unreadable-money', WIDE));
    expect(incomes.filter((raw) => clean.label(raw) === null)).toHaveLength(
      planted('missing-income', WIDE)
    );
    expect(people.filter((p) => p.health === null)).toHaveLength(planted('missing-health', WIDE));
    expect(people.filter((p) => p.labour === null)).toHaveLength(planted('missing-labour', WIDE));
    const born = people.filter((p) => p.born === null).map((p) => p.row.at('出生日期'));
    expect(born).toEqual(Array(planted('impossible-date', WIDE)).fill('2023-02-30'));
  });

  it('holds typos and telephones with .0', () => {
    const typos = wide.records.filter(
      (r) => clean.labour(String(r.at('劳动技能'))) !== String(r.at('劳动技能'))
    );
    expect(typos).toHaveLength(planted('typo-labour', WIDE));
    const phones = households.filter((h) =>
      String(h.people[0]?.row.at('户联系电话')).endsWith('.0')
    );
    expect(phones).toHaveLength(planted('phone-trailing-zero', WIDE));
  });
});

describe('the other exports', () => {
  it('hold damaged household numbers as planted', () => {
    const damaged = households1(files).table.records.filter(
      (r) => clean.householdNumber(r.at('户编号')) === null
    );
    const file = '（基础信息）户信息';
    expect(damaged).toHaveLength(
      planted('household-number-scientific', file) +
        planted('household-number-fifteen-digits', file)
    );
    const measures = files.table('帮扶措施', '措施大类').records.map((r) => r.at('户编号'));
    expect(measures.filter((n) => typeof n === 'number')).toHaveLength(
      planted('household-number-stored-as-number', '帮扶措施')
    );
    expect(measures.filter((n) => n === '5.80E+17')).toHaveLength(
      planted('household-number-scientific', '帮扶措施')
    );
    const known = new Set(households.map((h) => h.id));
    const nowhere = measures.filter(
      (n) => clean.householdNumber(n) !== null && !known.has(String(n))
    );
    expect(nowhere).toHaveLength(planted('orphan-measure', '帮扶措施'));
  });

  it('hold refunds in brackets and rows registered twice', () => {
    const amounts = files
      .table('资金拨付支付明细', '项目编号')
      .records.map((r) => clean.amount(r.at('金额（元）')));
    expect(amounts.filter((n) => n !== null && n < 0)).toHaveLength(
      planted('refund-in-brackets', '资金拨付')
    );
    const rows = files
      .table('资金台账2024', '资金文号', 2)
      .records.map((r) => `${r.at('项目编号')}|${r.at('资金文号')}`);
    expect(rows.length - new Set(rows).size).toBe(planted('repeated-registration', '资金台账2024'));
  });

  it('hold a workbook that cannot be opened and files of no table', () => {
    expect(() => read(readFileSync(`${root}county/低保名单.xlsx`))).toThrow(/password|encrypt/i);
    expect(files.names).toContain('走访记录.xls');
    expect(files.names).toContain('天气.csv');
  });
});

describe('what truth.json says can be used', () => {
  const numbers = (raws: Raw[]) => raws.filter((n) => clean.householdNumber(n) !== null).length;

  it('is what the files hold', () => {
    const {wide: held, householdNumbers} = truth.usable;
    expect(wide.records).toHaveLength(held.person);
    expect(households).toHaveLength(held.household);
    expect(households.filter((h) => h.monitoring)).toHaveLength(held.monitored);
    const column = (start: string, first: string) =>
      files
        .sheets(start)
        .flatMap((s) => files.cut(s, start, first).records.map((r) => r.at('户编号')));
    expect(numbers(column('（基础信息）户信息', '户编号'))).toBe(householdNumbers.household1);
    expect(numbers(column('帮扶措施', '措施大类'))).toBe(householdNumbers.measure);
    expect(numbers(column('带贫名单', '户编号'))).toBe(householdNumbers.benefit);
    expect(numbers(column('产业项目受益户名单', '户编号'))).toBe(householdNumbers.beneficiary);
  });

  it('is the habits of the clerks', () => {
    const parted = wide.records.flatMap((r) => {
      const [mark] = /[,，、;；/ \n]/.exec(String(r.at('健康状况') ?? '')) ?? [];
      return mark && clean.label(r.at('健康状况')) !== null ? [mark] : [];
    });
    const expected = Object.values<number>(truth.habits.healthSeparators).reduce(
      (a, n) => a + n,
      0
    );
    expect(Math.abs(parted.length - expected)).toBeLessThanOrEqual(planted('missing-health', WIDE));
    const names = new Set(
      openCounty(`${root}county`, FIRST).places.villages.map((v) => v.township + v.name)
    );
    const odd = households.filter((h) => {
      const row = h.people[0]?.row;
      return (
        h.village !== null &&
        !h.byOldName &&
        !names.has(`${row?.at('乡（镇）')}${row?.at('行政村')}`)
      );
    });
    expect(odd.length).toBeLessThanOrEqual(truth.habits.villageVariants.date2);
    expect(odd.length).toBeGreaterThan(100);
  });
});

describe('places in the files', () => {
  it('every planted cell stands where truth.json says', () => {
    const names = new Set<string>(
      truth.planted.flatMap((p: Kind) => p.items.map(([file]) => file))
    );
    const sheets = new Map(
      [...names].flatMap((name) => files.sheets(name)).map((s) => [`${s.file}|${s.name}`, s.rows])
    );
    const wrong = truth.planted.flatMap((p: Kind) =>
      p.items.filter(([file, sheet, row, column, written]) => {
        const cell = sheets.get(`${file}|${sheet}`)?.[row - 1]?.[column - 1] ?? null;
        return String(cell ?? '').trim() !== String(written ?? '').trim();
      })
    );
    expect(wrong).toEqual([]);
    expect(truth.cells).toHaveLength(10);
  });

  it.each([
    ['（自定义）监测对象信息', '户编号', 1],
    ['（基础信息）户信息', '户编号', 1],
    ['监测户_20231231', '户编号', 1],
    ['2022年家庭收入', '户编号', 1],
    ['帮扶措施', '措施大类', 1],
    ['资金台账2023', '资金文号', 2],
    ['资金台账2024', '资金文号', 2],
    ['资金拨付支付明细', '项目编号', 1],
    ['经营主体', '经营主体名称', 1],
    ['（自定义）行政村信息', '行政村', 1],
    ['撤并村', '原行政村名称', 1],
    ['小额信贷', '示例县脱贫人口小额信贷台账', 3],
    ['医疗结算', '身份证号', 1],
    ['易地搬迁', '户编号', 1]
  ] as const)('rows of %s are counted', (start, first, depth) => {
    const sheet = files.sheets(start)[0];
    if (!sheet) throw new Error(start);
    const table = tableOf(sheet, first, depth);
    const counted = truth.files.find(
      (f: {file: string; sheet: string}) => f.file === sheet.file && f.sheet === sheet.name
    );
    expect({
      title: table.title,
      heading: depth,
      aside: table.aside.length,
      data: table.records.length
    }).toEqual({
      title: counted.title,
      heading: counted.heading,
      aside: counted.aside,
      data: counted.data
    });
    expect(counted.total).toBe(sheet.rows.length);
  });

  it('rows of every township and every list are counted', () => {
    for (const [start, first] of [
      ['人口信息_20231231/', '户编号'],
      ['带贫名单', '户编号'],
      ['产业项目受益户名单', '户编号']
    ] as const)
      for (const sheet of files.sheets(start)) {
        const table = tableOf(sheet, first);
        const counted = truth.files.find(
          (f: {file: string; sheet: string}) => f.file === sheet.file && f.sheet === sheet.name
        );
        expect([sheet.file, sheet.name, table.records.length, table.aside.length]).toEqual([
          counted.file,
          counted.sheet,
          counted.data,
          counted.aside
        ]);
      }
  });
});

agreement('a second reader agrees with truth.json', () => root, FIRST);
