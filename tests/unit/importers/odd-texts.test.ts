import iconv from 'iconv-lite';
import {describe, expect, test} from 'vitest';
import {dataOf, doubtsOf, marksOf, read, readSheet, readText, source} from './read.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Twenty towns: a name, a number, a share, a word. */
const TOWNS = Array.from(
  {length: 20},
  (_, i) =>
    `Town ${'ABCDEFGHIJKLMNOPQRST'[i] ?? ''},${1000 + i * 37},${i}.5,${i % 2 ? 'yes' : 'no'}`
);
const HEADING = 'Name,People,Share,Port';
const WHOLE = `${HEADING}\n${TOWNS.join('\n')}\n`;

describe('bytes that are no text', () => {
  test('zeros and Control-Z after the end pad the file', async () => {
    for (const pad of ['\0', '\0'.repeat(64), '\x1a']) {
      const sheet = await readText(WHOLE + pad);
      expect(dataOf(sheet)).toHaveLength(20);
      expect(sheet.end.data).toBe(20);
    }
  });

  test('a mark that is written twice is no part of the first heading', async () => {
    const sheet = await readSheet(source('a.csv', bytes(`\ufeff\ufeff${WHOLE}`)));
    expect(sheet.head.headings).toEqual(['Name', 'People', 'Share', 'Port']);
  });

  test('a zero byte in a short text does not make it UTF-16', async () => {
    const sheet = await readText('Name,People\nA\0b,3\nC,4\n');
    expect(sheet.head.encoding).toBe('utf-8');
    expect(dataOf(sheet)).toEqual([
      ['A\0b', '3'],
      ['C', '4']
    ]);
  });

  test('UTF-32 is refused by its name, what is no text in UTF-16 as well', async () => {
    const wide = new Uint8Array([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0, 0x0a, 0, 0, 0]);
    const {refused} = await read([
      source('wide.csv', wide),
      source('bare.csv', new Uint8Array(Array.from({length: 80}, (_, i) => (i % 4 ? 0 : 65))))
    ]);
    expect(refused.map(({failure}) => failure.values?.['kind'])).toEqual(['UTF-32', 'binary']);
  });

  test('records that end as no line does are read and doubted', async () => {
    for (const end of ['\u2028', '\u2029', '\u0085', '\x1e', '\v', '\f'])
      for (const title of ['', 'Towns of the north\n']) {
        const sheet = await readText(title + WHOLE.replaceAll('\n', end));
        expect(sheet.head.headings).toEqual(HEADING.split(','));
        expect(dataOf(sheet)).toEqual(TOWNS.map((line) => line.split(',')));
        expect(doubtsOf(sheet)).toEqual(['dialect-unsure']);
      }
  });

  test('one of them within a cell ends nothing', async () => {
    const sheet = await readText(WHOLE.replace('Town C', 'Town\u2028C'));
    expect(dataOf(sheet)[2]?.[0]).toBe('Town\u2028C');
    expect(doubtsOf(sheet)).toEqual([]);
  });

  test('zero bytes within a text are doubted', async () => {
    expect(doubtsOf(await readText('name,n\0Ada,1\0Bo,2\0'))).toContain('encoding-unsure');
  });
});

describe('delimiters', () => {
  test('a bar or a dash between blanks', async () => {
    for (const delimiter of [' | ', ' - ']) {
      const sheet = await readText(WHOLE.replaceAll(',', delimiter));
      expect(sheet.head.dialect?.delimiter).toBe(delimiter);
      expect(dataOf(sheet)[0]).toEqual(['Town A', '1000', '0.5', 'no']);
    }
  });

  test('two blanks and more, as in an aligned list, are doubted', async () => {
    const rows = [HEADING, ...TOWNS].map((line) => line.split(','));
    const left = rows.map((row) => row.map((cell) => cell.padEnd(10)).join('')).join('\n');
    const right = rows.map((row) => row.map((cell) => cell.padStart(10)).join('')).join('\n');
    for (const text of [left, right]) {
      const sheet = await readText(text);
      expect(sheet.head.headings).toEqual(['Name', 'People', 'Share', 'Port']);
      expect(dataOf(sheet)).toEqual(rows.slice(1));
      expect(doubtsOf(sheet)).toContain('dialect-unsure');
    }
  });

  test('two or three marks that stand together in every line are one delimiter, which is doubted', async () => {
    for (const delimiter of [',\t', '\t,', ';\t', '^|', '|!|', ';;', '##', '&&', '@@', ',,,']) {
      const sheet = await readText(WHOLE.replaceAll(',', delimiter));
      expect(sheet.head.dialect?.delimiter).toBe(delimiter);
      expect(sheet.head.headings).toEqual(HEADING.split(','));
      expect(dataOf(sheet)).toEqual(TOWNS.map((line) => line.split(',')));
      expect(doubtsOf(sheet)).toEqual(['dialect-unsure']);
    }
  });

  test('empty cells side by side are no delimiter, nor are quoted cells', async () => {
    for (const line of [',,,x', ',"","",x', ',"a","b",x']) {
      const sheet = await readText(
        `${HEADING}\n${TOWNS.map((_, i) => `${i}${line}`).join('\n')}\n`
      );
      expect(sheet.head.dialect?.delimiter).toBe(',');
      expect(doubtsOf(sheet)).not.toContain('dialect-unsure');
    }
  });

  test('what is divided, framed or wrapped by marks that no table has is doubted', async () => {
    const lines = [HEADING, ...TOWNS].map((line) => line.split(','));
    const drawn = lines.map((cells) => `| ${cells.join(' | ')} |`);
    const dashes = lines.map((cells) => cells.slice(0, 2).join('-').replace(' ', ''));
    const texts = [
      drawn,
      drawn.toSpliced(1, 0, '| --- | --- | --- | --- |'),
      drawn.toSpliced(1, 0, '|:---|:---:|---|---|').map((line) => line.replaceAll(' ', '')),
      dashes,
      lines.map((cells) => cells.map((cell) => `~${cell}~`).join(',')),
      lines.map((cells) => `${cells.join(',')}~`)
    ];
    for (const text of [...texts.map((all) => `${all.join('\n')}\n`), TOWNS.join(';')])
      expect(`${text.slice(0, 40)}: ${doubtsOf(await readText(text)).join(' ')}`).toContain(
        'dialect-unsure'
      );
  });

  test('a rule of colons and dashes is no second row of headings', async () => {
    const sheet = await readText('|Name|Port|\n|:---|:---:|\n|Ely|yes|\n|Ware|no|\n|Hill|no|\n');
    expect(sheet.head.headings.filter((heading) => heading !== '')).toEqual(['Name', 'Port']);
  });

  test('a line drawn under the headings is no record', async () => {
    const sheet = await readText('id,name\n--,----\n1,Ely\n2,Ware\n\n(2 rows affected)\n');
    expect(marksOf(sheet)).toBe('heading heading - - blank footer');
  });

  test('decimal commas are numbers under a heading of years', async () => {
    const sheet = await readText(
      'Land;1990;1995;2000\nNord;36,8;29,8;42,2\nSüd;41,0;1.223,7;5,1\nOst;21,6;15,9;98,0\n'
    );
    expect(sheet.head.headings).toEqual(['Land', '1990', '1995', '2000']);
    expect(sheet.end.data).toBe(3);
  });

  test('a total of decimal commas is their sum', async () => {
    const sheet = await readText('村;金额\n石桥村;36,8\n南岗村;1.041,5\n合计;1.078,3\n');
    expect(sheet.end.totals).toEqual([{row: 4, column: 2, stated: 1078.3, summed: 1078.3}]);
  });
});

describe('encodings', () => {
  test('UTF-16 without a mark, of a text with many a character whose low byte is zero', async () => {
    const text = '编号，户主，金额\n1001，陈一，12.5\n1002，李一，104.75\n';
    for (const name of ['utf-16le', 'utf-16be']) {
      const bare = new Uint8Array(iconv.encode(text, name, {addBOM: false}));
      expect(dataOf(await readSheet(source('a.csv', bare)))).toEqual([
        ['1001', '陈一', '12.5'],
        ['1002', '李一', '104.75']
      ]);
    }
  });

  const villages = Array.from({length: 40}, (_, i) => `第${i}村,石桥镇,${i * 3}`);
  const list = `村名,乡镇,人数\n${villages.join('\n')}\n`;

  test('a damaged byte in many leaves the others as they were, and is doubted', async () => {
    for (const name of ['utf-8', 'gb18030']) {
      const damaged = new Uint8Array(iconv.encode(list, name));
      damaged[iconv.encode(list.slice(0, list.indexOf('桥', 300)), name).length] = 0xff;
      const sheet = await readSheet(source('a.csv', damaged));
      expect(sheet.head.headings).toEqual(['村名', '乡镇', '人数']);
      const cells = dataOf(sheet).map((row) => row.join(','));
      expect(cells.filter((line, i) => line === villages[i]).length).toBeGreaterThan(37);
      expect(doubtsOf(sheet)).toContain('encoding-unsure');
    }
  });

  test('Korean and Japanese are not taken for Chinese without a doubt', async () => {
    const texts = [
      ['euc-kr', '도시,인구', '서울'],
      ['euc-jp', 'まち,ひと', 'さくら']
    ] as const;
    for (const [name, heading, word] of texts) {
      const rows = Array.from({length: 20}, (_, i) => `${word}${i},${i}`);
      const text = `${heading}\n${rows.join('\n')}\n`;
      const sheet = await readSheet(source('a.csv', new Uint8Array(iconv.encode(text, name))));
      expect(doubtsOf(sheet)).toContain('encoding-unsure');
    }
    const plain = await readSheet(source('a.csv', new Uint8Array(iconv.encode(list, 'gbk'))));
    expect(doubtsOf(plain)).toEqual([]);
  });

  test('marks of UTF-8 before further records, as where files were put together, are left out', async () => {
    const [first = '', second = ''] = [TOWNS.slice(0, 9), TOWNS.slice(9)].map((l) => l.join('\n'));
    for (const heading of ['', `${HEADING}\n`]) {
      const text = `\ufeff${HEADING}\n${first}\n\ufeff${heading}${second}\n`;
      const sheet = await readSheet(source('a.csv', bytes(text)));
      expect(dataOf(sheet)).toEqual(TOWNS.map((line) => line.split(',')));
    }
  });

  test('the euro sign, dashes and curly quotes of Windows-1252', async () => {
    const text = 'Name;Preis in €\nÄpfel – „gut“;1,50\nBöhm’s Öl;2,75\n';
    const sheet = await readSheet(source('a.csv', new Uint8Array(iconv.encode(text, 'cp1252'))));
    expect(sheet.head.headings).toEqual(['Name', 'Preis in €']);
    expect(dataOf(sheet)).toEqual([
      ['Äpfel – „gut“', '1,50'],
      ['Böhm’s Öl', '2,75']
    ]);
    expect(doubtsOf(sheet)).toContain('encoding-unsure');
  });
});

describe('statistics', () => {
  test('flags and marks for nothing are no words', async () => {
    const sheet = await readText(
      'geo\\TIME\t2010 \t2011 \nDE\t: \t5.0 b\nFR\t1.2 p\t: \nIT\t3.1 \t4.4*\n'
    );
    expect(sheet.head.headings).toEqual(['geo\\TIME', '2010', '2011']);
    expect(sheet.end.data).toBe(3);
  });

  test('units of measure under the names are part of the heading', async () => {
    const rows = Array.from({length: 9}, (_, i) => `S${i},${i}.5,${i * 3},2024-01-0${i + 1}`);
    const sheet = await readText(`site,flow,temp,day\n,m3/s,°C,20d\n${rows.join('\n')}\n`);
    expect(sheet.head.headings).toEqual(['site', 'flow/m3/s', 'temp/°C', 'day/20d']);
    expect(sheet.end.data).toBe(9);
  });

  test('years over words and numbers are headings', async () => {
    const sheet = await readText(
      'Indicator,Unit,2018,2019,Note\nA b,000s,..,94.4,"1, 2"\nC d,%,72.8,c,\nE f,GBP,5.1,c,1\nG h,%,7.5,c,\n'
    );
    expect(sheet.head.headings).toEqual(['Indicator', 'Unit', '2018', '2019', 'Note']);
  });
});

describe('quotes', () => {
  test('back quotes around every cell are none of it', async () => {
    const quoted = WHOLE.split('\n').map((line) =>
      line === '' ? '' : `\`${line.replaceAll(',', '`,`')}\``
    );
    const sheet = await readText(quoted.join('\n'));
    expect(dataOf(sheet)[1]).toEqual(['Town B', '1037', '1.5', 'yes']);
  });

  test('one record that is all in apostrophes is read without them and doubted', async () => {
    const odd = WHOLE.replace('Town A', '"Town A, old"')
      .replace(HEADING, "'Name','People','Share','Port'")
      .replace('Town C,1074,2.5,no', "'Town C','1074','2.5','it''s'");
    const sheet = await readText(odd);
    expect(sheet.head.headings).toEqual(['Name', 'People', 'Share', 'Port']);
    expect(dataOf(sheet)[2]).toEqual(['Town C', '1074', '2.5', "it's"]);
    expect(sheet.end.doubts).toContainEqual({code: 'dialect-unsure', row: 4, values: {cells: 4}});
  });

  test('a quoted heading in records that are a cell wider stays whole', async () => {
    const sheet = await readText('Town,People,"Notes, if any"\nHill,1110,,\nDale,9254,,\n');
    expect(sheet.head.headings).toEqual(['Town', 'People', 'Notes, if any']);
  });

  test('one that opens within a cell and closes at the end of another is doubted', async () => {
    const sheet = await readText(
      WHOLE.replace('Town C,1074,2.5,no', 'Town C 1074"2.5,no",x,no').replace(
        'Town D,1111',
        'Town 48" D,1111'
      )
    );
    expect(sheet.end.doubts).toContainEqual({code: 'unbalanced-quote', row: 4, values: {cells: 4}});
    expect(sheet.end.doubts.filter(({code}) => code === 'unbalanced-quote')).toHaveLength(1);
  });

  test('a backslash escapes the only quote within a cell, also above notes', async () => {
    const sheet = await readText(
      'no,day,sum,cause,note\n1,2024-01-15,0.0,a,b\n\n2,2024-02-15,12.5,a,b\n3,2024-03-15,25.0,"ill,old","end\\""\n填表人：陈一\n注：数据为核对后的'
    );
    expect(dataOf(sheet)[2]?.slice(3)).toEqual(['ill,old', 'end"']);
    expect(sheet.end.aside).toEqual({heading: 1, blank: 1, footer: 2});
  });

  const remarks = TOWNS.map((line, i) => (i % 3 === 0 ? `${line},"one\ntwo, ${i}"` : `${line},`));
  const remarked = (change: (line: string, i: number) => string): string =>
    `${HEADING},Remark\n${remarks.map(change).join('\n')}\n`;

  test('one too many before a record whose last cell has two lines', async () => {
    const sheet = await readText(remarked((line, i) => (i === 6 ? `"${line}` : line)));
    expect(dataOf(sheet)).toHaveLength(20);
    expect(dataOf(sheet)[6]).toEqual(['"Town G', '1222', '6.5', 'no', 'one\ntwo, 6']);
    expect(dataOf(sheet)[7]?.[0]).toBe('Town H');
  });

  test('one cell more before a cell of two lines keeps these together', async () => {
    const sheet = await readText(remarked((line, i) => (i === 6 ? `,${line}` : line)));
    expect(dataOf(sheet)[6]).toEqual(
      ['', 'Town G', '1222', '6.5', 'no', 'one\ntwo, 6'].map((t) => t || null)
    );
    expect(sheet.end.data).toBe(20);
  });

  test('one before the first heading takes no record into it', async () => {
    const quoted = TOWNS.map((line) => line.replace(/^(Town .)/, '"$1, Co."'));
    const sheet = await readText(`"${HEADING}\n${quoted.join('\n')}\n`);
    expect(sheet.head.headings).toEqual(['"Name', 'People', 'Share', 'Port']);
    expect(sheet.end.data).toBe(20);
  });
});

describe('what stands around a table', () => {
  const below = Array.from({length: 12}, (_, i) => `K${100 + i},${i % 3 ? '' : i},,x`);
  const sparse = `code,a,b,note\n${below.join('\n')}\n`;

  test('lines that begin with a hash are titles, also with commas', async () => {
    for (const table of [sparse, WHOLE]) {
      const sheet = await readText(`# made by a program\n# version 2, beta\n${table}`);
      expect(sheet.head.headingRows).toEqual([3]);
    }
  });

  test('a heading may begin with a hash', async () => {
    const sheet = await readText('#chrom\tstart\tend\n1\t100\t200\n2\t150\t260\n');
    expect(sheet.head.headings).toEqual(['#chrom', 'start', 'end']);
  });

  test('pairs apart from a sparse table are its titles', async () => {
    const sheet = await readText(`Title,Things\nDate,2021-01-01\nRows,12\n\n${sparse}`);
    expect(sheet.head.headings).toEqual(['code', 'a', 'b', 'note']);
    expect(marksOf(sheet).split(' ').slice(0, 6)).toEqual(
      'title title title blank heading -'.split(' ')
    );
    expect(sheet.end.data).toBe(12);
  });

  test('a line of text with a comma below a table of two columns is a footer', async () => {
    const sheet = await readText('key,value\na1,10\nb2,20\n\nSource: the office, 2021\n');
    expect(marksOf(sheet)).toBe('heading - - blank footer');
  });

  test('a number alone at the end is a total, which is compared', async () => {
    const people = TOWNS.reduce((sum, line) => sum + Number(line.split(',')[1]), 0);
    const sheet = await readText(`${WHOLE}\n,${people},,\n`);
    expect(sheet.end.aside).toEqual({heading: 1, blank: 1, total: 1});
    expect(sheet.end.totals).toEqual([{row: 23, column: 2, stated: people, summed: people}]);
    expect(doubtsOf(await readText(`${WHOLE}\n,${people + 1},,\n`))).toEqual(['total-differs']);
  });

  test('footnotes apart from the table are footers, also with commas', async () => {
    const notes = '1. Provisional, may change.\n\\2 Estimated.\n.. not available\n__________\n';
    const sheet = await readText(`${WHOLE}\n${notes}`);
    expect(sheet.end.aside).toEqual({heading: 1, blank: 1, footer: 4});
  });

  test('notes go on to the end', async () => {
    const sheet = await readText(`${WHOLE}\nNotes\n1. First, see above\n2. Second\n`);
    expect(sheet.end.aside).toEqual({heading: 1, blank: 1, footer: 3});
  });

  test('blank lines between all names of a list do not make the first a title', async () => {
    const names = ['Ada', 'Bo', 'Cyril', 'Dinah', 'Ed', 'Flo'];
    const sheet = await readText(`Name\n\n${names.join('\n\n')}\n`);
    expect(sheet.head.headings).toEqual(['Name']);
    expect(sheet.end.data).toBe(6);
  });

  test('a line of blanks is blank', async () => {
    const sheet = await readText(WHOLE.replace('Town C,', '   \nTown C,'));
    expect(sheet.end.aside).toEqual({heading: 1, blank: 1});
    expect(doubtsOf(sheet)).toEqual([]);
  });
});

describe('headings and further tables', () => {
  test('groups that are written over each of their columns', async () => {
    const sheet = await readText(
      'G1,G1,G1,G2,G2,G2\nid,var_1,var_2,var_3,var_4,var_5\n1,2,,Y,3,4\n2,5,6,N,,7\n3,,8,Y,9,1\n'
    );
    expect(sheet.head.headings).toEqual(
      'G1/id G1/var_1 G1/var_2 G2/var_3 G2/var_4 G2/var_5'.split(' ')
    );
  });

  test('names with numbers head another table below a blank row', async () => {
    const sheet = await readText(`${WHOLE}\nField0,Field1,Field2,Field3\n1,2,3,4\n5,6,7,8\n`);
    expect(sheet.end.data).toBe(20);
    expect(sheet.end.aside).toEqual({heading: 1, blank: 1, 'other-table': 3});
    expect(sheet.end.doubts).toContainEqual({code: 'several-tables', row: 23});
  });

  test('without a blank row they are doubted and kept', async () => {
    const sheet = await readText(`${WHOLE}Field0,Field1,Field2,Field3\n1,2,3,4\n5,6,7,8\n`);
    expect(sheet.end.data).toBe(23);
    expect(sheet.end.doubts).toEqual([{code: 'heading-again', row: 22}]);
  });

  test('a table of other columns that follows at once is doubted where its cells are of another kind', async () => {
    const words = TOWNS.map((_, i) => `p${i},good,Dale,${i}.5`);
    const sheet = await readText(`${WHOLE}code,state,place,share\n${words.join('\n')}\n`);
    expect(sheet.end.doubts).toContainEqual({code: 'heading-again', row: 22});
    expect(sheet.end.data).toBe(41);
  });

  test('a table beside another is doubted, as long as it or not', async () => {
    const others = [',code,place', ...TOWNS.map((_, i) => `,p${i},Dale`)];
    const lines = [HEADING, ...TOWNS].map((line, i) => `${line},${others[i] ?? ''}`);
    const sheet = await readText(`${lines.join('\n')}\n`);
    expect(sheet.end.doubts).toEqual([{code: 'several-tables', column: 6}]);
  });

  test('a table of fewer columns above is doubted, lines about the file are not', async () => {
    const {end, head} = await readText(`key,value\nk0,0\nk1,1\n\n${WHOLE}`);
    expect(head.headingRows).toEqual([5]);
    expect(end.doubts).toContainEqual({code: 'heading-unsure', row: 5});
    const about = await readText(`Title,Towns\nDate,2021-01-01\nRows,12\n\n${WHOLE}`);
    expect(doubtsOf(about)).not.toContain('heading-unsure');
  });

  test('a name alone above a column is doubted: it may be that of a group', async () => {
    expect((await readText(`,Group,,\n${WHOLE}`)).end.doubts).toEqual([
      {code: 'heading-unsure', row: 2}
    ]);
    for (const title of ['Towns of the north', ',,,2024-06-30', ',,,单位：人'])
      expect(doubtsOf(await readText(`${title}\n${WHOLE}`))).toEqual([]);
  });

  test('words that do not stand over the next record head no other table', async () => {
    const sheet = await readText(WHOLE.replace('Town K,', '\nsome words,more\nTown K,'));
    expect(sheet.end.data).toBe(21);
  });
});
