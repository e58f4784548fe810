import {literal} from '../model/names.ts';
import type {Value} from '../model/rows.ts';
import {castOf, isYesNoList, missingIn} from './cast.ts';
import {partsOf, type Casts, type Reading, type Slot} from './load-select.ts';
import {judgedCast, macroCast, type Judged} from './slot-cast.ts';
import {sqlType} from './schema.ts';
import type {Work} from './work.ts';

/**
 * How the slots of the readings are cast. Planning a macro for every column of every sheet takes longer than to read the
 * rows: so of a column that holds few distinct texts the macro judges each once, whatever the number of columns and sheets
 * that it stands in, and the load picks what was said.
 */
export async function castsFor(
  work: Work,
  readings: readonly Reading[]
): Promise<(reading: Reading) => Casts> {
  const asked = new Map<string, {readonly slot: Slot; readonly texts: Set<string>}>();
  for (const reading of readings)
    for (const slot of partsOf(reading.projection).flatMap(({slots}) => slots)) {
      const kind = kindOf(slot);
      const {texts} = asked.get(kind) ?? {texts: new Set()};
      for (const text of fewTexts(reading, slot) ?? []) texts.add(text);
      asked.set(kind, {slot, texts});
    }
  const answers = new Map<string, ReadonlyMap<string, Judged>>();
  for (const [kind, {slot, texts}] of asked)
    if (texts.size > 0) answers.set(kind, await judge(work, slot, [...texts]));
  return (reading) => (slot) => {
    const texts = fewTexts(reading, slot);
    if (texts === undefined) return macroCast(slot.column, slot.mapped);
    const known = answers.get(kindOf(slot));
    const judged = texts.flatMap((text) => known?.get(text) ?? []);
    return judgedCast(slot.column, slot.mapped, judged);
  };
}

/** All texts of a column that has few. Undefined also where only the whole column tells whether 1 and 0 are yes and no. */
function fewTexts({members}: Reading, {column, mapped}: Slot): readonly string[] | undefined {
  const texts = new Set<string>();
  for (const {distinct} of members) {
    const own = distinct(mapped.column);
    if (own === undefined) return undefined;
    for (const text of own) texts.add(text);
  }
  if (texts.size > MOST_TEXTS) return undefined;
  const asksHabit = column.type === 'percent' || isYesNoList(column);
  return asksHabit && [...texts].some((text) => /\d/.test(text)) ? undefined : [...texts];
}

const MOST_TEXTS = 100;

function macroOf({column, mapped}: Slot): string {
  return castOf(column, 'raw', {...mapped, column: 0});
}

/** Columns of one kind are judged alike. */
function kindOf(slot: Slot): string {
  return `${slot.column.type} ${macroOf(slot)}`;
}

async function judge(
  work: Work,
  slot: Slot,
  raws: readonly string[]
): Promise<ReadonlyMap<string, Judged>> {
  const {column} = slot;
  const text = column.type === 'labels' ? 'list_transform(v, lambda e: e::VARCHAR)' : 'v::VARCHAR';
  const rows = await work.rows(
    `SELECT raw, ${text} AS "value", ${missingIn(column, 'raw') ?? 'false'} AS missing,
       v IS NOT NULL AND try_cast(raw AS ${sqlType(column)}) IS NOT DISTINCT FROM v AS plain
     FROM (SELECT raw, ${macroOf(slot)} AS v
       FROM (SELECT unnest([${raws.map(literal).join(', ')}]) AS raw))`
  );
  const judged = rows.map((row) => ({
    raw: String(row['raw']),
    value: textIn(row['value']),
    missing: row['missing'] === true,
    plain: row['plain'] === true
  }));
  return new Map(judged.map((one) => [one.raw, one]));
}

function textIn(value: Value | undefined): Judged['value'] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' ? value : null;
}
