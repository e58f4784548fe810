import type {Failure, FailureCode, Place} from '../model/failure.ts';
import type {Lang, Text} from '../model/text.ts';
import {listed, say} from './say.ts';
import type {Sentence} from './sentence.ts';
import {CONSOLE_SENTENCES} from './sentences/console.ts';
import {ENGINE_SENTENCES} from './sentences/engine.ts';
import {EXPORT_SENTENCES} from './sentences/exports.ts';
import {FILE_SENTENCES} from './sentences/files.ts';
import {NOTEBOOK_SENTENCES} from './sentences/notebooks.ts';
import {SNAPSHOT_SENTENCES} from './sentences/snapshots.ts';
import {WORKSPACE_SENTENCES} from './sentences/workspace.ts';
import {sqlMessage} from './sql-messages.ts';

/** A sentence for every failure that the product can report. */
export const FAILURES: Readonly<Record<FailureCode, Sentence>> = {
  ...FILE_SENTENCES,
  ...CONSOLE_SENTENCES,
  ...EXPORT_SENTENCES,
  ...NOTEBOOK_SENTENCES,
  ...WORKSPACE_SENTENCES,
  ...SNAPSHOT_SENTENCES,
  ...ENGINE_SENTENCES
};

/** A failure in words: where ('' if it is not known), what, and what to do ('' if nothing). */
export type FailureWords = {readonly where: string; readonly what: string; readonly todo: string};

/** `nameOf` turns the name of a registry table into that of the reader's language. */
export function failureWords(
  failure: Failure,
  lang: Lang,
  nameOf: (table: string) => string = String
): FailureWords {
  const {what, by, todo}: Sentence = FAILURES[failure.code];
  const {allowed, ...values} = failure.values ?? {};
  const blanks = {
    ...values,
    ...(allowed === undefined || allowed === '' || 'nearest' in values ? {} : {allowed}),
    ...('tables' in values ? {tables: tableNames(String(values['tables']), lang, nameOf)} : {}),
    ...(failure.code === 'sql' ? {message: engineMessage(failure, lang)} : {})
  };
  return {
    where: placeText(failure.place ?? {}, lang),
    what: say(by?.[String(values['problem'])] ?? what, lang, blanks),
    todo: todo ? say(todo, lang, blanks) : ''
  };
}

/** The same as one line. */
export function failureText(
  failure: Failure,
  lang: Lang,
  nameOf?: (table: string) => string
): string {
  const {where, what, todo} = failureWords(failure, lang, nameOf);
  const place = where === '' ? '' : `${where}${lang === 'zh' ? '：' : ': '}`;
  const gap = lang === 'zh' || todo === '' ? '' : ' ';
  return `${place}${what}${gap}${todo}`;
}

function tableNames(tables: string, lang: Lang, nameOf: (table: string) => string): string {
  return listed(tables.split(', ').map(nameOf), lang);
}

function engineMessage({values = {}}: Failure, lang: Lang): string {
  const candidates = values['candidates'];
  const near = candidates === undefined ? undefined : String(candidates);
  return sqlMessage(String(values['message'] ?? ''), near, lang);
}

const PLACES: readonly (readonly [keyof Place, Text])[] = [
  ['file', {zh: '{file}', en: '{file}'}],
  ['sheet', {zh: '工作表“{sheet}”', en: 'sheet “{sheet}”'}],
  ['row', {zh: '第 {row} 行', en: 'row {row}'}],
  ['column', {zh: '“{column}”列', en: 'column “{column}”'}],
  ['notebook', {zh: '笔记本 {notebook}', en: 'notebook {notebook}'}],
  ['cell', {zh: '单元“{cell}”', en: 'cell “{cell}”'}],
  ['line', {zh: '第 {line} 行[第 {character} 列]', en: 'line {line}[, column {character}]'}]
];

/** '资金台账.xlsx，工作表“Sheet1”，第 6 行'; '' for a place that is not known. */
export function placeText(place: Place, lang: Lang): string {
  const parts = PLACES.flatMap(([key, text]) =>
    place[key] === undefined || place[key] === '' ? [] : [say(text, lang, place)]
  );
  return parts.join(lang === 'zh' ? '，' : ', ');
}
