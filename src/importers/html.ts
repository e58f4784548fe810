import type {Doubt} from '../model/sheet.ts';
import type {OpenFile} from './open-file.ts';
import type {RawSheet} from './raw-sheet.ts';
import {TableGrid} from './table-grid.ts';
import {batchesOf, wholeText} from './whole-text.ts';
import {xmlTokens} from './xml.ts';

const SILENT = new Set(['style', 'script', 'title', 'head', 'xml']);
const BREAKS = new Set(['br', 'p', 'div', 'li']);
const MOST_SPAN = 1000;

/** The tables of a web page (also one that is named .xls), outermost only: a table within a cell is text of that cell. */
export async function htmlSheets(file: OpenFile, encoding?: string): Promise<RawSheet[]> {
  const source = await wholeText(file, encoding);
  const doubts: Doubt[] = /<\/table>/i.test(source) ? [] : [{code: 'cut-short'}];
  const grids = tablesOf(source).filter((grid) =>
    grid.rows.some(({cells}) => cells.some((cell) => cell !== null))
  );
  return grids.map((grid, index) => ({
    file: file.path,
    name: grids.length === 1 ? '' : String(index + 1),
    kind: 'html',
    batches: batchesOf(grid.rows),
    merges: () => grid.merges,
    doubts: () => doubts
  }));
}

function tablesOf(source: string): TableGrid[] {
  const grids: TableGrid[] = [];
  let depth = 0;
  let silent = '';
  let cell: {text: string; right: number; down: number} | undefined;
  const close = (): void => {
    if (cell !== undefined) grids.at(-1)?.put(tidied(cell.text), cell.right, cell.down);
    cell = undefined;
  };
  for (const token of xmlTokens(source)) {
    if (token.kind === 'text') {
      if (silent === '' && cell !== undefined) cell.text += token.text;
      continue;
    }
    const name = token.name.toLowerCase();
    if (silent !== '') {
      if (token.kind === 'close' && name === silent) silent = '';
      continue;
    }
    if (token.kind === 'open' && SILENT.has(name) && !token.empty) silent = name;
    if (BREAKS.has(name) && cell !== undefined && cell.text !== '') cell.text += '\u0000';
    if (name === 'table') {
      depth += token.kind === 'open' ? 1 : -1;
      if (token.kind === 'open' && depth === 1) grids.push(new TableGrid());
      if (token.kind === 'close' && depth === 0) close();
    }
    if (depth !== 1) continue;
    if (name === 'tr') {
      close();
      if (token.kind === 'open') grids.at(-1)?.beginRow();
    } else if (name === 'td' || name === 'th') {
      close();
      if (token.kind === 'open')
        cell = {
          text: '',
          right: spanOf(token.attributes, 'colspan'),
          down: spanOf(token.attributes, 'rowspan')
        };
    }
  }
  close();
  return grids;
}

function spanOf(attributes: Readonly<Record<string, string>>, name: string): number {
  const value = attributes[name] ?? attributes[name.toUpperCase()] ?? '1';
  return Math.min(MOST_SPAN, Math.max(0, (parseInt(value, 10) || 1) - 1));
}

/** White space as a browser shows it; paragraphs and breaks become line ends. */
function tidied(text: string): string | null {
  const lines = text.split('\u0000').map((line) => line.replace(/[\s\u00a0]+/g, ' ').trim());
  const whole = lines.join('\n').trim();
  return whole === '' ? null : whole;
}
