import {describe, expect, test} from 'vitest';
import {dataOf, doubtsOf, marksOf, readText} from './read.ts';

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

describe('a stray quote with another some lines below', () => {
  test('holds no records of the table together', async () => {
    for (const end of ['5,close",x', '5,w,close"']) {
      const sheet = await readText(
        `a,b,c\n0,w,x\n1,w,x\n2,"open,x\n3,w,x\n4,w,x\n${end}\n6,w,x\n7,w,x\n8,"w, z",x\n`
      );
      expect(dataOf(sheet)).toHaveLength(9);
      expect(dataOf(sheet)[2]).toEqual(['2', '"open', 'x']);
      expect(dataOf(sheet)[5]).toEqual(end.split(','));
      expect(doubtsOf(sheet)).toContain('unbalanced-quote');
    }
  });

  test('is doubted where nothing but words tells what a record is', async () => {
    const sheet = await readText('a,b\np,q\n"r,s\nt,u\nv",x\ny,z\nk,l\nm,n\n');
    expect(doubtsOf(sheet)).toContain('unbalanced-quote');
  });

  test('is none where a text of several lines has other commas, or no numbers under the numbers', async () => {
    for (const text of ['one\ntwo', 'one, of\ntwo, three', 'one\na,b']) {
      const sheet = await readText(`n,text\n1,"${text}"\n2,x\n3,y\n4,"p, q"\n`);
      expect(dataOf(sheet)[0]).toEqual(['1', text]);
      expect(doubtsOf(sheet)).not.toContain('unbalanced-quote');
    }
  });
});

describe('headings over a polluted table', () => {
  test('take in no first record that is a cell longer', async () => {
    const sheet = await readText('id,name,town,n\n,1,Ann,Rome,3\n2,Bob,Oslo,4\n3,Cy,Bern,5\n');
    expect(sheet.head.headingRows).toEqual([1]);
    expect(dataOf(sheet)[0]).toEqual([null, '1', 'Ann', 'Rome', '3']);
  });
});

describe('a heading is doubted', () => {
  const records = '2001-01,1.1\n2001-02,1.2\n2001-03,1.3\n2001-04,1.4\n';
  const wide = 'id,type,n,who\n1,x,3,A\n2,y,4,B\n3,z,5,C\n4,x,6,D\n';

  test('of two rows without gaps or groups: the first may be a line about the file', async () => {
    const pairs = await readText(`Key,Some text\nDate,Price\n${records}`);
    expect(pairs.head.headings).toEqual(['Date', 'Price']);
    expect(pairs.end.doubts).toEqual([{code: 'heading-unsure', row: 2}]);
    const three = await readText(
      'Report,2020,Anytown\nyear,births,deaths\n2000,7,6\n2001,8,5\n2002,9,4\n'
    );
    expect(doubtsOf(three)).toEqual(['heading-unsure']);
    const units = await readText(`Date,Price\n(month),(EUR)\n${records}`);
    expect(units.head.headingRows).toEqual([1, 2]);
    expect(doubtsOf(units)).toEqual([]);
  });

  test('where words stand over the numbers below it', async () => {
    const sheet = await readText(`Back,Data 1: Prices\nSourcekey,EMM_X\nDate,Price\n${records}`);
    expect(doubtsOf(sheet)).toContain('heading-unsure');
    const typed = await readText(
      'Region,Anytown\nYear,2020\nRows,9\nname,score\na,1\nb,2\nc,3\nd,4\ne,5\nf,6\n'
    );
    expect(doubtsOf(typed)).toEqual(['heading-unsure']);
  });

  test('below a table of words, with a blank row between them or without', async () => {
    for (const gap of ['\n', '']) {
      const {head, end} = await readText(`name,town\nAnn,Rome\nBob,Oslo\nCy,Bern\n${gap}${wide}`);
      const [row = 0] = head.headingRows;
      expect(row).toBe(gap === '' ? 5 : 6);
      expect(end.doubts).toContainEqual({code: 'heading-unsure', row});
    }
  });
});

test('pairs above a table of two columns are titles where a blank row parts them', async () => {
  const records = Array.from({length: 12}, (_, i) => `${2000 + i},${700 + i}\n`).join('');
  const pairs = await readText(`Region,Anytown\nPeriod,2020\n\nyear,births\n${records}`);
  expect(pairs.head.headingRows).toEqual([4]);
  expect(pairs.end.data).toBe(12);
  expect(doubtsOf(pairs)).toEqual(['heading-unsure']);
  const table = await readText(`name,size\na,1\nb,2\n\nyear,births\n${records}`);
  expect(table.head.headingRows).toEqual([1]);
});

test('a table of words above a wider one is no heading of several rows', async () => {
  const sheet = await readText(
    'word,class,lang\nhund,noun,da\nmela,verb,it\ncasa,noun,es\n\nid,name,town,n\n1,Ann,Rome,2\n2,Bo,Oslo,4\n3,Cy,Bern,6\n'
  );
  expect(sheet.head.headingRows).toEqual([1]);
  expect(doubtsOf(sheet)).toContain('several-tables');
});

describe('the last row', () => {
  test('is a record where its numbers are under their columns, whatever its first cell says', async () => {
    for (const text of ['Notes', 'Source: post', '备注：无']) {
      const sheet = await readText(`item,text,n\na,b,1\nc,d,2\n${text},,4\n`);
      expect(marksOf(sheet)).toBe('heading - - -');
    }
    const foot = await readText('item,text,n\na,b,1\nc,d,2\n"Source: ONS, 2020",,\n');
    expect(marksOf(foot)).toBe('heading - - footer');
  });

  test('is a note where it says so and words are under the numbers', async () => {
    const sheet = await readText('item,n\na,1\nb,2\nc,3\nNote: rounded, may change\n');
    expect(marksOf(sheet)).toBe('heading - - - footer');
    const data = await readText('item,n\na,1\nNote: rounded, may change\nb,2\nc,3\n');
    expect(marksOf(data)).toBe('heading - - - -');
  });

  test('is doubted where nothing but words are under the numbers', async () => {
    const sheet = await readText(
      'year,births,deaths\n2000,71,60\n2001,72,61\n2002,73,62\nFigures are provisional, rounded, and may change.\n'
    );
    expect(sheet.end.doubts).toContainEqual({code: 'heading-again', row: 5});
    const nothing = await readText('year,births\n2000,71\n2001,72\n2002,73\n2003,n/a\n');
    expect(doubtsOf(nothing)).toEqual([]);
  });
});

test('notes in other languages, and what programs write under a table, are its foot', async () => {
  const notes = [
    'Bron: CBS',
    'Quelle: Statistisches Bundesamt',
    'Fuente: INE',
    'Källa: SCB',
    'Источник: Росстат',
    '出典：総務省',
    '資料來源：內政部',
    '# total rows: 9',
    'Total records: 3',
    'Footnotes:\n1,Rounded\n2,Others',
    'End of file',
    'Data extracted on 1 May 2020 from OECD.Stat'
  ];
  for (const note of notes) {
    const sheet = await readText(`year,births,deaths\n2000,7,6\n2001,8,5\n2002,9,4\n${note}\n`);
    expect(sheet.end.data).toBe(3);
    const data = await readText(`town,n,m\n${note.split('\n')[0]},1,2\nEly,3,4\n`);
    expect(data.end.data).toBe(2);
  }
});
