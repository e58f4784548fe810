import type {Projection} from '../model/projection.ts';
import type {Casts, Member} from './load-select.ts';
import type {SourceSheet} from './source.ts';

/** What a staged sheet is to be loaded as: registry tables, or under its `own` name when there are no projections. */
export type Job = {
  readonly sheet: SourceSheet;
  readonly projections: readonly Projection[];
  readonly own: string;
  /** Its rows are in their table already. */
  readonly early?: EarlyRows;
  /** They are in the table of its own. */
  readonly isOwnThere?: boolean;
};

/** Rows that were put into the table of a projection piece by piece, and how each piece was cast. */
export type EarlyRows = {
  readonly sourceId: number;
  readonly projection: Projection;
  readonly casts: readonly Casts[];
};

/** A source that is being made. */
export type Entry = Member & {readonly job: Job};

/** A projection of a workbook that counts days from 1904. */
export function countedFrom1904(projection: Projection): Projection {
  const columns = Object.entries(projection.columns).map(
    ([name, places]) => [name, places.map((place) => ({...place, from1904: true}))] as const
  );
  return {...projection, columns: Object.fromEntries(columns)};
}
