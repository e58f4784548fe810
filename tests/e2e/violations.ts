import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {Page} from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Found = {
  id: string;
  impact: string | null;
  nodes: {target: unknown; failureSummary?: string}[];
};
declare const axe: {run(options: object): Promise<{violations: Found[]}>};

/** Only what is wrong is described, and no style sheet is fetched again: the rules are all the same. */
const OPTIONS = {resultTypes: ['violations'], preload: false};

/** What axe finds, as lines that name rule, place and reason. It is evaluated, not added as a script: the page's policy stands. */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const found = await page.evaluate(
    async (options) => (await axe.run(options)).violations,
    OPTIONS
  );
  return found.flatMap(({id, impact, nodes}) =>
    nodes.map((node) => `${impact} ${id} ${String(node.target)} ${node.failureSummary ?? ''}`)
  );
}
