import type {TextBatch} from '../model/batch.ts';
import type {ImportEvent, SheetHead, SheetHint} from '../model/sheet.ts';
import {TextReader} from './csv.ts';
import type {Division} from './dialect.ts';
import {joined} from './encoding.ts';
import {sumsUp} from './last-row.ts';
import {grammarOf, RecordScanner} from './record-scanner.ts';
import {RegularText} from './regular-text.ts';
import {cellText} from './rows.ts';
import type {MaybeRegular, RawSheet, Staging} from './raw-sheet.ts';
import {headOf, usedWidth} from './sheet-head.ts';

/** Rows of data that must be in the sample, so that it shows the structure. */
const LEAST_ROWS = 60;
const LF = 0x0a;
/** Bytes of the first piece, a chunk, and of the largest: small ones are planned too often, large ones lie in memory twice. */
const FIRST_PIECE = 3 << 20;
const MOST_PIECE = 16 << 20;
/** For the chunk that makes it large enough, and the record that is cut at its end. */
const ROOM = 5 << 20;

/**
 * The events of a sheet whose text is regular to its last byte: the engine reads it itself, each piece as soon as it is proved.
 * Whether it is; where not, `irregular` takes back what came of it, and the file stands at its beginning again.
 */
export async function* regularEvents(
  sheet: RawSheet,
  text: MaybeRegular,
  {nextId, hints, progress, spare}: Staging
): AsyncGenerator<ImportEvent, boolean> {
  const first = await firstOf(sheet, text, hints[sheet.name]);
  if (first === undefined) return false;
  const {body, batch, lead, doubts} = first;
  const id = nextId();
  const {delimiter} = text.division.dialect;
  yield {type: 'sheet', sheet: {...first.head, id}};
  yield {type: 'proving', id, first: batch};
  const scan = scanOf(text, first.head, batch);
  const pieces = new Pieces(scan, {id, delimiter, lead}, spare);
  let skipped = 0;
  let regular = true;
  let tail: Uint8Array = new Uint8Array(0);
  for await (const chunk of text.chunks()) {
    const from = skipped < first.bytes ? Math.min(chunk.length, first.bytes - skipped) : 0;
    skipped += from;
    regular = scan.add(chunk.subarray(from), false);
    if (!regular) break;
    tail = tailOf(tail, chunk);
    yield progress(lead + scan.rows);
    yield* pieces.ready();
  }
  const content = text.content();
  regular &&= scan.add(new Uint8Array(0), true) && !endsInTotal(tail, delimiter);
  if (!regular || content === undefined) {
    text.again();
    yield {type: 'irregular', id};
    return false;
  }
  yield* pieces.rest();
  const end = {...body.end(id, doubts), records: lead + scan.rows, data: scan.rows};
  yield {type: 'regular', id, text: {content, delimiter, lead}, first: batch};
  yield {type: 'sheet-end', end, columns: scan.facts};
  return true;
}

/** Bytes at the end in which the beginning of the last record is looked for. */
const TAIL = 1 << 12;

function tailOf(before: Uint8Array, chunk: Uint8Array): Uint8Array {
  const last = chunk.subarray(Math.max(0, chunk.length - TAIL));
  const held = before.subarray(Math.max(0, before.length + last.length - TAIL));
  return joined([held, last]);
}

/** Whether the last line is perhaps no row of data, by the word that it begins with. */
function endsInTotal(tail: Uint8Array, delimiter: string): boolean {
  const lines = new TextDecoder().decode(tail).trimEnd().split('\n').slice(1);
  const cells = lines.at(-1)?.split(delimiter) ?? [];
  const label = cells.map((cell) => cell.replaceAll('"', '').trim()).find((cell) => cell !== '');
  return label !== undefined && sumsUp(label) !== undefined;
}

/** Has a text proved as it comes, and gives it on in pieces: a small one first, so that the engine begins soon. */
class Pieces {
  readonly #scan: RegularText;
  readonly #sheet: {readonly id: string; readonly delimiter: string; readonly lead: number};
  readonly #spare: Staging['spare'];
  #least = FIRST_PIECE;
  /** Rows that were given on. */
  #rows = 0;

  constructor(
    scan: RegularText,
    sheet: {readonly id: string; readonly delimiter: string; readonly lead: number},
    spare: Staging['spare']
  ) {
    this.#scan = scan;
    this.#sheet = sheet;
    this.#spare = spare;
  }

  /** A piece, once there is enough. */
  *ready(): Generator<ImportEvent> {
    if (this.#scan.proved >= this.#least) yield* this.rest();
  }

  /** What was proved since the last piece. */
  *rest(): Generator<ImportEvent> {
    const {id, delimiter, lead} = this.#sheet;
    const {bytes, rows, columns} = this.#scan.piece(this.#spare());
    const before = lead + this.#rows;
    this.#rows += rows;
    this.#least = Math.min(2 * this.#least, MOST_PIECE);
    if (rows > 0) yield {type: 'piece', id, piece: {bytes, delimiter, before, rows, columns}};
  }
}

/** The sheet's head and first records, judged; undefined where they show already that it is not regular. */
async function firstOf(
  sheet: RawSheet,
  {division, sample}: MaybeRegular,
  hint: SheetHint | undefined
) {
  const reader = new TextReader(division);
  const held = [];
  for await (const batch of reader.read(once(sample))) if (batch !== undefined) held.push(batch);
  const [records] = held;
  if (records === undefined || held.length > 1 || usedWidth(held) !== division.width)
    return undefined;
  const {sheet: head, body, merged} = headOf(sheet, '', held, [], hint);
  const batch = merged.fill(body.judge(records, false));
  const lead = batch.aside.findIndex((mark) => mark === 0);
  const isLeadOnly = batch.aside.subarray(Math.max(0, lead)).every((mark) => mark === 0);
  if (lead < 0 || !isLeadOnly || batch.rows < lead + LEAST_ROWS) return undefined;
  const doubts = [...reader.doubts];
  const bytes = leadBytes(sample, division, lead);
  if (bytes === undefined || doubts.some(({row}) => row !== undefined && row > lead))
    return undefined;
  return {head, body, batch, lead, bytes, doubts};
}

/** Looks at rows of data only: what stands above them was judged. */
function scanOf({division}: MaybeRegular, {headingRows}: SheetHead, {columns}: TextBatch) {
  const headings = headingRows.flatMap(
    (row) => columns.map((column) => cellText(column, row - 1)).find((cell) => cell !== null) ?? []
  );
  const delimiter = division.dialect.delimiter.charCodeAt(0);
  return new RegularText({delimiter, width: division.width, headings}, MOST_PIECE + ROOM);
}

/** Length of the first so many records; undefined where they are not one a line. */
function leadBytes(sample: Uint8Array, {dialect}: Division, lead: number): number | undefined {
  const scanner = new RecordScanner(grammarOf(dialect));
  let at = 0;
  let line = 0;
  for (let record = 0; record < lead; record++) {
    at = scanner.scan(sample, at, sample.length, false);
    line = sample.indexOf(LF, line) + 1;
    if (at < 0 || at !== line || scanner.strange !== 0) return undefined;
  }
  return at;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
