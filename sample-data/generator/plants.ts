import type {Cell} from './write/table.ts';

/** One planted defect: where, what stands there, and what a right reading makes of it. */
export interface Plant {
  kind: string;
  /** The export's name, the row's key and the column's name in the generator. */
  table: string;
  key: string;
  column: string;
  /** What the export writes instead. Undefined: the cell is as it would be anyway. */
  cell?: Cell;
  /** The same defect on a further row of its household: not counted again. */
  echo?: boolean;
  /** What the right treatment reads: a value, or null for 'missing'. Undefined: the usual value. */
  treated?: Cell;
}

export interface Placed extends Plant {
  file?: string;
  sheet?: string;
  row?: number;
  columnNo?: number;
  /** The heading as the file has it, rows joined by a slash. */
  heading?: string;
}

/** All planted defects; exporters ask it what to write, the truth what it means. */
export class Plants {
  readonly all: Placed[] = [];
  private readonly tables = new Map<string, Map<string, Placed[]>>();

  add(plant: Plant): void {
    const placed: Placed = {...plant};
    this.all.push(placed);
    const rows = this.tables.get(plant.table) ?? new Map<string, Placed[]>();
    this.tables.set(plant.table, rows);
    rows.set(plant.key, [...(rows.get(plant.key) ?? []), placed]);
  }

  ofRow(table: string, key: string): readonly Placed[] {
    return this.tables.get(table)?.get(key) ?? [];
  }

  has(table: string, key: string, column: string): boolean {
    return this.ofRow(table, key).some((p) => p.column === column);
  }

  /** The value that a right reading of this cell gives; `usual` where nothing was planted. */
  treated<V extends Cell>(table: string, key: string, column: string, usual: V): V | Cell {
    const plant = this.ofRow(table, key).find(
      (p) => p.column === column && p.treated !== undefined
    );
    return plant?.treated === undefined ? usual : plant.treated;
  }

  /** The same as text. */
  text(table: string, key: string, column: string, usual: string | null): string | null {
    const value = this.treated(table, key, column, usual);
    return value === null ? null : typeof value === 'object' ? String(value.serial) : String(value);
  }

  /** Whether the row's key columns can be used: false when a plant says the cell reads as missing. */
  usable(table: string, key: string, column: string): boolean {
    return this.treated(table, key, column, 'usable') !== null;
  }
}
