import {quoted} from '../model/names.ts';
import type {ColumnFacts, SheetHead} from '../model/sheet.ts';
import {ownColumns, type OwnType} from './own.ts';
import type {Work} from './work.ts';

/** What the texts of a column are so far; nothing where there is none yet. */
type SoFar = OwnType | 'text' | 'nothing';

/** The table of a sheet that is no registry table, while its rows come. */
export class EarlyOwn {
  readonly name: string;
  readonly #head: SheetHead;
  #types: readonly SoFar[] = [];

  constructor(name: string, head: SheetHead) {
    this.name = name;
    this.#head = head;
  }

  /**
   * Takes the next rows, which `from` gives; `columns`: what is known of them alone. False, and nothing is done, where a column is of
   * another type with them and the values it has do not give their texts back.
   */
  async take(work: Work, from: string, columns: readonly ColumnFacts[]): Promise<boolean> {
    const before = this.#types;
    const next = columns.map((facts, k) => together(before[k] ?? 'nothing', typeIn(facts)));
    const types = next.flatMap((type) => type ?? []);
    if (types.length < next.length) return false;
    const table = `file.${quoted(this.name)}`;
    const cells = ownColumns(this.#head, types.map(typeOf)).join(', ');
    if (before.length === 0)
      await work.run(`CREATE TABLE ${table} AS SELECT ${cells} FROM ${from}`);
    else {
      if (types.some((type, k) => type !== before[k])) await this.#retype(work, table, types);
      await work.run(`INSERT INTO ${table} SELECT ${cells} FROM ${from}`);
    }
    this.#types = types;
    return true;
  }

  async #retype(work: Work, table: string, types: readonly SoFar[]): Promise<void> {
    const text = (heading: string): string => `${quoted(heading)}::VARCHAR`;
    const cells = ownColumns(this.#head, types.map(typeOf), text).join(', ');
    await work.run(`CREATE OR REPLACE TABLE ${table} AS SELECT ${cells} FROM ${table}`);
  }
}

function typeIn({filled, type}: ColumnFacts): SoFar {
  return filled === 0 ? 'nothing' : (type ?? 'text');
}

function typeOf(type: SoFar): OwnType | undefined {
  return type === 'text' || type === 'nothing' ? undefined : type;
}

/** What two parts of a column are together; undefined where only their texts would tell: of a number, not all give theirs back. */
function together(one: SoFar, later: SoFar): SoFar | undefined {
  if (one === later || later === 'nothing' || one === 'text') return one;
  if (one === 'nothing') return later;
  const areNumbers = [one, later].every((type) => type === 'integer' || type === 'number');
  if (areNumbers) return 'number';
  return one === 'number' || later === 'number' ? undefined : 'text';
}
