import type {Column} from '../model/dictionary.ts';
import type {Grain, Mapped, Projection} from '../model/projection.ts';
import type {SheetHead} from '../model/sheet.ts';
import {headingOf} from '../registry/recognise/heading.ts';
import {factorFor} from '../registry/recognise/project.ts';
import {statedUnits} from '../registry/recognise/units.ts';
import {columnOf} from '../registry/tables/index.ts';

/** What a column of the sheet is to be: a registry column or none, its values times `factor` (by their unit where not given). */
export type Edit = {readonly column: string | null; readonly factor?: number};

/** What the analyst has changed, by the column's place in the sheet (from 1). */
export type Edits = ReadonlyMap<number, Edit>;

/** A projection with the analyst's changes. A list column may be read from several places, any other from one. */
export function edited(projection: Projection, edits: Edits, head: SheetHead): Projection {
  let next = projection;
  for (const [position, edit] of edits) {
    const column = edit.column === null ? undefined : columnOf(projection.table, edit.column);
    const mapped = column && mappedFrom(column, position, edit, head);
    next = column && mapped ? placed(next, column, mapped) : without(next, position);
  }
  return next;
}

/** The factor that a column's unit asks for, in its heading or said for the whole sheet; 1 where there is none. */
export function statedFactor(column: Column, position: number, head: SheetHead): number {
  const {unit} = headingOf(head.headings[position - 1] ?? '');
  return factorFor(column, unit, statedUnits(head.unit)) ?? 1;
}

/** A factor that the analyst chose is kept, one of 1 as well: the unit is said then. */
function mappedFrom(column: Column, position: number, {factor}: Edit, head: SheetHead): Mapped {
  if (factor !== undefined) return {column: position, factor};
  const times = statedFactor(column, position, head);
  return times === 1 ? {column: position} : {column: position, factor: times};
}

/** A column that stood in one of several sets stays there under its new name; any other is one of the plain ones. */
function placed(projection: Projection, column: Column, mapped: Mapped): Projection {
  const {grain} = projection;
  const at = mapped.column;
  const inSet = grain.kind === 'unpivot' && grain.sets.some((set) => nameIn(set, at) !== undefined);
  if (inSet) {
    const sets = grain.sets.map((set) =>
      nameIn(set, at) === undefined ? set : {...setWithout(set, at), [column.name]: mapped}
    );
    return {...projection, grain: {...grain, sets}};
  }
  const {columns} = without(projection, at);
  const others = column.type === 'labels' ? (columns[column.name] ?? []) : [];
  return {...projection, columns: {...columns, [column.name]: [...others, mapped]}};
}

function without(projection: Projection, position: number): Projection {
  const columns = Object.entries(projection.columns).flatMap(([name, places]) => {
    const left = places.filter(({column}) => column !== position);
    return left.length > 0 ? [[name, left] as const] : [];
  });
  return {
    ...projection,
    columns: Object.fromEntries(columns),
    grain: grainWithout(projection.grain, position)
  };
}

function grainWithout(grain: Grain, position: number): Grain {
  if (grain.kind !== 'unpivot') return grain;
  return {...grain, sets: grain.sets.map((set) => setWithout(set, position))};
}

type Set = Extract<Grain, {kind: 'unpivot'}>['sets'][number];

function setWithout(set: Set, position: number): Set {
  const name = nameIn(set, position);
  return Object.fromEntries(Object.entries(set).filter(([each]) => each !== name));
}

function nameIn(set: Set, position: number): string | undefined {
  return Object.entries(set).find(
    ([, value]) => typeof value !== 'string' && value.column === position
  )?.[0];
}
