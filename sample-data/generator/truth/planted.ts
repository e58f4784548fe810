import type {Context} from '../context.ts';
import type {Placed} from '../plants.ts';
import {TREATMENTS} from './treatments.ts';

type Group = {kind: string; treatment: string; count: number; items: unknown[][]};

/** The planted defects by kind with their places, and ten cells for tests of the way back. */
export function plantFigures(context: Context) {
  const counted = context.plants.all.filter((p) => !p.echo);
  const kinds = [...new Set(counted.map((p) => p.kind))].toSorted();
  const planted = kinds.map((kind): Group => {
    const items = counted.filter((p) => p.kind === kind);
    return {kind, treatment: TREATMENTS[kind] ?? '', count: items.length, items: items.map(itemOf)};
  });
  return {
    plantedColumns: [
      'file',
      'sheet',
      'row (from the top of the sheet, 1)',
      'column (1)',
      'written',
      'read as (omitted: as written or as usual)'
    ],
    planted,
    echoes: context.plants.all.length - counted.length,
    cells: wayBack(counted)
  };
}

const shown = (cell: Placed['cell']) =>
  typeof cell === 'object' && cell !== null ? cell.serial : (cell ?? null);

function itemOf(p: Placed): unknown[] {
  const place = [p.file ?? null, p.sheet ?? null, p.row ?? null, p.columnNo ?? null, shown(p.cell)];
  return p.treated === undefined ? place : [...place, shown(p.treated)];
}

const CELLS = [
  'unreadable-money',
  'id-certificate-20',
  'id-scientific-text',
  'impossible-date',
  'household-number-scientific',
  'paid-more-than-released',
  'cumulative-goes-down',
  'in-no-registry',
  'orphan-measure',
  'missing-cause'
];

/** The last defect of ten kinds: far down their sheets. */
function wayBack(all: readonly Placed[]) {
  return CELLS.flatMap((kind) => {
    const p = all
      .filter((x) => x.kind === kind && x.row !== undefined && x.cell !== '')
      .toSorted((a, b) => (b.row ?? 0) - (a.row ?? 0))[0];
    return p
      ? [
          {
            kind,
            file: p.file,
            sheet: p.sheet,
            row: p.row,
            column: p.columnNo,
            heading: p.heading,
            written: shown(p.cell)
          }
        ]
      : [];
  });
}
