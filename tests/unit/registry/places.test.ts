import {describe, expect, test} from 'vitest';
import {
  fullTownship,
  presentPlace,
  presentVillage,
  townshipName,
  villageName,
  villageOf,
  villageStem,
  type VillageChange
} from '../../../src/registry/places.ts';

test.each([
  ['柳树村', '柳树村'],
  ['柳树村委会', '柳树村'],
  ['柳树村村委会', '柳树村'],
  ['柳树行政村', '柳树村'],
  ['张村村', '张村村'],
  ['柳树村民委员会', '柳树村'],
  [' 柳 树 村 ', '柳树村'],
  ['城东社区', '城东社区'],
  ['城东社区居委会', '城东社区'],
  ['城东社区居民委员会', '城东社区'],
  ['城东居委会', '城东社区'],
  ['', '']
])('the village %j is %j', (written, name) => {
  expect(villageName(written)).toBe(name);
});

test('the township before a village is left out', () => {
  expect(villageName('平川镇柳树村委会', '平川镇')).toBe('柳树村');
  expect(villageName('平川镇柳树村', '柳林镇')).toBe('平川镇柳树村');
});

test('a village and the community it became share their stem', () => {
  expect(villageStem('城东村')).toBe(villageStem('城东社区居委会'));
});

test.each([
  ['平川镇', '平川镇'],
  ['平川镇人民政府', '平川镇'],
  ['平川　镇', '平川镇'],
  ['城关街道办事处', '城关街道']
])('the township %j is %j', (written, name) => {
  expect(townshipName(written)).toBe(name);
});

test.each([
  ['青溪', '青溪镇'],
  ['城关', '城关街道'],
  ['白石', '白石'],
  ['远山', '远山'],
  ['白石乡', '白石乡'],
  ['', '']
])('of the townships that are known %j means %j', (written, name) => {
  const known = ['青溪镇', '青溪镇人民政府', '青溪', '城关街道', '白石乡', '白石镇'];
  expect(fullTownship(written, known)).toBe(name);
});

const place = (township: string, village: string, village_code = '') => ({
  township,
  village,
  village_code
});

describe('the village that a place means', () => {
  const villages = [
    place('平川镇', '柳树村', '580101100001'),
    place('平川镇', '城东社区', '580101100002'),
    place('平川镇', '河西村', '580101100003'),
    place('平川镇', '河西社区', '580101100004'),
    place('石门乡', '柳树村', '580101200001')
  ];
  const code = (...args: Parameters<typeof place>) =>
    villageOf(place(...args), villages)?.village_code;

  test('its code decides over its name', () => {
    expect(code('平川镇', '柳树村', '580101200001')).toBe('580101200001');
  });
  test('the same name in two townships is told apart', () => {
    expect(code('石门乡', '柳树行政村')).toBe('580101200001');
    expect(code('', '柳树村')).toBeUndefined();
  });
  test('a stem is enough when only one village of the township has it', () => {
    expect(code('平川镇', '城东村委会')).toBe('580101100002');
    expect(code('平川镇', '河西')).toBeUndefined();
  });
  test('a township that is written short is the only one with its stem', () => {
    expect(code('石门', '柳树')).toBe('580101200001');
    expect(code('石', '柳树')).toBeUndefined();
  });
  test('an exact name wins over a stem', () => {
    expect(code('平川镇', '河西村委会')).toBe('580101100003');
  });
  test('an unknown village is unknown', () => {
    expect(code('平川镇', '远山村')).toBeUndefined();
    expect(code('平川镇', '')).toBeUndefined();
  });
});

describe('the old-new table', () => {
  const change = (
    old: ReturnType<typeof place>,
    now: ReturnType<typeof place>,
    changed_on = ''
  ): VillageChange => ({
    ...old,
    new_township: now.township,
    new_village: now.village,
    new_village_code: now.village_code,
    changed_on
  });
  const changes = [
    change(
      place('平川镇', '上湾村', '580101100011'),
      place('平川镇', '双湾村', '580101100020'),
      '2024-03-01'
    ),
    change(
      place('平川镇', '双湾村', '580101100020'),
      place('柳林镇', '双湾村', '580101300001'),
      '2024-05-01'
    ),
    change(place('石门乡', '老街村'), place('', '新街村')),
    change(place('黑水乡', '甲村'), place('', '乙村')),
    change(place('黑水乡', '乙村'), place('', '甲村'))
  ];

  test('changes follow each other', () => {
    expect(presentPlace(place('平川镇', '上湾村委会', '580101100011'), changes)).toEqual(
      place('柳林镇', '双湾村', '580101300001')
    );
  });
  test('only those up to the date', () => {
    const old = place('平川镇', '上湾村', '580101100011');
    expect(presentPlace(old, changes, '2024-04-30')).toEqual(
      place('平川镇', '双湾村', '580101100020')
    );
    expect(presentPlace(old, changes, '2023-12-31')).toEqual(old);
  });
  test('names are enough where there is no code, and what is not said stays', () => {
    expect(presentPlace(place('石门乡', '老街行政村'), changes)).toEqual(place('石门乡', '新街村'));
    expect(presentPlace(place('平川镇', '上湾村委会'), changes).village_code).toBe('580101300001');
  });
  test('a short name is that of the only village with its stem; a community of the same stem is another place', () => {
    expect(presentPlace(place('石门乡', '老街'), changes)).toEqual(place('石门乡', '新街村'));
    expect(presentPlace(place('石门', '老街'), changes).village).toBe('新街村');
    const community = place('石门乡', '老街社区');
    expect(presentPlace(community, changes)).toEqual(community);
    const both = [...changes, change(community, place('', '新街社区'))];
    expect(presentPlace(place('石门乡', '老街'), both).village).toBe('老街');
  });
  test('a village of the same name with another code is another village', () => {
    const other = place('平川镇', '上湾村', '580101100099');
    expect(presentPlace(other, changes)).toEqual(other);
  });
  test('changes that lead back come to an end', () => {
    expect(presentPlace(place('黑水乡', '甲村'), changes)).toEqual(place('黑水乡', '甲村'));
  });
  test('a place that no change names comes back as it is', () => {
    const same = place('双河镇', '柳树村委会');
    expect(presentPlace(same, changes)).toEqual(same);
  });
});

describe('the present village', () => {
  const changes: readonly VillageChange[] = [
    {
      ...place('平川镇', '柳树村', '580101100202'),
      new_township: '平川镇',
      new_village: '新建村',
      new_village_code: '580101100203',
      changed_on: ''
    },
    {
      ...place('平川镇', '前进村', '580101100204'),
      new_township: '平川镇',
      new_village: '新建村',
      new_village_code: '580101100203',
      changed_on: ''
    }
  ];
  const latest = [
    place('平川镇', '新建村', '580101100203'),
    place('高山乡', '柳树村', '580101101201'),
    place('高山乡', '红星村', '580101101202')
  ];
  const former = [
    place('平川镇', '柳树村'),
    place('平川镇', '前进村', '580101100204'),
    place('高山乡', '红星村'),
    place('高山乡', '旧村')
  ];
  const found = (...args: Parameters<typeof place>) =>
    presentVillage(place(...args), changes, [latest, former])?.village_code;

  test('is that of the latest list, whatever former ones say of the same name', () => {
    expect(found('高山乡', '红星村')).toBe('580101101202');
    expect(found('平川镇', '前进村', '580101100204')).toBe('580101100203');
    expect(found('高山乡', '旧村')).toBe('');
  });
  test('of a name without a township is known where all that bore it came to the same', () => {
    expect(found('', '前进村')).toBe('580101100203');
    expect(found('', '红星村')).toBe('580101101202');
    expect(found('', '柳树村')).toBeUndefined();
    expect(found('', '前进')).toBe('580101100203');
    expect(found('', '红星')).toBe('580101101202');
    expect(found('', '柳树')).toBeUndefined();
    expect(found('', '柳树村', '580101101201')).toBe('580101101201');
  });
});
