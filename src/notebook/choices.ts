import {DishuError} from '../model/failure.ts';
import type {InputCell} from '../model/notebook.ts';
import type {Rows, Value} from '../model/rows.ts';
import type {Option} from './states.ts';
import {accepts, valueFromText, type InputValue} from './values.ts';

/** Options of an input, from its own list or from rows with value[, label_zh, label_en]; NULL is no option. */
export function optionsOf(input: InputCell, rows: Rows | undefined): readonly Option[] {
  if (input.options) return input.options;
  const [values = [], zh, en] = rows?.values ?? [];
  return values.flatMap((value, row) => {
    if (value === null) return [];
    const text = textOf(value);
    const chinese = textOf(zh?.[row] ?? text);
    return [{value: text, label: {zh: chinese, en: textOf(en?.[row] ?? chinese)}}];
  });
}

/**
 * The value that an input takes: the chosen one where it is among the options and within the form and limits; else its literal default; else the first row
 * (many: all rows) of its query; else false for a toggle and null for the others.
 */
export function valueOf(
  input: InputCell,
  options: readonly Option[],
  rows: Rows | undefined,
  chosen: InputValue | undefined
): InputValue {
  const offered = chosen === undefined ? undefined : offeredOf(input, options, chosen);
  if (offered !== undefined) return offered;
  const literal = input.value === undefined ? undefined : valueFromText(input, input.value);
  if (literal !== undefined) return literal;
  if (input.form === 'many') return options.map(({value}) => value);
  const first = input.form === 'select' ? options[0]?.value : rows?.values[0]?.[0];
  if (first === undefined || first === null) return input.form === 'toggle' ? false : null;
  const text = input.form === 'date' ? textOf(first).slice(0, 10) : textOf(first);
  const value = valueFromText(input, text);
  if (value !== undefined) return value;
  throw new DishuError({code: 'input-value', values: {name: input.name, value: text}});
}

/** What of a choice is still offered; undefined if nothing is. */
function offeredOf(
  input: InputCell,
  options: readonly Option[],
  chosen: InputValue
): InputValue | undefined {
  if (!accepts(input, chosen)) return undefined;
  const has = (value: unknown): boolean => options.some((option) => option.value === value);
  if (input.form === 'select') return has(chosen) ? chosen : undefined;
  if (!Array.isArray(chosen)) return chosen;
  const kept = chosen.filter(has);
  return kept.length > 0 || chosen.length === 0 ? kept : undefined;
}

function textOf(value: Value): string {
  return typeof value === 'string' ? value : String(value);
}
