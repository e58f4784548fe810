import {parseHTML} from 'linkedom';
import {draw} from '../charts/draw.ts';
import type {Session} from '../model/engine.ts';
import type {Notebook, ChartCell} from '../model/notebook.ts';
import type {Rows, Value} from '../model/rows.ts';
import {LANGS, type Lang, type Text} from '../model/text.ts';
import {keyOf} from '../notebook/graph.ts';
import {lineText, proseText} from '../notebook/prose-text.ts';
import type {Run} from '../notebook/run.ts';
import type {CellResult, CellState} from '../notebook/states.ts';
import {columnWords} from '../ui/column-words.ts';
import {drawOptions} from '../ui/draw-options.ts';

/** The same notebook run in each language. */
export type Said = ReadonlyMap<Lang, Run>;

const PAGE = 50_000;
const WIDTH = 960;

/** Every cell of the notebook, in its order, as plain data. */
export async function cellsJson(
  {cells}: Notebook,
  session: Session,
  said: Said
): Promise<readonly object[]> {
  const printed: object[] = [];
  for (const [index, cell] of cells.entries()) {
    const key = keyOf(cell, index);
    const state = said.get('zh')?.state(key) ?? {kind: 'idle'};
    const name = cell.kind === 'prose' ? {line: cell.line} : {name: cell.name};
    const about = {kind: cell.kind, ...name};
    if (state.kind === 'failed') {
      printed.push({...about, failure: state.failure});
    } else if (cell.kind === 'sql' || cell.kind === 'cube' || cell.kind === 'take') {
      printed.push({...about, ...tableJson(await allRows(session, cell.name))});
    } else if (cell.kind === 'chart') printed.push({...about, ...chartJson(cell, key, said)});
    else printed.push({...about, ...saidJson(state, key, said)});
  }
  return printed;
}

async function allRows(session: Session, name: string): Promise<Rows> {
  const pages = [await session.page(name, {offset: 0, limit: PAGE})];
  while (pages.at(-1)?.count === PAGE) {
    pages.push(await session.page(name, {offset: pages.length * PAGE, limit: PAGE}));
  }
  const [{columns} = {columns: []}] = pages;
  return {
    columns,
    count: pages.reduce((sum, page) => sum + page.count, 0),
    values: columns.map((_, index) => pages.flatMap((page) => page.values[index] ?? []))
  };
}

/** Columns with heading and unit in both languages; rows as lists in the order of the columns. */
function tableJson({columns, count, values}: Rows): object {
  return {
    columns: columns.map((column) => {
      const words = LANGS.map((lang) => columnWords(column, lang));
      const unit = words.map((each) => each.unit);
      return {
        name: column.name,
        type: column.type,
        heading: both(words.map((each) => each.heading)),
        ...(unit.join('') === '' ? {} : {unit: both(unit)})
      };
    }),
    rows: Array.from({length: count}, (_, row) => values.map((column) => plain(column[row])))
  };
}

/** A hidden value is a mark. */
function plain(value: Value | undefined): unknown {
  return typeof value === 'symbol' ? '*' : (value ?? null);
}

function both([zh = '', en = '']: readonly string[]): Text {
  return {zh, en};
}

function saidJson(state: CellState, key: string, said: Said): object {
  if (state.kind !== 'done') return {state: state.kind};
  if (state.result.kind === 'input') {
    const {value, options} = state.result;
    return {value, ...(options.length > 0 ? {options} : {})};
  }
  return {
    text: inBoth(key, said, (result) => (result.kind === 'prose' ? proseText(result.blocks) : ''))
  };
}

function inBoth(key: string, said: Said, text: (result: CellResult, lang: Lang) => string): Text {
  return both(
    LANGS.map((lang) => {
      const state = said.get(lang)?.state(key);
      return state?.kind === 'done' ? text(state.result, lang) : '';
    })
  );
}

/** What a chart says and shows in each language: its texts, its figures as they are written, the drawing. */
function chartJson({chart}: ChartCell, key: string, said: Said): object {
  const texts = Object.fromEntries(
    (['title', 'note', 'method', 'empty'] as const).map((part) => [
      part,
      inBoth(key, said, (result) => (result.kind === 'chart' ? lineText(result[part]) : ''))
    ])
  );
  const drawn = LANGS.map((lang) => [lang, drawing(said.get(lang)?.state(key), lang)]);
  return {form: chart.form, from: chart.from, ...texts, drawn: Object.fromEntries(drawn)};
}

function drawing(state: CellState | undefined, lang: Lang): object | null {
  if (state?.kind !== 'done' || state.result.kind !== 'chart') return null;
  const {spec, rows, title} = state.result;
  const {document} = parseHTML('<!doctype html><html><body></body></html>');
  const options = drawOptions(lang, WIDTH, lineText(title), document);
  const {svg, figures, summary} = draw(spec, rows, options);
  return {summary, figures, svg: svg?.outerHTML ?? null};
}
