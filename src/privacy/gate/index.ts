import {readings} from './decoded.ts';
import {candidatesIn, namedIn, type AskPeople} from './names.ts';
import {personalNumbers, type NumberKind} from './numbers.ts';
import {segmentsOf} from './segments.ts';

/** What the last gate found: what it is, where it stands, and the text with all but its beginning masked. */
export type Hit = {
  readonly kind: NumberKind | 'person';
  /** The id of the part of the page; '' where it lies in none. */
  readonly place: string;
  readonly masked: string;
};

/**
 * Reads a finished file as a stranger would, decoded as well, for numbers of people anywhere and names of the loaded data where
 * names can stand. Nothing may be written when it answers anything. `words`: texts in which names are but words.
 */
export async function gate(bytes: Uint8Array, ask: AskPeople, words: string): Promise<Hit[]> {
  const [page = '', ...others] = readings(bytes);
  const hits: Hit[] = [];
  for (const text of [page, ...others]) {
    const segments = segmentsOf(text);
    for (const {text: own, place} of segments) {
      for (const {kind, text: number} of personalNumbers(own))
        hits.push({kind, place, masked: masked(number)});
    }
    const whole = personalNumbers(withoutDrawing(text)).filter(({kind}) => kind === 'id-number');
    for (const {kind, text: number} of whole) hits.push({kind, place: '', masked: masked(number)});
    // A name in which a part is set in bold is a name.
    const joined = segmentsOf(text.replace(/<\/?(?:strong|em|b|i|code|a|wbr)\b[^<>]*>/g, ''));
    const texts = [...segments, ...joined];
    const people = await ask(candidatesIn(texts));
    for (const {segment, text: name} of namedIn(texts, people, words)) {
      hits.push({kind: 'person', place: segment.place, masked: masked(name)});
    }
  }
  return distinct(hits);
}

/** Coordinates are no numbers of people. */
function withoutDrawing(text: string): string {
  return text.replace(/\s(?:d|transform|viewBox|points|x|y|x1|x2|y1|y2|width|height)="[^"]*"/g, '');
}

function masked(text: string): string {
  const signs = Array.from(text);
  const shown = /\d/.test(text) ? 3 : 1;
  return signs.map((sign, at) => (at < shown ? sign : '*')).join('');
}

function distinct(hits: readonly Hit[]): Hit[] {
  const placed = new Set(hits.filter(({place}) => place !== '').map(({masked: text}) => text));
  const kept = hits.filter(({place, masked: text}) => place !== '' || !placed.has(text));
  return [...new Map(kept.map((hit) => [`${hit.kind} ${hit.place} ${hit.masked}`, hit])).values()];
}
