import {literal} from '../model/names.ts';
import type {Value} from '../model/rows.ts';
import {columnOf} from '../registry/tables/index.ts';
import {castOf, isYesNoList, missingIn} from './cast.ts';
import {knownLabel} from './known-label.ts';
import {partsOf, type Casts, type Reading, type Slot} from './load-select.ts';
import {plainCast} from './plain-cast.ts';
import {judgedCast, judgedConstant, macroCast, provenCast, type Judged} from './slot-cast.ts';
import {sqlType} from './sql-type.ts';
import type {Work} from './work.ts';

/**
 * How the cells of readings are cast. Planning a macro for every column of every sheet takes longer than to read the rows: so of
 * a column that holds few distinct texts the macro judges each once, whatever the number of columns and sheets that it stands in,
 * and the load picks what was said. What was said is known for good. A column of plain numbers or dates needs no macro.
 */
export class Judge {
  /** By kind of column, then by text. */
  readonly #said = new Map<string, Map<string, Judged>>();

  /** Asks what is not known yet of the texts of the readings. */
  async castsFor(work: Work, readings: readonly Reading[]): Promise<(reading: Reading) => Casts> {
    const asked = new Map<string, {readonly slot: Slot; readonly texts: Set<string>}>();
    for (const [slot, texts] of readings.flatMap(textsOf)) {
      const kind = kindOf(slot);
      const open = asked.get(kind) ?? {slot, texts: new Set()};
      const known = this.#said.get(kind);
      for (const text of texts) {
        if (known?.has(text)) continue;
        const label = knownLabel(slot.column, text);
        if (label === undefined) open.texts.add(text);
        else this.#learn(kind, [label]);
      }
      asked.set(kind, open);
    }
    for (const [kind, {slot, texts}] of asked)
      if (texts.size > 0) this.#learn(kind, await judge(work, slot, [...texts]));
    return (reading) => this.#castsOf(reading);
  }

  /** What the cells of a column of few texts are read as, in any order; undefined where one gives nothing, or was not judged. */
  valuesOf(reading: Reading, slot: Slot): readonly string[] | undefined {
    const said = this.#said.get(kindOf(slot));
    const values = fewTexts(reading, slot)?.map((text) => said?.get(text)?.value);
    const texts = values?.filter((value) => typeof value === 'string');
    return texts?.length === values?.length ? texts : undefined;
  }

  #learn(kind: string, judged: readonly Judged[]): void {
    const said = this.#said.get(kind) ?? new Map<string, Judged>();
    for (const one of judged) said.set(one.raw, one);
    this.#said.set(kind, said);
  }

  #castsOf(reading: Reading): Casts {
    const known = (slot: Slot, texts: readonly string[]) => {
      const said = this.#said.get(kindOf(slot));
      return texts.flatMap((text) => said?.get(text) ?? []);
    };
    return {
      cell: (slot) => {
        const {column, mapped} = slot;
        const plain = plainIn(reading, slot);
        if (plain !== undefined) return provenCast(plain);
        const texts = fewTexts(reading, slot);
        return texts === undefined
          ? macroCast(column, mapped)
          : judgedCast(column, mapped, known(slot, texts));
      },
      constant: (column, text) => {
        const [judged] = known({column, mapped: STATED}, [text]);
        return judgedConstant(column, judged?.value ?? null);
      }
    };
  }
}

/** A text that stands in no column. */
const STATED = {column: 0};

/** The texts that are to be judged: of cells, where they are few, and what the sheets and the parts of an unpivot state. */
function textsOf(reading: Reading): readonly (readonly [Slot, readonly string[]])[] {
  const {table} = reading.projection;
  const parts = partsOf(reading.projection);
  const stated = [...reading.members.map(({projection}) => projection), ...parts].flatMap(
    ({constants}) => Object.entries(constants)
  );
  return [
    ...parts
      .flatMap(({slots}) => slots)
      .filter((slot) => plainIn(reading, slot) === undefined)
      .map((slot) => [slot, fewTexts(reading, slot) ?? []] as const),
    ...stated.flatMap(([name, text]) => {
      const column = columnOf(table, name);
      return column === undefined ? [] : [[{column, mapped: STATED}, [text]] as const];
    })
  ];
}

function plainIn({members}: Reading, {column, mapped}: Slot): string | undefined {
  const facts = members.flatMap(({columns}) => columns[mapped.column - 1] ?? []);
  return plainCast(column, mapped, facts);
}

/**
 * All texts of a column that has few, and what 1 and 0 are in one of yes and no. Undefined also where only the whole column tells
 * how percentages are written, and where each row has its unit.
 */
function fewTexts({members}: Reading, {column, mapped}: Slot): readonly string[] | undefined {
  if (mapped.unitIn !== undefined) return undefined;
  const texts = new Set<string>();
  for (const {columns} of members) {
    const own = columns[mapped.column - 1]?.few;
    if (own === undefined) return undefined;
    for (const text of own) texts.add(text);
  }
  if (texts.size > MOST_TEXTS) return undefined;
  if (isYesNoList(column)) for (const text of ['是', '否']) texts.add(text);
  return column.type === 'percent' && [...texts].some((text) => /\d/.test(text))
    ? undefined
    : [...texts];
}

const MOST_TEXTS = 100;

function macroOf({column, mapped}: Slot): string {
  return castOf(column, 'raw', {...mapped, column: 0});
}

/** Columns of one kind are judged alike: by one macro, and what says that there is nothing. */
function kindOf(slot: Slot): string {
  return `${slot.column.type} ${macroOf(slot)} ${missingIn(slot.column, 'raw') ?? ''}`;
}

async function judge(work: Work, slot: Slot, raws: readonly string[]): Promise<readonly Judged[]> {
  const {column} = slot;
  const text = column.type === 'labels' ? 'list_transform(v, lambda e: e::VARCHAR)' : 'v::VARCHAR';
  const rows = await work.rows(
    `SELECT raw, ${text} AS "value", ${missingIn(column, 'raw') ?? 'false'} AS missing,
       v IS NOT NULL AND try_cast(raw AS ${sqlType(column)}) IS NOT DISTINCT FROM v AS plain
     FROM (SELECT raw, ${macroOf(slot)} AS v
       FROM (SELECT unnest([${raws.map(literal).join(', ')}]) AS raw))`
  );
  return rows.map((row) => ({
    raw: String(row['raw']),
    value: textIn(row['value']),
    missing: row['missing'] === true,
    plain: row['plain'] === true
  }));
}

function textIn(value: Value | undefined): Judged['value'] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' ? value : null;
}
