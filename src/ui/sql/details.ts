import type {Lang} from '../../model/text.ts';
import {CODES} from '../../registry/codes.ts';
import {TABLES} from '../../registry/tables/index.ts';
import {say} from '../../words/say.ts';
import {columnWords} from '../column-words.ts';
import {CONSOLE, TYPE_WORDS} from '../words/console.ts';
import {dotted} from '../words/dotted.ts';
import type {KnownColumn, KnownTable} from './vocabulary.ts';

/** How many different values a column holds, by 'table.column' of the registry; undefined while that is not known. */
export type Kinds = (table: string, column: string) => number | undefined;

/** '户 · main_cause · 文本 · 12 种': where it is, its other name, its type, its values. */
export function columnDetail(
  {name, type, described}: KnownColumn,
  table: KnownTable,
  kinds: Kinds,
  lang: Lang
): string {
  const other = described ? (described.name === name ? described.zh : described.name) : '';
  const n = described && table.registry ? kinds(table.registry, described.name) : undefined;
  return dotted([
    table.name,
    other,
    typeText(type, described?.unit, lang),
    n === undefined ? '' : say(CONSOLE.kinds, lang, {n})
  ]);
}

/** The type in the reader's words, an amount with its unit; a type that has no word as the engine calls it. */
export function typeText(type: string, unit: string | undefined, lang: Lang): string {
  const plain = type.replace(/\(.*\)/, '').replace(/\[\]$/, '');
  const word = type.endsWith('[]') ? TYPE_WORDS['LIST'] : TYPE_WORDS[plain];
  if (unit === '元') return lang === 'zh' ? '元' : 'yuan';
  return word?.[lang] ?? type;
}

/** What a table holds: its name in the other language, or where it comes from. */
export function tableDetail({name, schema, registry, own}: KnownTable, lang: Lang): string {
  const table = registry === undefined ? undefined : TABLES[registry];
  if (own) return say(CONSOLE.ownTable, lang);
  if (!table) {
    if (schema === 'stage') return say(CONSOLE.staged, lang);
    return schema === 'file' ? say(CONSOLE.ownFile, lang) : '';
  }
  const every = /_all$|_历次$/.test(name) || schema === 'data';
  const other = name.startsWith(table.zh) ? table.name : table.zh;
  return dotted([lang === 'zh' ? other : table.en, every ? say(CONSOLE.everyEdition, lang) : '']);
}

/** What a column means, at length: both names, its note, the labels of its code list. */
export function columnMeaning({described}: KnownColumn, lang: Lang): readonly string[] {
  if (!described) return [];
  const {name} = described;
  const unit = lang === 'zh' ? described.unit : columnWords({name, type: 'other'}, lang).unit;
  const codes = CODES[described.codes ?? '']?.codes.map((code) => code[lang]) ?? [];
  const most = 14;
  const labels = codes.slice(0, most).join(lang === 'zh' ? '、' : ', ');
  return [
    `${described.zh} · ${described.en}`,
    described.note?.[lang] ?? '',
    !unit ? '' : say(CONSOLE.unitIs, lang, {unit}),
    codes.length > most ? `${labels} …` : labels
  ].filter((line) => line !== '');
}
