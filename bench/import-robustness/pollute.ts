import type {Table} from './tables.ts';

/** A file with one thing wrong, and the table that a reader should find in it. */
export type Variant = {
  readonly kind: string;
  readonly name: string;
  readonly text: string;
  readonly heading: readonly string[];
  readonly records: readonly (readonly string[])[];
};

type Dialect = {
  readonly delimiter: string;
  readonly quote: string;
  readonly escape: string;
  readonly end: string;
};

const PLAIN: Dialect = {delimiter: ',', quote: '"', escape: '"', end: '\n'};

function cellText(cell: string, {delimiter, quote, escape}: Dialect): string {
  const wants =
    cell.includes(delimiter.trim() === '' ? delimiter : delimiter.trim()) ||
    cell.includes(quote) ||
    /[\n\r]/.test(cell) ||
    (delimiter.includes(' ') && cell.includes(' '));
  return wants ? quote + cell.replaceAll(quote, escape + quote) + quote : cell;
}

function line(cells: readonly string[], dialect = PLAIN): string {
  return cells.map((cell) => cellText(cell, dialect)).join(dialect.delimiter);
}

function whole(table: Table, dialect: Partial<Dialect> = {}): string {
  const full = {...PLAIN, ...dialect};
  return [table.heading, ...table.records].map((row) => line(row, full) + full.end).join('');
}

function replaced<T>(rows: readonly T[], at: number, row: T): T[] {
  return rows.map((old, i) => (i === at ? row : old));
}

function fileVariants(table: Table): Variant[] {
  const {heading, records} = table;
  const text = whole(table);
  const same = (kind: string, polluted: string): Variant => ({
    kind,
    name: `${table.name} ${kind}`,
    text: polluted,
    heading,
    records
  });
  const body = records.map((row) => `${line(row)}\n`).join('');
  const upper = heading.map((_, k) => (k % 3 === 0 ? `组${k / 3 + 1}` : ''));
  const grouped = heading.map((cell, k) => `组${Math.floor(k / 3) + 1}/${cell}`);
  return [
    same('as it is', text),
    same('no trailing newline', text.trimEnd()),
    same('double trailing newline', `${text}\n`),
    same('delimiter space', whole(table, {delimiter: ' '})),
    same('delimiter comma and space', whole(table, {delimiter: ', '})),
    same('delimiter semicolon', whole(table, {delimiter: ';'})),
    same('delimiter tab', whole(table, {delimiter: '\t'})),
    same('delimiter bar', whole(table, {delimiter: '|'})),
    same('quote apostrophe', whole(table, {quote: "'", escape: "'"})),
    same('escape backslash', whole(table, {escape: '\\'})),
    same('escape missing', whole(table, {escape: ''})),
    same('record end CR LF', whole(table, {end: '\r\n'})),
    same('record end CR', whole(table, {end: '\r'})),
    same('preamble', `A report of the office\nprinted 2024-01-02 08:30\n\n${text}`),
    same('footer', `${text}\nSource: the office\n`),
    {...same('no heading', body), heading: heading.map(() => '')},
    {...same('heading only', `${line(heading)}\n`), records: []},
    {
      ...same('one record', `${line(heading)}\n${line(records[0] ?? [])}\n`),
      records: records.slice(0, 1)
    },
    {...same('heading of two rows', `${line(upper)}\n${text}`), heading: grouped}
  ];
}

/** Positions to try, spread over a range. */
function spread(count: number, most: number): number[] {
  const step = Math.max(1, Math.floor(count / most));
  return Array.from({length: Math.ceil(count / step)}, (_, i) => i * step);
}

function recordVariants(table: Table): Variant[] {
  const rows = [table.heading, ...table.records];
  const variants: Variant[] = [];
  const add = (
    kind: string,
    at: number,
    k: number,
    polluted: string,
    cells: readonly string[]
  ): void => {
    const text = replaced(
      rows.map((row) => line(row)),
      at,
      polluted
    ).join('\n');
    const expected = replaced(rows, at, cells);
    variants.push({
      kind,
      name: `${table.name} ${kind} ${at} ${k}`,
      text: `${text}\n`,
      heading: expected[0] ?? [],
      records: expected.slice(1)
    });
  };
  for (const at of spread(rows.length, 12)) {
    const row = rows[at] ?? [];
    const texts = row.map((cell) => cellText(cell, PLAIN));
    add('record delimited by space', at, 0, line(row, {...PLAIN, delimiter: ' '}), row);
    add('record delimited by semicolon', at, 0, line(row, {...PLAIN, delimiter: ';'}), row);
    add('record quoted by apostrophe', at, 0, line(row, {...PLAIN, quote: "'", escape: "'"}), row);
    for (const k of spread(row.length, 9)) {
      const cell = row[k] ?? '';
      const polluted = [...texts.slice(0, k), '', ...texts.slice(k)];
      add('one delimiter more', at, k, polluted.join(','), [
        ...row.slice(0, k),
        '',
        ...row.slice(k)
      ]);
      if (k > 0 && !/["\n]/.test(texts[k - 1] ?? '') && !/["\n]/.test(texts[k] ?? ''))
        add(
          'one delimiter less',
          at,
          k,
          [
            ...texts.slice(0, k - 1),
            `${texts[k - 1] ?? ''}${texts[k] ?? ''}`,
            ...texts.slice(k + 1)
          ].join(','),
          [...row.slice(0, k - 1), `${row[k - 1] ?? ''}${cell}`, ...row.slice(k + 1)]
        );
      if (cell.length < 2) continue;
      const middle = cell.length >> 1;
      const extra = `${cell.slice(0, middle)}"${cell.slice(middle)}`;
      const quoted = (texts[k] ?? '').startsWith('"');
      const inside = `${cell.slice(0, middle).replaceAll('"', '""')}"${cell.slice(middle).replaceAll('"', '""')}`;
      const stray = quoted ? `"${inside}"` : extra;
      add(
        'one quote more inside',
        at,
        k,
        replaced(texts, k, stray).join(','),
        replaced(row, k, extra)
      );
      if (!quoted)
        add(
          'one quote more in front',
          at,
          k,
          replaced(texts, k, `"${cell}`).join(','),
          replaced(row, k, `"${cell}`)
        );
    }
  }
  return variants;
}

export function variantsOf(table: Table): Variant[] {
  return [...fileVariants(table), ...recordVariants(table)];
}
