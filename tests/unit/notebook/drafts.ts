import * as fc from 'fast-check';
import type {Draft, Source} from '../../../src/notebook/draft.ts';
import type {Edit} from '../../../src/notebook/edit.ts';

/** Awkward lines: fences of other lengths, markers inside words, braces, quotes, keys, Chinese. */
const LINE = fc.constantFrom(
  '户数 = {answer.households:0}',
  '\\{不是数\\}',
  '{a.b',
  '~ ~~ ~',
  '`代码` ``b`` x```',
  'title.zh: 甲：乙',
  '  缩进 "引号" \'单\'',
  '# 标题',
  '- 一',
  '<!-- zh --> 不是标记',
  '1',
  '---',
  'SELECT 1; -- x',
  '“全角”，。；'
);

const textOf = (least: number) =>
  fc
    .array(fc.oneof({weight: 4, arbitrary: LINE}, {weight: 1, arbitrary: fc.constant('')}), {
      minLength: least,
      maxLength: 6
    })
    .map((lines) => lines.join('\n'));

/** What prose keeps: no empty lines at its beginning, no spaces at its end. */
const prose: fc.Arbitrary<Source> = fc
  .tuple(fc.constantFrom('zh' as const, 'en' as const, undefined), textOf(1))
  .map(([lang, text]): Source => ({
    kind: 'prose',
    ...(lang ? {lang} : {}),
    text: text.replace(/^\n+/, '').trimEnd()
  }))
  .filter((source) => source.kind === 'prose' && source.text !== '');

const fence: fc.Arbitrary<Source> = fc
  .tuple(
    fc.constantFrom(
      'sql 甲',
      'sql b',
      'cube 立方',
      'chart c',
      'input 起始年',
      'sqk x',
      '',
      'chart'
    ),
    fc.oneof(
      textOf(0),
      fc.constantFrom('```', '````\n```', '~~~', '~~~\n```sql x', '---\n---', 'select ```a```')
    )
  )
  .map(([info, body]) => ({kind: 'fence', info, body}));

export const source: fc.Arbitrary<Source> = fc.oneof(prose, fence);

export const draft: fc.Arbitrary<Draft> = fc.record({
  id: fc.constant('generated'),
  head: fc.constantFrom('title: 甲', 'title.zh: 甲\ntitle.en: A\nneeds: 户', '', 'titel: 一'),
  cells: fc.array(source, {maxLength: 7})
});

/** Edits whose places are inside a draft of this many cells. */
export function editOf(cells: number): fc.Arbitrary<Edit> {
  const at = fc.nat(cells);
  const splice = fc
    .tuple(at, fc.nat(3), fc.array(source, {maxLength: 2}))
    .map(([place, remove, insert]): Edit => ({
      kind: 'splice',
      at: place,
      remove: Math.min(remove, cells - place),
      insert
    }));
  const head = fc.constantFrom('title: 乙', '').map((text): Edit => ({kind: 'head', head: text}));
  if (cells === 0) return fc.oneof(splice, head);
  const inside = fc.nat(cells - 1);
  const move = fc.tuple(inside, inside).map(([from, to]): Edit => ({kind: 'move', from, to}));
  return fc.oneof(splice, move, head);
}
