import {draw} from '../../../src/charts/draw.ts';
import type {ChartSpec} from '../../../src/model/chart.ts';
import type {Value} from '../../../src/model/rows.ts';
import {optionsOf, rowsOf} from './examples/example.ts';
import type {Example} from './examples/example.ts';

/** A chart of these records, without words of its own. */
export function example(
  spec: Omit<ChartSpec, 'from'>,
  records: readonly Readonly<Record<string, Value>>[]
): Example {
  const empty = {zh: '', en: ''};
  return {
    name: 'test',
    spec: {from: 'cell', ...spec},
    rows: rowsOf(records),
    headings: {},
    title: empty,
    note: empty
  };
}

export function drawn(one: Example, lang: 'zh' | 'en' = 'zh', width = 600): SVGElement {
  const {svg} = draw(one.spec, one.rows, optionsOf(one, lang, width));
  if (svg === null) throw new Error('nothing drawn');
  return svg;
}

export const all = (svg: Element, selector: string): Element[] => [
  ...svg.querySelectorAll(selector)
];
export const words = (svg: Element): string[] =>
  all(svg, 'text').map((node) => node.firstChild?.textContent ?? '');
export const number = (node: Element | undefined, name: string): number =>
  Number(node?.getAttribute(name));
