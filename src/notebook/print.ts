import type {Cell, NamedCell, Notebook, ProseCell} from '../model/notebook.ts';
import {printChart} from './chart-cell.ts';
import {printCube} from './cube-cell.ts';
import {printFront} from './front-matter.ts';
import {printInput} from './input-cell.ts';

/** A notebook as the Markdown text that parses to it; keys in one order, the lines of cells are those of this text. */
export function print(notebook: Notebook): string {
  const blocks = notebook.cells.map((cell, index) =>
    cell.kind === 'prose' ? printProse(cell, notebook.cells[index - 1]) : printFence(cell)
  );
  return `${[printFront(notebook).join('\n'), ...blocks].join('\n\n')}\n`;
}

/** Unmarked prose after other prose needs its marker, or the two would be one. */
function printProse({lang, text}: ProseCell, before: Cell | undefined): string {
  if (lang === undefined && before?.kind !== 'prose') return text;
  return `<!-- ${lang ?? 'both'} -->\n\n${text}`;
}

function printFence(cell: NamedCell): string {
  const body = cell.kind === 'sql' ? cell.sql : linesOf(cell).join('\n');
  const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}${cell.kind} ${cell.name}\n${body}\n${ticks}`;
}

function linesOf(cell: Exclude<NamedCell, {kind: 'sql'}>): string[] {
  if (cell.kind === 'cube') return printCube(cell);
  return cell.kind === 'chart' ? printChart(cell) : printInput(cell);
}
