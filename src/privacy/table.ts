/** A value of a dimension; undefined where the row sums over it, null where it is missing. */
export type Mark = string | number | boolean | null | undefined;

/** One measure in one row. */
export type Amount = {
  readonly value: number;
  /** Units with an input that is known. */
  readonly units: number;
  /** Names the set of units that a count is of; '' where it is no count. */
  readonly key: string;
  /** It may not be printed whatever its size: too few contributors, or one too large. */
  readonly dominated: boolean;
};

/** One row of a cube: `margin` as in its table. */
export type TableRow = {
  readonly marks: readonly Mark[];
  readonly margin: number;
  readonly units: number;
  /** Equal for rows of whatever cube that count the very same units. */
  readonly key: string;
  readonly amounts: readonly Amount[];
};

export type TableMeasure = {
  readonly name: string;
  /** `units`: how many of the row's units fulfil a condition; `rows`: how many rows; `sum`: an amount. */
  readonly kind: 'units' | 'rows' | 'sum';
  /** Its own words, which may call for the strict threshold. */
  readonly text: string;
};

/** A cube as disclosure control sees it. */
export type Table = {
  readonly name: string;
  /** What is counted; the same column in two cubes counts the same kind. */
  readonly unit: string;
  /** Whether the units are people or households. */
  readonly people: boolean;
  readonly by: readonly string[];
  /** Which dimensions hold labels that can be merged: texts, no dates. */
  readonly mergeable: readonly boolean[];
  /** Labels that the cells ask for by name: they stay what they are. */
  readonly asked: ReadonlySet<string>;
  readonly measures: readonly TableMeasure[];
  readonly rows: readonly TableRow[];
  /** Margins whose rows would be printed. */
  readonly printed: ReadonlySet<number>;
  /** Which numbers are hidden first for others' sake. */
  readonly spares: 'large' | 'small';
};

/** The bit of a dimension in a margin: the last of `by` is bit 0. */
export function bitOf({by}: Pick<Table, 'by'>, dimension: number): number {
  return 1 << (by.length - 1 - dimension);
}

/** Whether a margin sums over a dimension. */
export function sumsOver(table: Pick<Table, 'by'>, margin: number, dimension: number): boolean {
  return (margin & bitOf(table, dimension)) !== 0;
}

/** Tells rows of one margin apart. */
export function rowKey(margin: number, marks: readonly Mark[]): string {
  return `${margin} ${JSON.stringify(marks.map((mark) => (mark === undefined ? [] : mark)))}`;
}

/** Entries that fit no unit are counted all the same. */
function rowCounts({measures}: Table, amounts: readonly Amount[]): number[] {
  return amounts.filter((_, at) => measures[at]?.kind === 'rows').map(({value}) => value);
}

/** Labels of a dimension with the units (or entries) that they have alone, in the order of the table; missing ones and yes/no are no labels. */
export function labelsOf(table: Table, dimension: number): ReadonlyMap<Mark, number> {
  const all = (1 << table.by.length) - 1;
  const own = all & ~bitOf(table, dimension);
  const found = new Map<Mark, number>();
  for (const {margin, marks, units, amounts} of table.rows) {
    const mark = marks[dimension];
    if (margin !== own || mark === null || mark === undefined || typeof mark === 'boolean')
      continue;
    found.set(mark, Math.max(units, ...rowCounts(table, amounts)));
  }
  return found;
}

/** Where a row's numbers stand in the release. */
export type Places = {readonly units: number; readonly amounts: readonly number[]};

/** A row that is in the release, empty combinations included. */
export type PlacedRow = {readonly row: TableRow; readonly places: Places};

export type PlacedTable = {readonly table: Table; readonly rows: readonly PlacedRow[]};
