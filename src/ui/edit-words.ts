import type {Failure} from '../model/failure.ts';
import type {Lang, Text} from '../model/text.ts';
import {fenceParts, type Source} from '../notebook/draft.ts';
import {spotOf, textOfSource, type Spot} from '../notebook/spot.ts';
import {placeAt} from '../notebook/tokens.ts';
import {failureWords} from '../words/failures.ts';
import {say} from '../words/say.ts';
import {EDITING} from './words/editing.ts';

const KINDS: Readonly<Record<string, Text>> = {
  sql: EDITING.sql,
  cube: EDITING.cube,
  chart: EDITING.chart,
  input: EDITING.input,
  take: EDITING.take
};

/** What kind of cell it is, in words. */
export function kindWords(source: Source): Text {
  if (source.kind === 'prose') return EDITING.prose;
  return KINDS[fenceParts(source.info).kind] ?? EDITING.other;
}

/** A cell's name, or the beginning of its prose; '' where there is none. */
export function sourceName(source: Source): string {
  if (source.kind === 'fence') return fenceParts(source.info).name;
  const line = source.text.split('\n').find((each) => /[\p{L}\p{N}]/u.test(each)) ?? '';
  const plain = line.replaceAll(/^#+\s*|\*\*/g, '');
  return plain.length > NAME_LENGTH ? `${plain.slice(0, NAME_LENGTH)}…` : plain;
}

const NAME_LENGTH = 24;

/** What is wrong in a cell, in words, with where in its own text. */
export type Fault = {
  readonly spot: Spot | undefined;
  readonly text: string;
  readonly place: string;
};

export function faultOf(source: Source, line: number, failure: Failure, lang: Lang): Fault {
  const spot = spotOf(source, line, failure);
  const {what, todo} = failureWords(failure, lang);
  const text = todo === '' ? what : `${what}${lang === 'zh' ? '' : ' '}${todo}`;
  return {
    spot,
    text,
    place: spot ? say(EDITING.at, lang, placeAt(textOfSource(source), spot.from)) : ''
  };
}
