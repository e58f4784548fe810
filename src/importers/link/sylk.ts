import {nextTurn} from '../../model/turn.ts';
import {cellNumberText, kindOfCode} from '../number-format.ts';
import type {NumberedCells} from '../whole-text.ts';
import {sylkText} from './sylk-text.ts';
import type {Linked} from './linked.ts';

const LINES_A_BREATH = 20_000;
const MOST_ROWS = 1 << 20;
const MOST_COLUMNS = 1 << 14;
/** Lines that begin with one of these are records. */
const RECORD = /^(?:ID|B|C|E|F|NN|NE|NU|NL|O|P|W|K)(?:;|\s*$)/;

/**
 * Reads a SYLK text (Multiplan, Excel): records of one line each, fields that begin with a letter and end with ';'. `C` states a
 * cell, `F` the format of a cell, row or column, `P` the next format; row and column stay as they were where none is stated.
 */
export async function readSylk(text: string): Promise<Linked> {
  const sheet = new SylkSheet();
  let count = 0;
  for (const record of recordsOf(text)) {
    sheet.take(record);
    if (++count % LINES_A_BREATH === 0) await nextTurn();
  }
  const {from1904, ended, damaged} = sheet;
  return {rows: sheet.rows(), from1904, ended, damaged};
}

/** Lines; a quoted value goes on in the next ones until its quote closes or another record begins. */
function* recordsOf(text: string): Generator<string> {
  let open = '';
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (open !== '' && !RECORD.test(line)) open += `\n${line}`;
    else {
      if (open !== '') yield open;
      open = line;
    }
    if (/;K"/.test(open) && !/"\s*$|";[A-Z][^"]*$/.test(open)) continue;
    if (open.trim() !== '') yield open;
    open = '';
  }
  if (open !== '') yield open;
}

type Value = {readonly text: string; readonly quoted: boolean};

/** The cells that the records state one after the other, in any order. */
class SylkSheet {
  from1904 = false;
  ended = false;
  readonly damaged: number[] = [];
  readonly #values = new Map<number, Map<number, Value>>();
  readonly #formats: string[] = [];
  /** Numbers of formats by '1,2' (row and column), 'R1' and 'C2'. */
  readonly #formatOf = new Map<string, number>();
  #row = 1;
  #column = 1;

  take(record: string): void {
    const [type = '', ...fields] = fieldsOf(record);
    const [first = ''] = fields;
    if (!RECORD.test(record)) this.damaged.push(this.#row);
    else if (type.trim() === 'E') this.ended = true;
    else if (type === 'C') this.#cell(fields);
    else if (type === 'F') this.#format(fields);
    else if (type === 'P' && first.startsWith('P')) this.#formats.push(first.slice(1));
    else if (type === 'O') this.from1904 ||= fields.some((field) => /^V[1-4]$/.test(field.trim()));
  }

  /** In order, each with its number. */
  *rows(): Generator<NumberedCells> {
    for (const record of [...this.#values.keys()].sort((a, b) => a - b)) {
      const cells: (string | null)[] = [];
      this.#values.get(record)?.forEach((value, column) => {
        while (cells.length < column) cells.push(null);
        cells[column - 1] = this.#text(value, record, column);
      });
      yield {cells, record};
    }
  }

  #cell(fields: readonly string[]): void {
    this.#move(fields);
    const stated = fields.find((field) => field.startsWith('K'))?.slice(1);
    if (stated === undefined) return;
    if (this.#row > MOST_ROWS || this.#column > MOST_COLUMNS) {
      this.damaged.push(this.#row);
      return;
    }
    const row = this.#values.get(this.#row) ?? new Map<number, Value>();
    this.#values.set(this.#row, row);
    const quoted = stated.startsWith('"');
    row.set(this.#column, {
      text: quoted ? stated.slice(1).replace(/"$/, '') : stated.trim(),
      quoted
    });
  }

  #format(fields: readonly string[]): void {
    this.#move(fields);
    const number = numberIn(fields, 'P');
    if (number === undefined) return;
    const [row, column] = [numberIn(fields, 'R'), numberIn(fields, 'C')];
    if (row !== undefined) this.#formatOf.set(`R${row}`, number);
    else if (column !== undefined) this.#formatOf.set(`C${column}`, number);
    else this.#formatOf.set(`${this.#row},${this.#column}`, number);
  }

  #move(fields: readonly string[]): void {
    this.#row = numberIn(fields, 'Y') ?? this.#row;
    this.#column = numberIn(fields, 'X') ?? this.#column;
  }

  #text({text, quoted}: Value, row: number, column: number): string {
    const number = Number(text);
    if (quoted || text === '' || !Number.isFinite(number)) return text;
    const format =
      this.#formatOf.get(`${row},${column}`) ??
      this.#formatOf.get(`R${row}`) ??
      this.#formatOf.get(`C${column}`);
    const code = format === undefined ? undefined : this.#formats[format];
    return cellNumberText(number, kindOfCode(code ?? 'General'), this.from1904);
  }
}

/** Fields of a record; a doubled ';' is one within a field. */
function fieldsOf(record: string): string[] {
  return sylkText(record)
    .replaceAll(';;', '\0')
    .split(';')
    .map((field) => field.replaceAll('\0', ';'));
}

function numberIn(fields: readonly string[], letter: string): number | undefined {
  const field = fields.find((each) => each.startsWith(letter) && /^\d+\s*$/.test(each.slice(1)));
  return field === undefined ? undefined : Number(field.slice(1));
}
