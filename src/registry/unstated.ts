import type {Mapped, Projection} from '../model/projection.ts';
import type {Doubt, SheetHead} from '../model/sheet.ts';
import {headingOf} from './recognise/heading.ts';
import {isMoneyUnit, statedUnits} from './recognise/units.ts';
import type {Sample} from './recognise/values.ts';
import {columnOf} from './tables/index.ts';

/** Tables that are written in 万元 as often as in 元. */
const LEDGERS: ReadonlySet<string> = new Set(['fund', 'fund_weekly', 'project']);

/** That a ledger says nowhere what its amounts are in, with the first of their columns. `samples`: texts of each column. */
export function unitDoubts(
  head: SheetHead,
  samples: readonly Sample[],
  projections: readonly Projection[]
): readonly Doubt[] {
  const unsaid = unstatedColumns(head, projections).filter(
    (column) => !(samples[column - 1] ?? []).some((text) => text !== null && /[万亿元]/.test(text))
  );
  return unsaid.length === 0 ? [] : [{code: 'unit-unstated', column: Math.min(...unsaid)}];
}

/** Columns of amounts in ledgers of which neither the sheet nor the analyst says what they are in: a factor of 1 is said, too. */
export function unstatedColumns(head: SheetHead, projections: readonly Projection[]): number[] {
  if (statedUnits(head.unit).some(isMoneyUnit)) return [];
  return projections
    .filter(({table}) => LEDGERS.has(table))
    .flatMap(amountsOf)
    .filter(
      ({column, factor, unitIn}) =>
        factor === undefined &&
        unitIn === undefined &&
        headingOf(head.headings[column - 1] ?? '').unit === undefined
    )
    .map(({column}) => column);
}

/** Where the amounts of a table stand in the sheet. */
function amountsOf({table, columns, grain}: Projection): readonly Mapped[] {
  const sets = grain.kind === 'unpivot' ? grain.sets : [];
  const pairs = [...Object.entries(columns), ...sets.flatMap((set) => Object.entries(set))];
  return pairs.flatMap(([name, value]) =>
    typeof value === 'string' || columnOf(table, name)?.type !== 'money' ? [] : value
  );
}
