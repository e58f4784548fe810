import {CHART_FORMS} from '../model/chart.ts';
import type {Failure} from '../model/failure.ts';
import {FORMATS} from '../words/format.ts';
import {readChart} from './chart-cell.ts';
import {readCube} from './cube-cell.ts';
import {readFront} from './front-matter.ts';
import {INPUT_FORMS, readInput} from './input-cell.ts';
import {entriesOf, Keys, type Entry} from './keys.ts';
import {registryNames, unitNames} from './names.ts';
import {readTake} from './take.ts';

/** A word that fits at a place; `detail` says what it is, in the words of the data. */
export type Offer = {
  readonly label: string;
  readonly detail?: string;
  readonly apply?: string;
  /** What it means, a paragraph each; shown beside the one that is chosen. */
  readonly meaning?: readonly string[];
  /** A key that the cell cannot do without. */
  readonly needed?: boolean;
};
/**
 * What fits at a place of a text: the words, and where the one that is begun begins. `ranked`: they fit what is typed already and
 * stand in their order.
 */
export type Offers = {
  readonly from: number;
  readonly options: readonly Offer[];
  readonly ranked?: boolean;
};

/** What the text stands among. */
export type Surroundings = {
  /** Names of the cells with a result. */
  readonly cells: readonly string[];
  /** Ids of the ready-made notebooks. */
  readonly notebooks: readonly string[];
  /** Columns of a cell or a registry table, as far as they are known. */
  columnsOf(name: string): readonly Offer[];
};

/** What is written as flat keys; `head` is the front matter. */
export type KeyedKind = 'head' | 'cube' | 'chart' | 'input' | 'take';

/** What fits at a place of flat keys: a key that may stand there and does not yet, or a value of the key of the line. */
export function completeKeys(
  kind: KeyedKind,
  body: string,
  at: number,
  around: Surroundings
): Offers | undefined {
  const start = body.lastIndexOf('\n', at - 1) + 1;
  const before = body.slice(start, at);
  const key = keyAt(body.slice(0, at));
  const begun = /[^\s,，、:：]*$/u.exec(before)?.[0] ?? '';
  if (key !== undefined) {
    const figure = completeProse(body, at, around);
    if (figure) return figure;
    const options = valuesOf(kind, key, body, around);
    return isWhole(begun, options) ? undefined : {from: at - begun.length, options};
  }
  if (!/^[^\s:：]*$/u.test(before)) return undefined;
  const keys = allowedKeys(kind, body);
  return {from: start, options: keys.map((offer) => ({...offer, apply: `${offer.label}: `}))};
}

/** Whether nothing is left to complete: no words, or the only one that the begun word begins is that word. */
function isWhole(begun: string, options: readonly Offer[]): boolean {
  const more = options.filter(({label}) => label.startsWith(begun));
  return options.length === 0 || (more.length === 1 && more[0]?.label === begun);
}

/** The key whose value is being written at the end of a text; undefined where a key itself is. */
function keyAt(text: string): string | undefined {
  const lines = text.split('\n');
  const last = lines.at(-1) ?? '';
  const own = /^\s?([^\s:：]+)\s*[:：]/u.exec(last)?.[1];
  if (own !== undefined || !/^( {2}|\t)/.test(last)) return own;
  const keyed = lines.filter((line) => /^[^\s:：]+\s*[:：]/u.test(line)).at(-1);
  return keyed === undefined ? undefined : /^([^\s:：]+)/u.exec(keyed)?.[1];
}

/** No key of any cell: the reader of a cell says what it would have taken instead. */
const PROBE: Entry = {key: '?', value: '?', line: 0};

/** The keys that a cell of this kind takes, less those that it has; those that are missing come first. */
export function allowedKeys(kind: KeyedKind, body: string): Offer[] {
  const failures: Failure[] = [];
  const report = (failure: Failure): void => void failures.push(failure);
  const entries = entriesOf(body, 1, () => undefined, {});
  if (kind === 'head') readFront(`${body}\n?: ?`, report);
  else {
    const keys = new Keys([...entries, PROBE], {}, report);
    if (kind === 'cube') readCube('_', 0, keys);
    else if (kind === 'chart') readChart('_', 0, keys);
    else if (kind === 'take') readTake('_', 0, keys);
    else readInput('_', 0, keys);
  }
  const problems = failures.map(({values = {}}) => values);
  const missing = problems.filter(({problem}) => problem === 'missing').map(({key}) => String(key));
  const probe = problems.find(({key, problem}) => key === PROBE.key && problem === 'unknown');
  const allowed = String(probe?.['allowed'] ?? '').split(', ');
  const has = new Set(entries.map((entry) => entry.key));
  const keys = [...new Set([...missing, ...allowed])].filter((key) => key !== '' && !has.has(key));
  return keys.map((label) => (missing.includes(label) ? {label, needed: true} : {label}));
}

function valuesOf(
  kind: KeyedKind,
  key: string,
  body: string,
  around: Surroundings
): readonly Offer[] {
  const entries = entriesOf(body, 1, () => undefined, {});
  const from = entries.find((entry) => entry.key === 'from')?.value ?? '';
  if (key === 'from') return fromOffers(kind, around);
  if (kind === 'head') return key === 'needs' || key === 'uses' ? plain(registryNames()) : [];
  if (kind === 'cube') return cubeValues(key, from, around);
  if (kind === 'input') return inputValues(key, entries);
  if (key === 'form') return plain(CHART_FORMS);
  const fixed = CHART_VALUES[key];
  return fixed ? plain(fixed) : isText(key) ? [] : around.columnsOf(from);
}

const CHART_VALUES: Readonly<Record<string, readonly string[]>> = {
  format: FORMATS,
  half: ['yes', 'no'],
  limit: []
};

function isText(key: string): boolean {
  return /^(title|note|method|empty|unit)(\.|$)/.test(key);
}

function fromOffers(kind: KeyedKind, {cells, notebooks}: Surroundings): readonly Offer[] {
  if (kind === 'take') return plain(notebooks);
  return kind === 'cube' ? plain([...cells, ...registryNames()]) : plain(cells);
}

function cubeValues(key: string, from: string, around: Surroundings): readonly Offer[] {
  const columns = around.columnsOf(from);
  if (key !== 'unit')
    return key === 'by' || key === 'where' || key.startsWith('measure.') ? columns : [];
  const units = unitNames();
  const own = columns.filter(({label}) => units.includes(label));
  return own.length > 0 ? own : plain(units);
}

function inputValues(key: string, entries: readonly Entry[]): readonly Offer[] {
  if (key === 'form') return plain(INPUT_FORMS);
  const form = entries.find((entry) => entry.key === 'form')?.value;
  return key === 'value' && form === 'toggle' ? plain(['true', 'false']) : [];
}

function plain(labels: readonly string[]): readonly Offer[] {
  return labels.map((label) => ({label}));
}

/** What fits inside `{…}` of a text: a cell, then a column of it, then a format. */
export function completeProse(text: string, at: number, around: Surroundings): Offers | undefined {
  const open = /\{([^{}\n]*)$/u.exec(text.slice(0, at))?.[1];
  if (open === undefined) return undefined;
  const [cell = '', column] = open.split('.');
  if (column === undefined) return {from: at - cell.length, options: plain(around.cells)};
  const [, format] = column.split(':');
  if (format === undefined) return {from: at - column.length, options: around.columnsOf(cell)};
  return {from: at - format.length, options: plain(FORMATS)};
}
