import {describe, expect, test} from 'vitest';
import {dataOf, doubtsOf, marksOf, readText, type Sheet} from './read.ts';

const PLACES = ['North', 'South', 'East side', 'West bay', 'Old town'];
const RECORDS = PLACES.map(
  (place, i) => `rec ${place},${i * 7 + 1}.5,${i + 3}-${i + 9},at ${place}`
);

/** A table with that row below its heading: words, numbers, spans and words. */
function headed(row: string): Promise<Sheet> {
  return readText(`name,length,weight,place\n${row}\n${RECORDS.join('\n')}\n`);
}

describe('a row of units below a heading', () => {
  test.each([
    ['text,(m),(kg),text', 'length/(m)'],
    ['-,m,kg,-', 'length/m'],
    ['/,元,亩,/', 'length/元'],
    ['n/a,mg/L,°C,n/a', 'length/mg/L'],
    [',1000 t,m3,', 'length/1000 t'],
    ['单位,（万元）,,', 'length/（万元）'],
    ['—,%,,—', 'length/%']
  ])('%s is one over numbers', async (row, heading) => {
    const sheet = await headed(row);
    expect(marksOf(sheet)).toBe('heading heading - - - - -');
    expect(sheet.head.headings[1]).toBe(heading);
    expect(doubtsOf(sheet)).toEqual([]);
  });

  test.each(['-,,kg,-', ',,%,', 'text,(m),,text', ',,,亩', ',s,h,'])(
    '%s may be one',
    async (row) => {
      const sheet = await headed(row);
      expect(doubtsOf(sheet)).toEqual(['heading-unsure']);
    }
  );

  test.each([
    'quantity,symbol,factor\nlength,m,1\nmass,kg,1\narea,ha,10000\n',
    'from,to,factor\nm,km,0.001\nkg,t,0.001\nha,km2,0.01\n',
    'sex,age\nm,34\nf,25\nf,23\nm,12\n',
    '指标,计量单位,数值\n人口,人,300\n户数,户,80\n面积,亩,900\n',
    '2019,2020,2021\n(c),(c),12\n10,12,13\n14,15,16\n19,15,16\n'
  ])('a first record is none: %j', async (text) => {
    const sheet = await readText(text);
    expect(dataOf(sheet)).toHaveLength(text.split('\n').length - 2);
    expect(doubtsOf(sheet)).toEqual([]);
  });
});
