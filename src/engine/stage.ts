import type {TextBatch, TextColumn} from '../model/batch.ts';
import type {Connection, Database} from '../model/engine.ts';
import {DishuError} from '../model/failure.ts';
import {quoted} from '../model/names.ts';
import type {RegularFile} from '../model/sheet.ts';
import {staged} from './cast.ts';
import {fileName, fileView} from './stage-file.ts';

/** Bytes of text that stay as they are; packing takes longer than to read them, not packing four times the memory. */
const MOST_PLAIN = 512 << 20;
/** Rows that are packed at a time: a row group of the engine's, a third of a second. Only between two of them a cancel is heard. */
const PACKED_AT_ONCE = 122_880;
/** What a cell costs beside its bytes. */
const CELL = 16;

/**
 * The text of every sheet as it came, in the attached database `stage`, a table s<N> a sheet. Sheets beyond half a gigabyte lie
 * compressed in `packed`, and s<N> is a view of them. A sheet may also stay in its file: then s<N> is a view of that.
 */
export class Stage {
  readonly #connection: Connection;
  readonly #most: number;
  /** Bytes of the sheets that are not packed. */
  readonly #plain = new Map<number, number>();
  readonly #packed = new Set<number>();
  /** Bytes of the sheets that stay in their files. */
  readonly #files = new Map<number, number>();
  readonly #database: Partial<Database>;
  #next = 1;
  #isCancelled = false;

  private constructor(connection: Connection, database: Partial<Database>, most: number) {
    this.#connection = connection;
    this.#database = database;
    this.#most = most;
  }

  /** `most`: bytes that stay unpacked. */
  static async open(database: Database, most = MOST_PLAIN): Promise<Stage> {
    const connection = await database.connect();
    await connection.run('USE stage');
    return new Stage(connection, database, most);
  }

  /** Makes room for a sheet of `width` columns; its number. */
  async add(width: number): Promise<number> {
    const sheet = this.#next++;
    await this.#connection.run(tableOf('stage', sheet, width));
    this.#plain.set(sheet, 0);
    return sheet;
  }

  async append(sheet: number, width: number, batch: TextBatch): Promise<void> {
    const columns = positions(width).map((at) => batch.columns[at - 1] ?? emptyColumn(batch.rows));
    const bytes = columns.reduce((sum, column) => sum + column.bytes.length + CELL * batch.rows, 0);
    const size = (this.#plain.get(sheet) ?? 0) + bytes;
    const others = [...this.#plain].reduce((sum, [id, own]) => sum + (id === sheet ? 0 : own), 0);
    if (!this.#packed.has(sheet) && others + size > this.#most) await this.#pack(sheet, width);
    const packed = this.#packed.has(sheet);
    if (!packed) this.#plain.set(sheet, size);
    if (packed) await this.#connection.run('USE packed');
    try {
      await this.#connection.append(`s${sheet}`, {...batch, columns});
    } finally {
      if (packed) await this.#connection.run('USE stage');
    }
  }

  /** Leaves a sheet of which nothing came yet in its file. `first`: its first records. */
  async keepInFile(
    sheet: number,
    width: number,
    text: RegularFile,
    first: TextBatch
  ): Promise<void> {
    await this.#database.register?.(fileName(sheet), text.content);
    this.#files.set(sheet, text.content.size);
    await this.#connection.run(`DROP TABLE stage.main.${quoted(`s${sheet}`)}`);
    await this.#connection.run(fileView(sheet, width, text, first));
  }

  isInFile(sheet: number): boolean {
    return this.#files.has(sheet);
  }

  /** Takes a sheet out of its file, to be read more than once; how many records it had. */
  async takeIn(sheet: number, width: number, records: number): Promise<number> {
    const bytes = (this.#files.get(sheet) ?? 0) + CELL * width * records;
    const plain = [...this.#plain.values()].reduce((sum, own) => sum + own, 0);
    const name = quoted(`s${sheet}`);
    const into = plain + bytes > this.#most ? 'packed' : 'stage';
    await this.#connection.run(
      `CREATE OR REPLACE TABLE ${into}.main.taken AS FROM stage.main.${name}`
    );
    await this.#connection.run(`DROP VIEW stage.main.${name}`);
    await this.#connection.run(`ALTER TABLE ${into}.main.taken RENAME TO ${name}`);
    this.#leaveFile(sheet);
    if (into === 'packed') {
      await this.#connection.run(`CREATE VIEW stage.main.${name} AS FROM packed.main.${name}`);
      this.#packed.add(sheet);
    } else this.#plain.set(sheet, bytes);
    const {values} = await this.#connection.query(`SELECT count(*) FROM stage.main.${name}`);
    return Number(values[0]?.[0]);
  }

  cancel(): void {
    this.#isCancelled = true;
    this.#connection.cancel();
  }

  async drop(sheet: number): Promise<void> {
    const name = quoted(`s${sheet}`);
    if (this.#files.has(sheet)) {
      await this.#connection.run(`DROP VIEW IF EXISTS stage.main.${name}`);
      this.#leaveFile(sheet);
    } else if (this.#packed.delete(sheet)) {
      await this.#connection.run(`DROP VIEW stage.main.${name}`);
      await this.#connection.run(`DROP TABLE packed.main.${name}`);
    } else await this.#connection.run(`DROP TABLE IF EXISTS stage.main.${name}`);
    this.#plain.delete(sheet);
  }

  /** Drops the sheet that was added last, as if it had not been. */
  async takeBack(sheet: number): Promise<void> {
    await this.drop(sheet);
    this.#next = sheet;
  }

  #leaveFile(sheet: number): void {
    this.#files.delete(sheet);
    this.#database.forget?.(fileName(sheet));
  }

  /** Moves what came of a sheet so far; cancelled, it stays where it was. */
  async #pack(sheet: number, width: number): Promise<void> {
    const name = quoted(`s${sheet}`);
    await this.#connection.run(tableOf('packed', sheet, width));
    try {
      await this.#copyPacked(name);
    } catch (thrown) {
      await this.#connection.run(`DROP TABLE packed.main.${name}`);
      throw thrown;
    }
    await this.#connection.run(`DROP TABLE stage.main.${name}`);
    await this.#connection.run(`CREATE VIEW stage.main.${name} AS FROM packed.main.${name}`);
    this.#plain.delete(sheet);
    this.#packed.add(sheet);
  }

  async #copyPacked(name: string): Promise<void> {
    const {values} = await this.#connection.query(`SELECT count(*) FROM stage.main.${name}`);
    const rows = Number(values[0]?.[0]);
    this.#isCancelled = false;
    for (let from = 0; from < rows; from += PACKED_AT_ONCE) {
      if (this.#isCancelled) throw new DishuError({code: 'cancelled'});
      await this.#connection.run(`INSERT INTO packed.main.${name} FROM stage.main.${name}
        WHERE rowid >= ${from} AND rowid < ${from + PACKED_AT_ONCE}`);
    }
  }
}

function tableOf(database: 'stage' | 'packed', sheet: number, width: number): string {
  const cells = positions(width).map((at) => `${staged(at)} VARCHAR`);
  const columns = ['row_no INTEGER', 'aside UTINYINT', ...cells];
  return `CREATE TABLE ${database}.main.${quoted(`s${sheet}`)} (${columns.join(', ')})`;
}

function positions(width: number): number[] {
  return Array.from({length: width}, (_, i) => i + 1);
}

function emptyColumn(rows: number): TextColumn {
  return {
    bytes: new Uint8Array(0),
    offsets: new Int32Array(rows + 1),
    valid: new Uint8Array(Math.ceil(rows / 8))
  };
}
