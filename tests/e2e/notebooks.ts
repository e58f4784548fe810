import {readFileSync} from 'node:fs';
import type {Page} from 'playwright-core';

/** A notebook of every kind of cell over literal rows: it needs no data. */
export const FORMS = readFileSync(new URL('fixtures/forms.md', import.meta.url), 'utf8');

/** Opens a notebook as a reader does, by choosing its file, and waits until it has run. */
export async function openNotebook(page: Page, text: string, name = 'forms.md'): Promise<void> {
  const buffer = Buffer.from(text);
  await page.locator('input#files').setInputFiles({name, mimeType: 'text/markdown', buffer});
  await page.locator('notebook-page article[aria-busy="false"]').waitFor();
}

/** Texts of the page that hold Chinese outside what is marked as data, shadow trees included. */
export async function chineseOutsideData(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const found: string[] = [];
    const walk = (node: Node): void => {
      if (node instanceof Element) {
        if (
          node.getAttribute('translate') === 'no' ||
          ['STYLE', 'SCRIPT', 'NOSCRIPT'].includes(node.tagName)
        )
          return;
        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
          const said = node.getAttribute(name);
          if (said && /\p{Script=Han}/u.test(said)) found.push(`${name}=${said}`);
        }
        if (node.shadowRoot) walk(node.shadowRoot);
      }
      if (node instanceof Text && /\p{Script=Han}/u.test(node.data)) found.push(node.data.trim());
      node.childNodes.forEach(walk);
    };
    walk(document.body);
    if (/\p{Script=Han}/u.test(document.title)) found.push(document.title);
    return found;
  });
}
