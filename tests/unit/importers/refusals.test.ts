import {strToU8, unzipSync, zipSync} from 'fflate';
import * as fc from 'fast-check';
import * as XLSX from '@e965/xlsx';
import {describe, expect, test} from 'vitest';
import {fixture, read, source} from './read.ts';

async function refusal(path: string, content: Uint8Array | string): Promise<string> {
  const {refused, files} = await read(source(path, content));
  return files.length > 0 ? 'read' : refused.map(({failure}) => failure.code).join(' ');
}

function workbook(bookType: 'xlsx' | 'biff8' | 'ods' = 'xlsx', rows = 300): Uint8Array {
  const cells = Array.from({length: rows}, (_, i) => [`第${i}户`, i * 7.5, `备注${i * 31}`]);
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['户', '金额', '备注'], ...cells]));
  return new Uint8Array(XLSX.write(book, {bookType, type: 'array', compression: true}));
}

/** An OLE file that holds streams of these names. */
function ole(...names: readonly string[]): Uint8Array {
  const container = XLSX.CFB.utils.cfb_new();
  for (const name of names) XLSX.CFB.utils.cfb_add(container, `/${name}`, new Uint8Array(5000));
  return new Uint8Array(XLSX.CFB.write(container, {type: 'array'}) as number[]);
}

describe('is refused with its reason, whatever its name', () => {
  test.each([
    ['an empty file', '', 'file-empty'],
    ['blank lines', '\n \n\t\n', 'sheet-no-table'],
    ['a PNG picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0), 'file-picture'],
    ['a JPEG picture', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16), 'file-picture'],
    ['a PDF document', '%PDF-1.7\n1 0 obj', 'file-document'],
    ['an RTF document', '{\\rtf1\\ansi 户', 'file-document'],
    [
      'a Word document',
      zipSync({'[Content_Types].xml': strToU8('<x/>'), 'word/document.xml': strToU8('<w/>')}),
      'file-document'
    ],
    ['an old Word document', ole('WordDocument'), 'file-document'],
    [
      'an old Word document with a workbook in it',
      ole('ObjectPool/1/Workbook', 'WordDocument'),
      'file-document'
    ],
    ['a workbook with a password', ole('EncryptedPackage'), 'workbook-password'],
    ['the first bytes of a Parquet file', 'PAR1\u0015\u0004', 'file-truncated'],
    ['an encrypted Parquet file', 'PAR1\u0015\u0004aaaaaaaaPARE', 'file-unknown-kind'],
    ['a RAR archive', 'Rar!\u001a\u0007', 'file-unknown-kind'],
    [
      'bytes of nothing',
      Uint8Array.from({length: 500}, (_, i) => (i * 7) % 31),
      'file-unknown-kind'
    ],
    [
      'a web page in the form of a letter',
      'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<table><tr><td width=3D2>村</td></tr></table>\r\n--x--\r\n',
      'file-unknown-kind'
    ],
    ['other XML', '<?xml version="1.0"?><feed><entry/></feed>', 'file-unknown-kind'],
    ['JSON that is cut', '[{"户": 1}, {"户": 2', 'file-truncated'],
    ['JSON that is wrong', '[{"户": 1}, {户: 2}]', 'file-damaged'],
    ['JSON with numbers that are none', '[{"户": 1.2.30}]', 'file-damaged'],
    ['JSON without a table', '{"a": 1, "b": "x"}', 'sheet-no-table'],
    ['an empty archive', zipSync({}), 'sheet-no-table']
  ])('%s', async (_, content, code) => {
    expect(await refusal('台账.xlsx', content)).toBe(code);
  });

  test.each(['password.xls', 'password.ods'])('%s, locked by LibreOffice', async (name) => {
    const {refused} = await read(fixture(name));
    expect(refused).toEqual([
      {path: name, failure: {code: 'workbook-password', place: {file: name}}}
    ]);
  });
});

test('a table of more columns than a sheet of Excel has is refused, the next file read', async () => {
  const line = Array.from({length: 16_385}, (_, i) => `c${i}`).join(',');
  const {refused, files} = await read([
    source('a.csv', `${line}\n${line}\n`),
    source('b.csv', 'a,b\n1,2\n')
  ]);
  expect(refused.map(({failure}) => failure)).toEqual([
    {
      code: 'table-wide',
      place: {sheet: '', file: 'a.csv'},
      values: {columns: 16_385, most: 16_384}
    }
  ]);
  expect(files.map(({path}) => path)).toEqual(['b.csv']);
});

describe('archives', () => {
  test('that swell too much are refused', async () => {
    const bomb = zipSync({'a.csv': new Uint8Array(200 << 20)}, {level: 9});
    expect(bomb.length).toBeLessThan(1 << 20);
    const {refused, files} = await read(source('a.zip', bomb));
    expect(refused.map(({path, failure}) => [path, failure.code])).toEqual([
      ['a.zip/a.csv', 'zip-bomb']
    ]);
    expect(files.map(({path}) => path)).toEqual(['a.zip']);
  });

  test('that are encrypted are refused', async () => {
    const zip = zipSync({'a.csv': strToU8('a,b\n1,2\n')}, {level: 0});
    const view = new DataView(zip.buffer, zip.byteOffset);
    for (let at = 0; at < zip.length - 4; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
    expect(await refusal('a.zip', zip)).toBe('zip-encrypted');
  });

  test('that are cut are not taken for an archive within them', async () => {
    const csv = strToU8('a,b\n1,2\n');
    const inner = zipSync({'x.csv': csv, 'y.csv': csv});
    const whole = zipSync({'1.csv': csv, 'in.zip': inner, '2.csv': csv}, {level: 0});
    for (let cut = 1; cut < whole.length - 4; cut++) {
      const {refused, files} = await read(source('a.zip', whole.subarray(0, -cut)));
      const paths = files.map(({path}) => path);
      if (refused.length > 0) expect(paths, `cut by ${cut}`).toEqual([]);
      else expect(paths, `cut by ${cut}`).toContain('a.zip/2.csv');
    }
    const joined = new Uint8Array([...whole, ...whole.subarray(0, 300)]);
    expect(await refusal('a.zip', joined)).toBe('file-truncated');
  });

  test('with bytes before or behind that are not theirs are read', async () => {
    const zip = zipSync({'a.csv': strToU8('a,b\n1,2\n')});
    for (const bytes of [
      [...strToU8('MZ head'), ...zip],
      [...zip, 13, 10]
    ]) {
      const {files} = await read(source('a.zip', new Uint8Array(bytes)));
      expect(files.map(({path}) => path)).toEqual(['a.zip/a.csv', 'a.zip']);
    }
  });

  test('that are compressed in another way say so', async () => {
    const zip = zipSync({'a.csv': strToU8('a,b\n1,2\n')}, {level: 0});
    const view = new DataView(zip.buffer, zip.byteOffset);
    for (let at = 0; at < zip.length - 4; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 10, 12, true);
    const codes = async (): Promise<string[]> =>
      (await read(source('a.zip', zip))).refused.map(({failure}) => failure.code);
    expect(await codes()).toEqual(['zip-damaged']);
    view.setUint16(8, 12, true);
    expect(await codes()).toEqual(['zip-method']);
  });

  test('in archives in archives end', async () => {
    let zip = zipSync({'a.csv': strToU8('a,b\n1,2\n')});
    for (let depth = 0; depth < 6; depth++) zip = zipSync({'inner.zip': zip});
    const {refused} = await read(source('a.zip', zip));
    expect(refused.map(({failure}) => failure.code)).toEqual(['zip-bomb']);
  });
});

test('a refused file does not stop the others', async () => {
  const {refused, files, sheets} = await read([
    source('a.csv', '村,户数\n石桥村,3\n'),
    source('b.xlsx', 'PK\u0003\u0004nonsense'),
    source('c.csv', '村,户数\n南岗村,4\n')
  ]);
  expect(files.map(({path}) => path)).toEqual(['a.csv', 'c.csv']);
  expect(refused.map(({path, failure}) => [path, failure.code])).toEqual([
    ['b.xlsx', 'file-truncated']
  ]);
  expect(sheets.map(({head}) => head.id)).toEqual(['0', '1']);
});

test('a source that fails is refused', async () => {
  const broken = {path: 'a.csv', size: 10, read: () => Promise.reject(new Error('gone'))};
  const {refused} = await read(broken);
  expect(refused[0]?.failure).toEqual({
    code: 'internal',
    values: {message: 'gone'},
    place: {file: 'a.csv'}
  });
});

test('a file that is shorter than it says is refused', async () => {
  const text = new TextEncoder().encode('村,户数\n石桥村,3\n');
  const short = {
    path: 'a.csv',
    size: 900,
    read: async (from: number, to: number) => text.slice(from, to)
  };
  const {refused} = await read(short);
  expect(refused.map(({failure}) => failure.code)).toEqual(['file-truncated']);
});

test('a cancelled import says so and ends', async () => {
  const controller = new AbortController();
  controller.abort();
  const {refused} = await read([source('a.csv', 'a,b\n1,2\n'), source('b.csv', 'a,b\n1,2\n')], {
    signal: controller.signal
  });
  expect(refused.map(({path, failure}) => [path, failure.code])).toEqual([
    ['a.csv', 'import-cancelled']
  ]);
});

describe('never throws, never hangs', () => {
  test.each(['xlsx', 'biff8', 'ods'] as const)('on a cut %s', async (bookType) => {
    const whole = workbook(bookType);
    for (let part = 1; part < 20; part++) {
      const cut = whole.slice(0, Math.floor((whole.length * part) / 20));
      expect(await refusal('a.xlsx', cut)).toMatch(
        /^(file-truncated|zip-damaged|file-unknown-kind|sheet-no-table)$/
      );
    }
  });

  test.each(['xlsx', 'biff8', 'ods'] as const)('on a damaged %s', async (bookType) => {
    const whole = workbook(bookType, 30);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const damaged = whole.slice();
        damaged[at] = byte;
        const {files, refused} = await read(source('a.xlsx', damaged));
        expect(files.length + refused.length).toBe(1);
      }),
      {numRuns: 60}
    );
  });

  test('a workbook of which one part has lost its name is one file still, not an archive of its parts', async () => {
    const parts = unzipSync(workbook('xlsx', 3));
    for (const lost of ['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml']) {
      const named = Object.entries(parts).map(([name, bytes]) => [
        name === lost ? 'lost' : name,
        bytes
      ]);
      const {files, refused} = await read(source('a.xlsx', zipSync(Object.fromEntries(named))));
      expect(files.length + refused.length, lost).toBe(1);
    }
  });

  test('on any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({maxLength: 3000}), async (bytes) => {
        const {files, refused} = await read(source('a.csv', bytes));
        expect(files.length + refused.length).toBe(1);
      }),
      {numRuns: 300}
    );
  });

  test('on any text, of which every character is kept', async () => {
    const text = fc.string({
      unit: fc.constantFrom('"', "'", ',', ';', '\n', '\r', 'a', '户', ' ', '1', '\t'),
      maxLength: 200
    });
    await fc.assert(
      fc.asyncProperty(text, async (content) => {
        const {sheets, refused} = await read(source('a.csv', `甲,乙\n1,2\n${content}\n3,4\n`));
        expect(refused).toEqual([]);
        const kept = sheets.flatMap(({rows}) => rows.flatMap(({cells}) => cells)).join('');
        const count = (all: string): number =>
          Array.from(all).filter((one) => 'a户1'.includes(one)).length;
        expect(count(kept)).toBe(count(content) + 1);
      }),
      {numRuns: 400}
    );
  });
});
