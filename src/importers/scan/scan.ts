import {MODULE} from './module.ts';

/** What `assembly/index.ts` offers. */
export type Scan = {
  readonly memory: WebAssembly.Memory;
  open(columns: number): void;
  space(size: number): number;
  renew(): void;
  lines(columns: number, delimiter: number): void;
  heading(length: number): void;
  take(from: number, to: number, isLast: boolean): number;
  column(k: number, rows: number, offsets: number, valid: number, aside: number): void;
  known(k: number, n: number): number;
  knownText(k: number, n: number): number;
  rowCount(): number;
  idColumn(n: number): number;
  idCount(n: number): number;
  idList(n: number): number;
  utf8From(from: number, end: number, table: number, to: number): number;
};

const OFFERED: readonly Exclude<keyof Scan, 'memory'>[] = [
  'open',
  'space',
  'renew',
  'lines',
  'heading',
  'take',
  'column',
  'known',
  'knownText',
  'rowCount',
  'idColumn',
  'idCount',
  'idList',
  'utf8From'
];

let compiled: WebAssembly.Module | undefined;

/** A scanner with a memory of its own. */
export function newScan(): Scan {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(MODULE), (c) => c.charCodeAt(0)));
  const {exports} = new WebAssembly.Instance(compiled);
  if (!isScan(exports)) throw new Error('the scanner is not what its module says');
  return exports;
}

function isScan(exports: object): exports is Scan {
  return (
    Reflect.get(exports, 'memory') instanceof WebAssembly.Memory &&
    OFFERED.every((name) => typeof Reflect.get(exports, name) === 'function')
  );
}
