import {cellText, line, PLAIN} from './dialect.ts';
import type {Table} from './tables.ts';
import {variant, type Variant} from './variant.ts';

type Add = (
  kind: string,
  at: number,
  k: number,
  polluted: string,
  cells: readonly string[]
) => void;

/** The table with one thing wrong in one record: at `most` records, in `most` of their cells. */
export function recordVariants(table: Table, most: number): Variant[] {
  const rows = [table.heading, ...table.records];
  const lines = rows.map((row) => line(row));
  const variants: Variant[] = [];
  const add: Add = (kind, at, k, polluted, cells) => {
    const expected = replaced(rows, at, cells);
    const text = `${replaced(lines, at, polluted).join('\n')}\n`;
    variants.push(
      variant(kind, `${table.name} ${at} ${k}`, text, expected[0] ?? [], expected.slice(1))
    );
  };
  for (const at of spread(rows.length, most)) {
    const row = rows[at] ?? [];
    add('record delimited by space', at, 0, line(row, {...PLAIN, delimiter: ' '}), row);
    add('record delimited by semicolon', at, 0, line(row, {...PLAIN, delimiter: ';'}), row);
    add('record quoted by apostrophe', at, 0, line(row, {...PLAIN, quote: "'", escape: "'"}), row);
    if (row.length > 2) {
      const kept = row.slice(0, Math.ceil(row.length / 2));
      add('record cut short', at, 0, line(kept), kept);
      add('record with cells beyond', at, 0, `${line(row)},x,y`, [...row, 'x', 'y']);
    }
    for (const k of spread(row.length, most)) cellVariants(row, at, k, add);
  }
  return variants;
}

function cellVariants(row: readonly string[], at: number, k: number, add: Add): void {
  const texts = row.map((cell) => cellText(cell, PLAIN));
  const cell = row[k] ?? '';
  const own = texts[k] ?? '';
  const more = [...texts.slice(0, k), '', ...texts.slice(k)];
  add('one delimiter more', at, k, more.join(','), [...row.slice(0, k), '', ...row.slice(k)]);
  const before = texts[k - 1] ?? '';
  if (k > 0 && !/["\n]/.test(before) && !/["\n]/.test(own))
    add(
      'one delimiter less',
      at,
      k,
      [...texts.slice(0, k - 1), `${before}${own}`, ...texts.slice(k + 1)].join(','),
      [...row.slice(0, k - 1), `${row[k - 1] ?? ''}${cell}`, ...row.slice(k + 1)]
    );
  if (cell.length < 2) return;
  const middle = cell.length >> 1;
  const extra = `${cell.slice(0, middle)}"${cell.slice(middle)}`;
  const quoted = own.startsWith('"');
  const doubled = (text: string): string => text.replaceAll('"', '""');
  const stray = quoted
    ? `"${doubled(cell.slice(0, middle))}"${doubled(cell.slice(middle))}"`
    : extra;
  add('one quote more inside', at, k, replaced(texts, k, stray).join(','), replaced(row, k, extra));
  const broken = `${cell.slice(0, middle)}\n${cell.slice(middle)}`;
  add(
    'line break in a cell',
    at,
    k,
    replaced(texts, k, cellText(broken, PLAIN)).join(','),
    replaced(row, k, broken)
  );
  if (quoted) return;
  const front = `"${cell}`;
  add(
    'one quote more in front',
    at,
    k,
    replaced(texts, k, front).join(','),
    replaced(row, k, front)
  );
  const behind = `${cell}"`;
  add(
    'one quote more behind',
    at,
    k,
    replaced(texts, k, behind).join(','),
    replaced(row, k, behind)
  );
}

function replaced<T>(rows: readonly T[], at: number, row: T): T[] {
  return rows.map((old, i) => (i === at ? row : old));
}

/** Positions to try, spread over a range. */
function spread(count: number, most: number): number[] {
  const step = Math.max(1, Math.floor(count / most));
  return Array.from({length: Math.ceil(count / step)}, (_, i) => i * step);
}
