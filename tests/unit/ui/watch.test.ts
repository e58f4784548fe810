import type {ReactiveControllerHost} from 'lit';
import {expect, test} from 'vitest';
import {Store} from '../../../src/ui/store.ts';
import {Watch} from '../../../src/ui/watch.ts';

/** An element as far as a controller knows it: it counts the updates that are asked of it. */
class Host implements ReactiveControllerHost {
  asked = 0;
  readonly updateComplete = Promise.resolve(true);
  addController(): void {}
  removeController(): void {}
  requestUpdate(): void {
    this.asked++;
  }
}

function watching(store: () => Store<{n: number}> | undefined) {
  const host = new Host();
  const watch = new Watch(host, store);
  watch.hostConnected();
  watch.hostUpdate();
  host.asked = 0;
  return {host, watch};
}

test('what is watched asks for an update whenever it changes', () => {
  const store = new Store({n: 0});
  const {host} = watching(() => store);
  store.set({n: 1});
  store.set({n: 2});
  expect(host.asked).toBe(2);
});

test('another thing to watch takes the place of the former', () => {
  const [former, next] = [new Store({n: 0}), new Store({n: 0})];
  let current = former;
  const {host, watch} = watching(() => current);
  current = next;
  watch.hostUpdate();
  former.set({n: 1});
  expect(host.asked).toBe(0);
  next.set({n: 1});
  expect(host.asked).toBe(1);
});

test('an element that has left the page is asked nothing more, even when an update was still before it', () => {
  const store = new Store({n: 0});
  const {host, watch} = watching(() => store);
  watch.hostDisconnected();
  watch.hostUpdate();
  store.set({n: 1});
  expect(host.asked).toBe(0);
  watch.hostConnected();
  watch.hostUpdate();
  host.asked = 0;
  store.set({n: 2});
  expect(host.asked).toBe(1);
});
