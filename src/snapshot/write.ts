import {DishuError} from '../model/failure.ts';
import {gate, type Hit} from '../privacy/gate/index.ts';
import type {AskPeople} from '../privacy/gate/names.ts';
import type {Frozen} from './freeze.ts';
import type {About} from './page/about.ts';
import type {Pen} from './page/pen.ts';
import {documentOf} from './page/document.ts';

/** A finished file, or what the last gate found in it. */
export type Written = {readonly html: string} | {readonly hits: readonly Hit[]};

/**
 * Writes the file and reads it again at the last gate. `words`: the product's own texts, in which names are words. On a hit there
 * is no file.
 */
export async function write(
  frozen: Frozen,
  about: About,
  {pen, ask, words}: {readonly pen: Pen; readonly ask: AskPeople; readonly words: string}
): Promise<Written> {
  const html = documentOf(frozen, about, pen);
  const hits = await gate(new TextEncoder().encode(html), ask, words);
  return hits.length > 0 ? {hits} : {html};
}

/** The first hit as a failure, with the number of all. */
export function gateFailure(hits: readonly Hit[]): DishuError {
  const [first] = hits;
  return new DishuError({
    code: 'snapshot-gate',
    place: {cell: first?.place ?? ''},
    values: {problem: first?.kind ?? 'person', text: first?.masked ?? '', n: hits.length}
  });
}
