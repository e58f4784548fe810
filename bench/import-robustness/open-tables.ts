import type {Table} from './tables.ts';
import {chance, integer, pick, randomFrom, type Random} from './random.ts';

type Column = readonly [heading: string, cell: (random: Random, row: number) => string];

/** Tables as open-data portals publish them: codes, dates, addresses, money, free text, mostly empty columns. */
export function tableOf(
  name: string,
  columns: readonly Column[],
  rows: number,
  seed: number
): Table {
  const random = randomFrom(seed);
  return {
    name,
    heading: columns.map(([heading]) => heading),
    records: Array.from({length: rows}, (_, row) => columns.map(([, cell]) => cell(random, row)))
  };
}

const two = (value: number): string => String(value).padStart(2, '0');
const code = (random: Random): string => String(integer(random, 1, 12));
const padded = (random: Random): string => two(integer(random, 1, 99));
const isoDay = (random: Random): string =>
  `${integer(random, 2001, 2023)}-${two(integer(random, 1, 12))}-${two(integer(random, 1, 28))}`;
const ukDay = (random: Random): string =>
  `${two(integer(random, 1, 28))}/${two(integer(random, 1, 12))}/${integer(random, 2001, 2023)}`;
const money = (random: Random): string => (random() * 90_000).toFixed(2);
const grouped = (random: Random): string =>
  integer(random, 1000, 9_999_999).toLocaleString('en-GB');
const street = (random: Random): string =>
  `${integer(random, 1, 240)} ${pick(random, ['High Street', 'Mill Lane', 'Rua do Sol', 'Station Rd.', "King's Road"])}, ${pick(random, ['Leeds', 'Ware', 'Porto', 'Ely'])}`;
const person = (random: Random): string =>
  `${pick(random, ['Ada', 'Ben', 'Cleo', 'Dirk', 'Éva'])} ${pick(random, ['Ashe', 'Byrne', "O'Neill", 'Smith-Jones', 'Müller'])}`;
const prose = (random: Random): string =>
  Array.from({length: integer(random, 8, 60)}, () =>
    pick(random, [
      'the council',
      'will',
      'review',
      'works',
      'on site;',
      'subject to',
      'approval,',
      'and',
      '"final"',
      'phase 2',
      'see note',
      'of £1,200'
    ])
  ).join(' ');
const rarely =
  (cell: (random: Random, row: number) => string, share: number) =>
  (random: Random, row: number): string =>
    chance(random, share) ? cell(random, row) : '';
const words =
  (...list: string[]) =>
  (random: Random): string =>
    pick(random, list);

export const COLUMN_SETS: Readonly<Record<string, readonly Column[]>> = {
  spending: [
    ['Body Name', words('Northshire County Council')],
    ['Date', ukDay],
    ['Transaction Number', (_, row) => String(5_100_200 + row * 3)],
    [
      'Supplier',
      words('Total Facilities Ltd', 'Acme, Sons & Co', 'Source IT', 'Note Print plc', 'REDACTED')
    ],
    ['Amount', money],
    ['VAT', words('Y', 'N', '')],
    ['Purpose', words('Repairs', 'Fees; legal', 'Agency staff', '48" screens')]
  ],
  codes: [
    ['AREA', code],
    ['CAT', code],
    ['SEX', words('1', '2')],
    ['AGEGRP', padded],
    ['YEAR', (random) => String(integer(random, 2009, 2021))],
    ['FLAG', words('A', 'B', 'E')],
    ['VALUE', (random) => String(integer(random, 0, 4000))]
  ],
  premises: [
    ['id', (_, row) => String(row + 1)],
    ['Trading name', words("Joe's Café", 'The Anchor', 'Pizza "Roma"', 'Sun & Moon')],
    ['Address', street],
    ['Postcode', words('LS1 4AP', 'SG12 9QT', 'CB7 4JU')],
    ['Inspected', isoDay],
    ['Rating', words('1', '2', '3', '4', '5', 'Exempt')],
    ['Comment', rarely(prose, 0.4)]
  ],
  sparse: [
    ['ref', (_, row) => `AB-${1000 + row}`],
    ...Array.from({length: 24}, (_, k): Column => [
      `Q${k + 1}`,
      rarely(k % 3 === 0 ? words('Yes', 'No') : k % 3 === 1 ? code : prose, 0.12)
    ]),
    ['submitted', isoDay]
  ],
  people: [
    ['Name', person],
    ['Department', words('Finance', 'Highways', 'Legal', 'Schools')],
    ['Job title', words('Director', 'Head of Service', 'Officer, grade 4', 'Clerk')],
    ['Location', words('Town Hall', 'Depot', 'Annexe')],
    ['Reports to', person]
  ],
  population: [
    ['Area', words('Northam', 'Easton', 'Westbury', 'Southdown')],
    ...Array.from({length: 9}, (_, k): Column => [String(2012 + k), grouped])
  ],
  sensors: Array.from({length: 40}, (_, k): Column => [
    k === 0 ? 'time' : `s${k}`,
    k === 0
      ? (_r, row) => `2021-03-01 ${two(row % 24)}:00:00`
      : (random) => (random() * 40 - 5).toFixed(3)
  ]),
  links: [
    ['Title', words('Bins', 'Parks: opening hours', 'Air quality', 'Votes')],
    ['Description', prose],
    ['URL', (random) => `https://data.example/id/${integer(random, 1, 999)}?f=csv&v=2`],
    ['Licence', words('OGL', 'CC-BY')],
    ['Modified', isoDay]
  ],
  names: [['School', words('St. Mary', 'Hill Top', 'Park Lane', 'Oak Green')]],
  numbers: [['Reading', (random) => String(integer(random, 100, 999))]],
  numbered: Array.from({length: 6}, (_, k): Column => [
    String(k + 1),
    words('red', 'green', 'blue', 'n/a')
  ])
};

export const OPEN_TABLES: readonly Table[] = Object.entries(COLUMN_SETS).map(
  ([name, columns], index) => tableOf(name, columns, name === 'sensors' ? 20 : 34, 11 + index)
);

export const ONE_ROW: Table = tableOf('one row', COLUMN_SETS['premises'] ?? [], 1, 99);
