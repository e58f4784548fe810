import {expect, test} from 'vitest';
import {keepSettings, readSettings} from '../../../src/ui/settings.ts';

/** Storage as a browser has it, over a map. */
function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    length: 0,
    clear: () => kept.clear(),
    key: () => null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key)
  };
}

test('the first visit follows the browser: Chinese unless it speaks something else', () => {
  expect(readSettings(storage, ['zh-CN'])).toEqual({lang: 'zh', theme: 'system'});
  expect(readSettings(storage, ['en-GB', 'zh'])).toEqual({lang: 'en', theme: 'system'});
  expect(readSettings(storage, [])).toEqual({lang: 'zh', theme: 'system'});
});

test('what was chosen is there again', () => {
  const kept = storage();
  keepSettings(() => kept, {lang: 'en', theme: 'dark'});
  expect(readSettings(() => kept, ['zh-CN'])).toEqual({lang: 'en', theme: 'dark'});
});

test('nonsense in the storage is as a first visit', () => {
  const kept = storage();
  kept.setItem('dishu', 'fr purple');
  expect(readSettings(() => kept, ['zh-CN'])).toEqual({lang: 'zh', theme: 'system'});
});

test('a browser that forbids storage is no failure', () => {
  const denied = (): never => {
    throw new Error('denied');
  };
  const forbidden: Storage = Object.assign(storage(), {getItem: denied, setItem: denied});
  for (const storing of [() => forbidden, denied]) {
    keepSettings(storing, {lang: 'zh', theme: 'light'});
    expect(readSettings(storing, ['zh'])).toEqual({lang: 'zh', theme: 'system'});
  }
});
