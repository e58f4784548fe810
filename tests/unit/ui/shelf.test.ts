import {expect, test} from 'vitest';
import {inOrder, shippedNotebooks} from '../../../src/ui/shelf.ts';

test('the ready-made analyses stand in their order, others follow by name', () => {
  const texts = {zoo: 'z', industry: 'i', causes: 'c', another: 'a', overview: 'o', risk: 'r'};
  expect(inOrder(texts).map(({id}) => id)).toEqual([
    'overview',
    'causes',
    'risk',
    'industry',
    'another',
    'zoo'
  ]);
});

test('they are read from the build', async () => {
  const asset = async (name: string) => new Blob([JSON.stringify({causes: name, broken: 1})]);
  expect(await shippedNotebooks(asset)).toEqual([{id: 'causes', text: 'notebooks.json'}]);
});
