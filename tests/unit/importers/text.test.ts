import iconv from 'iconv-lite';
import {describe, expect, test} from 'vitest';
import {TextReader} from '../../../src/importers/csv.ts';
import {divisionOf} from '../../../src/importers/dialect.ts';
import {dataOf, doubtsOf, marksOf, read, readSheet, readText, source} from './read.ts';

describe('cells', () => {
  test('stand as they are in the file', async () => {
    const sheet = await readText(
      '户编号,姓名,电话\n="5801010000100012", 陈一 ,19900000001.0\n\'000123,　林二,１９９\n'
    );
    expect(dataOf(sheet)).toEqual([
      ['="5801010000100012"', ' 陈一 ', '19900000001.0'],
      ["'000123", '　林二', '１９９']
    ]);
  });

  test('with a bare quote, a line break, a quoted delimiter', async () => {
    const sheet = await readText('名称,尺寸,备注\n板,48",厚\n管,"1,5","上\r\n下"\n"""钉""",2,\n');
    expect(dataOf(sheet)).toEqual([
      ['板', '48"', '厚'],
      ['管', '1,5', '上\r\n下'],
      ['"钉"', '2', null]
    ]);
    expect(doubtsOf(sheet)).not.toContain('unbalanced-quote');
  });

  test('that miss at the end of a record are null, surplus ones make it wider', async () => {
    const sheet = await readText('村,户数,人数\n石桥村,3\n南岗村,4,11,新\n上村,5,12\n');
    expect(dataOf(sheet)).toEqual([
      ['石桥村', '3', null, null],
      ['南岗村', '4', '11', '新'],
      ['上村', '5', '12', null]
    ]);
    expect(sheet.head.headings).toEqual(['村', '户数', '人数', '']);
    expect(sheet.end.doubts).toContainEqual({code: 'ragged-rows', values: {rows: 2}});
    expect(sheet.end.doubts).toContainEqual({code: 'ragged-rows', row: 2, values: {cells: 2}});
  });
});

describe('one bad record does not spoil the others', () => {
  const rows = Array.from(
    {length: 40},
    (_, i) => `${1000 + i},2024-01-${(i % 28) + 1},"村 ${i}, 组"`
  );

  test('when a quote is never closed', async () => {
    const bad = [...rows.slice(0, 20), '1020,2024-01-21,"村 20', ...rows.slice(21)];
    const sheet = await readText(`编号,日期,地点\n${bad.join('\n')}\n`);
    expect(dataOf(sheet)).toHaveLength(40);
    expect(dataOf(sheet)[20]).toEqual(['1020', '2024-01-21', '"村 20']);
    expect(dataOf(sheet)[21]).toEqual(['1021', '2024-01-22', '村 21, 组']);
    expect(sheet.end.doubts.some(({code, row}) => code === 'unbalanced-quote' && row === 22)).toBe(
      true
    );
  });

  test('when one is delimited by semicolons', async () => {
    const bad = [...rows.slice(0, 20), '1020;2024-01-21;村 20', ...rows.slice(21)];
    const sheet = await readText(`编号,日期,地点\n${bad.join('\n')}\n`);
    expect(dataOf(sheet)[20]).toEqual(['1020', '2024-01-21', '村 20']);
  });

  test('when one ends with a carriage return', async () => {
    const text = `编号,日期,地点\n${rows.slice(0, 5).join('\n')}\r${rows.slice(5).join('\n')}`;
    expect(dataOf(await readText(text))).toHaveLength(40);
  });
});

describe('dialects', () => {
  test.each([
    ['one column', '姓名\n陈一\n林二\n周三\n', [['陈一'], ['林二'], ['周三']]],
    [
      'decimal commas',
      'a;b\n1,5;2,5\n3,5;4,5\n',
      [
        ['1,5', '2,5'],
        ['3,5', '4,5']
      ]
    ],
    ['named by the first line', 'sep=;\r\n村;户数\r\n石桥,村;3\r\n', [['石桥,村', '3']]],
    [
      'times with colons',
      '时间 值\n08:30:00 1\n09:30:00 2\n',
      [
        ['08:30:00', '1'],
        ['09:30:00', '2']
      ]
    ],
    [
      'two bars',
      'a||b\n1||x|y\n2||z\n',
      [
        ['1', 'x|y'],
        ['2', 'z']
      ]
    ]
  ])('%s', async (_, text, expected) => {
    expect(dataOf(await readText(text))).toEqual(expected);
  });

  test('are taken as told', async () => {
    const hints = {'a.csv': {dialect: {delimiter: ';', quote: ''}}};
    const sheet = await readText('a,b;c\n"1;2"\n3;4\n"5;6"\n', {hints});
    expect(dataOf(sheet)).toEqual([
      ['"1', '2"'],
      ['3', '4'],
      ['"5', '6"']
    ]);
  });
});

describe('encodings', () => {
  const text = '村,备注\n石桥村,镉𠮷䶮〇\n南岗村,普通的话\n上村,㐀\n';

  test('four-byte GB18030', async () => {
    const sheet = await readSheet(source('a.csv', new Uint8Array(iconv.encode(text, 'gb18030'))));
    expect(sheet.head.encoding).toBe('gb18030');
    expect(dataOf(sheet)[0]).toEqual(['石桥村', '镉𠮷䶮〇']);
  });

  test('Big5 when told', async () => {
    const bytes = new Uint8Array(iconv.encode('村,戶數\n石橋村,3\n', 'big5'));
    const sheet = await readSheet(source('a.csv', bytes), {hints: {'a.csv': {encoding: 'big5'}}});
    expect(sheet.head.headings).toEqual(['村', '戶數']);
  });

  test('Big5 when all text files are said to be so, a mark excepted', async () => {
    const big5 = new Uint8Array(iconv.encode('村,戶數\n石橋村,3\n', 'big5'));
    const {sheets} = await read(
      [source('a.csv', big5), source('b.csv', '\ufeff村,户数\n南岗村,4\n')],
      {encoding: 'big5'}
    );
    expect(sheets.map(({head}) => [head.encoding, head.headings[1]])).toEqual([
      ['big5', '戶數'],
      ['utf-8', '户数']
    ]);
  });

  test('Big5 that nobody named is doubted', async () => {
    const taiwan =
      '鄉鎮,村,戶數,備註\n平川鄉,石橋村,3,貧困戶識別時間\n河口鄉,南崗村,4,實際發放補貼資金\n';
    const sheet = await readSheet(source('a.csv', new Uint8Array(iconv.encode(taiwan, 'big5'))));
    expect(doubtsOf(sheet)).toContain('encoding-unsure');
  });

  test('the first letters that are not ASCII may come late', async () => {
    const lines = Array.from({length: 300_000}, (_, i) => `${i},plain text`).join('\n');
    const bytes = new Uint8Array(iconv.encode(`id,note\n${lines}\n300000,石桥村\n`, 'gb18030'));
    const sheet = await readSheet(source('a.csv', bytes));
    expect(sheet.rows.at(-1)?.cells).toEqual(['300000', '石桥村']);
    expect(doubtsOf(sheet)).toEqual(['encoding-unsure']);
  });

  test('Latin letters with accents are not read as Chinese, and doubted', async () => {
    const bytes = new Uint8Array(
      iconv.encode('ville,région\nMontréal,Québec\nOrléans,Loiret été\n', 'latin1')
    );
    const sheet = await readSheet(source('a.csv', bytes));
    expect(dataOf(sheet)[0]).toEqual(['Montréal', 'Québec']);
    expect(doubtsOf(sheet)).toContain('encoding-unsure');
  });

  test('a bad byte far down is replaced and doubted', async () => {
    const good = `村,户数\n${'石桥村,3\n'.repeat(200_000)}`;
    const bytes = new TextEncoder().encode(good);
    bytes[bytes.length - 6] = 0xff;
    const sheet = await readSheet(source('a.csv', bytes));
    expect(sheet.end.data).toBe(200_000);
    expect(doubtsOf(sheet)).toContain('encoding-unsure');
  });
});

describe('long files', () => {
  test('come in batches, none above 122,880 records, each record once', async () => {
    const lines = Array.from({length: 300_000}, (_, i) => `${i},村${i % 7}`);
    const sheet = await readText(`编号,村\n${lines.join('\n')}\n合计,\n`);
    expect(sheet.end.records).toBe(300_001 + 1);
    expect(sheet.rows[250_000]?.cells).toEqual(['249999', `村${249_999 % 7}`]);
  });

  test('a surplus cell after the width was announced stays in the last column', async () => {
    const filler = '石'.repeat(400);
    const lines = Array.from({length: 60_000}, (_, i) => `${i},${filler}`);
    const sheet = await readText(`编号,说明\n${lines.join('\n')}\n60000,甲,乙\n`);
    expect(sheet.head.width).toBe(2);
    expect(sheet.rows.at(-1)?.cells).toEqual(['60000', '甲\t乙']);
    expect(sheet.end.doubts).toContainEqual({code: 'ragged-rows', row: 60_002, values: {cells: 3}});
  });

  test('a record longer than a chunk', async () => {
    const long = '户'.repeat(3 << 20);
    const sheet = await readText(`编号,说明\n1,"${long}"\n2,乙\n3,丙\n`);
    expect(marksOf(sheet)).toBe('heading - - -');
    expect(dataOf(sheet)[1]).toEqual(['2', '乙']);
  });
});

describe('a quote that is not closed', () => {
  const lines = [
    '编号,户主,数,说明',
    'A,甲,31,z',
    'A0,"a,"甲,27,z',
    'A1,甲,963,z',
    'A2,甲,371,z',
    'A3,甲,146,z',
    'A4,甲,545,"x\ny"',
    'A5,甲,867,z',
    'A6,"甲, 乙",30,z',
    'A7,甲,258,z',
    'A8,甲,126,"x\ny"',
    'A9,甲,428,z',
    'A10,"甲, 乙",241,"x\ny"',
    'A11,"甲,36,z'
  ];

  test('makes no cell of the records after it', async () => {
    const sheet = await readText(`${lines.join('\n')}\n`);
    expect(sheet.end.data).toBe(13);
    expect(dataOf(sheet)[5]?.slice(0, 4)).toEqual(['A4', '甲', '545', 'x\ny']);
    expect(doubtsOf(sheet)).toContain('unbalanced-quote');
  });

  test('is read the same wherever the pieces of the file end', async () => {
    const text = `${lines.join('\n')}\n`;
    const division = divisionOf(text, true);
    const bytes = new TextEncoder().encode(text);
    const readIn = async (...pieces: Uint8Array[]): Promise<unknown> => {
      const reader = new TextReader(division);
      const found = [];
      for await (const batch of reader.read(given(pieces)))
        if (batch !== undefined) found.push([batch.rows, ...batch.columns]);
      return [found, reader.doubts];
    };
    const whole = await readIn(bytes);
    for (let cut = 1; cut < bytes.length; cut++)
      expect(await readIn(bytes.subarray(0, cut), bytes.subarray(cut))).toEqual(whole);
  });

  async function* given(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
    yield* pieces;
  }
});

describe('a record of another width with sound quotes', () => {
  const rows = ['1,"a, b",x,10', '2,"c, d",y,20', '3,"e, f",z,30', '4,"g, h",w,40'];

  test('stays short or long and takes nothing from the next', async () => {
    const short = await readText(`id,name,kind,n\n${rows[0]}\n2,"c, d"\n${rows[2]}\n${rows[3]}\n`);
    expect(dataOf(short)[1]).toEqual(['2', 'c, d', null, null]);
    expect(dataOf(short)).toHaveLength(4);
    const long = await readText(
      `id,name,kind,n\n${rows[0]}\n2,"c, d",,y,20\n${rows[2]}\n${rows[3]}\n`
    );
    expect(dataOf(long)[1]).toEqual(['2', 'c, d', null, 'y', '20']);
    expect(doubtsOf(long)).toContain('ragged-rows');
  });

  test('is doubted where its cells are quoted as in another dialect', async () => {
    const sheet = await readText(`id,name,n\n1,"a, b",3\n2,'Ann O''Neill',4\n3,"c, d",5\n`);
    expect(dataOf(sheet)[1]).toEqual(['2', "'Ann O''Neill'", '4']);
    expect(sheet.end.doubts).toContainEqual({code: 'dialect-unsure', row: 3, values: {cells: 3}});
  });
});

describe('one column of words', () => {
  test('is not divided at its spaces', async () => {
    const sheet = await readText('School\nHill Top\nOak Green\nSt. Mary\nPark Lane\n');
    expect(sheet.head.headings).toEqual(['School']);
    expect(dataOf(sheet)).toEqual([['Hill Top'], ['Oak Green'], ['St. Mary'], ['Park Lane']]);
  });

  test('beside row numbers without a heading', async () => {
    const sheet = await readText(
      ',School\n1,Hill Top\n2,Oak Green\n3,Hill Top\n4,Oak Green\n5,Hill Top\n6,Hill Top\n'
    );
    expect(sheet.head.headings).toEqual(['', 'School']);
    expect(sheet.end.data).toBe(6);
  });
});

test('two bars are one delimiter where every cell between them is empty', async () => {
  const sheet = await readText('name||town||trade\nAda||Ely||smith\nBo||Ware||baker\n');
  expect(sheet.head.headings).toEqual(['name', 'town', 'trade']);
});

test('a line that names the delimiter is no record, of one column neither', async () => {
  const sheet = await readText('sep=;\r\nReading\r\n102\r\n350\r\n117\r\n');
  expect(sheet.head.headings).toEqual(['Reading']);
  expect(sheet.end.data).toBe(3);
});

describe('quotes that a cell does not need', () => {
  const record = (i: number, remark: string): string => `${i},"Oak, matt ${i}",${remark}\n`;
  const text = (remarks: readonly string[]): string =>
    `no,article,remark\n${remarks.map((remark, i) => record(i, remark)).join('')}`;

  test('are doubted where the file has them once only: they may belong to the text', async () => {
    const remarks = Array.from({length: 20}, (_, i) => (i === 12 ? '"new"' : '"""old"""'));
    const sheet = await readText(text(remarks));
    expect(sheet.rows[13]?.cells[2]).toBe('new');
    expect(sheet.end.doubts).toEqual([{code: 'quote-rare', row: 14}]);
  });

  test('are nothing strange where they are usual, or where hardly any are needed', async () => {
    const usual = Array.from({length: 20}, () => '"new"');
    expect((await readText(text(usual))).end.doubts).toEqual([]);
    const few = 'no,remark\n1,"new"\n2,old\n3,old\n4,"a, b"\n';
    expect((await readText(few)).end.doubts).toEqual([]);
  });
});

describe('a text of several blocks', () => {
  const rows = Array.from({length: 110_000}, (_, i) => {
    const note = i % 7 === 0 ? `"上${i}，\n下""${i}"""` : `备注${'长'.repeat(i % 23)}`;
    return `58010101${i},丰${i}村,${note},${i % 1000 === 9 ? '多,余' : i}`;
  });
  const text = `编号,村,备注,数\n${rows.join('\n')}\n`;

  test.each(['utf-8', 'gb18030', 'utf-16le'])(
    'in %s is the same from a file that a browser hands out',
    async (encoding) => {
      const bytes = new Uint8Array(iconv.encode(text, encoding, {addBOM: true}));
      expect(bytes.length).toBeGreaterThan(5 << 20);
      const whole = source('a.csv', bytes);
      const [one, other] = [await read(whole), await read({...whole, blob: new Blob([bytes])})];
      expect(one.sheets.map(({rows: {length}}) => length)).toEqual([110_001]);
      expect(other.files).toEqual(one.files);
      expect(JSON.stringify(other.sheets)).toBe(JSON.stringify(one.sheets));
    }
  );
});
