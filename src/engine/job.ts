import type {Projection} from '../model/projection.ts';
import type {Member} from './load-select.ts';
import type {SourceSheet} from './source.ts';

/** What a staged sheet is to be loaded as: registry tables, or under its `own` name when there are no projections. */
export type Job = {
  readonly sheet: SourceSheet;
  readonly projections: readonly Projection[];
  readonly own: string;
};

/** A source that is being made. */
export type Entry = Member & {readonly job: Job};
