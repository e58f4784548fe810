/** The ready-made analyses come first in this order; what else lies in notebooks/ follows by name. */
const FIRST = ['overview', 'causes', 'risk', 'disbursement', 'industry'];

export type NotebookText = {readonly id: string; readonly text: string};

/** The texts of notebooks/, by file name without .md, in the order in which the side bar lists them. */
export function inOrder(texts: Readonly<Record<string, string>>): NotebookText[] {
  return Object.entries(texts)
    .map(([id, text]) => ({id, text}))
    .sort((a, b) => placeOf(a.id) - placeOf(b.id) || (a.id < b.id ? -1 : 1));
}

/** The ready-made analyses as the build carries them. */
export async function shippedNotebooks(
  asset: (name: string) => Promise<Blob>
): Promise<NotebookText[]> {
  const texts: unknown = JSON.parse(await (await asset('notebooks.json')).text());
  const named = Object.entries(texts ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string'
  );
  return inOrder(Object.fromEntries(named));
}

function placeOf(id: string): number {
  const place = FIRST.indexOf(id);
  return place < 0 ? FIRST.length : place;
}
