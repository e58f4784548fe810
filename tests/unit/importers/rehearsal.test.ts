import {expect, test} from 'vitest';
import {importFiles} from '../../../src/importers/index.ts';
import {madeUpFile, rehearse} from '../../../src/importers/rehearsal.ts';
import type {ImportEvent} from '../../../src/model/sheet.ts';

test('what is rehearsed is a text that is left to the engine, in several pieces, with the forms of a register', async () => {
  const events: ImportEvent[] = [];
  for await (const event of importFiles([madeUpFile()], {leastRegular: 0})) events.push(event);
  const types = events.map(({type}) => type).filter((type) => type !== 'progress');
  expect(types).toEqual(['sheet', 'proving', 'piece', 'piece', 'regular', 'sheet-end', 'file']);
  const [end] = events.filter((event) => event.type === 'sheet-end');
  expect(end?.end).toMatchObject({data: 40_000, doubts: []});
  const shown = end?.columns.flatMap(({type, forms}): readonly unknown[] => [
    type,
    ...(forms ?? [])
  ]);
  expect([...new Set(shown)]).toEqual(
    expect.arrayContaining(['key', 'id-number', 'date', 'integer', 'mobile', 'month'])
  );
});

test('a rehearsal that is not wanted any more asks for no more of its text', async () => {
  let asked = 0;
  await rehearse(() => asked++ < 3);
  expect(asked).toBe(4);
});
