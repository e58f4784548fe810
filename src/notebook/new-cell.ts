import type {ResultColumn} from '../model/rows.ts';
import type {Source} from './draft.ts';
import {takenName} from './names.ts';

export const CELL_KINDS = ['prose', 'sql', 'cube', 'chart', 'input'] as const;
export type CellKind = (typeof CELL_KINDS)[number];

/** A cell whose result can be drawn, with its columns as far as they are known. */
export type Drawable = {readonly name: string; readonly columns: readonly ResultColumn[]};

export type NewCell = {
  /** Names that the notebook has. */
  readonly names: readonly string[];
  /** The cell that a chart would draw. */
  readonly above?: Drawable;
};

/** A cell to begin with: it runs as it stands, or says what it lacks. */
export function newSource(kind: CellKind, given: NewCell): Source {
  switch (kind) {
    case 'prose':
      return {kind, text: ''};
    case 'sql':
      return fence(kind, given, ['SELECT 1 AS n']);
    case 'cube':
      return fence(kind, given, ['from: household', 'unit: household_id', 'by: township']);
    case 'chart':
      return fence(kind, given, chartLines(given.above));
    case 'input':
    default:
      return fence(kind, given, [
        'form: integer',
        'label.zh: 参数',
        'label.en: Parameter',
        'value: 1'
      ]);
  }
}

function fence(kind: CellKind, {names}: NewCell, lines: readonly string[]): Source {
  return {kind: 'fence', info: `${kind} ${freeName(kind, names)}`, body: lines.join('\n')};
}

/** 'sql_1', 'sql_2' ...: a name that nothing has. */
export function freeName(stem: string, names: readonly string[]): string {
  const taken = new Set(names.map((name) => name.toLowerCase()));
  const isFree = (name: string): boolean => !taken.has(name.toLowerCase()) && !takenName(name);
  for (let n = 1; ; n++) if (isFree(`${stem}_${n}`)) return `${stem}_${n}`;
}

/** Bars of the first number by the first other column, or a table where there are no such two. */
function chartLines(above: Drawable | undefined): string[] {
  const columns = above?.columns.filter(({name}) => !/_(en|state)$|^margin$/.test(name)) ?? [];
  const number = columns.find(({type}) => isNumber(type));
  const label = columns.find(({type}) => !isNumber(type));
  const from = `from: ${above?.name ?? ''}`;
  if (!number || !label) return ['form: table', from];
  return ['form: bar', from, `y: ${label.name.replace(/_zh$/, '')}`, `x: ${number.name}`];
}

function isNumber(type: ResultColumn['type']): boolean {
  return type === 'integer' || type === 'number' || type === 'decimal';
}
