import iconv from 'iconv-lite';
import {line, type Printing} from './dialect.ts';
import {COLUMN_SETS, tableOf} from './open-tables.ts';
import {chance, integer, pick, randomFrom, type Random} from './random.ts';
import {variant, type Variant} from './variant.ts';

/** Files as portals hold them: several habits of real publishers at once, drawn by chance from a seed. */
export function portalFiles(count: number, seed: number): Variant[] {
  return Array.from({length: count}, (_, index) => portalFile(randomFrom(seed + index), index));
}

type Layout = {
  readonly above: string[][];
  readonly heading: string[][];
  readonly below: string[][];
};

function portalFile(random: Random, index: number): Variant {
  const name = pick(random, Object.keys(COLUMN_SETS));
  const table = tableOf(name, COLUMN_SETS[name] ?? [], integer(random, 2, 60), index);
  const printing: Printing = {
    delimiter: pick(random, [',', ',', ',', ',', ';', ';', '\t', '|']),
    quote: '"',
    escape: '"',
    end: pick(random, ['\n', '\r\n', '\r\n']),
    all: chance(random, 0.2)
  };
  const width = table.heading.length;
  const layout: Layout = {
    above: chance(random, 0.3) ? preamble(random) : [],
    heading: headingRows(random, table.heading),
    below: chance(random, 0.3) ? footer(random) : []
  };
  const pad = chance(random, 0.4);
  const laid = (row: readonly string[]): string =>
    row.length < width && (pad || row.length > 1)
      ? line([...row, ...Array.from({length: width - row.length}, () => '')], printing)
      : line(row, {...printing, all: false});
  const ends = (i: number): string => (i % 17 === 16 && chance(random, 0.02) ? '\n' : printing.end);
  const rows = [
    ...layout.above.map(laid),
    ...layout.heading.map((row) => line(row, printing)),
    ...table.records.map((row) => line(row, printing)),
    ...layout.below.map(laid)
  ];
  const text = rows.map((row, i) => row + ends(i)).join('');
  return variant(
    'portal',
    `${index} ${name}${layout.above.length > 0 ? ' above' : ''}${layout.below.length > 0 ? ' below' : ''} ${layout.heading.length} heading ${JSON.stringify(printing.delimiter)}`,
    encodedBy(random, text),
    joined(layout.heading, width),
    table.records
  );
}

function preamble(random: Random): string[][] {
  const lines = [
    ['Spending over £500'],
    ['Published by the statistics office on 3 May 2023'],
    ['Table 4a: premises by area, 2012 to 2022'],
    ['Extracted:', '03/05/2023'],
    ['Contact', 'open.data@example.org'],
    ['This release replaces the one of April; figures may be revised, see notes']
  ];
  const start = integer(random, 0, lines.length - 1);
  const some = lines.slice(start, start + integer(random, 1, 3));
  return chance(random, 0.6) ? [...some, ['']] : some;
}

function footer(random: Random): string[][] {
  const lines = [
    ['Source: Office for Statistics'],
    ['Notes'],
    ['1. Figures are rounded to the nearest five.'],
    ['2. ".." means not available.'],
    ['* provisional'],
    ['Last updated: 3 May 2023'],
    ['© Crown copyright']
  ];
  const start = integer(random, 0, 4);
  const some = lines.slice(start, start + integer(random, 1, 3));
  return chance(random, 0.6) ? [[''], ...some] : some;
}

function headingRows(random: Random, heading: readonly string[]): string[][] {
  const draw = random();
  if (draw < 0.08) return [];
  if (draw < 0.86 || heading.length < 5) return [[...heading]];
  const groups = heading.map((_, k) => (k === 0 ? '' : `Group ${Math.floor((k - 1) / 3) + 1}`));
  return [
    groups.map((group, k) => (k === 0 || groups[k - 1] === group ? '' : group)),
    [...heading]
  ];
}

/** One heading a column: the texts of its rows joined, a group reaching to the right. */
function joined(rows: readonly (readonly string[])[], width: number): string[] {
  const [groups, names] = rows;
  if (groups === undefined) return Array.from({length: width}, () => '');
  if (names === undefined) return [...groups];
  let group = '';
  return names.map((name, k) => {
    group = (groups[k] ?? '') === '' ? group : (groups[k] ?? '');
    return group === '' ? name : `${group}/${name}`;
  });
}

function encodedBy(random: Random, text: string): Uint8Array {
  const draw = random();
  if (draw < 0.25 && iconv.decode(iconv.encode(text, 'windows-1252'), 'windows-1252') === text)
    return new Uint8Array(iconv.encode(text, 'windows-1252'));
  return new Uint8Array(iconv.encode(text, 'utf-8', {addBOM: draw > 0.8}));
}
