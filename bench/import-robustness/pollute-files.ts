import iconv from 'iconv-lite';
import {line, whole} from './dialect.ts';
import type {Table} from './tables.ts';
import {variant, type Variant} from './variant.ts';

const DELIMITERS = {
  space: ' ',
  'comma and space': ', ',
  semicolon: ';',
  tab: '\t',
  bar: '|',
  'two bars': '||',
  'two colons': '::',
  'broken bar': '¦',
  tilde: '~',
  caret: '^',
  'control A': '\u0001',
  'full-width comma': '，'
};

/** The table with one thing wrong in the whole file. */
export function fileVariants(table: Table): Variant[] {
  return [
    ...printed(table),
    ...around(table),
    ...headed(table),
    ...columned(table),
    ...encoded(table)
  ];
}

function same(
  {name, heading, records}: Table,
  kind: string,
  content: string | Uint8Array
): Variant {
  return variant(kind, name, content, heading, records);
}

function printed(table: Table): Variant[] {
  const text = whole(table);
  const lines = [table.heading, ...table.records].map((row) => line(row));
  return [
    same(table, 'as it is', text),
    same(table, 'no trailing newline', text.trimEnd()),
    same(table, 'double trailing newline', `${text}\n`),
    ...Object.entries(DELIMITERS).map(([name, delimiter]) =>
      same(table, `delimiter ${name}`, whole(table, {delimiter}))
    ),
    same(table, 'quote apostrophe', whole(table, {quote: "'", escape: "'"})),
    same(table, 'every cell quoted', whole(table, {all: true})),
    same(table, 'every cell in apostrophes', whole(table, {quote: "'", escape: "'", all: true})),
    same(table, 'escape backslash', whole(table, {escape: '\\'})),
    same(table, 'escape missing', whole(table, {escape: ''})),
    same(table, 'record end CR LF', whole(table, {end: '\r\n'})),
    same(table, 'record end CR', whole(table, {end: '\r'})),
    same(
      table,
      'record ends mixed',
      lines.map((one, i) => one + (i % 3 === 0 ? '\r\n' : '\n')).join('')
    ),
    same(
      table,
      'first line names the delimiter',
      `sep=;\r\n${whole(table, {delimiter: ';', end: '\r\n'})}`
    )
  ];
}

/** Lines above and below the table, blank lines, a second table. */
function around(table: Table): Variant[] {
  const text = whole(table);
  const {heading, records} = table;
  const empty = ','.repeat(heading.length - 1);
  const lines = [heading, ...records].map((row) => line(row));
  const sparse = lines.flatMap((one, i) => (i % 9 === 8 ? [one, ''] : [one]));
  const columns = heading.length;
  const other = (width: number): string =>
    [
      Array.from({length: width}, (_, k) => `Field ${k + 1}`),
      ...[1, 2, 3].map((i) => Array.from({length: width}, (_, k) => String(i * 100 + k)))
    ]
      .map((row) => `${row.join(',')}\n`)
      .join('');
  return [
    same(table, 'preamble', `A report of the office\nprinted 2024-01-02 08:30\n\n${text}`),
    same(table, 'preamble of one line', `A report of the office, second edition\n${text}`),
    same(table, 'preamble padded', `Register of things${empty}\n${empty}\n${text}`),
    same(
      table,
      'preamble of pairs',
      `Title,Register of things\nPublisher,The office\nDate,2024-01-02\n\n${text}`
    ),
    same(table, 'footer', `${text}\nSource: the office\n`),
    same(table, 'footer without blank line', `${text}Source: the office\n`),
    same(
      table,
      'footer padded',
      `${text}${empty}\nNotes: figures are provisional${empty}\n* revised${empty}\n`
    ),
    same(table, 'blank lines first', `\n\n${text}`),
    same(table, 'blank lines between', `${sparse.join('\n')}\n`),
    same(
      table,
      'blank lines padded',
      `${sparse.map((one) => (one === '' ? empty : one)).join('\n')}\n`
    ),
    same(table, 'a second table, narrower', `${text}\n${other(Math.max(1, columns - 2))}`),
    same(table, 'a second table, as wide', `${text}\n${other(columns)}`),
    same(table, 'a second table, wider', `${text}\n${other(columns + 2)}`)
  ];
}

function headed(table: Table): Variant[] {
  const {name, heading, records} = table;
  const text = whole(table);
  const body = records.map((row) => `${line(row)}\n`).join('');
  const groups = heading.map((_, k) => `Group ${Math.floor(k / 3) + 1}`);
  const upper = groups.map((group, k) => (k % 3 === 0 ? group : ''));
  const grouped = heading.map((cell, k) => `${groups[k] ?? ''}/${cell}`);
  const right = Math.floor(heading.length / 6) * 3 + (heading.length < 6 ? 3 : 0);
  const top = heading.map((_, k) => (k === 0 ? 'Left' : k === right ? 'Right' : ''));
  const half = Math.ceil(records.length / 2);
  const again = [
    line(heading),
    ...records.slice(0, half).map((row) => line(row)),
    line(heading),
    ...records.slice(half).map((row) => line(row))
  ];
  return [
    variant(
      'no heading',
      name,
      body,
      heading.map(() => ''),
      records
    ),
    variant('heading only', name, `${line(heading)}\n`, heading, []),
    variant(
      'one record',
      name,
      `${line(heading)}\n${line(records[0] ?? [])}\n`,
      heading,
      records.slice(0, 1)
    ),
    ...(heading.length < 4
      ? []
      : [
          variant('heading of two rows', name, `${line(upper)}\n${text}`, grouped, records),
          variant(
            'heading of three rows',
            name,
            `${line(top)}\n${line(upper)}\n${text}`,
            grouped.map((cell, k) => `${k < right ? 'Left' : 'Right'}/${cell}`),
            records
          )
        ]),
    same(table, 'heading comes again', `${again.join('\n')}\n`)
  ];
}

function columned(table: Table): Variant[] {
  const {name, heading, records} = table;
  const rows = [heading, ...records];
  const text = (change: (one: string, i: number) => string): string =>
    rows.map((row, i) => `${change(line(row), i)}\n`).join('');
  const middle = Math.ceil(heading.length / 2);
  const apart = (row: readonly string[]): string[] => [
    ...row.slice(0, middle),
    '',
    ...row.slice(middle)
  ];
  return [
    same(
      table,
      'trailing delimiters',
      text((one) => `${one},`)
    ),
    same(
      table,
      'many trailing delimiters',
      text((one) => `${one},,,,`)
    ),
    same(
      table,
      'trailing delimiters in records',
      text((one, i) => (i === 0 ? one : `${one},`))
    ),
    variant(
      'first column empty',
      name,
      text((one) => `,${one}`),
      ['', ...heading],
      records.map((row) => ['', ...row])
    ),
    ...(heading.length < 4
      ? []
      : [
          variant(
            'middle column empty',
            name,
            rows.map((row) => `${line(apart(row))}\n`).join(''),
            apart(heading),
            records.map(apart)
          )
        ]),
    variant(
      'unnamed row numbers',
      name,
      text((one, i) => (i === 0 ? `,${one}` : `${i},${one}`)),
      ['', ...heading],
      records.map((row, i) => [String(i + 1), ...row])
    )
  ];
}

function encoded(table: Table): Variant[] {
  const text = whole(table, {end: '\r\n'});
  const forms: Readonly<Record<string, Uint8Array>> = {
    'UTF-8 with mark': iconv.encode(text, 'utf-8', {addBOM: true}),
    'UTF-16 LE with mark': iconv.encode(text, 'utf-16le', {addBOM: true}),
    'UTF-16 BE with mark': iconv.encode(text, 'utf-16be', {addBOM: true}),
    'UTF-16 LE': iconv.encode(text, 'utf-16le', {addBOM: false}),
    GB18030: iconv.encode(text, 'gb18030'),
    'Windows-1252': iconv.encode(text, 'windows-1252')
  };
  return Object.entries(forms).flatMap(([name, bytes]) => {
    if (name === 'GB18030' && !/\p{Script=Han}/u.test(text)) return [];
    const isWhole =
      name !== 'Windows-1252' || iconv.decode(Buffer.from(bytes), 'windows-1252') === text;
    return isWhole ? [same(table, `encoding ${name}`, new Uint8Array(bytes))] : [];
  });
}
