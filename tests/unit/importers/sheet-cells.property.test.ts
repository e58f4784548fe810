import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {rowTexts} from '../../../src/importers/rows.ts';
import {XmlBytes, type XmlHandler} from '../../../src/importers/xml-bytes.ts';
import {SheetCells} from '../../../src/importers/xlsx/sheet-cells.ts';
import {SharedStrings} from '../../../src/importers/xlsx/strings.ts';

const STRINGS = ['户主', '', 'a&amp;b', 'x'.repeat(60)];

/** '@' is the number of the row that the cell stands in. */
const reference = fc.tuple(
  fc.constantFrom('A', 'B', 'C', 'Z', 'AB', 'b', ''),
  fc.oneof(
    {weight: 30, arbitrary: fc.constant('@')},
    {weight: 1, arbitrary: fc.integer({min: 0, max: 40})}
  )
);
const value = fc.oneof(
  fc.integer({min: -3, max: 6}).map(String),
  fc.constantFrom(
    '',
    '0.1',
    '007',
    '1e3',
    ' 2 ',
    '2&#48;',
    'a_x0041_',
    '<![CDATA[5]]>',
    '2024-01-01T00:00:00',
    '1</v><v>2'
  )
);
const attributes = fc.record({
  r: fc.option(reference),
  s: fc.option(fc.constantFrom('0', '1', '2', '9')),
  t: fc.option(fc.constantFrom('s', 'n', 'b', 'd', 'e', 'str', 'inlineStr')),
  quote: fc.constantFrom('"', '"', '"', "'"),
  gap: fc.constantFrom(' ', ' ', ' ', '  ', '\n'),
  more: fc.constantFrom('', '', '', ' cm="1"', ' x="a>b"', ' ', ' r="C9"')
});

/** In the form that nearly all writers use, and in others. */
const cell = fc.tuple(attributes, value, fc.integer({min: 0, max: 11})).map(([has, text, form]) => {
  const {gap, quote} = has;
  const written = [
    ['r', has.r?.join('')],
    ['s', has.s],
    ['t', has.t]
  ].flatMap(([name, content]) =>
    content === undefined || content === null ? [] : [`${gap}${name}=${quote}${content}${quote}`]
  );
  const open = `<c${written.join('')}${has.more}`;
  if (form === 0) return `${open}/>`;
  if (form === 1) return `${open}><f>A1+1</f><v>${text}</v></c>`;
  if (form === 2) return `${open}><f>A1+1</f></c>`;
  if (form === 3) return `${open}><is><t>${text}</t></is></c>`;
  if (form === 4) return `${open}> <v>${text}</v>\n</c> `;
  if (form === 5) return `${open}><v>${text}</c>`;
  return `${open}><v>${text}</v></c>`;
});
const row = fc.tuple(
  fc.option(fc.integer({min: 0, max: 12})),
  fc.array(cell, {maxLength: 8}).map((cells) => cells.join(''))
);
const sheet = fc.array(row, {maxLength: 8}).map((rows) => {
  let record = 0;
  const written = rows.map(([stated, cells]) => {
    record = stated !== null && stated > record ? stated : record + 1;
    const number = stated === null ? '' : ` r="${stated}"`;
    return `<row${number}>${cells.replaceAll('@', String(record))}</row>`;
  });
  return `<worksheet><sheetData>${written.join('')}</sheetData></worksheet>`;
});
const cuts = fc.array(fc.integer({min: 1, max: 40}), {minLength: 1, maxLength: 12});
/** A byte that is another one. */
const damage = fc.option(fc.tuple(fc.nat(), fc.integer({min: 0x20, max: 0x7e})));

test('cells that are handled in one go are what they are tag by tag, wherever the pieces are cut', async () => {
  const strings = await SharedStrings.read(
    (async function* () {
      yield new TextEncoder().encode(
        `<sst>${STRINGS.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`
      );
    })()
  );
  let inOneGo = 0;
  fc.assert(
    fc.property(sheet, cuts, damage, (xml, lengths, changed) => {
      const bytes = new TextEncoder().encode(xml);
      if (changed !== null) bytes[changed[0] % bytes.length] = changed[1];
      const fast = new SheetCells(strings, ['number', 'date'], false);
      const slow = new SheetCells(strings, ['number', 'date'], false);
      const ran = (from: number, to: number): number => {
        if (to > from) inOneGo++;
        return to;
      };
      through(
        {...tagByTag(fast), run: (all, from, to) => ran(from, fast.run(all, from, to))},
        bytes,
        lengths
      );
      through(tagByTag(slow), bytes, lengths);
      expect(toldBy(fast)).toEqual(toldBy(slow));
    }),
    {numRuns: 3000}
  );
  expect(inOneGo).toBeGreaterThan(500);
});

function tagByTag(cells: SheetCells): XmlHandler {
  return {
    open: (...tag) => cells.open(...tag),
    close: (name) => cells.close(name),
    text: (...run) => cells.text(...run)
  };
}

function through(handler: XmlHandler, bytes: Uint8Array, lengths: readonly number[]): void {
  const xml = new XmlBytes(handler);
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const length = lengths[i % lengths.length] ?? 1;
    xml.push(bytes.slice(at, at + length));
    at += length;
  }
  xml.end();
}

function toldBy(cells: SheetCells): object {
  const batches = cells.rest();
  const {bare, disordered, lost, merges, unstyled, whole} = cells;
  return {
    told: {bare, disordered, lost, merges, unstyled, whole},
    rows: batches.flatMap(({columns, filled, rowNo, rows}) =>
      Array.from({length: rows}, (_, i) => [
        rowNo[i],
        filled[i],
        rowTexts(columns, i, columns.length)
      ])
    )
  };
}
