import {gzipSync} from 'fflate';
import {describe, expect, it} from 'vitest';
import {gate} from '../../../src/privacy/gate/index.ts';
import {openNativeDatabase} from '../../../src/node/native-database.ts';
import {candidatesIn, namedIn, plainNames, plainNamesSql} from '../../../src/privacy/gate/names.ts';
import {personalNumbers} from '../../../src/privacy/gate/numbers.ts';
import {segmentsOf} from '../../../src/privacy/gate/segments.ts';

const ID = '580199198506151233';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const kinds = (text: string): string[] => personalNumbers(text).map(({kind}) => kind);
const nobody = () => Promise.resolve(new Set<string>());
const page = (body: string): string =>
  `<html><body><section id="one">${body}</section></body></html>`;

describe('numbers of people', () => {
  it.each([
    ['18 digits', ID],
    ['a check digit that is wrong', '580199198506151234'],
    ['a small x', '58019919880808016x'],
    ['15 digits', '580199850615123'],
    ['a disability paper', `${ID}43`],
    ['full width', '５８０１９９１９８５０６１５１２３３'],
    ['spaces', '580199 1985 0615 1233'],
    ['hyphens', '580199-19850615-1233'],
    ['between Chinese signs', `身份证${ID}号`],
    ['signs without width', '580199\u200b19850615\u200b1233']
  ])('an ID number with %s', (_, text) => {
    expect(kinds(text)).toEqual(['id-number']);
  });

  it('mobile numbers, in groups and with the country', () => {
    expect(kinds('电话 13912345678')).toEqual(['phone']);
    expect(kinds('139 1234 5678')).toEqual(['phone']);
    expect(kinds('139-1234-5678')).toEqual(['phone']);
    expect(kinds('8613912345678')).toEqual(['phone']);
  });

  it('bank cards that pass their check', () => {
    expect(kinds('6228480402564890018')).toEqual(['card']);
    expect(kinds('6228 4804 0256 4890 018')).toEqual(['card']);
    expect(kinds('6228480402564890019')).toEqual([]);
  });

  it('and not amounts, dates, years, hashes and months', () => {
    expect(kinds('16,604 / 1,234,567,890')).toEqual([]);
    expect(kinds('2023-12-31 2024-06-30')).toEqual([]);
    expect(kinds('2020 2021 2022 2023')).toEqual([]);
    expect(kinds('9f2c13912345678aa01e41a')).toEqual([]);
    expect(kinds('580199202302300013')).toEqual([]);
  });
});

describe('the last gate', () => {
  it('lets a clean page pass', async () => {
    expect(await gate(bytes(page('<p>全县 16,604 户</p>')), nobody, '')).toEqual([]);
  });

  const hit = (place: string) => ({kind: 'id-number', place, masked: `580${'*'.repeat(15)}`});
  it.each([
    ['text', page(`<p>${ID}</p>`), 'one'],
    ['an attribute', page(`<svg><title>x</title><g aria-label="${ID}"></g></svg>`), 'one'],
    [
      'entities',
      page(
        Array.from(ID)
          .map((sign) => `&#${sign.charCodeAt(0)};`)
          .join('')
      ),
      'one'
    ],
    ['per cents', page(`%${[...bytes(ID)].map((byte) => byte.toString(16)).join('%')}`), 'one'],
    [
      'escapes',
      page(
        Array.from(ID)
          .map((sign) => `\\u00${sign.charCodeAt(0).toString(16)}`)
          .join('')
      ),
      'one'
    ]
  ])('names the place of an ID number in %s', async (_, text, place) => {
    expect(await gate(bytes(text), nobody, '')).toEqual([hit(place)]);
  });

  it('opens base64 and gzip', async () => {
    const packed = Buffer.from(gzipSync(bytes(`rows: ${ID}, and more`))).toString('base64');
    expect(await gate(bytes(page(`<p>${packed}</p>`)), nobody, '')).toEqual([hit('')]);
  });

  it('reads UTF-16', async () => {
    const wide = new Uint8Array(
      Array.from(page(`<p>${ID}</p>`)).flatMap((sign) => [
        sign.charCodeAt(0) & 255,
        sign.charCodeAt(0) >> 8
      ])
    );
    expect((await gate(wide, nobody, '')).map(({kind}) => kind)).toContain('id-number');
  });

  it('asks whether texts are people and names the place', async () => {
    const ask = (texts: readonly string[]) =>
      Promise.resolve(new Set(texts.filter((text) => text === '王小明')));
    expect(await gate(bytes(page('<td>王小明</td>')), ask, '')).toEqual([
      {kind: 'person', place: 'one', masked: '王**'}
    ]);
  });
});

describe('names', () => {
  const hits = (html: string, people: readonly string[], words = ''): string[] =>
    namedIn(segmentsOf(html), new Set(people), words).map(({text}) => text);

  it('of three signs count anywhere, unless the product uses them as a word', () => {
    expect(hits('<p>到了王小明家里</p>', ['王小明'])).toEqual(['王小明']);
    expect(hits('<p>安全饮水已解决</p>', ['安全饮'], '安全饮水')).toEqual([]);
  });

  it('of two signs count where names stand, not inside words', () => {
    expect(hits('<p>饮水安全有保障</p>', ['安全'])).toEqual([]);
    expect(hits('<td>安全</td>', ['安全'])).toEqual(['安全']);
    expect(hits('<p>户主安全，三口人</p>', ['安全'])).toEqual(['安全']);
  });

  it('numbers of households count anywhere', () => {
    expect(hits('<p>编号5801011234的户</p>', ['5801011234'])).toEqual(['5801011234']);
  });

  it('are sought among runs of Chinese signs, texts that stand alone and long numbers', () => {
    const found = candidatesIn(segmentsOf('<p>王小明家 5801011234</p>'));
    expect(found).toEqual(expect.arrayContaining(['王小', '王小明', '小明家', '5801011234']));
    expect(found).not.toContain('王');
  });

  it('are one name however they are spaced and parted', () => {
    const name = '阿卜杜拉·买买提江';
    for (const written of [name, '阿卜杜拉•买买提江', '阿卜杜拉 ‧ 买买提江']) {
      const text = `<p>这一户是${written}家，去年返贫</p>`;
      expect(candidatesIn(segmentsOf(text)), written).toContain(name);
      expect(hits(text, [name]), written).toEqual([name]);
    }
    for (const written of ['王 明', '王　明', '王\u200b明']) {
      const text = `<p>户主${written}，三口人</p>`;
      expect(candidatesIn(segmentsOf(text)), written).toContain('王明');
      expect(hits(text, ['王明']), written).toEqual(['王明']);
    }
  });

  it('are seen through what sets a part of them in bold', async () => {
    const ask = (texts: readonly string[]) =>
      Promise.resolve(new Set(texts.filter((text) => text === '王小明')));
    const html = page('<p>户主<strong>王</strong>小明</p>');
    expect(await gate(bytes(html), ask, '')).toEqual([
      {kind: 'person', place: 'one', masked: '王**'}
    ]);
  });

  it('the engine writes them in the same way', async () => {
    const database = await openNativeDatabase();
    const connection = await database.connect();
    for (const written of [
      '王　明',
      '王 小 明',
      '阿卜杜拉 • 买买提',
      '阿依古丽・吐尔逊',
      'An Na',
      '赵大明'
    ]) {
      const {values} = await connection.query(`SELECT ${plainNamesSql('$1::VARCHAR')}`, [written]);
      expect(values[0]?.[0], written).toBe(plainNames(written));
    }
    await database.close();
  });

  it('style is no text', () => {
    expect(segmentsOf('<style>王小明</style><p id="a">甲</p>')).toEqual([
      {text: 'a', place: 'a', kind: 'attribute'},
      {text: '甲', place: 'a', kind: 'text'}
    ]);
  });
});
