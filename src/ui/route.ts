import {EXEMPT_UNITS, type Exemption} from '../model/policy.ts';
import type {CellAddress} from '../model/origin.ts';

/** Values that identify a figure's row, as text; null for a missing one. */
export type RowMark = Readonly<Record<string, string | null>>;

/** The rows behind a figure of a chart: of its `column` ('' for the mark itself), the count `part` of its link, at a row. */
export type RowsRoute = {
  readonly page: 'rows';
  readonly notebook: string;
  readonly chart: string;
  readonly column: string;
  readonly part: number;
  readonly at: RowMark;
};

/** A unit and the rule that it is to be exempted from. */
type ExemptPlace = Pick<Exemption, 'rule' | 'unit' | 'key'>;

/**
 * A page of the app. `id` is a notebook's file name without .md, `name` a table's English name. A record is known by its key,
 * or by `@source-row` of a row that holds it: no name and no ID number stands in an address.
 */
export type Route =
  | {readonly page: 'home'}
  | {readonly page: 'import'}
  | {readonly page: 'notebook'; readonly id: string}
  | {readonly page: 'table'; readonly name: string}
  | RowsRoute
  | {readonly page: 'record'; readonly kind: string; readonly key: string}
  | {readonly page: 'cell'; readonly address: CellAddress}
  | {readonly page: 'find'}
  | {readonly page: 'console'}
  | {readonly page: 'policy'; readonly key: string}
  | {readonly page: 'exemptions'; readonly asked?: ExemptPlace}
  | {readonly page: 'workspace'}
  | {readonly page: 'unknown'};

/** The page that a hash names: '#/notebook/causes'; no hash is the first page. */
export function routeOf(hash: string): Route {
  const [path = '', query] = hash.replace(/^#?\/?/, '').split('?');
  const [page = '', ...rest] = path.split('/').map(decoded);
  const [first, second] = rest;
  if (page === '') return {page: 'home'};
  if (page === 'import' || page === 'find' || page === 'console') {
    return first === undefined ? {page} : {page: 'unknown'};
  }
  if (page === 'workspace') return first === undefined ? {page} : {page: 'unknown'};
  if (page === 'exemptions') return exemptionsRoute(rest);
  if (page === 'policy') return {page, key: first ?? ''};
  if (page === 'notebook' && first) return {page, id: first};
  if (page === 'table' && first) return {page, name: first};
  if (page === 'record' && first && second) return {page, kind: first, key: second};
  if (page === 'rows') return rowsRoute(rest, query ?? '');
  return page === 'cell' ? cellRoute(rest) : {page: 'unknown'};
}

function rowsRoute([notebook, chart, column, part]: readonly string[], query: string): Route {
  if (!notebook || !chart || !column || !/^\d+$/.test(part ?? '')) return {page: 'unknown'};
  const pairs = query.split('&').filter((pair) => pair !== '');
  const at = pairs.map((pair) => {
    const [name = '', value] = pair.split('=').map(decoded);
    return [name, value ?? null] as const;
  });
  return {
    page: 'rows',
    notebook,
    chart,
    column: column === MARK ? '' : column,
    part: Number(part),
    at: Object.fromEntries(at)
  };
}

/** A unit that is to be exempted from a rule stands in the address: '#/exemptions/cause-illness/household/5801…'. */
function exemptionsRoute([rule, name, key]: readonly string[]): Route {
  if (rule === undefined) return {page: 'exemptions'};
  const unit = EXEMPT_UNITS.find((each) => each === name);
  return unit && key ? {page: 'exemptions', asked: {rule, unit, key}} : {page: 'unknown'};
}

function cellRoute([source, row, column, part]: readonly string[]): Route {
  const numbers = [source, row, part ?? '0'];
  if (!column || numbers.some((text) => !/^\d{1,9}$/.test(text ?? ''))) return {page: 'unknown'};
  const address = {source: Number(source), row: Number(row), column};
  return {page: 'cell', address: part === undefined ? address : {...address, part: Number(part)}};
}

/** Stands for the mark itself where a column would stand. */
const MARK = '*';

/** The hash of a page; `routeOf(hashOf(route))` is the route again. */
export function hashOf(route: Route): string {
  switch (route.page) {
    case 'notebook':
      return hashFrom(['notebook', route.id]);
    case 'table':
      return hashFrom(['table', route.name]);
    case 'record':
      return hashFrom(['record', route.kind, route.key]);
    case 'rows':
      return rowsHash(route);
    case 'cell': {
      const {source, row, column, part} = route.address;
      return hashFrom(['cell', source, row, column, ...(part === undefined ? [] : [part])]);
    }
    case 'exemptions': {
      const {rule, unit, key} = route.asked ?? {};
      return hashFrom(['exemptions', ...(rule && unit && key ? [rule, unit, key] : [])]);
    }
    case 'import':
    case 'find':
    case 'console':
    case 'workspace':
      return hashFrom([route.page]);
    case 'policy':
      return hashFrom(['policy', ...(route.key === '' ? [] : [route.key])]);
    case 'home':
    case 'unknown':
    default:
      return '#/';
  }
}

function rowsHash({notebook, chart, column, part, at}: RowsRoute): string {
  const pairs = Object.entries(at).map(([name, value]) =>
    [name, ...(value === null ? [] : [value])].map(encodeURIComponent).join('=')
  );
  const query = pairs.length === 0 ? '' : `?${pairs.join('&')}`;
  return hashFrom(['rows', notebook, chart, column === '' ? MARK : column, part]) + query;
}

function hashFrom(parts: readonly (string | number)[]): string {
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
