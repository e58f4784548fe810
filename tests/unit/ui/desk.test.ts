import {expect, test} from 'vitest';
import {DishuError} from '../../../src/model/failure.ts';
import {Desk} from '../../../src/ui/desk.ts';
import {READING_BACK, type Backend} from '../../../src/ui/desk-state.ts';
import {EMPTY} from '../../../src/workspace/document.ts';
import {printWorkspace} from '../../../src/workspace/parse.ts';

const emptyDesk = (): Desk =>
  new Desk({
    settings: {lang: 'zh', theme: 'light'},
    route: {page: 'import'},
    notebooks: [],
    sample: () => Promise.resolve([])
  });

test('that the files are in is known together with the tables that they gave', async () => {
  const desk = emptyDesk();
  let rows = 0;
  const counts = {records: 3, data: 3, aside: 0, unreadable: 0};
  const backend: Partial<Backend> = {
    setPolicy: () => Promise.resolve(),
    tables: async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return rows === 0 ? [] : [{name: 'household', rows, asOf: [], state: 'loaded'}];
    },
    importFiles: () => {
      rows = 3;
      return Promise.resolve({
        files: [],
        findings: [],
        lacking: [],
        vanished: [],
        lagging: [],
        ...counts
      });
    }
  };
  await desk.attach(Promise.resolve(backend as Backend));
  const seen = new Set<string>();
  desk.subscribe(() => seen.add(`${desk.state.importing.is} ${desk.state.tables.length}`));
  await desk.openFiles([{path: '户.csv', file: new File(['户编号\n1'], '户.csv')}]);
  expect([...seen]).toEqual(['running 0', 'idle 1']);
});

/** A desk whose files are given back as they come, and what it asks the engine to read. */
async function asking(importFiles: Backend['importFiles']): Promise<Desk> {
  const desk = emptyDesk();
  const backend: Partial<Backend> = {
    setPolicy: () => Promise.resolve(),
    tables: () => Promise.resolve([]),
    importFiles
  };
  await desk.attach(Promise.resolve(backend as Backend));
  return desk;
}

const NOTHING_READ = {
  files: [],
  findings: [],
  lacking: [],
  vanished: [],
  lagging: [],
  records: 0,
  data: 0,
  aside: 0,
  unreadable: 0
};

test('a workspace that is opened from a file reads its files as was said in it', async () => {
  const hints = {'户.csv': {encoding: 'big5'}};
  const kept = {path: '户.csv', size: 4, copy: 'f1', hashes: ['a']};
  const seen: unknown[] = [];
  const desk = await asking((_, options) => {
    seen.push(options.hints);
    return Promise.resolve(NOTHING_READ);
  });
  const workspace = {...EMPTY, copies: 1, hints, steps: [{is: 'import', files: [kept]} as const]};
  const content = new File([printWorkspace(workspace)], '县.dishu.json');
  await desk.openFiles([{path: '县.dishu.json', file: content}]);
  await desk.openFiles([{path: '户.csv', file: new File(['1234'], '户.csv')}]);
  expect(seen).toEqual([hints]);
  await desk.reread('户.csv', {sheets: {'': {headingRows: [2]}}});
  expect(desk.keeper.workspace.hints['户.csv']).toMatchObject({encoding: 'big5'});
});

test('an engine that does not start leaves nothing under way', async () => {
  const workspace = {...EMPTY, steps: [{is: 'import', files: []} as const]};
  const desk = emptyDesk();
  desk.keeper.replace(workspace);
  desk.set({importing: READING_BACK});
  await desk.attach(Promise.reject(new DishuError({code: 'engine-start'})));
  expect(desk.state).toMatchObject({engine: {is: 'failed'}, importing: {is: 'idle'}});
});

test('a cancel that comes before the engine is there, or between two steps, is heard', async () => {
  const aborted: boolean[] = [];
  const desk = emptyDesk();
  const backend: Partial<Backend> = {
    setPolicy: () => Promise.resolve(),
    tables: () => Promise.resolve([]),
    importFiles: (_, {signal}) => {
      aborted.push(signal.aborted);
      return signal.aborted
        ? Promise.reject(new DishuError({code: 'import-cancelled'}))
        : Promise.resolve(NOTHING_READ);
    }
  };
  let start: (backend: Backend) => void = () => undefined;
  const attached = desk.attach(new Promise((resolve) => (start = resolve)));
  const files = [{path: '户.csv', file: new File(['1'], '户.csv')}];
  const opened = desk.openFiles(files);
  await Promise.resolve();
  await expect.poll(() => desk.busy).toBe(true);
  desk.cancelImport();
  start(backend as Backend);
  await Promise.all([attached, opened]);
  expect([aborted, desk.state.importing.is, desk.keeper.workspace.unfinished]).toEqual([
    [true],
    'idle',
    []
  ]);
  await desk.openFiles(files);
  expect(aborted).toEqual([true, false]);
});

test('a workspace that is opened before the engine is there is read back once', async () => {
  const desk = emptyDesk();
  let policies = 0;
  const backend: Partial<Backend> = {
    setPolicy: () => Promise.resolve(void policies++),
    tables: () => Promise.resolve([])
  };
  let start: (backend: Backend) => void = () => undefined;
  const attached = desk.attach(new Promise((resolve) => (start = resolve)));
  const files = [{path: '户.csv', size: 4, copy: 'f1', hashes: ['a']}];
  const text = printWorkspace({...EMPTY, copies: 1, steps: [{is: 'import', files}]});
  const opened = desk.openFiles([
    {path: 'a.dishu.json', file: new File([text], 'a.dishu.json', {type: 'application/json'})}
  ]);
  await expect.poll(() => desk.busy).toBe(true);
  start(backend as Backend);
  await Promise.all([attached, opened]);
  expect(desk.state.notices).toEqual([{is: 'missing', files: ['户.csv']}]);
  // Of the engine as it begins, and of the workspace.
  expect(policies).toBe(2);
});

test('files that are opened while others are read wait for them', async () => {
  const asked: string[] = [];
  let finish: () => void = () => undefined;
  const desk = await asking(async ([file]) => {
    asked.push(file?.path ?? '');
    if (asked.length === 1) await new Promise<void>((resolve) => (finish = resolve));
    return NOTHING_READ;
  });
  const file = (path: string) => ({path, file: new File(['1'], path)});
  const first = desk.openFiles([file('户.csv')]);
  await expect.poll(() => asked).toEqual(['户.csv']);
  const second = desk.openFiles([file('人.csv')]);
  finish();
  await Promise.all([first, second]);
  expect(asked).toEqual(['户.csv', '人.csv']);
});
