import {expect, test} from 'vitest';
import {Calls} from '../../../src/engine/calls.ts';
import {failureOf} from '../../../src/model/failure.ts';

const never = (): Promise<never> => new Promise(() => undefined);
const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    (value) => `answered ${String(value)}`,
    (thrown: unknown) => failureOf(thrown).code
  );

test('answers and failures of the worker come through', async () => {
  const calls = new Calls();
  expect(await calls.ask(() => Promise.resolve(7))).toBe(7);
  const failing = calls.ask(() => Promise.reject(new Error('no such table')));
  await expect(failing).rejects.toThrow('no such table');
  expect(calls.ended).toBe(false);
});

test('what a worker has not answered when it is ended fails, and so does what it is asked afterwards', async () => {
  const calls = new Calls();
  const answered = calls.ask(() => Promise.resolve('in time'));
  const open = [codeOf(calls.ask(never)), codeOf(calls.ask(never))];
  await answered;
  calls.end();
  expect(await Promise.all(open)).toEqual(['engine-ended', 'engine-ended']);
  let asked = false;
  const late = codeOf(
    calls.ask(() => {
      asked = true;
      return never();
    })
  );
  expect([await late, asked, calls.ended]).toEqual(['engine-ended', false, true]);
  expect(await answered).toBe('in time');
});
