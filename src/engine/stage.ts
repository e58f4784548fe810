import type {TextBatch, TextColumn} from '../model/batch.ts';
import type {Connection} from '../model/engine.ts';
import {columnOf} from '../model/rows.ts';
import {quoted} from '../model/names.ts';
import {staged, stageTable} from './cast.ts';

/** Values a column that recognition is shown. */
const SAMPLE = 200;
/** Rows in which it is looked for them first; a column that is rare there is looked for in all. */
const SAMPLED_ROWS = 2000;

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

  /** Up to 200 texts of each column, from the first rows of data; of a column that is empty there from any. */
  async samples(sheet: number, width: number): Promise<readonly (readonly string[])[]> {
    const first = await this.#texts(sheet, positions(width), `LIMIT ${SAMPLED_ROWS}`);
    const rare = positions(width).filter((at) => (first.get(at)?.length ?? 0) < 3);
    const later = await this.#texts(sheet, rare, '');
    return positions(width).map((at) => later.get(at) ?? first.get(at) ?? []);
  }

  async drop(sheet: number): Promise<void> {
    await this.#connection.run(`DROP TABLE IF EXISTS ${quoted(`s${sheet}`)}`);
  }

  async #texts(
    sheet: number,
    columns: readonly number[],
    limit: string
  ): Promise<ReadonlyMap<number, readonly string[]>> {
    if (columns.length === 0) return new Map();
    const lists = columns.map(
      (at) => `array_slice(list(${staged(at)}) FILTER (${staged(at)} IS NOT NULL), 1, ${SAMPLE})`
    );
    const cells = columns.map(staged).join(', ');
    const rows = await this.#connection.query(
      `SELECT ${lists.map((list, i) => `${list} AS l${i}`).join(', ')}
       FROM (SELECT ${cells} FROM ${stageTable(sheet)} WHERE aside = 0 ${limit})`
    );
    return new Map(columns.map((at, i) => [at, textsIn(columnOf(rows, `l${i}`)?.[0])]));
  }
}

function positions(width: number): number[] {
  return Array.from({length: width}, (_, i) => i + 1);
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}

function emptyColumn(rows: number): TextColumn {
  return {
    bytes: new Uint8Array(0),
    offsets: new Int32Array(rows + 1),
    valid: new Uint8Array(Math.ceil(rows / 8))
  };
}
