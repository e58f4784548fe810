/** The ready-made analyses as they lie in the repository, in the order in which the side bar lists them. */
const FIRST = ['overview', 'causes', 'risk', 'disbursement', 'industry'];

export type NotebookText = {readonly id: string; readonly text: string};

export function shippedNotebooks(): NotebookText[] {
  const files = import.meta.glob<string>('../../notebooks/*.md', {
    query: '?raw',
    import: 'default',
    eager: true
  });
  return Object.entries(files)
    .map(([path, text]) => ({id: path.replace(/^.*\/|\.md$/g, ''), text}))
    .filter(({id}) => id !== 'README')
    .sort((a, b) => placeOf(a.id) - placeOf(b.id) || (a.id < b.id ? -1 : 1));
}

function placeOf(id: string): number {
  const place = FIRST.indexOf(id);
  return place < 0 ? FIRST.length : place;
}
