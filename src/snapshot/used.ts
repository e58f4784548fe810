import type {Cell, CubeCell} from '../model/notebook.ts';
import {codeTokens, textOf, type Token} from '../notebook/tokens.ts';
import {marginsIn} from './margins.ts';

/** What of a cube the cells of a snapshot read: rows of these margins, these measures, and the labels that they compare with. */
export type Used = {
  readonly margins: ReadonlySet<number>;
  readonly measures: ReadonlySet<string>;
  readonly labels: ReadonlySet<string>;
};

/**
 * What cells read of a cube, by the words of their SQL: `margin = 3`, `margin IN (0, 2)`, names of measures. Where it cannot be
 * told, everything. What is taken for unread is not printed: a mistake here hides, it never shows.
 */
export function usedOf(cube: CubeCell, readers: readonly Cell[]): Used {
  const margins = new Set<number>();
  const measures = new Set<string>();
  for (const reader of readers) {
    const code = reader.kind === 'sql' ? codeTokens(reader.sql) : undefined;
    const read = (code && marginsIn(code, cube)) ?? allMargins(cube);
    for (const margin of read) margins.add(margin);
    const words = code && !readsAll(code) ? new Set(code.map(({text}) => bare(text))) : undefined;
    for (const {name} of cube.measures) {
      if (!words || words.has(name.toLowerCase()) || words.has(`${name}_units`.toLowerCase())) {
        measures.add(name);
      }
    }
  }
  const labels = new Set(
    readers.flatMap((reader) => (reader.kind === 'sql' ? comparedIn(codeTokens(reader.sql)) : []))
  );
  return {margins, measures, labels};
}

/** Texts that something is compared with: after `=`, `<>`, WHEN, and in the list of IN. */
function comparedIn(code: readonly Token[]): string[] {
  let list = false;
  return code.flatMap((token, at) => {
    const before = code[at - 1]?.text.toLowerCase() ?? '';
    if (token.text === '(') list = before === 'in';
    if (token.text === ')') list = false;
    if (token.kind !== 'string') return [];
    return list || ['=', '<>', '!=', 'when', 'from'].includes(before) ? [textOf(token)] : [];
  });
}

function allMargins({by}: CubeCell): number[] {
  return Array.from({length: 2 ** by.length}, (_, margin) => margin);
}

function bare(text: string): string {
  return text.replace(/^"|"$/g, '').toLowerCase();
}

/** `SELECT *`, `t.*`, `FROM cube WHERE …` without a SELECT. */
function readsAll(code: readonly Token[]): boolean {
  return code.some(({text}, at) => {
    const before = code[at - 1]?.text.toLowerCase();
    if (text === '*') return before === 'select' || before === ',' || before === '.';
    return text.toLowerCase() === 'from' && (before === undefined || before === '(');
  });
}
