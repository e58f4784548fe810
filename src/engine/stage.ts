import type {TextBatch, TextColumn} from '../model/batch.ts';
import type {Connection} from '../model/engine.ts';
import {quoted} from '../model/names.ts';
import {staged} from './cast.ts';

/** The text of every sheet as it came, in the attached, compressed database `stage`, a table s<N> a sheet. */
export class Stage {
  readonly #connection: Connection;
  #next = 1;

  private constructor(connection: Connection) {
    this.#connection = connection;
  }

  static async open(connection: Connection): Promise<Stage> {
    await connection.run('USE stage');
    return new Stage(connection);
  }

  /** Makes room for a sheet of `width` columns; its number. */
  async add(width: number): Promise<number> {
    const sheet = this.#next++;
    const cells = positions(width).map((at) => `${staged(at)} VARCHAR`);
    await this.#connection.run(
      `CREATE TABLE ${quoted(`s${sheet}`)} (${['row_no INTEGER', 'aside UTINYINT', ...cells].join(', ')})`
    );
    return sheet;
  }

  async append(sheet: number, width: number, batch: TextBatch): Promise<void> {
    const columns = positions(width).map((at) => batch.columns[at - 1] ?? emptyColumn(batch.rows));
    await this.#connection.append(`s${sheet}`, {...batch, columns});
  }

  async drop(sheet: number): Promise<void> {
    await this.#connection.run(`DROP TABLE IF EXISTS ${quoted(`s${sheet}`)}`);
  }
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
