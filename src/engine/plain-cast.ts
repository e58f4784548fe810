import type {Column} from '../model/dictionary.ts';
import type {Mapped} from '../model/projection.ts';
import type {ColumnFacts, PlainForm} from '../model/sheet.ts';
import {staged} from './cast.ts';

/** Characters of a number, and the factor of its unit, which no way of reading it overflows. */
const MOST_LENGTH = 9;
const MOST_FACTOR = 100_000;

/**
 * What the macro of a column comes to where the importer has proved how every text of it is written: the engine's own cast, which
 * reads them all. Undefined where that is not known. `facts`: of the column in each sheet.
 */
export function plainCast(
  column: Column,
  {column: position, factor = 1, unitIn}: Mapped,
  facts: readonly ColumnFacts[]
): string | undefined {
  if (unitIn !== undefined) return undefined;
  const raw = staged(position);
  const found = facts.filter(({filled}) => filled > 0);
  const form = plainForm(column, found);
  if (form !== undefined) return form === 'month' ? `try_cast(${raw} || '-01' AS DATE)` : raw;
  const all = (...types: readonly ColumnFacts['type'][]): boolean =>
    found.length > 0 && found.every(({type}) => types.includes(type));
  if (all('date')) return dateIn(column, raw);
  if (!all('integer', 'number')) return undefined;
  if (factor === 1 && column.type === 'money') return `try_cast(${raw} AS DECIMAL(18, 2))`;
  const fits = factor <= MOST_FACTOR && found.every(({longest}) => longest <= MOST_LENGTH);
  return fits ? numberIn(column, raw, factor, all('integer')) : undefined;
}

/** Form of every text in which the macro leaves a text as it stands, or makes a month of it. */
function plainForm({type, codes}: Column, facts: readonly ColumnFacts[]): PlainForm | undefined {
  const all = (form: PlainForm): PlainForm | undefined =>
    facts.length > 0 && facts.every(({forms = []}) => forms.includes(form)) ? form : undefined;
  switch (type) {
    case 'text':
      return all('text') ?? all('key') ?? all('id-number');
    case 'label':
      return codes === undefined ? all('text') : undefined;
    case 'key':
    case 'id-number':
      return all(type);
    case 'phone':
      return all('mobile');
    case 'month':
      return all('month');
    default:
      return undefined;
  }
}

function dateIn({type}: Column, raw: string): string | undefined {
  const date = `try_cast(${raw} AS DATE)`;
  switch (type) {
    case 'date':
      return date;
    case 'month':
      return `date_trunc('month', ${date})::DATE`;
    case 'year':
      return `year(${date})::INTEGER`;
    default:
      return undefined;
  }
}

/** The fast arms of NUMBER_MACROS. */
function numberIn(
  {type}: Column,
  raw: string,
  factor: number,
  isWhole: boolean
): string | undefined {
  switch (type) {
    case 'money':
      return `try_cast(try_cast(${raw} AS DECIMAL(18, 8))::DECIMAL(30, 8) * ${factor} AS DECIMAL(18, 2))`;
    case 'area':
      return `try_cast(try_cast(${raw} AS DECIMAL(18, 4))::DECIMAL(30, 4) * ${factor} AS DECIMAL(18, 4))`;
    case 'number':
      return `try_cast(${raw} AS DOUBLE) * ${factor}`;
    case 'integer':
      return factor === 1 && isWhole ? `try_cast(${raw} AS INTEGER)` : undefined;
    default:
      return undefined;
  }
}
