/** A page of the app. `id` is a notebook's file name without .md, `name` a table's English name. */
export type Route =
  | {readonly page: 'home'}
  | {readonly page: 'import'}
  | {readonly page: 'notebook'; readonly id: string}
  | {readonly page: 'table'; readonly name: string}
  | {readonly page: 'unknown'};

/** The page that a hash names: '#/notebook/causes'; no hash is the first page. */
export function routeOf(hash: string): Route {
  const [page = '', rest] = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decoded);
  if (page === '') return {page: 'home'};
  if (page === 'import' && rest === undefined) return {page};
  if (page === 'notebook' && rest) return {page, id: rest};
  if (page === 'table' && rest) return {page, name: rest};
  return {page: 'unknown'};
}

/** The hash of a page; `routeOf(hashOf(route))` is the route again. */
export function hashOf(route: Route): string {
  switch (route.page) {
    case 'notebook':
      return `#/notebook/${encodeURIComponent(route.id)}`;
    case 'table':
      return `#/table/${encodeURIComponent(route.name)}`;
    case 'import':
      return '#/import';
    case 'home':
    case 'unknown':
    default:
      return '#/';
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
