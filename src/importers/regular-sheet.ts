import type {TextBatch} from '../model/batch.ts';
import type {ImportEvent, SheetHead, SheetHint} from '../model/sheet.ts';
import {TextReader} from './csv.ts';
import type {Division} from './dialect.ts';
import {grammarOf, RecordScanner} from './record-scanner.ts';
import {RegularText} from './regular-text.ts';
import {cellText} from './rows.ts';
import type {MaybeRegular, RawSheet, Staging} from './raw-sheet.ts';
import {headOf, usedWidth} from './sheet-head.ts';

/** Rows of data that must be in the sample, so that it shows the structure. */
const LEAST_ROWS = 60;
const LF = 0x0a;

/**
 * The events of a sheet whose text is regular to its last byte: the engine reads it itself. None where it is not; then the
 * file stands at its beginning again.
 */
export async function* regularEvents(
  sheet: RawSheet,
  text: MaybeRegular,
  {nextId, hints, progress}: Staging
): AsyncGenerator<ImportEvent, readonly ImportEvent[]> {
  const first = await firstOf(sheet, text, hints[sheet.name]);
  if (first === undefined) return [];
  const {body, batch, lead, doubts} = first;
  const scan = scanOf(text, first.head, batch);
  let skipped = 0;
  let regular = true;
  for await (const chunk of text.chunks()) {
    const from = skipped < first.bytes ? Math.min(chunk.length, first.bytes - skipped) : 0;
    skipped += from;
    regular = scan.take(chunk.subarray(from));
    yield progress(lead + scan.rows);
    if (!regular) break;
  }
  const blob = text.blob();
  if (!regular || !scan.finish() || blob === undefined) {
    text.again();
    return [];
  }
  const id = nextId();
  const end = {...body.end(id, doubts), records: lead + scan.rows, data: scan.rows};
  const {delimiter} = text.division.dialect;
  return [
    {type: 'sheet', sheet: {...first.head, id}},
    {type: 'regular', id, text: {blob, delimiter, lead}, first: batch},
    {type: 'sheet-end', end, columns: scan.facts}
  ];
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
  return new RegularText({delimiter, width: division.width, headings});
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
