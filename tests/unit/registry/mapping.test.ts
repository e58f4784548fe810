import {describe, expect, test} from 'vitest';
import {
  fingerprint,
  mappingOf,
  parseMappings,
  printMappings,
  type Mapping
} from '../../../src/registry/mapping.ts';
import {recognise, recogniseAs} from '../../../src/registry/recognise.ts';
import {ROLL_2016} from './generations.ts';
import {sheetOf} from './sheets.ts';

describe('the fingerprint of headings', () => {
  test('passes over width, brackets and spaces', () => {
    expect(fingerprint(['户编号', '县（市、区）'])).toBe(fingerprint(['户 编号', '县(市,区)']));
  });
  test('knows their order, number and words', () => {
    const prints = [
      ['户编号', '姓名'],
      ['姓名', '户编号'],
      ['户编号姓名'],
      ['户编号', '姓名', ''],
      ['户编号']
    ].map(fingerprint);
    expect(new Set(prints).size).toBe(prints.length);
  });
  test('is FNV-1a of 64 bits: the published value for nothing', () => {
    expect(fingerprint([])).toBe('cbf29ce484222325');
    expect(fingerprint(['a'])).toBe('af63dc4c8601ec8c');
  });
});

describe('a corrected reading', () => {
  const headings = ['户号', '乡镇', '谁', '日子', '钱数'];
  const sheet = sheetOf(headings, {file: '平川镇台账_20240630.xlsx'});
  const [reading] = recogniseAs(sheet, [], ['measure']);
  if (reading === undefined) throw new Error('no reading');
  const corrected = {
    ...reading,
    columns: {...reading.columns, amount: [{column: 5, factor: 10_000}], head_name: [{column: 3}]}
  };
  const remembered = [mappingOf(headings, [corrected])];

  test('overrides recognition for the same headings', () => {
    expect(recognise(sheet, []).verdict).toBe('none');
    const found = recognise(sheet, [], {remembered});
    expect(found.verdict).toBe('certain');
    expect(found.projections).toMatchObject([
      {table: 'measure', columns: {amount: [{column: 5, factor: 10_000}]}, asOf: '2024-06-30'}
    ]);
    expect(found.unused).toEqual([4]);
  });

  test('takes dates, years and townships from each sheet anew', () => {
    const without = headings.with(1, '备注');
    const made = recogniseAs(
      sheetOf(without, {name: '平川镇', title: '2023年台账'}),
      [],
      ['measure']
    );
    expect(made[0]?.constants).toEqual({township: '平川镇', year: '2023'});
    const other = sheetOf(without, {name: '柳林镇', title: '2024年台账'});
    const [again] = recognise(other, [], {remembered: [mappingOf(without, made)]}).projections;
    expect(again?.constants).toEqual({township: '柳林镇', year: '2024'});
  });

  test('a sheet that was to stand for itself does so again', () => {
    const own = [mappingOf(ROLL_2016, [])];
    const found = recognise(sheetOf(ROLL_2016), [], {remembered: own});
    expect([found.verdict, found.projections, found.remembered]).toEqual(['certain', [], true]);
    expect(own[0]?.headings).toEqual(ROLL_2016);
  });

  test('does not touch sheets with other headings', () => {
    expect(recognise(sheetOf(ROLL_2016), [], {remembered}).candidates[0]?.table).toBe('person');
    expect(recognise(sheetOf(headings.toReversed()), [], {remembered}).verdict).toBe('none');
  });

  test('reads back what it prints', () => {
    const unpivot: Mapping = {
      key: fingerprint(['a']),
      projections: [
        {
          table: 'fund',
          grain: {kind: 'unpivot', sets: [{level: '中央', paid: {column: 2, factor: 10_000}}]},
          columns: {document_no: [{column: 1}]}
        },
        {
          table: 'monitored',
          grain: {kind: 'first', key: ['household_id']},
          columns: {},
          where: 'kind'
        }
      ]
    };
    const mappings = [...remembered, unpivot];
    expect(parseMappings(printMappings(mappings))).toEqual({is: 'mappings', mappings, refused: 0});
  });
});

function document(mappings: unknown): string {
  return JSON.stringify({kind: 'dishu-mappings', version: 1, mappings});
}

describe('what this dictionary cannot hold is left out and counted', () => {
  const key = '0123456789abcdef';
  const good = {table: 'household', grain: {kind: 'row'}, columns: {size: [{column: 1}]}};
  test.each([
    ['an unknown table', {...good, table: 'visits'}],
    ['an unknown column', {...good, columns: {shoe_size: [{column: 1}]}}],
    ['a column of another table', {...good, columns: {wage: [{column: 1}]}}],
    ['no place', {...good, columns: {size: []}}],
    ['the place 0', {...good, columns: {size: [{column: 0}]}}],
    ['a place that is no number', {...good, columns: {size: [{column: '1'}]}}],
    ['a factor of 0', {...good, columns: {size: [{column: 1, factor: 0}]}}],
    ['an unknown grain', {...good, grain: {kind: 'last'}}],
    ['an unknown key', {...good, grain: {kind: 'first', key: ['shoe_size']}}],
    ['a set of an unknown column', {...good, grain: {kind: 'unpivot', sets: [{shoe_size: '1'}]}}],
    ['an unknown condition', {...good, where: 'shoe_size'}],
    ['a text', 'household']
  ])('%s', (_, projection) => {
    const text = document([{key, projections: [projection]}]);
    expect(parseMappings(text)).toEqual({is: 'mappings', mappings: [], refused: 1});
  });

  test('the good ones beside them stay', () => {
    const mappings = [
      {key, projections: [good]},
      {key: 'short', projections: [good]}
    ];
    expect(parseMappings(document(mappings))).toEqual({
      is: 'mappings',
      mappings: [mappings[0]],
      refused: 1
    });
  });

  test('headings that are no texts are refused with their mapping', () => {
    const mapping = {key, headings: ['户编号', 1], projections: [good]};
    expect(parseMappings(document([mapping]))).toEqual({is: 'mappings', mappings: [], refused: 1});
  });

  test.each(['', 'null', '[]', '{"mappings": []}', '{', '[{"户编号": 1}]', document(1)])(
    'the document %j holds no mappings',
    (text) => {
      expect(parseMappings(text)).toEqual({is: 'other'});
    }
  );

  test('those of a newer version are not guessed at', () => {
    const text = JSON.stringify({kind: 'dishu-mappings', version: 2, mappings: []});
    expect(parseMappings(text)).toEqual({is: 'newer', version: 2});
  });
});
