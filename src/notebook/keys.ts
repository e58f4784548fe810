import type {Failure, Place} from '../model/failure.ts';
import type {Text} from '../model/text.ts';
import {nearest} from './nearest.ts';

/** One `key: value`; lines of a long value are joined by line ends, without their indent of two. */
export type Entry = {readonly key: string; readonly value: string; readonly line: number};

export type Report = (failure: Failure) => void;

const ENTRY = /^([^\s:：]+)\s*[:：]\s*(.*?)\s*$/;
const CONTINUED = /^(?: {2}|\t| )(.*?)\s*$/;

/** The flat lines of a fence or front matter; `line` is the first line's number in the file. */
export function entriesOf(body: string, line: number, report: Report, place: Place): Entry[] {
  const entries: Entry[] = [];
  body.split('\n').forEach((text, index) => {
    if (text.trim() === '') return;
    const [, more] = CONTINUED.exec(text) ?? [];
    const last = entries.at(-1);
    if (more !== undefined && last) {
      entries[entries.length - 1] = {...last, value: `${last.value}\n${more}`.replace(/^\n/, '')};
      return;
    }
    const [, key, value] = ENTRY.exec(text.trimStart()) ?? [];
    const here = {...place, line: line + index};
    if (key !== undefined && value !== undefined) entries.push({key, value, line: here.line});
    else report(keyFailure(here, 'line', {text: text.trim()}));
  });
  return entries;
}

function keyFailure(
  place: Place,
  problem: 'line' | 'twice' | 'missing' | 'unknown' | 'value',
  values: Readonly<Record<string, string>>
): Failure {
  return {code: 'notebook-key', place, values: {problem, ...values}};
}

/** The keys of one fence. Each is asked for by name; `close` then reports those that nobody asked for. */
export class Keys {
  readonly #entries = new Map<string, Entry>();
  readonly #asked = new Set<string>();
  readonly #report: Report;
  readonly #place: Place;

  /** `place` is that of the fence. */
  constructor(entries: readonly Entry[], place: Place, report: Report) {
    this.#place = place;
    this.#report = report;
    for (const entry of entries) {
      const {key, line} = entry;
      const former = this.#entries.get(key);
      if (former) {
        report(keyFailure({...place, line}, 'twice', {key, other: String(former.line)}));
      } else this.#entries.set(key, entry);
    }
  }

  string(key: string): string | undefined {
    this.#asked.add(key);
    const value = this.#entries.get(key)?.value;
    return value === '' ? undefined : value;
  }

  needed(key: string): string {
    const value = this.string(key);
    if (value === undefined) this.#report(keyFailure(this.#place, 'missing', {key}));
    return value ?? '';
  }

  /** `key.zh` and `key.en`; one of them, or a plain `key` (if that means nothing else), stands for both. */
  text(key: string, allowsPlain = true): Text | undefined {
    const plain = allowsPlain ? this.string(key) : undefined;
    const zh = this.string(`${key}.zh`) ?? plain;
    const en = this.string(`${key}.en`) ?? plain ?? zh;
    return en === undefined ? undefined : {zh: zh ?? en, en};
  }

  list(key: string): string[] {
    return listOf(this.string(key) ?? '');
  }

  number(key: string): number | undefined {
    const value = this.string(key);
    if (value === undefined) return undefined;
    const number = Number(value);
    if (Number.isFinite(number)) return number;
    this.reject(key, value, '0, 1, 2.5');
    return undefined;
  }

  /** The entries `prefix.name`, with the name as key. */
  under(prefix: string): Entry[] {
    const found = [...this.#entries.values()].filter(({key}) => key.startsWith(`${prefix}.`));
    this.#asked.add(`${prefix}.…`);
    for (const {key} of found) this.#asked.add(key);
    return found.map((entry) => ({...entry, key: entry.key.slice(prefix.length + 1)}));
  }

  /** Reports a value that does not fit; `allowed` says what would. */
  reject(key: string, value: string, allowed: string): void {
    const close = nearest(value, allowed.split(', '));
    const values = {key, value, allowed, ...(close === undefined ? {} : {nearest: close})};
    this.#report(keyFailure({...this.#place, line: this.lineOf(key)}, 'value', values));
  }

  close(): void {
    for (const {key, line} of this.#entries.values()) {
      if (this.#asked.has(key)) continue;
      const close = nearest(key, this.#asked);
      const allowed = [...this.#asked].join(', ');
      const values = {key, allowed, ...(close === undefined ? {} : {nearest: close})};
      this.#report(keyFailure({...this.#place, line}, 'unknown', values));
    }
  }

  /** Line of a key in the file; that of the fence if it is not there. */
  lineOf(key: string): number {
    return this.#entries.get(key)?.line ?? this.#place.line ?? 1;
  }
}

/** 'a, b，c' as its parts. */
export function listOf(text: string): string[] {
  return text
    .split(/[,，、]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
