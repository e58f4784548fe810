import type {Cell, NamedCell, Notebook} from '../model/notebook.ts';
import {printChart} from './chart-cell.ts';
import {printCube} from './cube-cell.ts';
import {draftText, type Draft, type Source} from './draft.ts';
import {printFront} from './front-matter.ts';
import {printInput} from './input-cell.ts';
import {printTake} from './take.ts';

/** A notebook as the Markdown text that parses to it; keys in one order, the lines of cells are those of this text. */
export function print(notebook: Notebook): string {
  return draftText(draftFrom(notebook)).text;
}

/** A notebook as the pieces of its text. */
export function draftFrom(notebook: Notebook): Draft {
  const head = printFront(notebook).join('\n');
  return {id: notebook.id, head, cells: notebook.cells.map(printCell)};
}

function printCell(cell: Cell): Source {
  if (cell.kind !== 'prose') {
    return {kind: 'fence', info: `${cell.kind} ${cell.name}`, body: bodyOf(cell)};
  }
  const {lang, text} = cell;
  return {kind: 'prose', ...(lang ? {lang} : {}), text};
}

function bodyOf(cell: NamedCell): string {
  if (cell.kind === 'sql') return cell.sql;
  if (cell.kind === 'cube') return printCube(cell).join('\n');
  if (cell.kind === 'take') return printTake(cell).join('\n');
  return (cell.kind === 'chart' ? printChart(cell) : printInput(cell)).join('\n');
}
