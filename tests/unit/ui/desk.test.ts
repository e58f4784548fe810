import {expect, test} from 'vitest';
import {Desk} from '../../../src/ui/desk.ts';
import type {Backend} from '../../../src/ui/desk-state.ts';

test('that the files are in is known together with the tables that they gave', async () => {
  const desk = new Desk({
    settings: {lang: 'zh', theme: 'light'},
    route: {page: 'import'},
    notebooks: [],
    sample: () => Promise.resolve([])
  });
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
      return Promise.resolve({files: [], findings: [], lacking: [], vanished: [], ...counts});
    }
  };
  await desk.attach(Promise.resolve(backend as Backend));
  const seen = new Set<string>();
  desk.subscribe(() => seen.add(`${desk.state.importing.is} ${desk.state.tables.length}`));
  await desk.openFiles([{path: '户.csv', file: new File(['户编号\n1'], '户.csv')}]);
  expect([...seen]).toEqual(['running 0', 'idle 1']);
});
