import {unzipSync, zipSync, strToU8} from 'fflate';
import {expect, test} from 'vitest';
import {pack, unpack} from '../../../src/workspace/pack.ts';

const FILES = [
  {name: 'workspace.json', content: new Blob(['{"version":1}'])},
  {name: 'files/户口.csv', content: new Blob(['户编号\n1\n'])},
  {name: 'files/empty', content: new Blob([])}
];

const texts = async (files: readonly {name: string; content: Blob}[]) =>
  await Promise.all(files.map(async ({name, content}) => [name, await content.text()]));

test('what was packed is unpacked', async () => {
  expect(await texts(await unpack(await pack(FILES)))).toEqual(await texts(FILES));
  expect(await unpack(await pack([]))).toEqual([]);
});

test('another reader of zip files reads it', async () => {
  const bytes = new Uint8Array(await (await pack(FILES)).arrayBuffer());
  const read = unzipSync(bytes);
  expect(Object.keys(read)).toEqual(['workspace.json', 'files/户口.csv', 'files/empty']);
  expect(new TextDecoder().decode(read['files/户口.csv'])).toBe('户编号\n1\n');
});

test('a zip that another program has compressed again is read', async () => {
  const again = zipSync({'workspace.json': strToU8('{"version":1}'.repeat(99))}, {level: 9});
  const [file] = await unpack(new Blob([again]));
  expect(await file?.content.text()).toBe('{"version":1}'.repeat(99));
});

test('the same content gives the same bytes', async () => {
  const [one, two] = await Promise.all([pack(FILES), pack(FILES)]);
  expect(await one.text()).toBe(await two.text());
});

test('what is no zip, is cut short or has a changed byte is damaged', async () => {
  const whole = await pack(FILES);
  const bytes = new Uint8Array(await whole.arrayBuffer());
  const changed = bytes.slice();
  changed[30 + 'workspace.json'.length + 2] = 0x58;
  const broken = [
    new Blob(['{}']),
    new Blob([]),
    whole.slice(0, whole.size - 30),
    whole.slice(40),
    new Blob([changed])
  ];
  for (const blob of broken) await expect(unpack(blob)).rejects.toThrow('workspace-damaged');
});
