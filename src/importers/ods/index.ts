import {DishuError} from '../../model/failure.ts';
import type {Doubt} from '../../model/sheet.ts';
import {nextTurn} from '../../model/turn.ts';
import type {RawBatch} from '../rows.ts';
import type {RawSheet} from '../raw-sheet.ts';
import {XmlBytes} from '../xml-bytes.ts';
import {OdsTables, type OdsTable} from './tables.ts';

const PIECES_A_BREATH = 8;

/**
 * The sheets of an OpenDocument spreadsheet from the pieces of its content.xml (or of a flat document), read one after the
 * other in one pass. Throws `sheet-no-table` when it holds none.
 */
export async function* odsSheets(
  path: string,
  pieces: AsyncIterable<Uint8Array>
): AsyncGenerator<RawSheet> {
  const source = pieces[Symbol.asyncIterator]();
  const found = new OdsTables();
  const xml = new XmlBytes(found);
  let given = 0;
  /** UTF-16 has zero bytes of its own. */
  let isWide: boolean | undefined;
  let isGarbled = false;
  const pump = async (): Promise<boolean> => {
    const next = await source.next();
    if (next.done === true) xml.end();
    else {
      isWide ??= (next.value[0] ?? 0) >= 0xfe;
      isGarbled ||= !isWide && next.value.includes(0);
      xml.push(next.value);
    }
    return next.done !== true;
  };
  for (;;) {
    while (found.tables.length <= given && (await pump()));
    const table = found.tables[given++];
    if (table === undefined) break;
    yield sheetOf(path, table, pump, () => [
      ...(isGarbled ? [{code: 'encoding-unsure'} satisfies Doubt] : []),
      ...(!table.ended && !found.ended ? [{code: 'cut-short'} satisfies Doubt] : [])
    ]);
  }
  if (given === 1) throw new DishuError({code: 'sheet-no-table'});
}

function sheetOf(
  path: string,
  table: OdsTable,
  pump: () => Promise<boolean>,
  common: () => Doubt[]
): RawSheet {
  const doubts = (): Doubt[] => [
    ...(table.hidden ? [{code: 'sheet-hidden'} satisfies Doubt] : []),
    ...table.balance.doubts,
    ...common()
  ];
  return {
    file: path,
    name: table.name,
    kind: 'ods',
    batches: batchesOf(table, pump),
    merges: () => table.merges,
    doubts
  };
}

async function* batchesOf(
  table: OdsTable,
  pump: () => Promise<boolean>
): AsyncGenerator<RawBatch | undefined> {
  for (let pieces = 1; !table.ended && (await pump()); pieces++) {
    for (let batch = table.rows.take(); batch; batch = table.rows.take()) yield batch;
    if (pieces % PIECES_A_BREATH !== 0) continue;
    await nextTurn();
    yield undefined;
  }
  yield* table.rows.rest();
}
