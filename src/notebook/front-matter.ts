import type {Failure} from '../model/failure.ts';
import type {Notebook} from '../model/notebook.ts';
import {keyLine, textLines} from './key-lines.ts';
import {entriesOf, Keys, type Report} from './keys.ts';
import {registryNames, registryTable} from './names.ts';
import {nearest} from './nearest.ts';

export type Front = Omit<Notebook, 'id' | 'cells'>;

/** Title and tables of a notebook; every failure here is a `notebook-front-matter`. */
export function readFront(front: string | undefined, report: Report): Front {
  const failed: Report = (failure) => report({...failure, code: 'notebook-front-matter'});
  const place = {line: 1};
  const keys = new Keys(entriesOf(front ?? '', 2, failed, place), place, failed);
  const title = keys.text('title');
  if (!title) failed(titleMissing);
  const needs = tableList('needs', keys, failed);
  const uses = tableList('uses', keys, failed);
  const origin = keys.string('origin');
  keys.close();
  return {title: title ?? {zh: '', en: ''}, needs, uses, ...(origin ? {origin} : {})};
}

const titleMissing: Failure = {
  code: 'notebook-front-matter',
  place: {line: 1},
  values: {problem: 'missing', key: 'title.zh'}
};

/** Registry tables by their English names, whichever name was written. */
function tableList(key: string, keys: Keys, report: Report): string[] {
  return keys.list(key).flatMap((name) => {
    const table = registryTable(name);
    if (table !== undefined) return [table];
    const close = nearest(name, registryNames());
    const values = {problem: 'table', key, name, ...(close === undefined ? {} : {nearest: close})};
    report({code: 'notebook-front-matter', place: {line: keys.lineOf(key)}, values});
    return [];
  });
}

/** The lines between the two `---`. */
export function printFront({title, needs, uses, origin}: Front): string[] {
  return [
    ...textLines('title', title),
    ...listLine('needs', needs),
    ...listLine('uses', uses),
    ...keyLine('origin', origin)
  ];
}

function listLine(key: string, names: readonly string[]): string[] {
  return names.length > 0 ? keyLine(key, names.join(', ')) : [];
}
