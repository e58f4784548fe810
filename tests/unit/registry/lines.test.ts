import {expect, test} from 'vitest';
import {CODES} from '../../../src/registry/codes.ts';
import {POLICY_LINES} from '../../../src/registry/lines.ts';
import {DEVELOPMENT_KINDS, MATCHES} from '../../../src/registry/match.ts';

function value(key: string, year: number | null, place = ''): number | undefined {
  return POLICY_LINES.find((line) => line.key === key && line.year === year && line.place === place)
    ?.value;
}

test('there is one value for a key, year and place', () => {
  const keys = POLICY_LINES.map(({key, year, place}) => `${key} ${year} ${place}`);
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});

test.each([
  ['poverty', 2014, 2800],
  ['poverty', 2019, 3218],
  ['poverty', 2020, 4000],
  ['poverty-provincial', 2016, 3146],
  ['monitoring', 2021, 6000],
  ['monitoring', 2023, 7300],
  ['near-line-factor', null, 1.2],
  ['sharp-drop', null, 0.3],
  ['sharp-drop-amount', null, 2000],
  ['schedule-11', null, 0.92],
  ['industry-share', 2023, 0.6]
])('%s of %s is %s', (key, year, expected) => {
  expect(value(key, year)).toBe(expected);
});

test('the provincial line rises by six per cent a year', () => {
  const raised = [2015, 2016, 2017, 2018, 2019].map((year) =>
    Math.round(2800 * 1.06 ** (year - 2014))
  );
  expect(raised).toEqual(
    [2015, 2016, 2017, 2018, 2019].map((year) => value('poverty-provincial', year))
  );
});

test('what was quoted from memory stays marked so', () => {
  const grades = POLICY_LINES.filter(({key, place}) => key === 'monitoring' && place === '').map(
    ({grade}) => grade
  );
  expect(new Set(grades)).toEqual(new Set(['M']));
  expect(value('monitoring', 2023, '贵州省')).toBe(7300);
});

test('every source is given in both languages, in its own script', () => {
  const wrong = POLICY_LINES.filter(
    ({source}) => !/\p{Script=Han}/u.test(source.zh) || /\p{Script=Han}|^$/u.test(source.en)
  );
  expect(wrong).toEqual([]);
});

test('milestones rise within the year', () => {
  const shares = ['03', '06', '09', '11', '12'].map((month) => value(`schedule-${month}`, null));
  expect(shares).toEqual([0.3, 0.5, 0.75, 0.92, 0.98]);
});

const labels = (list: string) => CODES[list]?.codes.map(({zh}) => zh) ?? [];

test('the matching table speaks in the labels of the lists', () => {
  const causes = new Set([...labels('cause'), ...labels('risk')]);
  const kinds = new Set(labels('measure_kind'));
  expect(MATCHES.filter(({cause, kind}) => !causes.has(cause) || !kinds.has(kind))).toEqual([]);
  expect(DEVELOPMENT_KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
  const open = [...causes].filter((cause) => !MATCHES.some((match) => match.cause === cause));
  expect(open.toSorted()).toEqual(['其他', '因疫情']);
});

test.each([
  ['因病', '健康帮扶', 'strong'],
  ['因病', '综合保障', 'weak'],
  ['因残', '综合保障', 'strong'],
  ['缺劳动力', '综合保障', 'strong'],
  ['缺劳动力', '公益性岗位帮扶', 'weak'],
  ['因安全饮水', '饮水安全保障', 'strong'],
  ['因务工就业不稳', '产业帮扶', 'weak']
])('%s and %s fit: %s', (cause, kind, strength) => {
  const found = MATCHES.filter(
    (match) => match.cause === cause && match.kind === kind && match.items === undefined
  );
  expect(found.map((match) => match.strength)).toEqual([strength]);
});

test('industry does not fit illness, and training does not fit disability', () => {
  expect(MATCHES.some(({cause, kind}) => cause === '因病' && kind === '产业帮扶')).toBe(false);
  expect(MATCHES.some(({cause, kind}) => cause === '因残' && kind === '就业帮扶')).toBe(false);
});
