import {readFileSync} from 'node:fs';
import type {Page} from 'playwright-core';

const LONG = {timeout: 240_000};

/** A notebook of every kind of cell over literal rows: it needs no data. */
export const FORMS = readFileSync(new URL('fixtures/forms.md', import.meta.url), 'utf8');

/** A notebook of one parameter and one sentence that depends on it. */
export const PARAMETER = `---
title.zh: 参数
title.en: Parameter
---

\`\`\`input 年
form: integer
label.zh: 年份
label.en: Year
value: 2023
\`\`\`

\`\`\`sql a
SELECT getvariable('年') * 2 AS twice
\`\`\`

两倍是 {a.twice:text}。
`;

/** Opens a notebook as a reader does, by choosing its file, and waits until it has run. */
export async function openNotebook(page: Page, text: string, name = 'forms.md'): Promise<void> {
  const buffer = Buffer.from(text);
  await page.locator('input#files').setInputFiles({name, mimeType: 'text/markdown', buffer});
  await page.locator('notebook-page article[aria-busy="false"]').waitFor();
}

/** Goes to a notebook of the page and waits until all of it has run and its answer stands drawn. */
export async function showNotebook(page: Page, id: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#/notebook/${id}`);
  await page.locator(`side-bar a[href="#/notebook/${id}"][aria-current="page"]`).waitFor(LONG);
  await page.locator('notebook-page article[aria-busy="false"]').waitFor(LONG);
  await page.locator('cell-prose[lead] p').first().waitFor(LONG);
  await page.locator('cell-figures dd.value, cell-lines .value').first().waitFor(LONG);
  await page.locator('chart-drawing svg, cell-lines .value').first().waitFor(LONG);
}

/** A text without its spaces: a unit stands beside its number, or below it. */
export const plain = (text: string): string => text.replace(/\s/g, '');

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
