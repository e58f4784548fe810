import {expect, test} from 'vitest';
import {readFiles} from '../../../src/engine/reading.ts';
import {failureOf} from '../../../src/model/failure.ts';

/** The page's side of a worker that never answers. */
function silent(): {worker: Worker; sent: unknown[]; ended: () => boolean} {
  const sent: unknown[] = [];
  let isEnded = false;
  const worker = {
    postMessage: (message: unknown) => sent.push(message),
    terminate: () => (isEnded = true)
  };
  return {worker: worker as unknown as Worker, sent, ended: () => isEnded};
}

async function read(abort: AbortController, from: ReturnType<typeof silent>) {
  const {port1, port2} = new MessageChannel();
  const options = {signal: abort.signal, onProgress: () => undefined};
  const reading = readFiles(from.worker, port2, [], options).finally(() => port1.close());
  return reading.then(() => undefined, failureOf);
}

test('an import that was cancelled before its worker was there does not begin', async () => {
  const abort = new AbortController();
  abort.abort();
  const from = silent();
  expect(await read(abort, from)).toEqual({code: 'import-cancelled'});
  expect([from.sent, from.ended()]).toEqual([[], true]);
});

test('one that is cancelled while it is read ends its worker, whatever that does', async () => {
  const abort = new AbortController();
  const from = silent();
  const reading = read(abort, from);
  expect([from.sent.length, from.ended()]).toEqual([1, false]);
  abort.abort();
  expect(await reading).toEqual({code: 'import-cancelled'});
  expect(from.ended()).toBe(true);
});
