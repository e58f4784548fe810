import type {Mapping} from '../registry/mapping.ts';

/** How files are taken. */
export type BeginOptions = {
  /** Readings that the analyst corrected before, for sheets of the same headings. */
  readonly remembered?: readonly Mapping[];
  /** The files are there already and are only read in another way: what turns out the same is not listed twice. */
  readonly again?: boolean;
};
