import {describe, expect, test} from 'vitest';
import {importFiles} from '../../../src/importers/index.ts';
import {dataOf, doubtsOf, marksOf, readText, source, type Sheet} from './read.ts';

const NUMBERS = [10, 13, 16, 19, 22];
const RECORDS = NUMBERS.map((n, i) => `Place ${'ABCDE'.charAt(i)},${n},${n * 3 + 1}`);

function ended(...last: readonly string[]): Promise<Sheet> {
  return readText(`${['name,people,homes', ...RECORDS, ...last].join('\n')}\n`);
}

describe('a last row', () => {
  test.each(
    'Итого Всего 合計 총계 합계 Toplam Razem Ogółem Celkem Összesen Yhteensä Totalt'.split(' ')
  )('%s is a total in any case', async (word) => {
    const sheet = await ended(`${word},80,245`);
    expect(marksOf(sheet)).toMatch(/- total$/);
    expect(doubtsOf(sheet)).toEqual([]);
    expect(doubtsOf(await ended(`${word},80,246`))).toEqual(['total-differs']);
  });

  test.each('Ensemble Suma Sum Samtliga Overall'.split(' '))(
    '%s is one where the sums prove it',
    async (word) => {
      const sheet = await ended(`${word},80,245`);
      expect(marksOf(sheet)).toMatch(/- total$/);
      expect(doubtsOf(sheet)).toEqual([]);
      const other = await ended(`${word},81,246`);
      expect(dataOf(other)).toHaveLength(6);
      expect(other.end.doubts).toEqual([{code: 'foot-unsure', row: 7}]);
    }
  );

  test.each('Mean Average Moyenne Media Promedio Durchschnitt 平均'.split(' '))(
    '%s is a mean where it is one',
    async (word) => {
      const sheet = await ended(`${word},16,49`);
      expect(marksOf(sheet)).toMatch(/- total$/);
      expect(doubtsOf(sheet)).toEqual([]);
      expect(doubtsOf(await ended(`${word},17,45`))).toEqual(['foot-unsure']);
    }
  );

  test('without such a word is a total by two sums, and doubted by a single one', async () => {
    expect(marksOf(await ended('The county,80,245'))).toMatch(/- total$/);
    const sheet = await ended('The county,80,200');
    expect(dataOf(sheet)).toHaveLength(6);
    expect(doubtsOf(sheet)).toEqual(['foot-unsure']);
    const small = 'name,a,b\nA,1,0\nB,0,1\nC,1,0\nD,0,1\nE,2,2\n';
    expect(dataOf(await readText(small))).toHaveLength(5);
    const alone = 'name,a,b\nA,90,40\nB,0,0\nC,0,0\nD,0,0\nE,90,40\n';
    expect(dataOf(await readText(alone))).toHaveLength(5);
  });

  test.each([
    ['Mean Street,16,49'],
    ['Suma,80,245', 'Place F,3,4'],
    ['Mean,16,49', 'Mean,16,49'],
    ['Place F,80,300,']
  ])('%s is a record', async (...lines) => {
    expect(dataOf(await ended(...lines))).toHaveLength(5 + lines.length);
  });
});

test('a long text is not left to the engine where its last line may be a total', async () => {
  const lines = Array.from({length: 200}, (_, i) => `Place ${i},kind ${i % 3},${i},${i * 2}`);
  const typesOf = async (last: string): Promise<string[]> => {
    const blob = new Blob([`name,kind,people,homes\n${lines.join('\n')}\n${last}\n`]);
    const file = source('a.csv', new Uint8Array(await blob.arrayBuffer()));
    const types: string[] = [];
    for await (const event of importFiles([{...file, blob}], {leastRegular: 0}))
      types.push(event.type);
    return types;
  };
  expect(await typesOf('Place 200,kind 1,3,4')).toContain('regular');
  for (const last of ['"Итого",all,19900,39800', 'Mean,,99.5,199'])
    expect(await typesOf(last)).toContain('irregular');
});
