import type {Grain, Mapped, Projection} from '../model/projection.ts';
import {fold} from './fold.ts';
import {columnOf, TABLES} from './tables/index.ts';

/** A reading without what each sheet states itself: its date, its township, its year. */
export type KeptProjection = Omit<Projection, 'asOf' | 'asOfFrom' | 'constants'>;

/** A reading that the analyst corrected, for every sheet with the same headings. */
export type Mapping = {
  readonly key: string;
  /** The headings themselves, for who reads the file. */
  readonly headings?: readonly string[];
  /** [] reads the sheet as a table of its own. */
  readonly projections: readonly KeptProjection[];
};

/** A key of a sheet's headings, the same whatever their width, brackets and spaces: 16 hex digits (FNV-1a, 64 bits). */
export function fingerprint(headings: readonly string[]): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(headings.map(fold).join('\n'))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}

/** What is remembered of a corrected reading of a sheet with these headings. */
export function mappingOf(
  headings: readonly string[],
  projections: readonly Projection[]
): Mapping {
  return {
    key: fingerprint(headings),
    headings,
    projections: projections.map(({table, grain, columns, where}) => ({
      table,
      grain,
      columns: Object.fromEntries(
        Object.entries(columns).map(([name, places]) => [name, places.map(plain)])
      ),
      ...(where === undefined ? {} : {where})
    }))
  };
}

/** Whether days count from 1904 is known of each workbook anew. */
function plain({column, factor, unitIn}: Mapped): Mapped {
  return {
    column,
    ...(factor === undefined ? {} : {factor}),
    ...(unitIn === undefined ? {} : {unitIn})
  };
}

const KIND = 'dishu-mappings';
const VERSION = 1;

/** Mappings as a JSON document that parseMappings reads back. */
export function printMappings(mappings: readonly Mapping[]): string {
  return JSON.stringify({kind: KIND, version: VERSION, mappings}, null, 1);
}

/**
 * What a JSON document holds: mappings, and how many were `refused` because this dictionary cannot hold them; those of a
 * newer version of the product; or something other than mappings.
 */
export type MappingsRead =
  | {readonly is: 'mappings'; readonly mappings: readonly Mapping[]; readonly refused: number}
  | {readonly is: 'newer'; readonly version: number}
  | {readonly is: 'other'};

export function parseMappings(text: string): MappingsRead {
  const document = parsed(text);
  if (!isRecord(document) || document['kind'] !== KIND) return {is: 'other'};
  const {version, mappings: listed} = document;
  if (typeof version === 'number' && version > VERSION) return {is: 'newer', version};
  if (version !== VERSION || !Array.isArray(listed)) return {is: 'other'};
  const mappings = listed.filter(isMapping);
  return {is: 'mappings', mappings, refused: listed.length - mappings.length};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a mapping that this dictionary can hold. */
export function isMapping(value: unknown): value is Mapping {
  return (
    isRecord(value) &&
    /^[0-9a-f]{16}$/.test(String(value['key'])) &&
    (value['headings'] === undefined || isTexts(value['headings'])) &&
    Array.isArray(value['projections']) &&
    value['projections'].every(isProjection)
  );
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isProjection(value: unknown): value is KeptProjection {
  if (!isRecord(value)) return false;
  const {table, grain, columns, where} = value;
  if (typeof table !== 'string' || TABLES[table] === undefined || !isRecord(columns)) return false;
  const knows = (name: unknown) => typeof name === 'string' && columnOf(table, name) !== undefined;
  return (
    isGrain(grain, knows) &&
    (where === undefined || knows(where)) &&
    Object.entries(columns).every(
      ([name, places]) =>
        knows(name) && Array.isArray(places) && places.length > 0 && places.every(isMapped)
    )
  );
}

function isGrain(grain: unknown, knows: (name: unknown) => boolean): grain is Grain {
  if (!isRecord(grain)) return false;
  switch (grain['kind']) {
    case 'row':
      return true;
    case 'first':
      return Array.isArray(grain['key']) && grain['key'].length > 0 && grain['key'].every(knows);
    case 'unpivot':
      return Array.isArray(grain['sets']) && grain['sets'].every((set) => isSet(set, knows));
    default:
      return false;
  }
}

function isSet(set: unknown, knows: (name: unknown) => boolean): boolean {
  return (
    isRecord(set) &&
    Object.entries(set).every(
      ([name, value]) => knows(name) && (typeof value === 'string' || isMapped(value))
    )
  );
}

function isPlace(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 1;
}

function isMapped(value: unknown): value is Mapped {
  if (!isRecord(value)) return false;
  const {column, factor, unitIn} = value;
  return (
    isPlace(column) &&
    (unitIn === undefined || isPlace(unitIn)) &&
    (factor === undefined || (typeof factor === 'number' && factor > 0))
  );
}
