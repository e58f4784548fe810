import type {Doubt} from '../model/sheet.ts';
import type {OpenFile} from './open-file.ts';
import type {RawSheet} from './raw-sheet.ts';
import {TableGrid} from './table-grid.ts';
import {batchesOf, wholeText} from './whole-text.ts';
import {xmlTokens, type XmlToken} from './xml.ts';

/** What a page does not show; LibreOffice writes the remark on a cell as a comment in it. */
const SILENT = new Set(['style', 'script', 'title', 'head', 'xml', 'comment']);
/** What cannot hold anything. */
const VOID = new Set(['br', 'hr', 'img', 'input', 'wbr']);
const TABLE = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th']);
const SECTIONS = new Set(['thead', 'tbody', 'tfoot']);
const NOT_SHOWN = /(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i;
const BREAKS = new Set(['br', 'p', 'div', 'li']);
const MOST_SPAN = 1000;
/** Stands for a line end until white space is tidied. */
const BREAK = '\u0000';

/** The tables of a web page (also one that is named .xls), those within the cells of others as well. */
export async function htmlSheets(file: OpenFile, encoding?: string): Promise<RawSheet[]> {
  const {text: source, doubts} = await wholeText(file, encoding);
  if (!/<\/table>/i.test(source)) doubts.push({code: 'cut-short'});
  const page = pageOf(source);
  const grids = page.grids.filter((grid) =>
    grid.rows.some(({cells}) => cells.some((cell) => cell !== null))
  );
  return grids.map((grid, index) => ({
    file: file.path,
    name: grids.length === 1 ? '' : String(index + 1),
    kind: 'html',
    batches: batchesOf(grid.rows),
    merges: () => grid.merges,
    doubts: () => [...doubts, ...(page.hidden.get(grid) ?? [])]
  }));
}

type Tag = Extract<XmlToken, {kind: 'open'}>;
type Cell = {text: string; readonly right: number; readonly down: number; readonly hidden: boolean};
type Open = {
  readonly grid: TableGrid;
  readonly isHidden: boolean;
  cell: Cell | undefined;
  /** Of what the next cell belongs to: whether it is hidden. */
  section: boolean;
  row: boolean;
  readonly columns: boolean[];
};

function pageOf(source: string): PageTables {
  const page = new PageTables();
  for (const token of xmlTokens(source)) page.take(token);
  while (page.closeTable());
  return page;
}

/** The tables of a page in the order in which they begin. */
class PageTables {
  readonly grids: TableGrid[] = [];
  /** Of tables in which something is hidden: it is read, and said. */
  readonly hidden = new Map<TableGrid, readonly Doubt[]>();
  readonly #open: Open[] = [];
  /** The element that is not shown, and how many of its name are open in it. */
  #silent = '';
  #within = 0;

  take(token: XmlToken): void {
    const cell = this.#open.at(-1)?.cell;
    if (token.kind === 'text') {
      if (this.#silent === '' && cell !== undefined) cell.text += token.text;
      return;
    }
    const name = token.name.toLowerCase();
    // the end of a head may be left out
    if (this.#silent === 'head' && (name === 'body' || name === 'table')) this.#silent = '';
    if (this.#silent !== '' && this.#isSilent(token, name)) return;
    const isSilent = SILENT.has(name) || (cell !== undefined && isPartHidden(token));
    if (token.kind === 'open' && !token.empty && isSilent) {
      this.#silent = name;
      this.#within = 1;
    }
    if (BREAKS.has(name) && cell !== undefined && cell.text !== '') cell.text += BREAK;
    if (name === 'table') {
      if (token.kind === 'close') this.closeTable();
      else this.#openTable(token);
    } else if (name === 'tr' || name === 'td' || name === 'th') {
      this.#closeCell();
      if (token.kind === 'open') this.#begin(name, token);
    } else this.#takeGroup(name, token);
  }

  /** Whether a tag still belongs to what is not shown. The end of an element in a cell may be missing, but not beyond the cell. */
  #isSilent(token: XmlToken, name: string): boolean {
    const isPart = !SILENT.has(this.#silent);
    if (name === this.#silent && token.kind === 'close') this.#within--;
    if (name === this.#silent && token.kind === 'open' && isPart && !token.empty) this.#within++;
    const isLost = isPart && TABLE.has(name);
    const isLast = this.#within === 0;
    if (isLost || isLast) this.#silent = '';
    return !isLost;
  }

  #openTable(tag: Tag): void {
    const grid = new TableGrid();
    const isHidden = isNotShown(tag);
    this.grids.push(grid);
    this.#open.push({grid, isHidden, cell: undefined, section: false, row: false, columns: []});
    if (isHidden) this.hidden.set(grid, [{code: 'sheet-hidden'}]);
  }

  #begin(name: string, tag: Tag): void {
    const table = this.#open.at(-1);
    if (table === undefined) return;
    if (name === 'tr') {
      table.grid.beginRow();
      table.row = isNotShown(tag);
      return;
    }
    table.cell = {
      text: '',
      right: spanOf(tag, 'colspan'),
      down: spanOf(tag, 'rowspan'),
      hidden:
        table.section ||
        table.row ||
        (table.columns[table.grid.next - 1] ?? false) ||
        isNotShown(tag)
    };
  }

  /** A part of a table's rows, or a column. */
  #takeGroup(name: string, token: XmlToken): void {
    const table = this.#open.at(-1);
    const isHidden = token.kind === 'open' && isNotShown(token);
    if (SECTIONS.has(name) && table !== undefined) table.section = isHidden;
    if (name !== 'col' || table === undefined || token.kind !== 'open') return;
    for (let i = spanOf(token, 'span'); i >= 0; i--) table.columns.push(isHidden);
  }

  #closeCell(): void {
    const table = this.#open.at(-1);
    const cell = table?.cell;
    if (table === undefined || cell === undefined) return;
    const {grid} = table;
    const text = tidied(cell.text);
    grid.put(text, cell.right, cell.down);
    table.cell = undefined;
    if (text !== null && cell.hidden && !this.hidden.has(grid))
      this.hidden.set(grid, [{code: 'sheet-hidden', row: grid.rows.length}]);
  }

  /** Ends the innermost table; false when none is open. One within a cell that is hardly a table is text of that cell. */
  closeTable(): boolean {
    this.#closeCell();
    const table = this.#open.pop();
    if (table === undefined) return false;
    const outer = this.#open.at(-1)?.cell;
    const wide = table.grid.rows.filter(({cells}) => cells.filter(Boolean).length > 1);
    if (outer === undefined || wide.length > 1) return true;
    if (!table.isHidden)
      outer.text += table.grid.rows.map(({cells}) => cells.join(' ')).join(BREAK);
    this.grids.splice(this.grids.indexOf(table.grid), 1);
    return true;
  }
}

/** Whether a tag begins a part of a cell that is not shown, such as a key to sort by. */
function isPartHidden(token: Exclude<XmlToken, {kind: 'text'}>): boolean {
  const name = token.name.toLowerCase();
  return token.kind === 'open' && !VOID.has(name) && !TABLE.has(name) && isNotShown(token);
}

function isNotShown({attributes}: Tag): boolean {
  const style = attributes['style'] ?? attributes['STYLE'] ?? '';
  const isMarked = (attributes['hidden'] ?? attributes['HIDDEN']) !== undefined;
  return isMarked || NOT_SHOWN.test(style);
}

function spanOf({attributes}: Tag, name: string): number {
  const value = attributes[name] ?? attributes[name.toUpperCase()] ?? '1';
  return Math.min(MOST_SPAN, Math.max(0, (parseInt(value, 10) || 1) - 1));
}

/** White space as a browser shows it; paragraphs and breaks become line ends. */
function tidied(text: string): string | null {
  const lines = text.split(BREAK).map((line) => line.replace(/[\s\u00a0]+/g, ' ').trim());
  const whole = lines.join('\n').trim();
  return whole === '' ? null : whole;
}
