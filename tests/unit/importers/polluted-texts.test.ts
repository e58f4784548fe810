import {describe, expect, test} from 'vitest';
import {dataOf, doubtsOf, readText} from './read.ts';

describe('a row whose quotes are sound stays as it is', () => {
  test('with a cell too many and an apostrophe', async () => {
    const rows = '"a","b"\n"1","2"\n"3","it\'s","z"\n"5","6"\n"7","8"\n';
    const sheet = await readText(rows);
    expect(dataOf(sheet)[1]).toEqual(['3', "it's", 'z']);
    expect(doubtsOf(sheet)).toEqual(['ragged-rows', 'ragged-rows']);
  });

  test('with a cell too few and an apostrophe', async () => {
    const sheet = await readText(
      'id,who,note,n\n1,Ann,"slow, fine",3\n2,Cy\'s,"Friendly, ok"\n3,Bob,"p, q",4\n4,Dee,none,5\n'
    );
    expect(dataOf(sheet)[1]).toEqual(['2', "Cy's", 'Friendly, ok', null]);
    expect(doubtsOf(sheet)).toEqual(['ragged-rows', 'ragged-rows']);
  });

  test('in a file that is quoted by apostrophes', async () => {
    const more = await readText("'a','b'\n'1','2'\n'3','4','z'\n'5','6'\n'7','8'\n");
    expect(dataOf(more)[1]).toEqual(['3', '4', 'z']);
    const less = await readText("a,b,c\n1,'x, y',3\n3,'p, q'\n5,'r, s',7\n7,'t, u',9\n");
    expect(dataOf(less)[1]).toEqual(['3', 'p, q', null]);
  });

  test('with a cell too many and a line break in another', async () => {
    const sheet = await readText('a,b,c\n1,"x\ny",2\n2,"p\nq",3,z\n3,"r\ns",4\n4,t,5\n');
    expect(dataOf(sheet)[1]).toEqual(['2', 'p\nq', '3', 'z']);
  });

  test('but what the other quote holds together is one cell', async () => {
    const sheet = await readText(
      'id,who,note,n\n1,"Ann, B",ok,3\n2,\'Cy, D\',"it\'s ""fine""",4\n3,"E, F",no,5\n'
    );
    expect(dataOf(sheet)[1]).toEqual(['2', 'Cy, D', 'it\'s "fine"', '4']);
    expect(doubtsOf(sheet)).toEqual(['unbalanced-quote']);
  });
});

test('inch marks in quoted cells do not join these', async () => {
  const sheet = await readText(
    '"Article","Width","Height","Price"\n"Desk","15"","7\'2"","617.50"\n"Pipe, black","56"","3\'4"","710.50"\n' +
      '"Plank","29"","6\'1"","803.50"\n"Shelf","3" board","1" thick","9.00"\n'
  );
  expect(dataOf(sheet)).toEqual([
    ['Desk', '15"', '7\'2"', '617.50'],
    ['Pipe, black', '56"', '3\'4"', '710.50'],
    ['Plank', '29"', '6\'1"', '803.50'],
    ['Shelf', '3" board', '1" thick', '9.00']
  ]);
  expect(doubtsOf(sheet)).toContain('unbalanced-quote');
});

describe('headings over a polluted table', () => {
  test('take in no first record that is a cell longer', async () => {
    const sheet = await readText('id,name,town,n\n,1,Ann,Rome,3\n2,Bob,Oslo,4\n3,Cy,Bern,5\n');
    expect(sheet.head.headingRows).toEqual([1]);
    expect(dataOf(sheet)[0]).toEqual([null, '1', 'Ann', 'Rome', '3']);
  });
});
