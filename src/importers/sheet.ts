import type {Doubt, ImportEvent, Merge} from '../model/sheet.ts';
import {FactsOfSheet} from './column-facts.ts';
import {mergesIn, partsOf, recordsOf} from './parts.ts';
import type {RawSheet, Staging} from './raw-sheet.ts';
import {regularEvents} from './regular-sheet.ts';
import {cellText, emptyColumn, textColumn, type RawBatch} from './rows.ts';
import {headOf} from './sheet-head.ts';

/** So much is read before the head of a sheet is given out, to know its width and its merged areas. */
const HELD_BYTES = 48 << 20;

/** Doubts of a sheet that held something. */
const LOSSES: ReadonlySet<Doubt['code']> = new Set([
  'cells-damaged',
  'cut-short',
  'formula-without-value'
]);

/**
 * Events of one sheet: its head, its batches, its end; nothing at all when it holds no record, unless all that it held is lost: then
 * a blank one, so that this is said. A sheet that certainly holds
 * several tables is as many sheets, the further ones named 'sheet · 2', 'sheet · 3' ...
 */
export async function* staged(sheet: RawSheet, staging: Staging): AsyncGenerator<ImportEvent> {
  const {progress} = staging;
  if (sheet.regular !== undefined) {
    if (yield* regularEvents(sheet, sheet.regular, staging)) return;
  }
  const source = sheet.batches[Symbol.asyncIterator]();
  const held: RawBatch[] = [];
  let rows = 0;
  let ended = false;
  async function* readUntil(enough: () => boolean): AsyncGenerator<ImportEvent> {
    while (!ended && !enough()) {
      const next = await source.next();
      ended = next.done === true;
      if (next.done !== true && next.value !== undefined) {
        held.push(next.value);
        rows += next.value.rows;
      }
      yield progress(rows);
    }
  }
  yield* readUntil(() => held.reduce((sum, batch) => sum + batch.bytes, 0) > HELD_BYTES);
  if (held.length === 0) {
    if (!sheet.doubts().some(({code}) => LOSSES.has(code))) return;
    held.push(blankRecord());
  }
  const doubts: Doubt[] = [];
  const near = reachOf(held);
  held.forEach((batch, i) => (held[i] = foldedTo(batch, near, doubts)));
  const noted = {...sheet, doubts: () => [...sheet.doubts(), ...doubts]};
  const parts = ended ? dividedInto(noted, held, await sheet.merges(), staging) : [];
  if (parts.length > 0) {
    for (const part of parts) yield* staged(part, staging);
    return;
  }
  const id = staging.nextId();
  const head = headOf(sheet, id, held, await sheet.merges(), staging.hints[sheet.name]);
  yield {type: 'sheet', sheet: head.sheet};
  const facts = new FactsOfSheet(head.sheet.width);
  for (let batch = held.shift(); batch !== undefined; batch = held.shift()) {
    yield* readUntil(() => held.length > 0);
    const folded = foldedTo(batch, head.sheet.width, doubts);
    const judged = head.merged.fill(head.body.judge(folded, held.length === 0));
    facts.take(judged);
    yield {type: 'batch', id, batch: judged};
  }
  const end = head.body.end(id, noted.doubts());
  yield {type: 'sheet-end', end, columns: facts.facts};
}

function blankRecord(): RawBatch {
  const rowNo = Int32Array.of(1);
  return {rows: 1, rowNo, filled: new Uint16Array(1), columns: [emptyColumn(1)], bytes: 0};
}

/** The tables of a sheet as sheets; none when it is one table, or the heading that the analyst named lies in a further one. */
function dividedInto(
  sheet: RawSheet,
  held: readonly RawBatch[],
  merges: readonly Merge[],
  {hints}: Staging
): RawSheet[] {
  const parts = sheet.part ? [] : partsOf(sheet.kind, held, merges);
  const named = Math.max(0, ...(hints[sheet.name]?.headingRows ?? []));
  if (named > (parts[0]?.bottom ?? 0)) return [];
  return parts.map((part, i) => {
    const place: Doubt = {
      code: 'table-of-several',
      ...(part.top > 0 ? {row: part.top + 1} : {}),
      ...(part.left > 0 ? {column: part.left + 1} : {}),
      values: {part: i + 1, parts: parts.length}
    };
    return {
      ...sheet,
      part: true,
      name: i === 0 ? sheet.name : `${sheet.name} · ${i + 1}`.trim(),
      batches: given(recordsOf(held, part)),
      merges: () => mergesIn(merges, part),
      doubts: () => [place, ...sheet.doubts()]
    };
  });
}

async function* given(batches: readonly RawBatch[]): AsyncGenerator<RawBatch> {
  yield* batches;
}

/** Beyond so many empty columns a cell is a stray one. */
const FAR = 256;

/** Columns up to the first gap that only stray cells lie behind. */
function reachOf(batches: readonly RawBatch[]): number {
  const width = Math.max(...batches.map(({columns}) => columns.length));
  let reach = 0;
  for (let k = 0; k < width; k++) {
    const used = batches.some(({columns}) => (columns[k]?.bytes.length ?? 0) > 0);
    if (used && (reach === 0 || k - reach < FAR)) reach = k + 1;
  }
  return reach;
}

/** Cells beyond the width that was announced are kept in the last column, each after a tab, and doubted. */
function foldedTo(batch: RawBatch, width: number, doubts: Doubt[]): RawBatch {
  const beyond = batch.columns.slice(width).filter((column) => column.bytes.length > 0);
  if (beyond.length === 0)
    return batch.columns.length > width
      ? {...batch, columns: batch.columns.slice(0, width)}
      : batch;
  const strays = new Set<number>();
  const cells = Array.from({length: batch.rows}, (_, row) => {
    const own = cellText(batch.columns[width - 1], row);
    const extra = beyond
      .map((column) => cellText(column, row) ?? '')
      .join('\t')
      .trimEnd();
    if (extra === '') return own;
    const record = batch.rowNo[row] ?? 0;
    strays.add(record);
    doubts.push({code: 'ragged-rows', row: record, values: {cells: width + 1}});
    return `${own ?? ''}\t${extra}`;
  });
  return {...batch, strays, columns: [...batch.columns.slice(0, width - 1), textColumn(cells)]};
}
