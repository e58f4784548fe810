import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {draftOf} from '../../../src/notebook/draft.ts';
import {readingOf, type Reading} from '../../../src/notebook/reading.ts';
import {Editing, HEAD, idOfSource} from '../../../src/ui/editing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const TEXT =
  '---\ntitle: T\n---\n\n一\n\n```sql a\nselect 1 as x\n```\n\n```chart c\nform: table\nfrom: a\n```\n';

type Log = {kept: string[]; ran: Reading[]; failed: number; renamed: string[]};

function open(text = TEXT): {editing: Editing; log: Log} {
  const log: Log = {kept: [], ran: [], failed: 0, renamed: []};
  const draft = draftOf(text, 'my-t');
  const reading = 'ok' in draft ? readingOf(draft.ok) : undefined;
  const editing = new Editing(
    text,
    draft,
    reading,
    {
      keep: (edited) => void log.kept.push(edited),
      renamed: (from, to) => void log.renamed.push(`${from} → ${to}`),
      become: (next) => void log.ran.push(next),
      fail: () => void (log.failed += 1)
    },
    () => Date.now()
  );
  return {editing, log};
}

test('every key typed is kept at once; a query runs when it is finished, not before', () => {
  const {editing, log} = open();
  editing.open(1);
  editing.type(1, 'select 2');
  editing.type(1, 'select 2 as y');
  expect(log.kept).toEqual([
    TEXT.replace('select 1 as x', 'select 2'),
    TEXT.replace('select 1 as x', 'select 2 as y')
  ]);
  vi.advanceTimersByTime(2000);
  expect(log.ran).toEqual([]);
  expect(editing.state.reading?.notebook.cells[1]).toMatchObject({sql: 'select 2 as y'});
  editing.finish();
  editing.finish();
  expect(log.ran).toHaveLength(1);
  expect(log.ran[0]?.text).toBe(editing.text);
});

test('prose and charts follow at the next pause', () => {
  const {editing, log} = open();
  editing.type(0, '一二');
  editing.type(0, '一二三');
  expect(log.ran).toHaveLength(0);
  vi.advanceTimersByTime(300);
  expect(log.ran.map(({notebook}) => notebook.cells[0])).toMatchObject([{text: '一二三'}]);
  editing.type(2, 'form: bar\nfrom: a');
  vi.advanceTimersByTime(300);
  expect([...(log.ran[1]?.wrong.keys() ?? [])]).toEqual(['c']);
});

test('what was typed in a cell runs when another is opened', () => {
  const {editing, log} = open();
  editing.open(1);
  editing.type(1, 'select 5 as x');
  editing.open(0);
  expect(log.ran).toHaveLength(1);
  editing.open(undefined);
  expect(log.ran).toHaveLength(1);
});

test('cells pasted into prose become cells when it is finished; one undo takes them back', () => {
  const {editing} = open();
  editing.open(0);
  editing.type(0, '一\n\n```sql b\nselect 2\n```\n\n二');
  expect(editing.draft?.cells).toHaveLength(3);
  editing.finish();
  expect(
    editing.draft?.cells.map((cell) => (cell.kind === 'prose' ? cell.text : cell.info))
  ).toEqual(['一', 'sql b', '二', 'sql a', 'chart c']);
  editing.undo();
  editing.undo();
  expect(editing.text).toBe(TEXT);
});

test('pasted cells are found after a pause, too, when the cell is left', () => {
  const {editing, log} = open();
  editing.open(0);
  editing.type(0, '```sql b\nselect 2\n```');
  vi.advanceTimersByTime(2000);
  expect(editing.draft?.cells).toHaveLength(3);
  editing.open(undefined);
  expect(editing.draft?.cells[0]).toEqual({kind: 'fence', info: 'sql b', body: 'select 2'});
  expect(log.ran.at(-1)?.notebook.cells.map(({kind}) => kind)).toEqual(['sql', 'sql', 'chart']);
});

test('finishing says whether anything ran', () => {
  const {editing, log} = open();
  expect(editing.finish()).toBe(false);
  editing.open(1);
  editing.type(1, 'select 2');
  expect([editing.finish(), editing.finish()]).toEqual([true, false]);
  expect(log.ran).toHaveLength(1);
});

test('a cell keeps its identity while it is changed, renamed and moved', () => {
  const {editing} = open();
  const id = () => editing.draft?.cells.map(idOfSource);
  const before = id();
  editing.type(1, 'select 3');
  editing.put(1, {kind: 'fence', info: 'sql renamed', body: 'select 3'});
  expect(id()).toEqual(before);
  editing.change([{kind: 'move', from: 1, to: 0}]);
  expect(id()).toEqual([before?.[1], before?.[0], before?.[2]]);
  editing.undo();
  expect(id()).toEqual(before);
});

test('typing after a run is a step of its own, and so is typing after a pause', () => {
  const {editing} = open();
  editing.open(1);
  editing.type(1, 'select 2');
  editing.type(1, 'select 22');
  editing.finish();
  editing.type(1, 'select 3');
  vi.advanceTimersByTime(1500);
  editing.type(1, 'select 4');
  const seen: unknown[] = [];
  for (let i = 0; i < 4; i++) {
    editing.undo();
    const cell = editing.draft?.cells[1];
    seen.push(cell?.kind === 'fence' && cell.body);
  }
  expect(seen).toEqual(['select 3', 'select 22', 'select 1 as x', 'select 1 as x']);
  expect([editing.canUndo, editing.canRedo]).toEqual([false, true]);
  editing.redo();
  expect(editing.draft?.cells[1]).toMatchObject({body: 'select 22'});
});

test('undo and redo are kept and run', () => {
  const {editing, log} = open();
  editing.change([{kind: 'splice', at: 0, remove: 1, insert: []}]);
  editing.undo();
  editing.redo();
  editing.undo();
  expect(log.kept.at(-1)).toBe(TEXT);
  expect(log.ran.map(({notebook}) => notebook.cells.length)).toEqual([2, 3, 2, 3]);
});

test('the front matter is typed, read and undone like a cell', () => {
  const {editing, log} = open();
  editing.open(HEAD);
  editing.type(HEAD, 'title: U\nneeds: 户');
  editing.finish();
  expect(log.ran[0]?.notebook).toMatchObject({title: {zh: 'U'}, needs: ['household']});
  editing.type(HEAD, 'titel: U');
  editing.finish();
  expect(log.ran[1]?.notebook.title.zh).toBe('U');
  expect(editing.state.reading?.failures.map(({code}) => code)).toEqual([
    'notebook-front-matter',
    'notebook-front-matter'
  ]);
  editing.undo();
  editing.undo();
  expect(editing.text).toBe(TEXT);
});

test('as one text: what can be read runs when it is finished, what cannot is kept and said', () => {
  const {editing, log} = open();
  const other = TEXT.replace('一', '二').replace('select 1', 'select 2');
  editing.retext(other);
  expect(log.kept).toEqual([other]);
  editing.finish();
  expect(log.ran[0]?.text).toBe(other);
  editing.retext(`${other}\n\`\`\`sql b\n`);
  expect(editing.state.broken?.failures).toMatchObject([
    {code: 'notebook-fence', place: {notebook: 'my-t', line: 16}}
  ]);
  expect([log.failed, log.kept.at(-1)]).toEqual([1, `${other}\n\`\`\`sql b\n`]);
  editing.retext(other);
  editing.finish();
  expect(editing.state.broken).toBeUndefined();
  editing.undo();
  expect(editing.text).toBe(TEXT);
});

test('a text that could not be taken to pieces becomes a notebook when it is mended', () => {
  const {editing, log} = open(`${TEXT}\n\`\`\`sql b\nselect 2`);
  expect(editing.draft).toBeUndefined();
  editing.retext(`${TEXT}\n\`\`\`sql b\nselect 2\n\`\`\`\n`);
  editing.finish();
  expect(log.ran[0]?.notebook.cells).toHaveLength(4);
});

test('a cell is renamed with all its uses, undone as one; or the name alone', () => {
  const {editing, log} = open(TEXT.replace('一', '共 {a.x} 户'));
  const ids = editing.draft?.cells.map(idOfSource);
  const before = editing.text;
  expect(editing.rename(1, '户数')).toBe(2);
  expect(editing.text).toBe(
    before
      .replace('{a.x}', '{户数.x}')
      .replace('sql a', 'sql 户数')
      .replace('from: a', 'from: 户数')
  );
  expect(editing.draft?.cells.map(idOfSource)).toEqual(ids);
  expect(log.ran.at(-1)?.notebook.cells[2]).toMatchObject({chart: {from: '户数'}});
  editing.undo();
  expect(editing.text).toBe(before);
  expect(editing.rename(1, '户数', false)).toBe(2);
  expect(editing.text).toBe(before.replace('sql a', 'sql 户数'));
  editing.undo();
  expect([editing.text, editing.canUndo]).toEqual([before, false]);
});

test('that an input has another name is told before it runs; a cell’s new name, or one that is taken, is not', () => {
  const text =
    "---\ntitle: T\n---\n\n```input 年\nform: integer\nvalue: 1\n```\n\n```sql z\nselect getvariable('年')\n```\n";
  const {editing, log} = open(text);
  editing.rename(1, '年度值');
  editing.rename(0, '年度值');
  expect(log.renamed).toEqual([]);
  editing.rename(0, '起始年');
  expect(log.renamed).toEqual(['年度值 → 起始年']);
  editing.undo();
  expect(log.renamed).toHaveLength(1);
});

test('a text that cannot be taken to pieces is no step of the notebook’s own to undo', () => {
  const {editing} = open();
  editing.put(0, {kind: 'prose', text: '二'});
  expect(editing.canUndo).toBe(true);
  editing.retext(`${editing.text}\n\`\`\`sql b\nselect 1`);
  expect([editing.state.broken === undefined, editing.canUndo]).toEqual([false, false]);
});
