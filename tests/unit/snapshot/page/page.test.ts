import {parseHTML} from 'linkedom';
import {describe, expect, it} from 'vitest';
import type {ChartSpec} from '../../../../src/model/chart.ts';
import {HIDDEN} from '../../../../src/model/hidden.ts';
import type {Rows, Value, ValueType} from '../../../../src/model/rows.ts';
import type {Lang} from '../../../../src/model/text.ts';
import {parse} from '../../../../src/notebook/parse.ts';
import type {ProsePart} from '../../../../src/notebook/prose.ts';
import type {Frozen} from '../../../../src/snapshot/freeze.ts';
import type {Item} from '../../../../src/snapshot/items.ts';
import {sourceFiles, type About} from '../../../../src/snapshot/page/about.ts';
import {chartHtml, says} from '../../../../src/snapshot/page/chart.ts';
import {codeOf, documentOf} from '../../../../src/snapshot/page/document.ts';
import {escaped, html} from '../../../../src/snapshot/page/html.ts';
import {mergedLines, refusedLines, ruleText} from '../../../../src/snapshot/page/handling.ts';
import {partsHtml, proseHtml} from '../../../../src/snapshot/page/prose.ts';
import {planOf} from '../../../../src/snapshot/plan.ts';
import {penOf} from '../../../../src/ui/snapshot-pen.ts';
import {rowsOf} from '../rows.ts';

const {document} = parseHTML('<!doctype html><html><body></body></html>');
const pen = penOf('zh', document);
const TALLY = {shown: 3, hidden: 1, lost: []};

const said = (text: string): ProsePart[] => (text === '' ? [] : [{kind: 'text', text}]);

function chart(
  spec: Partial<ChartSpec> & Pick<ChartSpec, 'form' | 'channels'>,
  rows: Rows,
  {title = '', note = '', method = '', empty = ''} = {}
): Extract<Item, {kind: 'chart'}> {
  return {
    key: 'shown',
    kind: 'chart',
    spec: {from: 'c', ...spec},
    rows,
    title: said(title),
    note: said(note),
    method: said(method),
    empty: said(empty),
    tally: TALLY
  };
}

/** What a part of a page says, each element that a selector finds in one line. */
function texts(markup: string, selector: string): string[] {
  const page = parseHTML(`<!doctype html><html><body>${markup}</body></html>`).document;
  return [...page.querySelectorAll(selector)].map((element) =>
    (element.textContent ?? '').replace(/\s+/g, ' ').trim()
  );
}

const drawnAs = (item: Extract<Item, {kind: 'chart'}>, lang: Lang = 'zh'): string =>
  chartHtml(item, penOf(lang, document), lang).html;

describe('markup', () => {
  it('escapes every text, wherever it stands', () => {
    expect(escaped(`<a href="x" title='y'>&`)).toBe(
      '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;'
    );
    const evil = '"><script>alert(1)</script>';
    expect(html`<p class="${evil}">${evil}</p>`.html).not.toContain('<script>');
    expect(html`${[html`<b>1</b>`, html`<i>2</i>`]}${undefined}${3}`.html).toBe(
      '<b>1</b><i>2</i>3'
    );
  });

  it('prose keeps its form, its links lead nowhere', () => {
    const parts: ProsePart[] = [
      {kind: 'figure', cell: 'c', column: 'n', text: '＊', state: 'alert'},
      {kind: 'strong', parts: [{kind: 'text', text: '户 <1>'}]},
      {kind: 'link', href: 'https://example.org', parts: [{kind: 'text', text: '来源'}]},
      {kind: 'break'}
    ];
    expect(partsHtml(parts).html).toBe(
      '<span class="figure alert" translate="no">＊</span><strong>户 &lt;1&gt;</strong>来源<br />'
    );
    const blocks = proseHtml([
      {kind: 'heading', level: 2, parts: said('标题')},
      {kind: 'list', ordered: true, start: 3, items: [[{kind: 'paragraph', parts: said('三')}]]},
      {kind: 'table', rows: [[said('乡镇')], [said('平川镇')]]},
      {kind: 'code', text: 'SELECT 1 < 2'}
    ]).html;
    expect(texts(blocks, 'h2')).toEqual(['标题']);
    expect(texts(blocks, 'ol[start="3"] > li')).toEqual(['三']);
    expect(texts(blocks, 'table th')).toEqual(['乡镇']);
    expect(texts(blocks, 'table td')).toEqual(['平川镇']);
    expect(blocks).toContain('<pre><code>SELECT 1 &lt; 2</code></pre>');
  });
});

describe('charts of a file', () => {
  it('headline figures with unit, fraction and change; what is hidden is the mark', () => {
    const columns = {
      label: 'text',
      value: 'number',
      unit: 'text',
      fraction: 'text',
      change: 'text',
      state: 'text'
    } as const;
    const channels = Object.fromEntries(Object.keys(columns).map((name) => [name, name]));
    const item = chart(
      {form: 'figures', channels, format: '0'},
      rowsOf(columns, [
        ['在册户', 16604, '户', '34,237 人\n缺 3 户', '+21 户', 'good'],
        ['低于线', HIDDEN, '户', HIDDEN, HIDDEN, null]
      ])
    );
    const markup = drawnAs(item);
    expect(texts(markup, 'dl.of-2 dt')).toEqual(['在册户', '低于线']);
    expect(texts(markup, 'dd')).toEqual([
      '16,604户',
      '34,237 人',
      '缺 3 户',
      '▲ 21 户',
      '＊户',
      '＊',
      '＊'
    ]);
    expect(texts(markup, 'b.good')).toEqual(['▲ 21']);
  });

  it('lines with their lamp and its rule', () => {
    const columns = {area: 'text', value: 'number', lamp: 'text', rule: 'text', s: 'text'} as const;
    const item = chart(
      {
        form: 'lines',
        channels: {label: 'area', value: 'value', lamp: 'lamp', rule: 'rule', state: 's'},
        format: '%'
      },
      rowsOf(columns, [
        ['产业覆盖', 0.706, '有从未覆盖的', '有一户为黄', 'warn'],
        ['空白村', null, HIDDEN, '有为红', HIDDEN]
      ])
    );
    const markup = drawnAs(item);
    expect(texts(markup, 'thead th')).toEqual(['事项', '现在', '由什么算出', '较上期', '灯']);
    expect(texts(markup, 'tbody tr:first-child :is(th, td)')).toEqual([
      '产业覆盖',
      '70.6%',
      '',
      '—',
      '有从未覆盖的 有一户为黄'
    ]);
    expect(texts(markup, '.lamp.warn')).toEqual(['有从未覆盖的']);
    expect(texts(markup, 'tbody tr:last-child .lamp')).toEqual(['＊']);
  });

  it('a table is cut at its limit and says so; many columns are set smaller', () => {
    const rows = rowsOf(
      {township: 'text', units: 'integer', units_state: 'text'},
      Array.from({length: 12}, (_, n): Value[] => [`乡${n}`, n === 3 ? HIDDEN : n, 'alert'])
    );
    const item = chart({form: 'table', channels: {columns: 'township, units'}, limit: 11}, rows);
    const markup = drawnAs(item);
    expect(texts(markup, 'tbody tr')).toHaveLength(11);
    expect(texts(markup, 'td.n.alert')[3]).toBe('＊');
    expect(texts(markup, 'p.unit')).toEqual(['共 12 行，列出前 11 行']);
    expect(markup).not.toContain('class="many"');
    const names = Array.from({length: 9}, (_, n) => `c${n}`);
    const wide = rowsOf(Object.fromEntries(names.map((name) => [name, 'integer'])), [
      names.map((_, n) => n)
    ]);
    expect(drawnAs(chart({form: 'table', channels: {}}, wide))).toContain('class="many"');
  });

  it('what a drawing does not show is said: few marks by their names, many by their number', () => {
    const bars = (count: number): Rows =>
      rowsOf(
        {cause: 'text', n: 'integer'},
        Array.from({length: count + 1}, (_, at): Value[] => [`因${at}`, at === 0 ? 9 : HIDDEN])
      );
    const spec = {form: 'bar', channels: {y: 'cause', x: 'n'}} as const;
    expect(texts(drawnAs(chart(spec, bars(2))), 'p.unit')).toEqual(['＊ 已隐去：因1、因2']);
    expect(texts(drawnAs(chart(spec, bars(13))), 'p.unit')).toEqual(['＊ 图中隐去 13 处']);
    expect(texts(drawnAs(chart(spec, bars(1)), 'en'), 'p.unit')).toEqual(['* hidden: 因1']);
    expect(texts(drawnAs(chart(spec, bars(0))), 'p.unit')).toEqual([]);
    const months = rowsOf({month: 'date', entered: 'integer', left: 'integer'}, [
      ['2024-05-01', 20, 10],
      ['2024-06-01', 17, HIDDEN]
    ]);
    const columns = chart(
      {form: 'column', channels: {x: 'month', y: 'entered', below: 'left'}},
      months
    );
    expect(texts(drawnAs(columns), 'p.unit')).toEqual(['＊ 已隐去：2024-06']);
  });

  it('a hidden cell of a heat map holds the mark, an empty one nothing', () => {
    const item = chart(
      {form: 'heat', channels: {y: 'place', x: 'cause', value: 'share'}, format: '%'},
      rowsOf({place: 'text', cause: 'text', share: 'number'}, [
        ['甲', '因病', 0.5],
        ['甲', '因残', HIDDEN],
        ['乙', '因病', null],
        ['乙', '因残', 0.4]
      ])
    );
    const markup = drawnAs(item);
    expect(texts(markup, 'svg text').filter((text) => text === '＊')).toHaveLength(1);
    expect(texts(markup, 'p.unit')).toEqual(['＊ 图中隐去 1 处']);
  });

  it('a title that is wholly hidden is no heading; without rows the chart says what that means', () => {
    expect([says(said('＊'), 'zh'), says(said('共 ＊ 户'), 'zh'), says([], 'zh')]).toEqual([
      false,
      true,
      false
    ]);
    const none = rowsOf({cause: 'text', n: 'integer'}, []);
    const spec = {form: 'bar', channels: {y: 'cause', x: 'n'}} as const;
    const markup = drawnAs(chart(spec, none, {title: '＊', note: '户', empty: '没有'}));
    expect(texts(markup, 'h2')).toEqual([]);
    expect(texts(markup, 'p')).toEqual(['户', '没有']);
    expect(texts(drawnAs(chart(spec, none)), 'p')).toEqual(['没有可报告的。']);
  });
});

describe('the file around them', () => {
  const text =
    '---\ntitle.zh: 示例\ntitle.en: Example\nneeds: household\n---\n\n全县。\n\n```sql one\nSELECT 1 AS n\n```\n\n' +
    '```chart shown\nform: table\nfrom: one\nmethod.zh: 分母为全部户\nmethod.en: of all\n```\n';
  const parsed = parse(text, 'example');
  if ('failures' in parsed) throw new Error(JSON.stringify(parsed.failures));
  const notebook = parsed.ok;
  const other = {...notebook, id: 'other', title: {zh: '另一份', en: 'Another'}};
  const frozen: Frozen = {
    plan: planOf(notebook, 'zh'),
    taken: [planOf(other, 'zh', ['one'])],
    lang: 'zh',
    items: [
      {
        key: '#0',
        kind: 'prose',
        lead: true,
        blocks: [{kind: 'paragraph', parts: said('全县。')}],
        tally: TALLY
      },
      chart({form: 'table', channels: {}}, rowsOf({n: 'integer'}, [[1]]), {
        title: '＊',
        note: '一个数',
        method: '分母为全部户'
      }),
      {key: 'list', kind: 'inner', title: '待走访的户', tally: TALLY},
      {key: 'people', kind: 'refused', failure: {code: 'sql'}, tally: TALLY}
    ],
    cubes: [],
    cells: {all: 40, hidden: 2},
    headline: TALLY
  };
  const about: About = {
    county: '示例县',
    asOf: '2024 年 6 月 30 日',
    made: '2024 年 7 月 1 日',
    files: [{name: '户.csv', size: 1200, sha256: 'ab12'.repeat(16), rows: 10, asOf: '2024-06-30'}],
    parameters: [
      {of: '', values: [{label: '起始年', value: '2021'}]},
      {of: '另一份', values: [{label: '天数', value: '90 天'}]}
    ]
  };
  const markup = documentOf(frozen, about, pen);

  it('says what it is, from what, with which parameters, how, and what is not here', () => {
    expect(texts(markup, 'h1')).toEqual(['示例']);
    expect(texts(markup, '.top span')).toEqual([
      '示例县 · 数据截至 2024 年 6 月 30 日',
      '2024 年 7 月 1 日生成'
    ]);
    expect(texts(markup, '#parameters :is(th, td)')).toEqual([
      '起始年',
      '2021',
      '另一份',
      '天数',
      '90 天'
    ]);
    expect(texts(markup, '#methods dt')).toEqual(['一个数']);
    expect(texts(markup, '#methods dd')).toEqual(['分母为全部户']);
    expect(texts(markup, '#queries pre')).toEqual([
      '-- # 另一份 -- one SELECT 1 AS n -- one SELECT 1 AS n'
    ]);
    expect(texts(markup, '#provenance td')).toEqual([
      '户.csv',
      '1,200',
      '10',
      '2024-06-30',
      'ab12'.repeat(16)
    ]);
    const handled = texts(markup, '#handling li').join('\n');
    expect(handled).toContain(ruleText('zh'));
    expect(handled).toContain('共 40 格，隐去 2 格');
    expect(handled).toContain('没有放入：待走访的户');
    expect(handled).toContain('“people”需要按户或按人的数据');
  });

  it('says what the code of a large file is, where there is one', () => {
    expect(texts(markup, '#provenance p')).toEqual([]);
    const large = about.files.map((file) => ({...file, sha256: `${file.sha256}-9`}));
    const [files] = texts(documentOf(frozen, {...about, files: large}, pen), '#provenance p');
    expect(files).toContain('512 KiB');
  });

  it('carries a code of what it shows and a policy that forbids everything else', () => {
    expect(markup).toContain(`content="default-src 'none'; style-src 'unsafe-inline'`);
    const shown = / · 内容校验码 ([A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}) · /.exec(markup)?.[1] ?? '';
    const body = /<main>([^]*)<\/main>/.exec(markup)?.[1] ?? '';
    expect(codeOf(body.replace(shown, '\u0002code'))).toBe(shown);
    const changed = documentOf({...frozen, cells: {all: 41, hidden: 2}}, about, pen);
    expect(changed).not.toContain(shown);
  });

  it('merged labels of code lists are named in the reader’s language, others only counted', () => {
    const cube = (type: ValueType) => ({
      merges: [{dimension: 'main_cause', labels: ['因丧', '因婚']}],
      columns: [{name: 'main_cause', type}]
    });
    const lines = (type: ValueType, lang: Lang): string[] => {
      const {merges, columns} = cube(type);
      const [cell] = frozen.plan.notebook.cells.flatMap((each) =>
        each.kind === 'sql' ? [{...each, kind: 'cube' as const, from: '', unit: '', by: []}] : []
      );
      if (!cell) throw new Error('no cell');
      const table = {
        name: '',
        unit: '',
        people: true,
        by: [],
        mergeable: [],
        asked: new Set<string>(),
        measures: [],
        rows: [],
        printed: new Set<number>(),
        spares: 'large' as const
      };
      const one = {cell: {...cell, measures: []}, table, merges, columns, labels: []};
      return mergedLines([one, one], penOf(lang, document), lang);
    };
    expect(lines('label', 'zh')).toEqual(['“主要致贫原因”中户数太少的归入“其余”：因丧、因婚。']);
    expect(lines('label', 'en')).toEqual([
      'Main cause of poverty: too few to stand alone, merged into Others: Funeral costs, Marriage costs.'
    ]);
    expect(lines('text', 'zh')).toEqual(['“主要致贫原因”中有 2 种户数太少，归入“其余”。']);
  });

  it('a refusal names the cell and the reason', () => {
    const failure = {code: 'sql', values: {message: 'Table with name household does not exist!'}};
    const [line = ''] = refusedLines(
      [{key: 'list', kind: 'refused', failure: {...failure, code: 'sql'}, tally: TALLY}],
      'zh'
    );
    expect(line).toBe(
      '“list”需要按户或按人的数据，没有放入：它直接读“户”。请先用立方（cube）计数，再用立方的结果。'
    );
    const [own = ''] = refusedLines(
      [
        {
          key: '#2',
          kind: 'refused',
          failure: {code: 'sql', values: {message: 'Table with name own does not exist!'}},
          tally: TALLY
        }
      ],
      'en'
    );
    expect(own).toMatch(/^“Text” needs data of households or people and is not here: .*“own”/);
  });

  it('names the files that its tables were loaded from, of a path the last part', () => {
    const loaded = (table: string, rows: number, asOf: string | null) => ({
      tables: [{table, loaded: rows, asOf}]
    });
    const report = {
      files: [
        {
          path: '乡镇/平川镇.xlsx',
          size: 9,
          sha256: 'x',
          sheets: [
            loaded('household', 3, '2023-12-31'),
            loaded('household', 4, '2024-06-30'),
            loaded('person', 50, '2024-06-30')
          ]
        },
        {path: '无关.xlsx', size: 1, sheets: [loaded('person', 5, null)]}
      ]
    };
    // Only what the function reads of a report.
    expect(sourceFiles(report as never, ['household'])).toEqual([
      {name: '平川镇.xlsx', size: 9, sha256: 'x', rows: 7, asOf: '2024-06-30'}
    ]);
  });
});
