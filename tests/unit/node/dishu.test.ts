import {execFile} from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import iconv from 'iconv-lite';
import * as XLSX from '@e965/xlsx';
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest';
import {command} from '../../../src/node/command.ts';
import {sourcesOf} from '../../../src/node/sources.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dishu-cli-'));
  mkdirSync(join(folder, 'data'));
  const ledger = [
    '资金文号,批次,资金级次,项目编号,项目名称,乡镇,下达金额（万元）,拨付金额（万元）,支出金额（万元）,到账日期',
    '示财农〔2024〕1号,第一批,中央,P1,养牛,平川镇,100,60,50,2024-01-10',
    '示财农〔2024〕1号,第一批,中央,P2,修路,柳林镇,300,90,百余万,2024-01-10',
    '合计,,,,,,400,150,50,'
  ].join('\r\n');
  writeFileSync(join(folder, 'data', '资金台账_20240630.csv'), iconv.encode(ledger, 'gbk'));
  writeFileSync(join(folder, 'data', '空.xlsx'), '');
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

type Answer = {readonly status: number; readonly out: string; readonly err: string};

/** What the command writes and its exit status, in this process. */
async function dishu(...words: readonly string[]): Promise<Answer> {
  const said = {out: '', err: ''};
  const streams = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      said.out += String(text);
      return true;
    }),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said.err += String(text);
      return true;
    })
  ];
  try {
    return {status: await command(words), ...said};
  } finally {
    for (const stream of streams) stream.mockRestore();
  }
}

/** The same as a process of its own, as a user calls it. */
function called(...words: readonly string[]): Promise<Answer> {
  return new Promise((resolve) => {
    const program = join('node_modules', 'tsx', 'dist', 'cli.mjs');
    const all = [program, 'src/node/dishu.ts', ...words];
    execFile(process.execPath, all, {maxBuffer: 1 << 28}, (error, out, err) => {
      resolve({status: error ? Number(error.code) : 0, out, err});
    });
  });
}

describe('usage', () => {
  test.each([
    [[], 2],
    [['--help'], 0],
    [['fly'], 2],
    [['read', 'x.csv'], 2],
    [['run', 'causes'], 2],
    [['snapshot', 'causes', 'data'], 2],
    [['snapshot', 'causes', 'data', '--out', 'x.html', '--lang', 'fr'], 2],
    [['read', '--nothing'], 2],
    [['read', 'x.csv', '--out', 'y', '--encoding', 'klingon'], 2]
  ])('%j exits with %i and says how it is used', async (args, status) => {
    const answer = await dishu(...args);
    expect(answer.status).toBe(status);
    expect(answer.out + answer.err).toContain('usage: dishu read FILE... --out DIR');
  });
});

describe('a sheet that may be a table of the registry', () => {
  test('is named, with the table that it looks like, and left out', async () => {
    const data = join(folder, 'unsure');
    mkdirSync(data);
    writeFileSync(
      join(data, '户.csv'),
      '户编号,乡镇,户类型,致贫原因1,人数\n580101001,平川镇,脱贫户,因病,2\n'
    );
    writeFileSync(
      join(data, '村.csv'),
      '乡镇,村名,总户数,总人口数\n平川镇,上村,120,361\n平川镇,下村,85,260\n'
    );
    const answer = await dishu('run', 'causes', data, '--native');
    expect(answer.status).toBe(0);
    expect(answer.err.split('\n')).toEqual([
      expect.stringMatching(/村\.csv：像“村”，但拿不准，没有当作登记表载入。请在页面上打开它/),
      expect.stringMatching(/村\.csv: This looks like “?Villages”?, but not surely enough/),
      ''
    ]);
  });
});

describe('a choice that the data do not offer', () => {
  test.each([
    ['检验范围=全部', '全部', 'main, any'],
    ['乡镇=平川镇;月球', '月球', '平川镇']
  ])('%s is refused, with those that they do', async (set, value, allowed) => {
    const data = join(folder, `choice-${value}`);
    mkdirSync(data);
    writeFileSync(
      join(data, '户.csv'),
      '户编号,乡镇,户类型,致贫原因1,人数\n580101001,平川镇,脱贫户,因病,2\n'
    );
    const answer = await dishu('run', 'causes', data, '--native', '--set', set);
    expect([answer.status, answer.out]).toEqual([1, '']);
    expect(answer.err).toContain(`cannot be “${value}”. It can be: ${allowed}.`);
  });
});

describe('as a process of its own', () => {
  test.each([
    [['fly'], 2, 'usage: dishu read FILE'],
    [['run', 'causes', 'nowhere'], 1, 'dishu: nowhere: ']
  ])('%j exits with %i', async (words, status, said) => {
    const answer = await called(...words);
    expect(answer).toMatchObject({status, out: ''});
    expect(answer.err).toContain(said);
  });
});

describe('a path', () => {
  test.each([
    [['run', 'causes', 'nowhere'], 'nowhere', 'There is no such file or folder.'],
    [['run', 'nothing.md', '.'], 'nothing.md', 'There is no such file or folder.'],
    [['read', 'README.md', '--out', 'README.md/out'], 'README.md/out', '(ENOTDIR)']
  ])('of %j that does not serve is named, in both languages', async (args, path, sentence) => {
    const {status, out, err} = await dishu(...args);
    expect([status, out]).toEqual([1, '']);
    expect(err).toContain(`${path}: `);
    expect(err).toContain(sentence);
    expect(err).toMatch(/^dishu: .*[。]$/m);
  });
});

describe('read', () => {
  test('takes the encoding that it is told', async () => {
    const file = join(folder, '台灣.csv');
    writeFileSync(file, iconv.encode('鄉鎮,戶數\n平川鄉,3\n河口鄉,4\n', 'big5'));
    const out = join(folder, 'big5');
    const answer = await dishu('read', file, '--out', out, '--encoding', 'big5');
    expect(answer).toMatchObject({status: 0, err: ''});
    expect(readFileSync(join(out, '台灣.csv.csv'), 'utf8')).toBe('鄉鎮,戶數\n平川鄉,3\n河口鄉,4\n');
  });

  test('writes rows and a report for each sheet; what it cannot read it refuses by a sentence', async () => {
    const out = join(folder, 'out');
    const answer = await dishu('read', join(folder, 'data'), '--out', out);
    expect(answer.status).toBe(1);
    expect(answer.err).toMatch(/空\.xlsx/);
    expect(readdirSync(out).toSorted()).toEqual([
      'data·空.xlsx.json',
      'data·资金台账_20240630.csv.csv',
      'data·资金台账_20240630.csv.json'
    ]);
    const lines = readFileSync(join(out, 'data·资金台账_20240630.csv.csv'), 'utf8')
      .trim()
      .split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[2]).toBe('示财农〔2024〕1号,第一批,中央,P2,修路,柳林镇,300,90,百余万,2024-01-10');
    const report = JSON.parse(readFileSync(join(out, 'data·资金台账_20240630.csv.json'), 'utf8'));
    expect(report).toMatchObject({
      encoding: 'gb18030',
      headingRows: [1],
      records: 4,
      data: 2,
      aside: {heading: 1, total: 1},
      state: 'loaded',
      projections: [{table: 'fund', asOf: '2024-06-30'}],
      issues: [{row: 3, column: 9, raw: '百余万'}]
    });
    expect(report.setAside).toEqual([
      expect.objectContaining({row: 1, reason: 'heading'}),
      expect.objectContaining({row: 4, reason: 'total'})
    ]);
  });
});

describe('names of files', () => {
  const csv = '村,户数\n甲村,3\n';

  test('that no folder takes as one name lose their beginning, and no two become one', async () => {
    const deep = join(folder, 'deep', ...Array.from({length: 4}, () => '全县导出数据'.repeat(4)));
    mkdirSync(deep, {recursive: true});
    const [one, two] = ['第一期'.repeat(8), '第二期'.repeat(8)];
    for (const name of [one, two]) writeFileSync(join(deep, `${name}.csv`), csv);
    writeFileSync(join(folder, 'deep', 'A.csv'), csv);
    mkdirSync(join(folder, 'deep', 'a.csv'));
    writeFileSync(join(folder, 'deep', 'a.csv', '1.xls'), '');
    const out = join(folder, 'deep-out');
    const answer = await dishu('read', join(folder, 'deep'), '--out', out);
    expect(answer.status).toBe(1);
    const written = readdirSync(out);
    expect(written.filter((name) => name.endsWith('.json'))).toHaveLength(4);
    for (const name of [one, two]) {
      const own = written.filter((each) => each.endsWith(`${name}.csv.csv`));
      expect(own).toHaveLength(1);
      expect(Buffer.byteLength(own[0] ?? '')).toBeLessThan(256);
      expect(readFileSync(join(out, own[0] ?? ''), 'utf8')).toBe(csv);
    }
  });

  test('two refused files of one name have each a report', async () => {
    for (const office of ['甲', '乙']) {
      mkdirSync(join(folder, office));
      writeFileSync(join(folder, office, '空.xls'), '');
    }
    const out = join(folder, 'refused');
    const paths = ['甲', '乙'].map((office) => join(folder, office, '空.xls'));
    const answer = await dishu('read', ...paths, '--out', out);
    expect(answer.status).toBe(1);
    expect(readdirSync(out).toSorted()).toEqual(['空.xls.json', '空.xls·2.json']);
  });

  test('of two files of one name the one that is read stays when the other is refused', async () => {
    for (const office of ['一', '二']) mkdirSync(join(folder, office));
    writeFileSync(join(folder, '一', '村.csv'), csv);
    writeFileSync(join(folder, '二', '村.csv'), '');
    const out = join(folder, 'one-refused');
    const paths = ['一', '二'].map((office) => join(folder, office, '村.csv'));
    expect((await dishu('read', ...paths, '--out', out)).status).toBe(1);
    expect(readdirSync(out).toSorted()).toEqual(['村.csv.csv', '村.csv.json', '村.csv·2.json']);
    expect(readFileSync(join(out, '村.csv.csv'), 'utf8')).toBe(csv);
  });

  test('a file that is cut while it waits gives no zeros', async () => {
    const path = join(folder, '短.csv');
    writeFileSync(path, csv.repeat(20));
    const [source] = await sourcesOf([path]);
    writeFileSync(path, csv);
    const bytes = await source?.read(0, source.size);
    expect(new TextDecoder().decode(bytes)).toBe(csv);
  });

  test('a link to a file is read; one that leads nowhere is said and the others are read', async () => {
    mkdirSync(join(folder, 'links'));
    writeFileSync(join(folder, '村.csv'), csv);
    symlinkSync(join(folder, '村.csv'), join(folder, 'links', '村.csv'));
    symlinkSync(join(folder, 'gone.csv'), join(folder, 'links', '断.csv'));
    const out = join(folder, 'links-out');
    const answer = await dishu('read', join(folder, 'links'), '--out', out);
    expect(answer.err).toContain('断.csv: There is no such file or folder.');
    expect(readdirSync(out).toSorted()).toEqual(['links·村.csv.csv', 'links·村.csv.json']);
  });

  test('of a workbook whose second sheet is damaged the first is read, and the other said', async () => {
    const book = XLSX.utils.book_new();
    const rows = Array.from({length: 3000}, (_, n) => [`甲村${n}`, (n * 7919) % 10_007]);
    for (const name of ['一', '二']) {
      XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['村', '户数'], ...rows]), name);
    }
    const bytes: Buffer = XLSX.write(book, {type: 'buffer', bookType: 'xlsx', compression: true});
    const second = bytes.indexOf('xl/worksheets/sheet2.xml');
    bytes.fill(0xff, second + 2000, second + 6000);
    mkdirSync(join(folder, 'other'));
    writeFileSync(join(folder, 'other', '坏.xlsx'), bytes);
    const out = join(folder, 'other-out');
    const answer = await dishu('read', join(folder, 'other'), '--out', out);
    expect(answer.status).toBe(0);
    const name = 'other·坏.xlsx·一';
    expect(readdirSync(out).toSorted()).toEqual([`${name}.csv`, `${name}.json`]);
    expect(JSON.parse(readFileSync(join(out, `${name}.json`), 'utf8'))).toMatchObject({
      data: 3000,
      doubts: [{code: 'sheet-damaged', values: {sheet: '二'}}]
    });
  });
});

describe('run', () => {
  test('prints every cell and the prose in both languages; --set changes an input', async () => {
    const answer = await dishu('run', 'disbursement', join(folder, 'data'), '--set', '滞留天数=30');
    expect(answer.status).toBe(0);
    expect(answer.err).toMatch(/空\.xlsx/);
    const {cells, notebook, tables} = JSON.parse(answer.out);
    expect(notebook).toBe('disbursement');
    expect(tables).toMatchObject([{name: 'fund', rows: 2}]);
    const named = (name: string) => cells.find((cell: {name?: string}) => cell.name === name);
    expect(named('滞留天数')).toMatchObject({value: 30});
    // By hand: 50 of 400 万元 paid, the unreadable payment counted as missing; half the year has gone.
    const prose = cells.find((cell: {kind: string}) => cell.kind === 'prose');
    expect(prose.text.zh).toMatch(/12\.5%/);
    expect(prose.text.en).toMatch(/12\.5%/);
    expect(prose.text.en).not.toMatch(/\p{Script=Han}/u);
  });

  test('an input that is not there is refused with the nearest name', async () => {
    const answer = await dishu('run', 'disbursement', join(folder, 'data'), '--set', '滞留天=30');
    expect(answer.status).toBe(1);
    expect(answer.err).toMatch(/滞留天数/);
    const wrong = await dishu('run', 'disbursement', join(folder, 'data'), '--set', '滞留天数=x');
    expect(wrong.status).toBe(1);
  });

  test('a path that is no notebook is said to be what it is', async () => {
    const data = join(folder, 'data');
    const asked = (notebook: string) => dishu('run', notebook, data);
    const offer = 'overview, causes, risk, disbursement, industry。';
    const isFolder = await asked(data);
    expect(isFolder.status).toBe(1);
    expect(isFolder.err).toContain(
      `${data}：这是一个文件夹，不是笔记本。请写一个 .md 文件，或自带笔记本的名字：${offer}`
    );
    expect(isFolder.err).toContain('This is a folder and no notebook.');
    const isFile = await asked(join(data, '空.xlsx'));
    expect(isFile.err).toContain('这个文件不是笔记本：笔记本的文件名以 .md 结尾。');
    expect((await asked(join(data, '没有.md'))).err).toContain('没有这个文件或文件夹。');
  });

  test('the native engine gives the same results', async () => {
    const path = join(folder, 'data');
    const [wasm, native] = [
      await dishu('run', 'disbursement', path),
      await dishu('run', 'disbursement', path, '--native')
    ];
    expect(JSON.parse(native.out)).toEqual(JSON.parse(wasm.out));
  });
});

describe('snapshot', () => {
  const html = (path: string): string => readFileSync(path, 'utf8');

  test('makes the file of a notebook and of the one that takes its lines, in both languages', async () => {
    const path = (name: string): string => join(folder, name);
    const data = join(folder, 'data');
    const zh = await dishu('snapshot', 'overview', data, '--out', path('zh.html'));
    expect(zh.status).toBe(0);
    expect(zh.out).toMatch(/zh\.html \d+/);
    expect(zh.err).toMatch(/空\.xlsx/);
    const overview = html(path('zh.html'));
    // By hand: 50 of 400 万元 paid; the other analyses lack their tables and say so.
    expect(overview).toMatch(/资金支出进度[^]*?12\.5[^]*?50 \/ 400 万元/);
    expect(overview).toContain('没有载入：户');
    expect(overview).toContain('资金台账_20240630.csv');
    expect(overview).not.toContain('＊</');
    const native = await dishu('snapshot', 'overview', data, '--out', path('n.html'), '--native');
    expect(native.status).toBe(0);
    expect(html(path('n.html'))).toBe(overview);
    const en = await dishu(
      'snapshot',
      'disbursement',
      data,
      '--out',
      path('en.html'),
      '--lang',
      'en',
      '--native'
    );
    expect(en.status).toBe(0);
    expect(html(path('en.html'))).toMatch(/<html lang="en">[^]*12\.5%/);
  });
});
