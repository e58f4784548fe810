import type {CubeCell, InputCell} from '../model/notebook.ts';
import type {Lang} from '../model/text.ts';
import type {CellResult} from '../notebook/states.ts';
import {dayText} from '../words/dates.ts';
import {formatValue} from '../words/format.ts';
import {listed, say} from '../words/say.ts';
import type {OpenNotebook} from './open-notebook.ts';
import {NOTEBOOK} from './words/notebook.ts';

/** The parameters that a cube depends on, with what is chosen: '数据日期 2024 年 6 月 30 日，乡镇 全部 16 个'. */
export function parametersSaid(open: OpenNotebook, cube: CubeCell, lang: Lang): string {
  const nodes = open.run?.graph.nodes ?? [];
  const wanted = new Set([cube.name]);
  for (const {key, needs} of [...nodes].reverse()) {
    if (wanted.has(key)) for (const need of needs) wanted.add(need);
  }
  const said = nodes.flatMap(({key, cell}) => {
    const result = open.result(key);
    return cell.kind === 'input' && wanted.has(key) && result?.kind === 'input'
      ? [`${cell.label[lang]} ${valueSaid(cell, result, lang)}`]
      : [];
  });
  return said.join(lang === 'zh' ? '，' : '; ');
}

/** What is chosen for a parameter, in words. */
export function valueSaid(
  input: InputCell,
  {value, options}: Extract<CellResult, {kind: 'input'}>,
  lang: Lang
): string {
  const label = (each: string): string =>
    options.find((option) => option.value === each)?.label[lang] ?? each;
  if (Array.isArray(value)) {
    if (value.length === options.length) return say(NOTEBOOK.allChosen, lang, {n: options.length});
    return listed(value.map(label), lang);
  }
  if (typeof value === 'string') return input.form === 'date' ? dayText(value, lang) : label(value);
  const unit = input.unit?.[lang] ?? '';
  const text = formatValue(typeof value === 'object' ? null : value, 'text', lang);
  return unit === '' ? text : `${text} ${unit}`;
}
