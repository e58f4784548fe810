import type {Text} from '../../model/text.ts';
import type {Format} from '../format.ts';

/** What is said of a column of a result: its heading, the unit beside it, the format of its values. */
export type ColumnWords = Text & {readonly unit?: Text; readonly format?: Format};
