const waiting: (() => void)[] = [];

/** Wakes the first who waits, a turn later; by a message of the thread to itself, since timers wait 4 ms. Node has a way of its own. */
const wakeLater: () => void = nodeTurn() ?? ownMessages();

function nodeTurn(): (() => void) | undefined {
  const later: unknown = Reflect.get(globalThis, 'setImmediate');
  return typeof later === 'function' ? () => void later(wakeFirst) : undefined;
}

/** One channel for the life of the thread, not one for each turn. */
function ownMessages(): () => void {
  const {port1, port2} = new MessageChannel();
  port1.onmessage = wakeFirst;
  return () => port2.postMessage(null);
}

function wakeFirst(): void {
  waiting.shift()?.();
}

/** Lets the thread do something else first: messages, a cancel among them, and timers. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    wakeLater();
  });
}

/** Runs what it is given one after the other, whether the one before succeeded or failed. */
export function oneByOne(): <T>(run: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const turn = last.then(run);
    last = turn.catch(() => undefined);
    return turn;
  };
}
