import type {Column} from '../model/dictionary.ts';
import type {Mapped, Projection} from '../model/projection.ts';
import type {SheetHead} from '../model/sheet.ts';
import {columnOf} from '../registry/tables/index.ts';

/** What the analyst has changed: column of the sheet (from 1) -> registry column, null for none. */
export type Edits = ReadonlyMap<number, string | null>;

/** A projection with the analyst's changes. A list column may be read from several places, any other from one. */
export function edited(projection: Projection, edits: Edits, head: SheetHead): Projection {
  const columns: Record<string, readonly Mapped[]> = {...projection.columns};
  for (const [position, name] of edits) {
    for (const [other, places] of Object.entries(columns)) {
      columns[other] = places.filter(({column}) => column !== position);
    }
    const known = name === null ? undefined : columnOf(projection.table, name);
    if (name === null || !known) continue;
    const mapped = {column: position, ...factorOf(known, position, head)};
    columns[name] = known.type === 'labels' ? [...(columns[name] ?? []), mapped] : [mapped];
  }
  const kept = Object.entries(columns).filter(([, places]) => places.length > 0);
  return {...projection, columns: Object.fromEntries(kept)};
}

/** Amounts are stored in yuan; a heading's own unit counts before that of the sheet. */
function factorOf(column: Column, position: number, head: SheetHead): {factor?: number} {
  if (column.type !== 'money') return {};
  const heading = head.headings[position - 1] ?? '';
  const unit = /[（(](.*?元)[）)]/.exec(heading)?.[1] ?? head.unit ?? '元';
  return unit === '万元' ? {factor: 10_000} : {};
}
