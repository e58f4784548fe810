import {failureOf} from '../../model/failure.ts';
import type {Doubt, Merge} from '../../model/sheet.ts';
import {unpacked} from '../inflate.ts';
import {nextTurn} from '../../model/turn.ts';
import type {RawBatch} from '../rows.ts';
import type {RawSheet} from '../raw-sheet.ts';
import {XmlBytes} from '../xml-bytes.ts';
import type {ZipEntry} from '../zip.ts';
import {mergeOf} from './places.ts';
import {SheetCells} from './sheet-cells.ts';
import {SharedStrings} from './strings.ts';
import {sumWrong, workbookOf, type Package, type SheetPart, type Workbook} from './workbook.ts';

const BREATH = 8 << 20;
const TAIL = 1 << 20;

/** The worksheets of an .xlsx package, to be read one after the other in one pass over their XML. */
export async function workbookSheets(path: string, parts: Package): Promise<Iterable<RawSheet>> {
  const workbook = workbookOf(parts);
  const strings =
    workbook.strings === undefined
      ? new SharedStrings()
      : await SharedStrings.read(parts.content(workbook.strings));
  const sheets = workbook.sheets.length > 1 ? await sound(parts, workbook.sheets) : workbook.sheets;
  return oneByOne(path, parts, {...workbook, sheets}, strings);
}

/** The sheets that can be unpacked; of the others it is doubted. All of them where none can be. */
async function sound(parts: Package, sheets: readonly SheetPart[]): Promise<readonly SheetPart[]> {
  const damaged = new Set<SheetPart>();
  for (const sheet of sheets)
    try {
      const proof = unpacked(parts.bytes, sheet.entry, () => undefined);
      while ((await proof.next()).done !== true);
    } catch (thrown) {
      if (failureOf(thrown).code !== 'zip-damaged') throw thrown;
      damaged.add(sheet);
    }
  if (damaged.size === sheets.length) return sheets;
  for (const {name} of damaged) parts.doubts.push({code: 'sheet-damaged', values: {sheet: name}});
  return sheets.filter((sheet) => !damaged.has(sheet));
}

function* oneByOne(
  path: string,
  parts: Package,
  workbook: Workbook,
  strings: SharedStrings
): Generator<RawSheet> {
  for (const sheet of workbook.sheets) yield rawSheet(path, parts, workbook, sheet, strings);
}

function rawSheet(
  path: string,
  parts: Package,
  {styles, from1904}: Workbook,
  {name, hidden, entry}: SheetPart,
  strings: SharedStrings
): RawSheet {
  const cells = new SheetCells(strings, styles, from1904);
  let ended = false;
  let isDoubtful = false;
  return {
    file: path,
    name,
    kind: 'xlsx',
    from1904,
    batches: read(),
    merges: () => (ended ? cells.merges : lateMerges(parts.bytes, entry)),
    doubts: () => [
      ...parts.doubts,
      ...(isDoubtful ? [sumWrong(entry)] : []),
      ...doubtsOf(hidden, cells, parts.doubts)
    ]
  };

  async function* read(): AsyncGenerator<RawBatch | undefined> {
    const xml = new XmlBytes(cells);
    let size = 0;
    for await (const piece of unpacked(parts.bytes, entry, () => (isDoubtful = true))) {
      xml.push(piece);
      for (let batch = cells.take(); batch; batch = cells.take()) yield batch;
      size += piece.length;
      if (size < BREATH) continue;
      size = 0;
      await nextTurn();
      yield undefined;
    }
    xml.end();
    yield* cells.rest();
    ended = true;
  }
}

const STYLES = 'xl/styles.xml';

function doubtsOf(
  hidden: boolean,
  {bare, disordered, lost, whole, unstyled}: SheetCells,
  known: readonly Doubt[]
): Doubt[] {
  const doubts: Doubt[] = hidden ? [{code: 'sheet-hidden'}] : [];
  if (unstyled && !known.some(({values}) => values?.['part'] === STYLES))
    doubts.push({code: 'part-damaged', values: {part: STYLES}});
  if (!whole) doubts.push({code: 'cut-short'});
  if (disordered !== undefined) doubts.push({code: 'rows-disordered', ...disordered});
  if (lost !== undefined) doubts.push({code: 'cells-damaged', ...lost});
  if (bare === undefined) return doubts;
  const {row, column, count} = bare;
  return [...doubts, {code: 'formula-without-value', row, column, values: {count}}];
}

/** Merged areas stand after the cells: for a sheet too large to hold back, its end is looked at first. */
async function lateMerges(bytes: Uint8Array, entry: ZipEntry): Promise<Merge[]> {
  let tail: Uint8Array[] = [];
  let size = 0;
  for await (const piece of unpacked(bytes, entry, () => undefined)) {
    tail.push(piece);
    size += piece.length;
    while (size - (tail[0]?.length ?? 0) > TAIL) size -= tail.shift()?.length ?? 0;
  }
  const decoder = new TextDecoder('latin1');
  const text = tail.map((piece) => decoder.decode(piece)).join('');
  tail = [];
  const tags = text.match(/<(?:\w+:)?mergeCell\s[^>]*>/g) ?? [];
  return tags.flatMap((tag) => mergeOf(tag) ?? []);
}
