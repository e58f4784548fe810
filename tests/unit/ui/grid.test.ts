import {describe, expect, test} from 'vitest';
import type {Filter, Profile} from '../../../src/model/engine.ts';
import type {Rows} from '../../../src/model/rows.ts';
import {ColumnProfiles} from '../../../src/ui/column-profiles.ts';
import {Filtering} from '../../../src/ui/filtering.ts';
import {filterOf, filterText, waysOf} from '../../../src/ui/filter-words.ts';
import {sourceOf, type TableSource} from '../../../src/ui/row-windows.ts';
import {scrolled, slotsOf} from '../../../src/ui/scrolled.ts';
import {cellText, shownColumns} from '../../../src/ui/shown-columns.ts';
import {nextOrder, sortedAs} from '../../../src/ui/sorting.ts';

const ROWS: Rows = {
  columns: [
    {name: 'a', type: 'text'},
    {name: 'n', type: 'integer'}
  ],
  count: 2,
  values: [
    ['x', 'y'],
    [1, 2]
  ]
};

describe('scroll', () => {
  test('a table of up to half a million rows has a place for each', () => {
    expect(slotsOf(1000)).toBe(1000);
    expect(scrolled(1000, [10, 30], 300, 29_000)).toEqual({
      slots: 1000,
      first: 10,
      last: 30,
      skipped: 0
    });
  });
  test('a longer one is scaled: the top shows its first row, the end its last', () => {
    const height = 500_000 * 30 - 640;
    expect(scrolled(1_000_000, [0, 21], 0, height).skipped).toBe(0);
    const {first, skipped, last} = scrolled(1_000_000, [499_979, 499_999], height, height);
    expect([first + skipped, last + skipped]).toEqual([999_979, 999_999]);
    expect(scrolled(1_000_000, [0, 1], height / 2, height).skipped).toBe(250_000);
  });
  test('nothing is skipped while the height is not known', () => {
    expect(scrolled(1_000_000, [0, 1], 100, 0).skipped).toBe(0);
  });
});

describe('sorting', () => {
  test('numbers from the largest, texts from the smallest, then back', () => {
    const first = nextOrder(undefined, 'n', true);
    expect(first).toEqual({column: 'n', descending: true});
    expect(nextOrder(first, 'n', true)).toEqual({column: 'n', descending: false});
    expect(nextOrder({column: 'n', descending: false}, 'n', true)).toBeUndefined();
    expect(nextOrder(first, 'a', false)).toEqual({column: 'a', descending: false});
    expect(nextOrder({column: 'a', descending: true}, 'a', false)).toBeUndefined();
  });
  test('a heading knows its state', () => {
    expect(sortedAs(undefined, 'a')).toBe('none');
    expect(sortedAs({column: 'a', descending: true}, 'a')).toBe('descending');
    expect(sortedAs({column: 'a', descending: false}, 'a')).toBe('ascending');
  });
});

describe('filters as they are written', () => {
  test('several texts are apart, and nothing else splits them', () => {
    expect(
      filterOf({name: '村', type: 'text'}, 'contains', ['石门、 柳林 ；a,b', ''], 'zh')
    ).toEqual({
      column: '村',
      is: 'contains',
      texts: ['石门', '柳林', 'a,b']
    });
  });
  test('English labels are looked for under their Chinese names too', () => {
    const filter = filterOf({name: 'main_cause', type: 'label'}, 'equals', ['illness', ''], 'en');
    expect(filter).toEqual({column: 'main_cause', is: 'equals', texts: ['illness', '因病']});
    expect(
      filterOf({name: 'main_cause', type: 'label'}, 'equals', ['illness', ''], 'zh')
    ).toMatchObject({
      texts: ['illness']
    });
  });
  test('yes and no are what the engine calls them', () => {
    expect(filterOf({name: '危房', type: 'boolean'}, 'equals', ['是', ''], 'zh')).toMatchObject({
      texts: ['是', 'true']
    });
    expect(filterOf({name: '危房', type: 'boolean'}, 'equals', ['No', ''], 'en')).toMatchObject({
      texts: ['No', 'false']
    });
  });
  test('a range has one end or two', () => {
    expect(filterOf({name: 'n', type: 'integer'}, 'range', ['3', ''], 'zh')).toEqual({
      column: 'n',
      is: 'range',
      from: '3'
    });
    const money = {name: 'n', type: 'decimal'} as const;
    for (const text of ['7500', ' 7,500 ', '7，500.00']) {
      const {from, to, is} = {from: '', to: '', ...filterOf(money, 'equals', [text, ''], 'zh')};
      expect([is, Number(from), Number(to)]).toEqual(['range', 7500, 7500]);
    }
    expect(filterOf(money, 'equals', ['1；2', ''], 'zh')).toMatchObject({texts: ['1', '2']});
    expect(filterOf({name: 'n', type: 'text'}, 'equals', ['007', ''], 'zh')).toMatchObject({
      texts: ['007']
    });
    expect(filterOf({name: 'n', type: 'integer'}, 'range', ['', ''], 'zh')).toEqual({
      column: 'n',
      is: 'range'
    });
  });
  test('each kind of column has its ways', () => {
    const of = (type: 'text' | 'integer' | 'date' | 'boolean') =>
      waysOf(shownColumns([{name: 'x', type}], 'zh')[0]!)[0];
    expect([of('text'), of('integer'), of('date'), of('boolean')]).toEqual([
      'contains',
      'range',
      'range',
      'equals'
    ]);
  });
  test('a filter in words', () => {
    expect(filterText({column: 'a', is: 'contains', texts: ['病', '残']}, '原因', 'zh')).toBe(
      '原因 包含“病、残”'
    );
    expect(filterText({column: 'a', is: 'equals', texts: ['illness', '因病']}, 'cause', 'en')).toBe(
      'cause is “illness”'
    );
    expect(filterText({column: 'a', is: 'range', from: '3'}, 'size', 'en')).toBe('size 3 – ');
    expect(filterText({column: 'a', is: 'empty'}, '收入', 'zh')).toBe('收入 为空');
  });
});

describe('filtering', () => {
  const filter: Filter = {column: 'a', is: 'empty'};
  test('shows what passes, and everything again', async () => {
    const passing = {...sourceOf(ROWS), count: 1};
    let changes = 0;
    const filtering = new Filtering(
      {...sourceOf(ROWS), filtered: () => Promise.resolve(passing)},
      () => changes++
    );
    filtering.edit('a');
    expect([filtering.open, filtering.editing]).toEqual([true, 'a']);
    await filtering.set([filter]);
    expect([filtering.rows, filtering.has('a'), filtering.editing]).toEqual([
      passing,
      true,
      undefined
    ]);
    await filtering.set([]);
    expect([filtering.rows, filtering.open]).toEqual([filtering.source, false]);
    expect(changes).toBe(5);
  });
  test('the filters that were asked for last win', async () => {
    const waiting: ((source: TableSource) => void)[] = [];
    const source: TableSource = {
      ...sourceOf(ROWS),
      filtered: () => new Promise((resolve) => waiting.push(resolve))
    };
    const filtering = new Filtering(source, () => undefined);
    const slow = filtering.set([filter]);
    const quick = filtering.set([filter, filter]);
    const [first, second] = [
      {...source, count: 1},
      {...source, count: 2}
    ];
    waiting[1]?.(second);
    waiting[0]?.(first);
    await Promise.all([slow, quick]);
    expect(filtering.passing).toBe(second);
  });
  test('a failure is told', async () => {
    const thrown: unknown[] = [];
    const source: TableSource = {
      ...sourceOf(ROWS),
      filtered: () => Promise.reject(new Error('gone'))
    };
    await new Filtering(source, (each) => each && thrown.push(each)).set([filter]);
    expect(String(thrown[0])).toContain('gone');
  });
});

describe('profiles', () => {
  const profile: Profile = {rows: 2, missing: 0, distinct: 2, bars: []};
  test('come one after the other', async () => {
    const asked: string[] = [];
    const source: TableSource = {
      ...sourceOf(ROWS),
      profile: ({name}) => {
        asked.push(name);
        return Promise.resolve(profile);
      }
    };
    await new Promise<void>((resolve) => {
      let arrived = 0;
      const profiles = new ColumnProfiles(source, () => {
        arrived += 1;
        if (arrived < 2) return;
        expect(profiles.of('n')).toBe(profile);
        resolve();
      });
    });
    expect(asked).toEqual(['a', 'n']);
  });
  test('stopped, nothing more is asked', async () => {
    const asked: string[] = [];
    let stopped = 0;
    const source: TableSource = {
      ...sourceOf(ROWS),
      profile: ({name}) => {
        asked.push(name);
        return Promise.reject(new Error('cancelled'));
      },
      stop: () => (stopped += 1)
    };
    const profiles = new ColumnProfiles(source, () => undefined);
    profiles.stop();
    profiles.stop();
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    expect([asked, stopped, profiles.of('a')]).toEqual([['a'], 1, undefined]);
  });
});

describe('columns of a query as they are', () => {
  test('each under its own name, pairs of languages apart, numbers with all their decimals', () => {
    const columns = [
      {name: 'reason_zh', type: 'text'},
      {name: 'reason_en', type: 'text'},
      {name: '人均纯收入', type: 'decimal'},
      {name: '率', type: 'number'},
      {name: '年度', type: 'integer'},
      {name: '户数', type: 'integer'}
    ] as const;
    const shown = shownColumns(columns, 'zh', {plain: true});
    expect(shown.map(({heading}) => heading)).toEqual(columns.map(({name}) => name));
    expect(shown[2]?.unit).toBe('元');
    const text = (at: number, value: number) => cellText(shown[at]!, value, 'zh', false);
    expect([text(2, 3418.25), text(3, 0.123456), text(4, 2023), text(5, 16_604)]).toEqual([
      '3,418.25',
      '0.123456',
      '2023',
      '16,604'
    ]);
  });
});
