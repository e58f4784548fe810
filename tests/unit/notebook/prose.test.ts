import {expect, test} from 'vitest';
import {quotesIn, renderLine, renderProse, type FigurePart} from '../../../src/notebook/prose.ts';
import {lineText, proseText} from '../../../src/notebook/prose-text.ts';

const figure = (quote: string): FigurePart => ({
  kind: 'figure',
  text: quote.slice(1, -1),
  cell: 'c',
  column: 'x'
});
const render = (text: string) => renderProse(text, figure, 'zh');
const text = (part: string) => ({kind: 'text', text: part});

test('figures, emphasis and links become a tree', () => {
  expect(render('进度**{a.b:%}**，比 [序时](other.md) *慢*。')).toEqual([
    {
      kind: 'paragraph',
      parts: [
        text('进度'),
        {kind: 'strong', parts: [{kind: 'figure', text: 'a.b:%', cell: 'c', column: 'x'}]},
        text('，比 '),
        {kind: 'link', href: 'other.md', parts: [text('序时')]},
        text(' '),
        {kind: 'emphasis', parts: [text('慢')]},
        text('。')
      ]
    }
  ]);
});

const strong = (source: string) =>
  renderLine(source, figure, 'zh').flatMap((part) =>
    part.kind === 'strong' ? [lineText(part.parts)] : []
  );

test('emphasis beside Chinese characters and punctuation', () => {
  expect(strong('由**“缺资金”**改为**缺技术**。')).toEqual(['“缺资金”', '缺技术']);
  expect(strong('有**207 户**；**（未核）**的')).toEqual(['207 户', '（未核）']);
  expect(strong('is **bold**, not 2 ** 3 ** 4')).toEqual(['bold']);
});

test('headings, lists, quotes, code, tables, rules', () => {
  const blocks = render(
    '## 甲 {a.b}\n\n- 一\n- 二\n  1. 内\n\n3. 三\n4. 四\n\n> 引\n\n~~~\n{x}\n~~~\n\n| a | b |\n|---|---|\n| 1 | {a.b} |\n\n---\n'
  );
  expect(blocks.map(({kind}) => kind)).toEqual([
    'heading',
    'list',
    'list',
    'quote',
    'code',
    'table',
    'rule'
  ]);
  expect(blocks[0]).toMatchObject({level: 2});
  expect(blocks[1]).toMatchObject({ordered: false, items: [[{}], [{}, {kind: 'list'}]]});
  expect(blocks[2]).toMatchObject({ordered: true, start: 3});
  expect(blocks[4]).toEqual({kind: 'code', text: '{x}'});
  expect(proseText(blocks)).toBe(
    '## 甲 a.b\n\n- 一\n- 二\n  1. 内\n\n3. 三\n4. 四\n\n> 引\n\n    {x}\n\na | b\n1 | a.b\n\n---'
  );
});

test('a line end is a space between words, nothing between Chinese characters', () => {
  expect(proseText(render('第一行\n第二行'))).toBe('第一行第二行');
  expect(proseText(render('one\ntwo'))).toBe('one two');
  expect(proseText(render('户\n{a.b}'))).toBe('户 a.b');
  expect(proseText(render('甲**乙**\n丙\\\n丁'))).toBe('甲乙丙\n丁');
});

test('no HTML, no images, no script links: they stay text', () => {
  const source = '<b onclick="x()">a</b> ![p](x.png) [j](javascript:alert(1)) <http://x.y>';
  const blocks = render(source);
  expect(JSON.stringify(blocks)).not.toMatch(/"(html|image)"/);
  expect(proseText(blocks)).toContain('<b onclick="x()">a</b>');
  const links = JSON.stringify(blocks).match(/"href":"[^"]*"/g);
  expect(links).toEqual(['"href":"x.png"']);
});

test('quotes are found in every block but not in code or behind a backslash', () => {
  expect(quotesIn('# {a.b}\n\n- **{c.d:%}** `{e.f}` \\{g.h\\}\n\n> {i}')).toEqual([
    '{a.b}',
    '{c.d:%}',
    '{i}'
  ]);
  expect(lineText(renderLine('\\{a.b} and {open', figure, 'en'))).toBe('{a.b} and {open');
});
