import {describe, expect, it} from 'vitest';
import {HIDDEN} from '../../../src/model/hidden.ts';
import type {Rows, Value} from '../../../src/model/rows.ts';
import type {ProseBlock} from '../../../src/notebook/prose.ts';
import {maskedBlocks, newTally} from '../../../src/snapshot/mask-prose.ts';
import {maskedRows} from '../../../src/snapshot/mask-rows.ts';
import {rowsOf} from './rows.ts';

const COLUMNS = {cause: 'text', n: 'integer'} as const;
const of = (...lines: (readonly Value[])[]): Rows => rowsOf(COLUMNS, lines);
const masked = (own: Rows, others: readonly Rows[], page = own, ordered = true) => {
  const tally = newTally();
  const rows = maskedRows(
    own,
    {others, page, ordered},
    new Set(own.columns.map(({name}) => name)),
    'zh',
    tally
  );
  const lines = Array.from({length: rows.count}, (_, row) =>
    rows.values.map((column) => column[row])
  );
  return {lines, tally};
};

describe('rows of a snapshot', () => {
  it('keep what every run says', () => {
    const own = of(['因病', 12], ['因残', 40]);
    expect(masked(own, [own, own])).toEqual({
      lines: [
        ['因病', 12],
        ['因残', 40]
      ],
      tally: {shown: 2, hidden: 0, lost: []}
    });
  });

  it('hide what another run says otherwise, and put it last by its name', () => {
    const own = of(['乙', 9], ['丙', 7], ['甲', 4]);
    const other = of(['乙', 9], ['甲', 8], ['丙', 3]);
    const {lines, tally} = masked(own, [other]);
    expect(lines).toEqual([
      ['乙', 9],
      ['丙', HIDDEN],
      ['甲', HIDDEN]
    ]);
    expect(tally).toEqual({shown: 3, hidden: 2, lost: ['7', '4']});
  });

  it('hide what the page shows otherwise', () => {
    const own = of(['甲', 4]);
    expect(masked(own, [own], of(['甲', 5])).lines).toEqual([['甲', HIDDEN]]);
  });

  it('leave out a row that is not in every run, and one that the page does not have', () => {
    const own = of(['甲', 40], ['乙', 3]);
    expect(masked(own, [of(['甲', 40])]).lines).toEqual([['甲', 40]]);
    expect(masked(own, [own], of(['甲', 40])).lines).toEqual([['甲', 40]]);
  });

  it('keep a row of merged labels, which no page has', () => {
    const own = of(['甲', 40], ['其余', 30]);
    expect(masked(own, [own], of(['甲', 40], ['乙', 28], ['丙', 2])).lines).toEqual([
      ['甲', 40],
      ['其余', 30]
    ]);
  });

  it('mask a text line by line and leave the order of time alone', () => {
    const lines = rowsOf({month: 'date', said: 'text'}, [
      ['2024-01-01', 'a\nb'],
      ['2024-02-01', 'c']
    ]);
    const other = rowsOf({month: 'date', said: 'text'}, [
      ['2024-01-01', 'a\nx'],
      ['2024-02-01', 'c']
    ]);
    expect(masked(lines, [other], lines, false).lines).toEqual([
      ['2024-01-01', 'a\n＊'],
      ['2024-02-01', 'c']
    ]);
  });
});

describe('prose of a snapshot', () => {
  const figure = (text: string) => ({
    kind: 'figure' as const,
    text,
    cell: 'answer',
    column: 'n',
    state: 'alert' as const
  });
  const block = (text: string): ProseBlock[] => [
    {
      kind: 'paragraph',
      parts: [
        {kind: 'text', text: '共 '},
        {kind: 'strong', parts: [figure(text)]}
      ]
    }
  ];

  it('has the mark, without a colour, where a run says otherwise', () => {
    const tally = newTally();
    expect(maskedBlocks(block('239 户'), [block('239 户'), block('244 户')], 'zh', tally)).toEqual([
      {
        kind: 'paragraph',
        parts: [
          {kind: 'text', text: '共 '},
          {kind: 'strong', parts: [{kind: 'figure', text: '＊', cell: 'answer', column: 'n'}]}
        ]
      }
    ]);
    expect(tally).toEqual({shown: 1, hidden: 1, lost: ['239 户']});
  });

  it('keeps the words and the numbers of a sentence that all runs say, and hides the other numbers', () => {
    const figureText = (own: string, ...others: string[]): string => {
      const [paragraph] = maskedBlocks(block(own), others.map(block), 'zh', newTally());
      const strong = paragraph && 'parts' in paragraph ? paragraph.parts[1] : undefined;
      const inner = strong && 'parts' in strong ? strong.parts[0] : undefined;
      return inner?.kind === 'figure' ? inner.text : '';
    };
    expect(figureText('进 236 户，出 1,244 户', '进 236 户，出 1,251 户')).toBe(
      '进 236 户，出 ＊ 户'
    );
    expect(figureText('进 236 户，出 244 户', '进 236 户，出 244 户', '进 231 户，出 244 户')).toBe(
      '进 ＊ 户，出 244 户'
    );
    // Other words, or a number more: nothing of it is said. A number alone is the mark alone.
    expect(figureText('进 236 户，出 244 户', '进 236 户，没有出')).toBe('＊');
    expect(figureText('少了 3 户，共 8 户', '多了 3 户，共 8 户')).toBe('＊');
    expect(figureText('239 户', '244 户')).toBe('＊');
  });

  it('stays where all say the same', () => {
    const tally = newTally();
    expect(maskedBlocks(block('239 户'), [block('239 户')], 'zh', tally)).toEqual(block('239 户'));
    expect(tally.hidden).toBe(0);
  });
});
