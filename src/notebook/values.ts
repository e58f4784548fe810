import type {InputCell, InputForm} from '../model/notebook.ts';

/** What an input holds; null where there is nothing to choose from. */
export type InputValue = string | number | boolean | null | readonly string[];

/** The DuckDB type of an input's variable. */
export const INPUT_TYPES: Readonly<Record<InputForm, string>> = {
  date: 'DATE',
  number: 'DOUBLE',
  integer: 'INTEGER',
  text: 'VARCHAR',
  select: 'VARCHAR',
  many: 'VARCHAR[]',
  toggle: 'BOOLEAN'
};

/** The value that a text means to an input of this form and these limits; undefined if it means none. */
export function valueFromText(input: InputCell, text: string): InputValue | undefined {
  switch (input.form) {
    case 'date':
      return isDate(text) ? text : undefined;
    case 'number':
    case 'integer':
      return numberFromText(input, text);
    case 'toggle':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'many':
      return text
        .split(/[;；]/)
        .map((part) => part.trim())
        .filter((part) => part !== '');
    case 'text':
    case 'select':
    default:
      return text;
  }
}

/** A day that exists, as YYYY-MM-DD. */
function isDate(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function numberFromText(input: InputCell, text: string): number | undefined {
  const value = text.trim() === '' ? NaN : Number(text);
  const whole = input.form === 'number' || Number.isInteger(value);
  const within = value >= (input.min ?? -Infinity) && value <= (input.max ?? Infinity);
  return whole && within && Number.isFinite(value) ? value : undefined;
}

/** Whether an input may hold a value: of its form, within its limits. */
export function accepts(input: InputCell, value: InputValue): boolean {
  if (value === null) return true;
  if (input.form === 'many') return Array.isArray(value);
  if (Array.isArray(value)) return false;
  const kind =
    input.form === 'number' || input.form === 'integer'
      ? 'number'
      : input.form === 'toggle'
        ? 'boolean'
        : 'string';
  return typeof value === kind && valueFromText(input, String(value)) !== undefined;
}
