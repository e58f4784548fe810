import type {Text} from './text.ts';

/** How a column is cast. `money` is yuan as DECIMAL(18,2); `month` is the first day of the month; `labels` a list. */
export type ColumnType =
  | 'text'
  | 'key'
  | 'id-number'
  | 'phone'
  | 'place'
  | 'label'
  | 'labels'
  | 'yes-no'
  | 'integer'
  | 'number'
  | 'percent'
  | 'money'
  | 'area'
  | 'date'
  | 'month'
  | 'year';

/** How personal a column is; what the dictionary does not describe counts as 'direct'. */
export type Personal = 'direct' | 'quasi' | 'sensitive' | 'none';

export type Column = {
  /** English SQL name, lower_snake. */
  readonly name: string;
  /** Chinese SQL name, as the views show it. */
  readonly zh: string;
  readonly en: string;
  readonly type: ColumnType;
  /** Code list of a label or labels column. */
  readonly codes?: string;
  /** Unit of the stored value: '元', '亩', '人', '个月' ... */
  readonly unit?: string;
  /** Other headings seen in the wild. Matching folds width, brackets, spaces and case itself. */
  readonly headings: readonly string[];
  readonly personal: Personal;
  /** What the column means, where its name does not say it. */
  readonly note?: Text;
};

export type RegistryTable = {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** Names of the columns that make a row unique in one edition. */
  readonly key: readonly string[];
  /** What one row is: 'one household', ... */
  readonly unit: Text;
  readonly columns: readonly Column[];
  /** Headings that speak against this table, however many others fit. */
  readonly not?: readonly string[];
  /** Columns without which a sheet is not taken for this table. */
  readonly needs: readonly (readonly string[])[];
};

/** One entry of a closed list, known by its Chinese label. */
export type Code = {
  readonly zh: string;
  readonly en: string;
  /** Other spellings, typing errors included. */
  readonly also?: readonly string[];
};

export type CodeList = {
  readonly name: string;
  readonly zh: string;
  readonly codes: readonly Code[];
};

/** A policy value for a year and place ('' = everywhere). [V] verified, [D] derived, [M] from memory: only an editable default. */
export type PolicyLine = {
  readonly key: string;
  readonly year: number | null;
  readonly place: string;
  readonly value: number;
  readonly unit: string;
  readonly source: Text;
  readonly grade: 'V' | 'D' | 'M';
};
