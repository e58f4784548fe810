/** What a dimension of a cube may be compared with in a link. */
export type Constant = string | number | boolean | null;

/**
 * A condition on one dimension. `column`: it has the value that stands in that column of the figure's row; `is`: it is one of
 * these; `not`: it is none of these; `differs`: it is not what the other dimension is. A missing value counts as a value.
 */
export type BehindTerm = {readonly dimension: string} & (
  | {readonly column: string}
  | {readonly is: readonly Constant[]}
  | {readonly not: readonly Constant[]}
  | {readonly differs: string}
);

/**
 * The units of a cube that a figure counts, or with `measure` the rows that the measure takes in. Dimensions without a term are
 * summed over. In the place of a cube a list of the import report may stand (registry/books.ts, COUNTED_BOOKS): all its lines.
 */
export type Behind = {
  readonly cube: string;
  readonly measure?: string;
  readonly terms: readonly BehindTerm[];
};

export const SIGNS = ['/', '-', '+', ','] as const;
export type Sign = (typeof SIGNS)[number];

/**
 * How a figure is made of counts: the first, then each joined by its sign; `/` binds closer than `-` and `+`. With `,` the figure is
 * computed of these counts in another way, which its SQL says.
 */
export type BehindSum = readonly [Behind, ...(readonly Joined[])];
export type Joined = Behind & {readonly sign: Sign};
