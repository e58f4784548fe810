import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {Page} from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Found = {
  id: string;
  impact: string | null;
  nodes: {target: unknown; failureSummary?: string}[];
};
declare const axe: {run(): Promise<{violations: Found[]}>};

/** What axe finds, as lines that name rule, place and reason. The page's policy must be bypassed. */
export async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({content: AXE});
  const found = await page.evaluate(async () => (await axe.run()).violations);
  return found.flatMap(({id, impact, nodes}) =>
    nodes.map((node) => `${impact} ${id} ${String(node.target)} ${node.failureSummary ?? ''}`)
  );
}
