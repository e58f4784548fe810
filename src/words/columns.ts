import {isKeyOf} from '../model/names.ts';
import {COUNT_COLUMNS} from './columns/counts.ts';
import {FUND_COLUMNS} from './columns/funds.ts';
import {SHARE_COLUMNS} from './columns/shares.ts';
import {TEXT_COLUMNS} from './columns/texts.ts';
import type {ColumnWords} from './columns/column-words.ts';

/** Columns that notebooks compute; those of the registry are in its dictionary. */
export const COLUMNS = {
  ...COUNT_COLUMNS,
  ...SHARE_COLUMNS,
  ...FUND_COLUMNS,
  ...TEXT_COLUMNS
} as const satisfies Readonly<Record<string, ColumnWords>>;

/**
 * Heading, unit and format of a result's column: from the table above, else from the dictionary of the registry that is handed
 * in, else its own name stands as it is. `name` comes without _zh and _en. A table of the registry itself has the dictionary's words:
 * amounts there are in yuan, here in 万元.
 */
export function columnWords(
  name: string,
  dictionary: (name: string) => ColumnWords | undefined = () => undefined
): ColumnWords {
  if (isKeyOf(COLUMNS, name)) return COLUMNS[name];
  return dictionary(name) ?? {zh: name, en: name};
}
