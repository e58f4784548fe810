import type {Column} from '../model/dictionary.ts';
import {literal} from '../model/names.ts';
import type {Mapped} from '../model/projection.ts';
import {castOf, isYesNoList, missingIn, staged, withYesAndNo} from './cast.ts';
import {sqlType} from './sql-type.ts';

/**
 * How a staged cell becomes a value. `unreadable` gives the conditions, over the names of raw text and value, under which
 * the cell `perhaps` (cheap) and `surely` could not be read; undefined when that cannot happen.
 */
export type SlotCast = {
  readonly value: string;
  readonly unreadable: (raw: string, value: string) => Unreadable | undefined;
  /** Whether the value needs what habitOf() tells of the whole column. */
  readonly asksHabit: boolean;
  /** Whether every cell that holds something gets a value. */
  readonly fills: boolean;
};
export type Unreadable = {readonly perhaps: string; readonly surely: string};

/** What a macro made of a text: the value as text, and whether a text without value only says that there is nothing. */
export type Judged = {
  readonly raw: string;
  readonly value: string | readonly string[] | null;
  readonly missing: boolean;
  /** Whether the engine's own cast gives that value. */
  readonly plain: boolean;
};

/** By the engine's own cast, where it reads every text. */
export function provenCast(value: string): SlotCast {
  return {value, fills: true, asksHabit: false, unreadable: () => undefined};
}

/** By the documented macro, cell by cell. */
export function macroCast(column: Column, mapped: Mapped): SlotCast {
  return {
    value: castOf(column, staged(mapped.column), mapped),
    asksHabit: true,
    fills: false,
    unreadable: (raw, value) => {
      const missing = missingIn(column, raw);
      if (missing === undefined) return undefined;
      const perhaps = `${value} IS NULL AND ${raw} IS NOT NULL`;
      return {perhaps, surely: `${perhaps} AND NOT ${missing}`};
    }
  };
}

/**
 * By what the macro made of each text of the column. What the engine's own cast reads alike is left to it, as planning an arm of
 * a CASE for each takes time. No IN: of more than five texts the engine makes a join, column by column.
 */
export function judgedCast(column: Column, mapped: Mapped, judged: readonly Judged[]): SlotCast {
  const bad = judged.filter(({value, missing}) => value === null && !missing);
  const known = missingIn(column, '') === undefined ? [] : bad;
  const cell = staged(mapped.column);
  const asksHabit = isYesNoList(column) && judged.some(({raw}) => raw === '1');
  const type = sqlType(column);
  return {
    value: valueOf(asksHabit ? withYesAndNo(cell, mapped.column) : cell, type, judged),
    asksHabit,
    fills: !asksHabit && judged.every(({value}) => value !== null),
    unreadable: (raw, value) => {
      const found = isAmong(
        raw,
        known.map(({raw: text}) => literal(text))
      );
      const among = `${found}${asksHabit ? ` AND ${value} IS NULL` : ''}`;
      return known.length === 0 ? undefined : {perhaps: among, surely: among};
    }
  };
}

function isAmong(raw: string, texts: readonly string[]): string {
  return texts.length === 1
    ? `coalesce(${raw} = ${texts.join('')}, false)`
    : `list_contains([${texts.join(', ')}], ${raw})`;
}

function valueOf(raw: string, type: string, judged: readonly Judged[]): string {
  const others = judged.filter(({plain}) => !plain);
  if (others.length === 0)
    return judged.length === 0 ? `NULL::${type}` : `try_cast(${raw} AS ${type})`;
  if (others.length === judged.length) return pickedOf(raw, type, others);
  const arms = others.map(
    ({raw: text, value}) =>
      `WHEN ${literal(text)} THEN ${value === null ? 'NULL' : constant(value)}`
  );
  return `try_cast(CASE ${raw} ${arms.join(' ')} ELSE ${raw} END AS ${type})`;
}

/** Where the engine reads no text itself: each value in its type, so that no cell is cast. */
function pickedOf(raw: string, type: string, judged: readonly Judged[]): string {
  const arms = judged.flatMap(({raw: text, value}) =>
    value === null ? [] : [`WHEN ${literal(text)} THEN ${constant(value)}::${type}`]
  );
  return arms.length === 0 ? `NULL::${type}` : `CASE ${raw} ${arms.join(' ')} END`;
}

/** What was made of a text, in the type of the column. */
export function judgedConstant(column: Column, value: Judged['value']): string {
  return `${value === null ? 'NULL' : constant(value)}::${sqlType(column)}`;
}

function constant(value: string | readonly string[]): string {
  return typeof value === 'string' ? literal(value) : `[${value.map(literal).join(', ')}]`;
}
