import {nextTurn} from '../../model/turn.ts';
import type {NumberedCells} from '../whole-text.ts';
import type {Linked} from './linked.ts';

const CELLS_A_BREATH = 20_000;
/** Lines that a text may go on over. */
const MOST_LINES = 500;
/** What says about a number that it is none. */
const ERRORS: Readonly<Record<string, string>> = {NA: '#N/A', ERROR: '#ERROR!'};

/**
 * Reads a DIF text: a head of three lines a topic, then two lines a cell: its type and number, and its text. Type -1 begins a row
 * (BOT) or ends the text (EOD), 0 is a number, 1 a text.
 */
export async function readDif(text: string): Promise<Linked> {
  const lines = text.split(/\r\n|\n|\r/);
  const data = lines.findIndex((line) => line.trim().toUpperCase() === 'DATA');
  const rows: {cells: (string | null)[]}[] = [];
  const damaged: number[] = [];
  let ended = false;
  let count = 0;
  for (let at = data < 0 ? lines.length : data + 3; at < lines.length && !ended;) {
    if (++count % CELLS_A_BREATH === 0) await nextTurn();
    const [type = '', number = ''] = (lines[at] ?? '').split(/,(.*)/s);
    const value = textAt(lines, at + 1);
    const kind = type.trim();
    if (!value.closed) damaged.push(rows.length);
    if (kind === '-1' && /^EOD/i.test(value.text)) ended = true;
    else if (kind === '-1' && /^BOT/i.test(value.text)) rows.push({cells: []});
    else if (kind === '0') rows.at(-1)?.cells.push(numberOf(number.trim(), value.text.trim()));
    else if (kind === '1') rows.at(-1)?.cells.push(value.text);
    else if (kind !== '' || value.text !== '') damaged.push(rows.length);
    at += 1 + value.lines;
  }
  return {rows: numbered(rows), from1904: false, ended, damaged};
}

function numbered(rows: readonly NumberedCells[]): readonly NumberedCells[] {
  return rows.map(({cells}, i) => ({cells, record: i + 1}));
}

function numberOf(number: string, said: string): string {
  return /^(?:TRUE|FALSE)$/i.test(said)
    ? said.toUpperCase()
    : (ERRORS[said.toUpperCase()] ?? number);
}

type Text = {readonly text: string; readonly lines: number; readonly closed: boolean};

/** The text that begins at a line, without its quotes, and how many lines it has; it ends before what may be the next cell. */
function textAt(lines: readonly string[], at: number): Text {
  const first = (lines[at] ?? '').trimEnd();
  if (!first.startsWith('"')) return {text: first, lines: 1, closed: true};
  let text = first;
  let count = 1;
  while (!isClosed(text) && count < MOST_LINES && !isNext(lines[at + count]))
    text += `\n${lines[at + count++] ?? ''}`;
  const closed = isClosed(text);
  const whole = closed ? text : first;
  const bare = whole.slice(1).replace(/"\s*$/, '').replaceAll('""', '"');
  return {text: bare, lines: closed ? count : 1, closed};
}

function isNext(line: string | undefined): boolean {
  return line === undefined || /^\s*(?:-1|0|1),/.test(line);
}

function isClosed(text: string): boolean {
  return text.length > 1 && /"\s*$/.test(text);
}
