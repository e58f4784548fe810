import type {Column} from '../model/dictionary.ts';
import {literal} from '../model/names.ts';
import type {Mapped} from '../model/projection.ts';
import {castOf, missingIn, staged} from './cast.ts';
import {sqlType} from './schema.ts';

/**
 * How a staged cell becomes a value. `unreadable` gives the conditions, over the names of raw text and value, under which
 * the cell `perhaps` (cheap) and `surely` could not be read; undefined when that cannot happen.
 */
export type SlotCast = {
  readonly value: string;
  readonly unreadable: (raw: string, value: string) => Unreadable | undefined;
  /** Whether the value needs what habitOf() tells of the whole column. */
  readonly asksHabit: boolean;
};
export type Unreadable = {readonly perhaps: string; readonly surely: string};

/** What a macro made of a text: the value as text, and whether a text without value only says that there is nothing. */
export type Judged = {
  readonly raw: string;
  readonly value: string | readonly string[] | null;
  readonly missing: boolean;
};

/** By the documented macro, cell by cell. */
export function macroCast(column: Column, mapped: Mapped): SlotCast {
  return {
    value: castOf(column, staged(mapped.column), mapped),
    asksHabit: true,
    unreadable: (raw, value) => {
      const missing = missingIn(column, raw);
      if (missing === undefined) return undefined;
      const perhaps = `${value} IS NULL AND ${raw} IS NOT NULL`;
      return {perhaps, surely: `${perhaps} AND NOT ${missing}`};
    }
  };
}

/** By what the macro made of each text of the column. */
export function judgedCast(column: Column, mapped: Mapped, judged: readonly Judged[]): SlotCast {
  const arms = judged.flatMap(({raw, value}) =>
    value === null ? [] : [`WHEN ${literal(raw)} THEN ${constant(value)}`]
  );
  const type = sqlType(column);
  const bad = judged.filter(({value, missing}) => value === null && !missing);
  const among = (raw: string) => `${raw} IN (${bad.map((one) => literal(one.raw)).join(', ')})`;
  const known = missingIn(column, '') === undefined ? 0 : bad.length;
  return {
    value:
      arms.length === 0
        ? `NULL::${type}`
        : `(CASE ${staged(mapped.column)} ${arms.join(' ')} END)::${type}`,
    asksHabit: false,
    unreadable: (raw) => (known === 0 ? undefined : {perhaps: among(raw), surely: among(raw)})
  };
}

function constant(value: string | readonly string[]): string {
  return typeof value === 'string' ? literal(value) : `[${value.map(literal).join(', ')}]`;
}
