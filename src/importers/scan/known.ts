import type {ColumnFacts, PlainForm} from '../../model/sheet.ts';
import type {Scan} from './scan.ts';

/** Bits of what texts may be, and of their forms: those of `assembly/forms.ts`. */
const INTEGER = 1;
const NUMBER = 2;
const FORMS: readonly PlainForm[] = ['text', 'key', 'id-number', 'mobile', 'month'];
/** Distinct texts that are worth to be judged one by one. */
const MOST_TEXTS = 64;

const decoder = new TextDecoder('utf-8', {ignoreBOM: true});

/** What a scanner knows of a column. `types`, `forms`: what all its texts are, as bits; all bits where there is no text. */
export type Known = {
  readonly filled: number;
  readonly longest: number;
  readonly types: number;
  readonly forms: number;
  readonly few: readonly string[] | undefined;
};

export const NOTHING: Known = {filled: 0, longest: 0, types: -1, forms: -1, few: []};

export function knownOf(scan: Scan, k: number): Known {
  const [filled = 0, longest = 0, types = 0, forms = 0, count = 0] = [0, 1, 2, 3, 4].map((n) =>
    scan.known(k, n)
  );
  const few =
    count < 0
      ? undefined
      : Array.from({length: count}, (_, n) => textAt(scan.memory, scan.knownText(k, n)));
  return {filled, longest, types, forms, few};
}

/** The same of the cells of a column and of its later ones. */
export function together(one: Known, later: Known): Known {
  return {
    filled: one.filled + later.filled,
    longest: Math.max(one.longest, later.longest),
    types: one.types & later.types,
    forms: one.forms & later.forms,
    few: fewOf(one.few, later.few)
  };
}

export function factsOf({filled, longest, types, forms, few}: Known): ColumnFacts {
  const type = filled === 0 ? undefined : typeName(types);
  const names = filled === 0 ? [] : FORMS.filter((_, bit) => (forms & (1 << bit)) !== 0);
  return {
    filled,
    longest,
    ...(few === undefined ? {} : {few}),
    ...(type === undefined ? {} : {type}),
    ...(names.length === 0 ? {} : {forms: names})
  };
}

function textAt({buffer}: WebAssembly.Memory, at: number): string {
  const length = new DataView(buffer).getInt32(at, true);
  return decoder.decode(new Uint8Array(buffer, at + 4, length));
}

function fewOf(one: Known['few'], later: Known['few']): Known['few'] {
  if (one === undefined || later === undefined) return undefined;
  const texts = new Set([...one, ...later]);
  return texts.size > MOST_TEXTS ? undefined : [...texts];
}

function typeName(types: number): ColumnFacts['type'] {
  if (types === 0) return undefined;
  if ((types & INTEGER) !== 0) return 'integer';
  return (types & NUMBER) === 0 ? 'date' : 'number';
}
