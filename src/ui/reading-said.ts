import type {Column} from '../model/dictionary.ts';
import type {Origin, OriginCell} from '../model/origin.ts';
import type {Value} from '../model/rows.ts';
import type {Lang} from '../model/text.ts';
import {columnOf} from '../registry/tables/index.ts';
import {formatFor, formatValue} from '../words/format.ts';
import {listed, say} from '../words/say.ts';
import {labelled} from './labels.ts';
import {PROBLEMS} from '../registry/books.ts';
import {CELL, STATED} from './words/lineage.ts';

/**
 * How a value was read, in sentences: what stands in the cell, what became of it and why, or what says it once for the whole sheet.
 * `shown` writes a text as onlookers may see it.
 */
export function readingSaid(
  origin: Origin,
  asked: {readonly row: number; readonly column: string},
  lang: Lang,
  shown: (value: Value) => string
): string[] {
  const {places, stated, value} = origin;
  const [cell] = places;
  if (stated) return [say(STATED[stated.from], lang, {text: stated.text})];
  if (!cell) return [say(CELL.nowhere, lang)];
  const column = columnOf(origin.table, asked.column);
  const written = places.filter(({raw}) => raw !== null);
  const telling = written[0] ?? cell;
  const more = [
    ...(places.length > 1 ? [cellsSaid(places, lang)] : []),
    ...(cell.row === asked.row ? [] : [say(CELL.other, lang, {row: String(cell.row)})])
  ];
  return [outcomeSaid(telling, column, value, origin, lang, shown), ...more];
}

function outcomeSaid(
  {raw, factor, problem}: OriginCell,
  column: Column | undefined,
  value: Value,
  {sheet}: Origin,
  lang: Lang,
  shown: (value: Value) => string
): string {
  if (raw === null)
    return `${say(CELL.empty, lang)}${lang === 'zh' ? '，' : ' '}${say(CELL.noValue, lang)}`;
  const text = value === null ? '' : shown(valueText(value, column, lang));
  const become = (): string => {
    if (problem) return say(CELL.unreadable, lang, {problem: say(PROBLEMS[problem], lang)});
    if (value === null) return say(CELL.noValue, lang);
    if (factor !== 1) {
      const unit = sheet.unit ?? unitOf(factor);
      return say(CELL.factor, lang, {unit: unitSaid(unit, lang), factor, value: text});
    }
    if (sameText(raw, value)) return say(CELL.asIs, lang);
    if (column?.type === 'label' || column?.type === 'labels') {
      return say(CELL.label, lang, {value: text});
    }
    if (['village', 'village_code'].includes(column?.name ?? '')) {
      return say(CELL.place, lang, {value: text});
    }
    return say(CELL.readAs, lang, {value: text});
  };
  return `${say(CELL.raw, lang, {raw: shown(raw)})}${lang === 'zh' ? '，' : ' '}${become()}`;
}

function unitSaid(unit: string, lang: Lang): string {
  return unit === '万元' ? WAN[lang] : unit;
}

const WAN = {zh: '万元', en: '10,000 yuan'} as const;

/** A unit is said where the sheet says one for all; a heading's own is known by its factor. */
function unitOf(factor: number): string {
  return factor === 10_000 ? '万元' : String(factor);
}

function sameText(raw: string, value: Value): boolean {
  const text = Array.isArray(value) ? value.map(String).join('、') : String(value);
  return raw.trim() === text || (typeof value === 'number' && Number(raw) === value);
}

/** A value of a registry column in words, with its unit. */
export function valueText(value: Value, column: Column | undefined, lang: Lang): string {
  if (column?.type === 'money' && typeof value === 'number') {
    return `${formatValue(value, '0.00', lang).replace(/\.00$/, '')} ${lang === 'zh' ? '元' : 'yuan'}`;
  }
  if (column?.type === 'year') return String(value);
  if (column?.type === 'month') return formatValue(value, 'month', lang);
  const format =
    typeof value === 'number' ? numberFormat(value) : formatFor({name: '', type: 'text'});
  return formatValue(labelled(value, lang), format, lang);
}

function numberFormat(value: number): '0' | '0.00' {
  return Number.isInteger(value) ? '0' : '0.00';
}

function cellsSaid(places: readonly OriginCell[], lang: Lang): string {
  const cells = places.map(({letter, row}) => `${letter}${row}`);
  return say(CELL.several, lang, {n: places.length, cells: listed(cells, lang)});
}
