import {figuresOf, linesOf} from '../charts/figures.ts';
import {frameOf} from '../charts/frame-of.ts';
import type {CellResult} from '../notebook/states.ts';
import type {Lang} from '../model/text.ts';
import {columnOf} from '../model/rows.ts';
import {formatValue} from '../words/format.ts';
import {columnWords} from './column-words.ts';
import {drawOptions} from './draw-options.ts';
import type {OpenNotebook} from './open-notebook.ts';

type ShownChart = Extract<CellResult, {kind: 'chart'}>;

/** The figure in one line: '缺技术：主要原因 3,434，任一原因 5,012', or a headline figure with its label. */
export function figureSaid(
  {spec, rows}: ShownChart,
  column: string,
  row: number,
  lang: Lang
): string {
  const options = drawOptions(lang, 0, '');
  if (spec.form === 'figures' || spec.form === 'lines') {
    const figures = spec.form === 'figures' ? figuresOf : linesOf;
    const figure = figures(spec, rows, options)[row];
    return figure ? `${figure.label} ${figure.value}${figure.unit}` : '';
  }
  if (spec.form !== 'table') return frameOf(spec, rows, options).titles[row] ?? '';
  const found = rows.columns.find(({name}) => name === column);
  const value = columnOf(rows, column)?.[row] ?? null;
  const words = columnWords(found ?? {name: column, type: 'other'}, lang);
  return `${words.heading} ${formatValue(value, words.format, lang, 'table')}${words.unit ? ` ${words.unit}` : ''}`;
}

/** The first headline figure of a notebook, for the side bar; '' while there is none. */
export function headlineOf(open: OpenNotebook, lang: Lang): string {
  const cells = open.notebook?.cells ?? [];
  const cell = cells.find((each) => each.kind === 'chart' && each.chart.form === 'figures');
  const result = cell?.kind === 'chart' ? open.result(cell.name) : undefined;
  if (result?.kind !== 'chart' || result.rows.count === 0) return '';
  try {
    const [figure] = figuresOf(result.spec, result.rows, drawOptions(lang, 0, ''));
    return figure ? figure.value + (figure.unit === '%' ? figure.unit : '') : '';
  } catch {
    return '';
  }
}
