import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {gallery} from '../../../docs/charts/gallery.ts';

test.each([...gallery()])('docs/%s is what the charts draw now', (path, text) => {
  expect(readFileSync(new URL(`../../../docs/${path}`, import.meta.url), 'utf8')).toBe(text);
});
