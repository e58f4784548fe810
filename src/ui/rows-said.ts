import type {BehindSum, Constant} from '../model/behind.ts';
import type {Lang, Text} from '../model/text.ts';
import type {BehindRows, Filter} from '../notebook/behind.ts';
import type {CountedBook} from '../registry/books.ts';
import {isComputed} from '../notebook/behind.ts';
import {measureParts} from '../notebook/measure.ts';
import {listed, say} from '../words/say.ts';
import {valueWords} from '../words/values.ts';
import {columnWords} from './column-words.ts';
import {labelled} from './labels.ts';
import {TABLES} from '../registry/tables/index.ts';
import {IMPORT} from './words/import.ts';
import {ROWS, UNITS} from './words/lineage.ts';

/** 'n households', 'n 个村': a number of the cube's units. */
export function unitsSaid(unit: string, n: number, lang: Lang): string {
  return say(UNITS[englishName(unit)] ?? UNITS['other'] ?? {zh: '{n}', en: '{n}'}, lang, {n});
}

/** A column of the registry under its English name. */
function englishName(name: string): string {
  const columns = Object.values(TABLES).flatMap((table) => table.columns);
  return columns.find((column) => column.zh === name)?.name ?? name;
}

/** The filters of a count, one after the other: '主要致贫原因 = 缺技术'. */
export function filtersSaid({filters}: BehindRows, lang: Lang): string[] {
  return filters.map((filter) => filterSaid(filter, lang));
}

function filterSaid(filter: Filter, lang: Lang): string {
  const name = headingOf(filter.dimension, lang);
  if ('differs' in filter) {
    return say(ROWS.differs, lang, {name, other: headingOf(filter.differs, lang)});
  }
  const constants = 'is' in filter ? filter.is : filter.not;
  const only = constants.length === 1 && constants[0] === null;
  if ('is' in filter) {
    const value = valuesSaid(filter.dimension, constants, ROWS.or, lang);
    return only ? say(ROWS.empty, lang, {name}) : say(ROWS.is, lang, {name, value});
  }
  const value = valuesSaid(filter.dimension, constants, ROWS.nor, lang);
  return only ? say(ROWS.notEmpty, lang, {name}) : say(ROWS.isNot, lang, {name, value});
}

function valuesSaid(
  dimension: string,
  constants: readonly Constant[],
  between: Text,
  lang: Lang
): string {
  return constants.map((each) => constantSaid(dimension, each, lang)).join(between[lang]);
}

function constantSaid(dimension: string, constant: Constant, lang: Lang): string {
  if (constant === null) return ROWS.emptyValue[lang];
  if (typeof constant === 'boolean') return YES_NO[constant ? 'yes' : 'no'][lang];
  const words = valueWords(dimension, constant);
  return words ? words[lang] : String(labelled(String(constant), lang));
}

const YES_NO = {yes: {zh: '是', en: 'yes'}, no: {zh: '否', en: 'no'}} as const;

/** Heading of a dimension or measure. */
export function headingOf(column: string, lang: Lang): string {
  return columnWords({name: column, type: 'other'}, lang).heading;
}

/** What a measure lets pass, as SQL; undefined for the cube's units and for a count of all rows. */
export function measureSql({measure}: BehindRows): string | undefined {
  const parts = measure && measureParts(measure.expression);
  if (!parts) return undefined;
  const own =
    parts.input === undefined
      ? []
      : [parts.function === 'units' ? parts.input : `${parts.input} IS NOT NULL`];
  const all = [...own, ...(parts.filter === undefined ? [] : [parts.filter])];
  return all.length === 0 ? undefined : all.join(' AND ');
}

/** What each count of a figure is in it: numerator, denominator, less …; where that says nothing, what it counts. */
export function partNames(
  sum: BehindSum,
  rows: readonly (BehindRows | CountedBook)[],
  lang: Lang
): string[] {
  if (isComputed(sum) || rows.some((each) => typeof each === 'string')) {
    return rows.map((each) =>
      typeof each === 'string' ? BOOK_TITLES[each][lang] : countedIn(each, lang)
    );
  }
  const next = (at: number): string | undefined => {
    const joined = sum[at + 1];
    return joined && 'sign' in joined ? joined.sign : undefined;
  };
  return sum.map((each, at) => {
    const sign = 'sign' in each ? each.sign : undefined;
    if (sign === '/') return ROWS.denominator[lang];
    const role = next(at) === '/' ? ROWS.numerator : at === 0 ? ROWS.first : undefined;
    const lead = sign === '-' ? ROWS.minus : sign === '+' ? ROWS.plus : undefined;
    return [lead, role].flatMap((text) => (text ? [text[lang]] : [])).join(' ');
  });
}

/** Titles of the lists of the import report. */
export const BOOK_TITLES = {
  unreadable: IMPORT.unreadableList,
  findings: IMPORT.findingList
} as const;

/** '支出（township = 平川镇）'. */
function countedIn(rows: BehindRows, lang: Lang): string {
  const name = headingOf(rows.measure?.name ?? rows.cube.name, lang);
  const said = filtersSaid(rows, lang);
  return said.length === 0 ? name : say(ROWS.countedIn, lang, {name, filters: listed(said, lang)});
}

export function filterLine(rows: BehindRows, lang: Lang): string {
  const said = filtersSaid(rows, lang);
  return said.length === 0 ? ROWS.nothing[lang] : listed(said, lang);
}
