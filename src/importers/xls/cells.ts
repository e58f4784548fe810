import type {Merge} from '../../model/sheet.ts';
import {cellNumberText, type NumberKind} from '../number-format.ts';
import type {Fields} from './records.ts';
import {END, recordsFrom, type XlsRecord, type XlsWorkbook} from './workbook.ts';

/** A sheet of this form has no more columns. */
const MOST_COLUMNS = 256;
/** Records that are read without a pause. */
const AT_ONCE = 100_000;

const ERRORS: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A'
};

/** The cells of one sheet by row and column, and its merged areas, once all is read. */
export class XlsCells {
  readonly rows: (string | null)[][] = [];
  readonly merges: Merge[] = [];
  /** The row before the first record that could not be read, and how many there are. */
  lost: {readonly row: number; readonly values: {count: number}} | undefined;
  /** Whether the stream ends before the sheet does. */
  cut = true;
  /** First formula whose result is nothing, and how many there are. */
  #bare: {readonly row: number; readonly column: number; count: number} | undefined;
  #formulas = 0;
  readonly #book: XlsWorkbook;
  readonly #records: Generator<XlsRecord>;
  /** Where the text of a formula goes that comes in the next record. */
  #awaited: readonly [number, number] | undefined;

  constructor(stream: Uint8Array, book: XlsWorkbook, at: number) {
    this.#book = book;
    const next = Math.min(...book.sheets.map((sheet) => sheet.at).filter((other) => other > at));
    this.#records = recordsFrom(stream, at, Math.min(next, stream.length));
  }

  /** Reads on for a while; whether anything is left. */
  read(): boolean {
    for (let count = 0; count < AT_ONCE; count++) {
      const next = this.#records.next();
      if (next.done === true) return false;
      const {type, fields} = next.value;
      this.cut = type !== END;
      try {
        this.#read(type, fields);
      } catch (thrown) {
        if (!(thrown instanceof RangeError)) throw thrown;
        this.#lose();
      }
    }
    return true;
  }

  /**
   * Formulas without result, when no other has one: programs that do not compute write all of theirs so, as Excel does one that
   * gives an empty text.
   */
  get bare(): {readonly row: number; readonly column: number; readonly count: number} | undefined {
    return this.#bare?.count === this.#formulas ? this.#bare : undefined;
  }

  /** Cells in the form of BIFF2, which later versions take as well, have types of their own up to 7. */
  #read(type: number, fields: () => Fields): void {
    const isOld = type < 8 && this.#book.version < 5;
    switch (isOld || type === 0x06 ? type | 0x200 : type) {
      case 0xfd:
        return this.#cell(fields(), isOld, (field) => this.#string(field.long()));
      case 0x202:
        return this.#cell(fields(), isOld, (field, kind) => this.#number(field.short(), kind));
      case 0x203:
        return this.#cell(fields(), isOld, (field, kind) => this.#number(field.double(), kind));
      case 0x27e:
        return this.#cell(fields(), isOld, (field, kind) =>
          this.#number(packed(field.long()), kind)
        );
      case 0xbd:
        return this.#several(fields());
      case 0x204:
      case 0xd6:
        return this.#cell(fields(), isOld, (field) => this.#text(field, isOld));
      case 0x205:
        return this.#cell(fields(), isOld, (field) => {
          const value = field.byte();
          return field.byte() === 0 ? truth(value) : (ERRORS[value] ?? '#ERROR!');
        });
      case 0x206:
      case 0x406:
        return this.#formula(fields(), isOld);
      case 0x207:
        if (this.#awaited !== undefined) this.#put(...this.#awaited, this.#text(fields(), isOld));
        return;
      case 0xe5:
        this.#merged(fields());
    }
  }

  #cell(
    field: Fields,
    isOld: boolean,
    read: (field: Fields, kind: NumberKind) => string | null
  ): void {
    const row = field.short();
    const column = field.short();
    this.#put(row, column, read(field, this.#kind(field, isOld)));
  }

  /** What the number of a cell means, by its style, or by the format in the second of three bytes. */
  #kind(field: Fields, isOld: boolean): NumberKind {
    const {styles, oldStyles} = this.#book;
    const [, format = 0] = isOld ? field.bytes(3) : [];
    return (isOld ? oldStyles[format & 0x3f] : styles[field.short()]) ?? 'number';
  }

  #put(row: number, column: number, text: string | null): void {
    if (column >= MOST_COLUMNS) throw new RangeError(`column ${column}`);
    const cells = (this.rows[row] ??= []);
    while (cells.length < column) cells.push(null);
    cells[column] = text;
  }

  #string(index: number): string {
    const text = this.#book.strings[index];
    if (text === undefined) throw new RangeError(`string ${index}`);
    return text;
  }

  #lose(): void {
    if (this.lost === undefined) this.lost = {row: this.rows.length, values: {count: 1}};
    else this.lost.values.count++;
  }

  #number(value: number, kind: NumberKind): string {
    return cellNumberText(value, kind, this.#book.from1904);
  }

  #text(field: Fields, isOld: boolean): string {
    const {version, decode} = this.#book;
    const count = isOld ? field.byte() : field.short();
    return version === 8 ? field.text(count) : decode(field.bytes(count));
  }

  /** Numbers of several columns in one record. */
  #several(field: Fields): void {
    const row = field.short();
    for (let column = field.short(); ; column++) {
      const kind = this.#kind(field, false);
      if (field.done) return;
      this.#put(row, column, this.#number(packed(field.long()), kind));
    }
  }

  /** A formula's stored result: a number, or by its first byte a text to come, a truth value, an error, nothing. */
  #formula(field: Fields, isOld: boolean): void {
    const row = field.short();
    const column = field.short();
    const kind = this.#kind(field, isOld);
    const result = field.bytes(8);
    this.#formulas++;
    if (result[6] !== 0xff || result[7] !== 0xff) {
      const view = new DataView(result.buffer, result.byteOffset, 8);
      return this.#put(row, column, this.#number(view.getFloat64(0, true), kind));
    }
    const [what, , value = 0] = result;
    if (what === 0) this.#awaited = [row, column];
    else if (what === 1) this.#put(row, column, truth(value));
    else if (what === 2) this.#put(row, column, ERRORS[value] ?? '#ERROR!');
    else if (this.#bare !== undefined) this.#bare.count++;
    else this.#bare = {row: row + 1, column: column + 1, count: 1};
  }

  #merged(field: Fields): void {
    for (let count = field.short(); count > 0; count--) {
      const top = field.short() + 1;
      const bottom = field.short() + 1;
      const left = field.short() + 1;
      this.merges.push({top, left, bottom, right: field.short() + 1});
    }
  }
}

function truth(value: number): string {
  return value === 0 ? 'FALSE' : 'TRUE';
}

const scratch = new DataView(new ArrayBuffer(8));

/** An RK number: 30 bits of an integer or of a double's upper half, perhaps a hundredfold. */
function packed(value: number): number {
  let number = value >> 2;
  if ((value & 2) === 0) {
    scratch.setUint32(0, (value & ~3) >>> 0);
    scratch.setUint32(4, 0);
    number = scratch.getFloat64(0);
  }
  return (value & 1) === 0 ? number : number / 100;
}
