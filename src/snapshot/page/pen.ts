import type {DrawOptions} from '../../charts/frame.ts';
import type {ResultColumn} from '../../model/rows.ts';
import type {Item} from '../items.ts';

/** What drawing needs from outside: the words of columns, a document, formats. */
export type Pen = {
  readonly options: (width: number, title: string) => DrawOptions;
  readonly words: (column: ResultColumn) => {
    readonly heading: string;
    readonly unit: string;
    readonly format: string;
  };
};

export type ChartItem = Extract<Item, {kind: 'chart'}>;
