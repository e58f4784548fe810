import type {FailureCode} from '../model/failure.ts';
import type {Text} from '../model/text.ts';

/** What happened, by `values.problem` where there are kinds of it, and what to do about it. */
export type Sentence = {
  readonly what: Text;
  readonly by?: Readonly<Record<string, Text>>;
  readonly todo?: Text;
};

/** The sentences of one part of the product. */
export type Sentences = {readonly [Code in FailureCode]?: Sentence};
